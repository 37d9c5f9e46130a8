// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Blocks as Markdown with pipe tables (GitHub's dialect). Every word of the document is escaped, so
 * that none is taken for a mark; a picture is told in words. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/plumb-report.h"
#include "report/plumb-summary-private.h"

#define SPECIAL "\\`*_{}[]<>|~&"

/* How the words of a place are written. */
typedef enum
{
  IN_TEXT, /* "\n" is a hard line end */
  IN_CELL, /* "\n" becomes <br> */
  IN_LINE, /* "\n" becomes a dash: headings and items */
} Where;

/* What the deliverable's template calls the sections that it names. */
static const struct
{
  const char *place;
  const char *title;
} template_titles[] = {
  { "current-state", N_ ("Current State") },
  { "proposed", N_ ("Proposed Architecture") },
  { "integration-points", N_ ("Integration Points") },
  { "gaps", N_ ("Gaps and Mitigations") },
  { "prerequisites", N_ ("Prerequisites") },
  { "next-steps", N_ ("Recommended Next Steps") },
  { "questions", N_ ("Open Questions") },
};

/* The head of the template, in its order; other facts follow in theirs. */
static const struct
{
  const char *key;
  const char *label;
} template_facts[] = {
  { "customer", N_ ("Customer") },
  { "session", N_ ("Date") },
  { "participants", N_ ("Participants") },
  { "se", N_ ("SE") },
};

static void
append_break (GString *out, Where where)
{
  g_string_append (out, where == IN_CELL ? "<br>" : where == IN_LINE ? " – " : "  \n");
}

/* A mark that means something only where a line begins: list, heading, quotation, rule, underline. */
static gboolean
is_mark_at_start (char c)
{
  return c == '#' || c == '+' || c == '-' || c == '=';
}

static void
append_number_mark (GString *out, const char **p)
{
  const char *end = *p;

  while (g_ascii_isdigit (*end))
    end++;
  if (end == *p || (*end != '.' && *end != ')'))
    return;
  g_string_append_len (out, *p, end - *p);
  g_string_append_c (out, '\\');
  g_string_append_c (out, *end);
  *p = end + 1;
}

static void
append_escaped (GString *out, const char *text, Where where)
{
  gboolean start = TRUE;

  for (const char *p = text; *p != '\0';)
    {
      if (start && (*p == ' ' || *p == '\t'))
        {
          p++;
          continue;
        }
      if (start)
        append_number_mark (out, &p);
      if (*p == '\0')
        break;
      if (*p == '\n')
        append_break (out, where);
      else if ((guchar)*p >= ' ')
        {
          if (strchr (SPECIAL, *p) != NULL || (start && is_mark_at_start (*p))
              || (*p == '!' && p[1] == '['))
            g_string_append_c (out, '\\');
          g_string_append_c (out, *p);
        }
      start = *p == '\n';
      p++;
    }
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\n' || c == '\t';
}

/* Marks of emphasis must touch the word: spaces at the ends stay outside. */
static void
append_run (GString *out, const PlumbRun *run, Where where)
{
  const char *mark = run->strong ? "**" : run->italic ? "*" : "";
  const char *first = run->text, *last = run->text + strlen (run->text);
  g_autofree char *core = NULL;

  while (first < last && is_space (*first))
    first++;
  while (last > first && is_space (last[-1]))
    last--;
  for (const char *p = run->text; p < first; p++)
    {
      if (*p == '\n')
        append_break (out, where);
      else
        g_string_append_c (out, ' ');
    }
  core = g_strndup (first, (gsize)(last - first));
  if (*core != '\0')
    {
      g_string_append (out, mark);
      append_escaped (out, core, where);
      g_string_append (out, mark);
    }
  for (const char *p = last; *p != '\0' && p > first; p++)
    {
      if (*p == '\n')
        append_break (out, where);
      else
        g_string_append_c (out, ' ');
    }
}

static void
append_inline (GString *out, const PlumbInline *text, Where where)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; text != NULL && i < text->runs->len; i++)
    append_run (line, g_ptr_array_index (text->runs, i), where);
  if (text != NULL && text->chip != NULL)
    g_string_append_printf (
        line, line->len > 0 ? " (%s)" : "%s",
        plumb_vocabulary_get_title (plumb_schema_find_vocabulary ("level"), text->chip));
  g_string_append (out, line->str);
}

static const char *
find_template_title (const char *place)
{
  for (guint i = 0; place != NULL && i < G_N_ELEMENTS (template_titles); i++)
    if (strcmp (template_titles[i].place, place) == 0)
      return g_dgettext (GETTEXT_PACKAGE, template_titles[i].title);
  return NULL;
}

/* "participants" stands for the facts of all sides. */
static gboolean
has_key (const PlumbInline *fact, const char *key)
{
  return fact->key != NULL
         && (strcmp (fact->key, key) == 0
             || (g_str_has_prefix (fact->key, key) && fact->key[strlen (key)] == '-'));
}

/* All facts called @key, as one line of the head; what stood on lines is told apart by
 * semicolons. The summary's template wants its lines even where nothing is known. */
