// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Text of pictures: fonts by role, and lines measured with Pango. */

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "draw/plumb-draw.h"
#include "draw/plumb-text-layout.h"

#define ELLIPSIS "…"
/* Of the font's size: Inter's own, and fixed, so that a line is as high whatever script is in it. */
#define ASCENT 0.97
#define LINE 1.21

static const PlumbFont fonts[PLUMB_N_TEXT_ROLES] = {
  [PLUMB_TEXT_SYSTEM] = { 13.5, 600 },  [PLUMB_TEXT_SYSTEM_DETAIL] = { 11, 400 },
  [PLUMB_TEXT_CONTAINER] = { 13, 600 }, [PLUMB_TEXT_CONTAINER_DETAIL] = { 12, 400 },
  [PLUMB_TEXT_OURS] = { 14, 700 },      [PLUMB_TEXT_METHOD] = { 12, 600 },
  [PLUMB_TEXT_DATA] = { 10.5, 400 },    [PLUMB_TEXT_BADGE] = { 10.5, 600 },
  [PLUMB_TEXT_NOTE] = { 12, 400 },      [PLUMB_TEXT_LEGEND] = { 12, 500 },
};

PlumbFont
plumb_text_role_get_font (PlumbTextRole role)
{
  return fonts[role];
}

/* -- Lines ---------------------------------------------------------------------------------------- */

/* The longest beginning of @text that fits @width with an ellipsis after it. */
static char *
ellipsize (const PlumbFont *font, const char *text, double width)
{
  g_autofree PangoLogAttr *attributes = NULL;
  glong n_chars = g_utf8_strlen (text, -1), low = 0, high = n_chars;
  GString *best = g_string_new (ELLIPSIS);

  attributes = g_new0 (PangoLogAttr, n_chars + 1);
  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), attributes, (int)n_chars + 1);
  while (low < high)
    {
      glong middle = (low + high + 1) / 2;
      GString *candidate = g_string_new_len (text, g_utf8_offset_to_pointer (text, middle) - text);

      g_strchomp (candidate->str);
      g_string_truncate (candidate, strlen (candidate->str));
      g_string_append (candidate, ELLIPSIS);
      if (plumb_text_get_width (font, candidate->str) <= width)
        low = middle;
      else
        high = middle - 1;
      g_string_free (candidate, TRUE);
    }
  /* Not within an accented letter or an emoji. */
  while (low > 0 && !attributes[low].is_cursor_position)
    low--;
  g_string_prepend_len (best, text, g_utf8_offset_to_pointer (text, low) - text);
  return g_string_free (best, FALSE);
}

/* Letters of scripts that divide words with a hyphen. */
static gboolean
is_divided (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c)
         && (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK
             || script == G_UNICODE_SCRIPT_CYRILLIC);
}

/* The text of a line, with a hyphen where it ends within a word. */
static char *
line_text (const char *text, PangoLayoutLine *line)
{
  const char *end = text + line->start_index + line->length;
  const char *last = line->length > 0 ? g_utf8_prev_char (end) : NULL;

  if (last != NULL && is_divided (g_utf8_get_char (last)) && is_divided (g_utf8_get_char (end)))
    return g_strdup_printf ("%.*s-", line->length, text + line->start_index);
  return g_strchomp (g_strndup (text + line->start_index, (gsize)line->length));
}

/* @text without what a font cannot show, tabs as spaces. */
static char *
clean (const char *text)
{
  return g_strchomp (g_strdelimit (plumb_text_clean (text), "\t", ' '));
}

static GPtrArray *
wrap (const PlumbFont *font, const char *text, double width, guint max_lines)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autoptr (PangoLayout) layout = pango_layout_new (plumb_text_get_context ());
  PlumbFont master = *font;
  PangoFontDescription *description;
  int n_lines;

  master.size = PLUMB_LAYOUT_SIZE;
  description = plumb_font_describe (&master);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  if (width > 0)
    pango_layout_set_width (layout,
                            (int)ceil (width * PLUMB_LAYOUT_SIZE / font->size * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  n_lines = pango_layout_get_line_count (layout);
  for (int i = 0; i < n_lines; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);

      if (max_lines > 0 && (guint)i + 1 == max_lines && i + 1 < n_lines)
        {
          g_autofree char *rest = g_strdup (text + line->start_index);

          g_strdelimit (rest, "\n", ' ');
          g_ptr_array_add (lines, ellipsize (font, rest, width > 0 ? width : G_MAXDOUBLE));
          break;
        }
      g_ptr_array_add (lines, line_text (text, line));
    }
  g_ptr_array_add (lines, NULL);
  return lines;
}

static char **
break_lines (gpointer data,
             PlumbTextRole role,
             const char *text,
             double max_width,
             guint max_lines,
             PlumbTextSize *size)
{
  const PlumbFont *font = &fonts[role];
  g_autofree char *cleaned = clean (text);
  char **lines;

  if (max_width <= 0)
    g_strdelimit (cleaned, "\n", ' ');
  if (strchr (cleaned, '\n') == NULL
      && (max_width <= 0 || plumb_text_get_width (font, cleaned) <= max_width))
    {
      lines = g_new0 (char *, 2);
      lines[0] = g_steal_pointer (&cleaned);
    }
  else
    lines = (char **)g_ptr_array_free (wrap (font, cleaned, max_width, max_lines), FALSE);

  *size = (PlumbTextSize){ .ascent = font->size * ASCENT, .line = font->size * LINE };
  for (guint i = 0; lines[i] != NULL; i++)
    {
      size->width = MAX (size->width, plumb_text_get_width (font, lines[i]));
      size->n_lines++;
    }
  return lines;
}

/* Measures in the calling thread; there is one for all threads, as each has its own layouts. */
const PlumbTextMeasure *
plumb_draw_get_measure (void)
{
  static const PlumbTextMeasure measure = { break_lines, NULL };

  return &measure;
}

/* -- Is the font there? --------------------------------------------------------------------------- */

gboolean
plumb_draw_check_font (GError **error)
{
  FcPattern *pattern = FcPatternCreate ();
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, (char *)NULL);
  FcFontSet *found;
  gboolean there;

  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *)PLUMB_FONT_FAMILY);
  found = FcFontList (NULL, pattern, objects);
  there = found != NULL && found->nfont > 0;
  if (found != NULL)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (pattern);
  if (!there)
    g_set_error (error, PLUMB_DRAW_ERROR, PLUMB_DRAW_ERROR_FONT,
                 /* Translators: name of a font. */
                 _ ("The font %s is not installed; pictures and pages may look different on "
                    "another computer"),
                 PLUMB_FONT_FAMILY);
  return there;
}
