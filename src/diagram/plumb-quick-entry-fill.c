// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lines that fill tables: gaps, questions, prerequisites, next steps, notes, people (decisions.md, 17). */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-line.h"
#include "diagram/plumb-words.h"
#include "schema/plumb-value.h"

/* Who `@X` is. One of person and team is set, or none for an empty name. */
typedef struct
{
  PlumbRecord *person;
  char *team;
  char *name; /* the words of @X that name them */
  char *rest; /* the words behind, which belong to the text; or NULL */
} Who;

static void
who_clear (Who *who)
{
  g_free (who->team);
  g_free (who->name);
  g_free (who->rest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Who, who_clear)

/* -- `@X` ------------------------------------------------------------------------------------------ */

static gboolean
has_capital (const char *word)
{
  gunichar c = g_utf8_get_char (word);

  return g_unichar_isalpha (c) && !g_unichar_islower (c);
}

/* How many of @words are a new person's name: words with capitals, with what joins them in names. */
static guint
count_name (char **words)
{
  static const char *const joins[] = { "van", "von", "de", "der", "den", "da", "di", "du", "del",
                                       "la",  "le",  "al", "bin", "el",  "zu", "y",  NULL };
  guint taken = 1;

  for (guint i = 1; words[i] != NULL; i++)
    {
      if (has_capital (words[i]))
        taken = i + 1;
      else if (!g_strv_contains (joins, words[i]))
        break;
    }
  return taken;
}

static char *
join_words (char **words, guint from, guint to)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = from; i < to && words[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > from ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
take_words (Who *who, char **words, guint n)
{
  guint all = g_strv_length (words);

  who->name = join_words (words, 0, n);
  who->rest = n < all ? join_words (words, n, all) : NULL;
}

/* A person by full name, the longest one first; then by first name alone. */
static gboolean
find_person (PlumbQuickLine *line, Who *who, char **words, gboolean whole, GError **error)
{
  guint all = g_strv_length (words);

  for (guint n = all; n > 0; n--)
    {
      g_autofree char *name = join_words (words, 0, n);
      GError *local = NULL;

      /* "@Dana Smith" is not the Dana Lee that we know. */
      if ((n < all && whole) || (n == 1 && all > 1 && has_capital (words[1])))
        continue;
      who->person = plumb_quick_names_find_person (line->review, name, &local);
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return FALSE;
        }
      if (who->person != NULL)
        {
          take_words (who, words, n);
          return TRUE;
        }
    }
  return TRUE;
}

static void
find_team (PlumbQuickLine *line, Who *who, char **words, gboolean whole)
{
  guint all = g_strv_length (words);

  for (guint n = all; n > 0 && who->team == NULL; n--)
    {
      g_autofree char *name = join_words (words, 0, n);

      if (n < all && whole)
        break;
      who->team = plumb_quick_names_find_team (line->review, name);
      if (who->team == NULL)
        continue;
      if (words[n] != NULL && g_ascii_strcasecmp (words[n], "team") == 0)
        n++;
      take_words (who, words, n);
    }
}

static PlumbRecord *
make_person (PlumbQuickLine *line, const char *name, const char *team, GError **error)
{
  PlumbRecord *person = plumb_review_add (line->review, "person", error, "name", name, "team",
                                          team != NULL ? team : "", NULL);

  if (person != NULL)
    plumb_quick_line_report (line, person, PLUMB_MADE);
  return person;
}

/* The one person with that name, else a known team, else a new person; with @new_team an unknown one is
 * a new team. */
static gboolean
read_who (
    PlumbQuickLine *line, const PlumbQuickWord *word, gboolean new_team, Who *who, GError **error)
{
  g_auto (GStrv) words = g_strsplit (word->text, " ", -1);
  guint n;

  if (words[0] == NULL || !find_person (line, who, words, word->quoted, error))
    return words[0] == NULL;
  if (who->person == NULL)
    find_team (line, who, words, word->quoted);
  if (who->person != NULL || who->team != NULL)
    return TRUE;
  n = word->quoted || new_team ? g_strv_length (words) : count_name (words);
  take_words (who, words, n);
  if (new_team)
    who->team = g_strdup (who->name);
  else
    who->person = make_person (line, who->name, NULL, error);
  return who->person != NULL || who->team != NULL;
}

/* The owner of a row is a person; where a team is named, one who stands for it. */
static gboolean
read_owner (PlumbQuickLine *line, GString *text, char **owner, GError **error)
{
  g_auto (Who) who = { NULL };

  *owner = NULL;
  if (line->entry->who->len == 0)
    return TRUE;
  if (!read_who (line, line->entry->who->pdata[0], FALSE, &who, error))
    return FALSE;
  if (who.person == NULL && who.team != NULL)
    who.person = make_person (line, who.team, who.team, error);
  if (who.person == NULL)
    return FALSE;
  *owner = g_strdup (plumb_record_get_id (who.person));
  if (who.rest != NULL)
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? " " : "", who.name, who.rest);
  return TRUE;
}