static void
append_facts (GString *out, const PlumbBlock *block, const char *key, const char *label)
{
  gboolean wanted = g_strcmp0 (block->place, PLUMB_SUMMARY_PLACE) == 0;
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i + 1 < block->facts->len; i += 2)
    {
      const PlumbInline *value = g_ptr_array_index (block->facts, i + 1);
      g_autofree char *words = NULL;
      g_auto (GStrv) lines = NULL;

      if (!has_key (value, key))
        continue;
      words = value->value != NULL ? g_strdup (value->value) : plumb_inline_dup_text (value);
      lines = g_strsplit (words, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (values->len > 0)
            g_string_append (values, "; ");
          append_escaped (values, lines[j], IN_LINE);
        }
    }
  if (values->len > 0 || wanted)
    g_string_append_printf (out, "**%s:** %s  \n", label, values->len > 0 ? values->str : "–");
}

static gboolean
is_in_template (const PlumbInline *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (template_facts); i++)
    if (has_key (value, template_facts[i].key))
      return TRUE;
  return FALSE;
}

static void
append_title (GString *out, const PlumbBlock *block)
{
  g_string_append (out, "# ");
  append_escaped (out, block->kicker != NULL ? block->kicker : "", IN_LINE);
  g_string_append (out, "\n\n");
  for (guint i = 0; i < G_N_ELEMENTS (template_facts); i++)
    append_facts (out, block, template_facts[i].key,
                  g_dgettext (GETTEXT_PACKAGE, template_facts[i].label));
  for (guint i = 0; i + 1 < block->facts->len; i += 2)
    {
      const PlumbInline *value = g_ptr_array_index (block->facts, i + 1);
      g_autofree char *label = plumb_inline_dup_text (g_ptr_array_index (block->facts, i));

      if (!is_in_template (value))
        append_facts (out, block, value->key != NULL ? value->key : "", label);
    }
  g_string_append_c (out, '\n');
}

static void
append_heading (GString *out, const PlumbBlock *block)
{
  const char *title = find_template_title (block->place);

  for (int i = 0; i <= block->level; i++)
    g_string_append_c (out, '#');
  g_string_append_c (out, ' ');
  if (title != NULL)
    g_string_append (out, title);
  else
    append_inline (out, block->text, IN_LINE);
  g_string_append (out, "\n\n");
}

static void
append_list (GString *out, const PlumbBlock *block)
{
  for (guint i = 0; i < block->items->len; i++)
    {
      if (block->ordered)
        g_string_append_printf (out, "%u. ", i + 1);
      else
        g_string_append (out, "- ");
      append_inline (out, g_ptr_array_index (block->items, i), IN_LINE);
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

static void
append_table (GString *out, const PlumbBlock *block)
{
  guint n = block->columns->len;

  g_string_append_c (out, '|');
  for (guint i = 0; i < n; i++)
    {
      g_string_append_c (out, ' ');
      append_escaped (out, ((PlumbTableColumn *)g_ptr_array_index (block->columns, i))->title,
                      IN_CELL);
      g_string_append (out, " |");
    }
  g_string_append (out, "\n|");
  for (guint i = 0; i < n; i++)
    {
      const PlumbTableColumn *column = g_ptr_array_index (block->columns, i);

      g_string_append (out, column->number ? " ---: |" : " --- |");
    }
  g_string_append_c (out, '\n');
  for (guint i = 0; i < block->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (block->rows, i);

      g_string_append_c (out, '|');
      for (guint j = 0; j < n; j++)
        {
          g_string_append_c (out, ' ');
          append_inline (out, j < row->len ? g_ptr_array_index (row, j) : NULL, IN_CELL);
          g_string_append (out, " |");
        }
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

static void
append_figure (GString *out, const PlumbBlock *block)
{
  g_autofree char *caption = plumb_block_dup_caption (block);

  g_string_append (out, "*");
  append_escaped (out, caption, IN_LINE);
  g_string_append (out, "*\n\n");
  if (block->alternative == NULL || *block->alternative == '\0')
    return;
  append_escaped (out, block->alternative, IN_TEXT);
  g_string_append (out, "\n\n");
}

static void
append_callout (GString *out, const PlumbBlock *block)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  append_inline (words, block->text, IN_TEXT);
  lines = g_strsplit (words->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "> %s\n", lines[i]);
  g_string_append_c (out, '\n');
}

static void
append_block (GString *out, const PlumbBlock *block)
{
  switch (block->type)
    {
    case PLUMB_BLOCK_TITLE:
      append_title (out, block);
      break;
    case PLUMB_BLOCK_HEADING:
      append_heading (out, block);
      break;
    case PLUMB_BLOCK_PARAGRAPH:
      append_inline (out, block->text, IN_TEXT);
      g_string_append (out, "\n\n");
      break;
    case PLUMB_BLOCK_LIST:
      append_list (out, block);
      break;
    case PLUMB_BLOCK_TABLE:
      append_table (out, block);
      break;
    case PLUMB_BLOCK_FIGURE:
      append_figure (out, block);
      break;
    case PLUMB_BLOCK_CALLOUT:
      append_callout (out, block);
      break;
    }
}

/* Links inside the document are left out: Markdown has no places to lead to. New string. */
char *
plumb_blocks_to_markdown (const PlumbBlocks *blocks)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (blocks != NULL, NULL);

  for (guint i = 0; i < blocks->blocks->len; i++)
    append_block (out, g_ptr_array_index (blocks->blocks, i));
  while (g_str_has_suffix (out->str, "\n\n"))
    g_string_truncate (out, out->len - 1);
  return g_string_free (out, FALSE);
}