/* -- Rows ------------------------------------------------------------------------------------------ */

static char *
read_date (PlumbQuickLine *line)
{
  char *iso = NULL;

  if (line->entry->date != NULL)
    plumb_words_read_date (line->entry->date, line->now, &iso);
  return iso;
}

static PlumbRecord *
find_in (PlumbQuickLine *line, const char *table, const char *id)
{
  return id != NULL ? plumb_review_get_record (line->review, table, id) : NULL;
}

/* What a note or a question is about: what is selected. */
static PlumbRecord *
find_selected (PlumbQuickLine *line)
{
  PlumbRecord *selected = find_in (line, "connection", line->context->selected);

  return selected != NULL ? selected : find_in (line, "system", line->context->selected);
}

static gboolean
finish_row (PlumbQuickLine *line, PlumbRecord *row)
{
  if (row != NULL)
    plumb_quick_line_report (line, row, PLUMB_MADE);
  return row != NULL;
}

static gboolean
add_gap (PlumbQuickLine *line, GError **error)
{
  PlumbRecord *selected = find_selected (line);
  PlumbRecord *connection = find_in (line, "connection", line->context->selected);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *owner = NULL;
  g_autofree char *due = read_date (line);
  const char *mitigation = line->entry->mitigation;

  if (selected == NULL)
    connection = find_in (line, "connection", line->context->last_connection);
  if (mitigation != NULL)
    g_string_assign (text, mitigation);
  if (!read_owner (line, text, &owner, error))
    return FALSE;
  return finish_row (
      line,
      plumb_review_add (
          line->review, "gap", error, "gap", line->entry->text, "mitigation", text->str, "due", due,
          "owner", owner, "connection", connection != NULL ? plumb_record_get_id (connection) : "",
          "point",
          /* A gap on a system names it: only connections are linked. */
          selected != NULL && connection == NULL ? plumb_record_get (selected, "name") : "", NULL));
}

static gboolean
add_question (PlumbQuickLine *line, GError **error)
{
  PlumbRecord *about = find_selected (line);
  g_autoptr (GString) text = g_string_new (line->entry->text);
  g_autofree char *owner = NULL;
  g_autofree char *due = read_date (line);

  if (!read_owner (line, text, &owner, error))
    return FALSE;
  return finish_row (
      line, plumb_review_add (line->review, "question", error, "text", text->str, "owner", owner,
                              "follow_up", due, "about_table",
                              about != NULL ? plumb_record_get_table (about)->id : "", "about",
                              about != NULL ? plumb_record_get_id (about) : "", NULL));
}

static gboolean
add_step (PlumbQuickLine *line, GError **error)
{
  g_autoptr (GString) text = g_string_new (line->entry->text);
  g_autofree char *owner = NULL;
  g_autofree char *due = read_date (line);

  if (!read_owner (line, text, &owner, error))
    return FALSE;
  return finish_row (line, plumb_review_add (line->review, "next_step", error, "action", text->str,
                                             "owner", owner, "due", due, NULL));
}

/* Both names of `@Network @Marco`; a person alone brings the team along. */
static gboolean
read_team_and_person (
    PlumbQuickLine *line, GString *text, char **team, char **person, GError **error)
{
  for (guint i = 0; i < line->entry->who->len; i++)
    {
      g_auto (Who) who = { NULL };

      if (!read_who (line, line->entry->who->pdata[i], TRUE, &who, error))
        return FALSE;
      if (who.person != NULL && *person == NULL)
        *person = g_strdup (plumb_record_get_id (who.person));
      if (who.team != NULL && *team == NULL)
        *team = g_strdup (who.team);
      else if (who.person != NULL && *team == NULL && i + 1 == line->entry->who->len)
        *team = g_strdup (plumb_record_get (who.person, "team"));
      if (who.rest != NULL)
        g_string_append_printf (text, " %s %s", who.name, who.rest);
    }
  return TRUE;
}

static gboolean
add_prerequisite (PlumbQuickLine *line, GError **error)
{
  PlumbRecord *connection = find_in (line, "connection", line->context->selected);
  g_autoptr (GString) text = g_string_new (line->entry->text);
  g_autofree char *team = NULL;
  g_autofree char *person = NULL;
  g_autofree char *due = read_date (line);
  g_autofree char *days =
      line->entry->has_lead ? g_strdup_printf ("%u", line->entry->lead_days) : NULL;

  if (!read_team_and_person (line, text, &team, &person, error))
    return FALSE;
  return finish_row (
      line, plumb_review_add (line->review, "prerequisite", error, "what", text->str, "team", team,
                              "person", person, "lead_days", days, "needed_by", due, "connection",
                              connection != NULL ? plumb_record_get_id (connection) : "", NULL));
}

/* The phase that the session clock counts, or NULL. */
static const char *
find_phase (PlumbQuickLine *line)
{
  const GPtrArray *times = plumb_review_get_records (line->review, "phase_time");
  const PlumbRecord *running = NULL;

  for (guint i = 0; i < times->len; i++)
    if (plumb_record_has (times->pdata[i], "started")
        && !plumb_record_has (times->pdata[i], "ended")
        && (running == NULL
            || g_strcmp0 (plumb_record_get (times->pdata[i], "started"),
                          plumb_record_get (running, "started"))
                   > 0))
      running = times->pdata[i];
  if (running == NULL)
    return NULL;
  running = find_in (line, "agenda_item", plumb_record_get (running, "agenda_item"));
  return running != NULL ? plumb_record_get (running, "phase") : NULL;
}

static gboolean
add_note (PlumbQuickLine *line, GError **error)
{
  PlumbRecord *about = find_selected (line);
  g_autoptr (GString) text = g_string_new (line->entry->text);
  g_autofree char *time = plumb_instant_format (line->now);
  g_autofree char *said_by = NULL;
  PlumbRecord *person;

  if (!read_owner (line, text, &said_by, error))
    return FALSE;
  person = find_in (line, "person", said_by);
  if (person != NULL && !plumb_record_has (person, "heard_at")
      && !plumb_review_set (line->review, person, "heard_at", time, error))
    return FALSE;
  return finish_row (
      line, plumb_review_add (line->review, "note", error, "time", time, "phase", find_phase (line),
                              "text", text->str, "said_by", said_by, "about_table",
                              about != NULL ? plumb_record_get_table (about)->id : "", "about",
                              about != NULL ? plumb_record_get_id (about) : "", NULL));
}

gboolean
plumb_quick_add_row (PlumbQuickLine *line, GError **error)
{
  switch (line->entry->type)
    {
    case PLUMB_QUICK_GAP:
      return add_gap (line, error);
    case PLUMB_QUICK_QUESTION:
      return add_question (line, error);
    case PLUMB_QUICK_PREREQUISITE:
      return add_prerequisite (line, error);
    case PLUMB_QUICK_STEP:
      return add_step (line, error);
    default:
      return add_note (line, error);
    }
}

/* -- People ---------------------------------------------------------------------------------------- */

static const char *
find_word (const char *vocabulary, const char *text)
{
  const PlumbWord *word = plumb_vocabulary_find (plumb_schema_find_vocabulary (vocabulary), text);

  return word != NULL ? word->word : NULL;
}

/* A role, a side, a team, an address: what nothing knows is a role. */
static gboolean
add_part (
    PlumbQuickLine *line, PlumbRecord *person, GPtrArray *roles, const char *text, GError **error)
{
  const char *role = find_word ("role", text);
  const char *side = find_word ("side", text);
  g_autofree char *team = plumb_quick_names_find_team (line->review, text);
  const char *at = strchr (text, '@');

  if (side != NULL)
    return plumb_review_set (line->review, person, "side", side, error);
  if (role == NULL && team != NULL)
    return plumb_review_set (line->review, person, "team", team, error);
  if (role == NULL && at != NULL && strchr (at, '.') != NULL && strchr (text, ' ') == NULL)
    return plumb_review_set (line->review, person, "email", text, error);
  g_ptr_array_add (roles, g_strdup (role != NULL ? role : text));
  return TRUE;
}

static gboolean
describe_person (PlumbQuickLine *line, PlumbRecord *person, GError **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);
  const char *const *known = plumb_record_get_set (person, "roles");

  for (guint i = 0; known[i] != NULL; i++)
    g_ptr_array_add (roles, g_strdup (known[i]));
  for (guint i = 0; i < line->entry->parts->len; i++)
    {
      const PlumbQuickWord *part = line->entry->parts->pdata[i];

      if (!add_part (line, person, roles, part->text, error))
        return FALSE;
    }
  g_ptr_array_add (roles, NULL);
  return plumb_review_set_members (line->review, person, "roles", (const char *const *)roles->pdata,
                                   error);
}

gboolean
plumb_quick_add_person (PlumbQuickLine *line, GError **error)
{
  GError *local = NULL;
  PlumbRecord *person = plumb_quick_names_find_person (line->review, line->entry->text, &local);

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (person != NULL)
    plumb_quick_line_report (line, person, PLUMB_UPDATED);
  else
    person = make_person (line, line->entry->text, NULL, error);
  return person != NULL && describe_person (line, person, error);
}
