// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-coverage.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-view.h"

/* What every review needs, and who stands in for whom. */
static const struct
{
  const char *roles[4];
  gboolean ours; /* we bring them ourselves */
} needed[] = {
  { { "champion" }, FALSE },
  { { "SE" }, TRUE },
  { { "lead architect", "solutions architect", "review board" }, FALSE },
  { { "system owner" }, FALSE },
  { { "DBA" }, FALSE },
  { { "security" }, FALSE },
  { { "network" }, FALSE },
  { { "note-taker" }, TRUE },
};

gboolean
plumb_coverage_has_begun (PlumbReview *review)
{
  const PlumbRecord *root = plumb_review_get_root (review);

  return plumb_record_has (root, "session_started") || plumb_record_has (root, "session_ended");
}

/* -- Systems ---------------------------------------------------------------------------------------- */

static gboolean
is_ground (const PlumbRecord *system)
{
  static const char *const grounds[] = { "network zone", "environment", "solution", "person",
                                         NULL };
  const char *kind = plumb_record_get (system, "kind");

  return kind != NULL && g_strv_contains (grounds, kind);
}

GPtrArray *
plumb_coverage_list_systems (PlumbReview *review)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  g_autoptr (GHashTable) containers = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < systems->len; i++)
    {
      const char *container = plumb_record_get (g_ptr_array_index (systems, i), "container");

      if (container != NULL)
        g_hash_table_add (containers, (char *)container);
    }
  for (guint i = 0; i < systems->len; i++)
    {
      PlumbRecord *system = g_ptr_array_index (systems, i);

      if (!is_ground (system) && !g_hash_table_contains (containers, plumb_record_get_id (system))
          && plumb_view_shows (review, system, PLUMB_VIEW_CURRENT)
          && !plumb_view_is_inside_ours (review, system, PLUMB_VIEW_PROPOSED))
        g_ptr_array_add (list, system);
    }
  return list;
}

/* -- People ----------------------------------------------------------------------------------------- */

static void
add_speakers (GHashTable *heard, PlumbReview *review, const char *table)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  for (guint i = 0; i < records->len; i++)
    {
      const char *said_by = plumb_record_get (g_ptr_array_index (records, i), "said_by");

      if (said_by != NULL)
        g_hash_table_add (heard, (char *)said_by);
    }
}

GHashTable *
plumb_coverage_dup_heard (PlumbReview *review)
{
  const GPtrArray *people = plumb_review_get_records (review, "person");
  GHashTable *heard = g_hash_table_new (g_str_hash, g_str_equal);

  add_speakers (heard, review, "discovery");
  add_speakers (heard, review, "note");
  for (guint i = 0; i < people->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (people, i);

      if (plumb_record_has (person, "heard_at"))
        g_hash_table_add (heard, (char *)plumb_record_get_id (person));
    }
  return heard;
}

GPtrArray *
plumb_coverage_list_silent (PlumbReview *review)
{
  const GPtrArray *people = plumb_review_get_records (review, "person");
  g_autoptr (GHashTable) heard = plumb_coverage_dup_heard (review);
  GPtrArray *silent = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      PlumbRecord *person = g_ptr_array_index (people, i);

      if (plumb_record_is (person, "side", "customer")
          && (plumb_record_get_boolean (person, "invited")
              || plumb_record_get_boolean (person, "attended"))
          && !g_hash_table_contains (heard, plumb_record_get_id (person)))
        g_ptr_array_add (silent, person);
    }
  return silent;
}

/* We come without being invited. */
static PlumbCoverageState
state_of_person (const PlumbRecord *person)
{
  if (plumb_record_get_boolean (person, "attended"))
    return PLUMB_COVERAGE_ATTENDED;
  if (plumb_record_get_boolean (person, "invited") || plumb_record_is (person, "side", "us"))
    return PLUMB_COVERAGE_INVITED;
  return PLUMB_COVERAGE_MISSING;
}

static gboolean
has_any_role (const PlumbRecord *person, const char *const *roles)
{
  for (guint i = 0; roles[i] != NULL; i++)
    if (plumb_record_set_contains (person, "roles", roles[i]))
      return TRUE;
  return FALSE;
}

/* The ids of the people who own a system. */
static GHashTable *
list_owners (PlumbReview *review)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  GHashTable *owners = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < systems->len; i++)
    {
      const char *owner = plumb_record_get (g_ptr_array_index (systems, i), "owner");

      if (owner != NULL)
        g_hash_table_add (owners, (char *)owner);
    }
  return owners;
}

static GPtrArray *
list_people (PlumbReview *review, guint need)
{
  const GPtrArray *people = plumb_review_get_records (review, "person");
  g_autoptr (GHashTable) owners = NULL;
  GPtrArray *list = g_ptr_array_new ();

  if (strcmp (needed[need].roles[0], "system owner") == 0)
    owners = list_owners (review);
  for (guint i = 0; i < people->len; i++)
    {
      PlumbRecord *person = g_ptr_array_index (people, i);

      if (has_any_role (person, needed[need].roles)
          || (owners != NULL && g_hash_table_contains (owners, plumb_record_get_id (person))))
        g_ptr_array_add (list, person);
    }
  return list;
}

gboolean
plumb_coverage_has_role (PlumbReview *review, const char *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (strcmp (needed[i].roles[0], role) == 0)
      {
        g_autoptr (GPtrArray) people = list_people (review, i);

        for (guint j = 0; j < people->len; j++)
          if (state_of_person (g_ptr_array_index (people, j)) != PLUMB_COVERAGE_MISSING)
            return TRUE;
      }
  return FALSE;
}

/* -- Lines ------------------------------------------------------------------------------------------ */

static void
coverage_free (gpointer data)
{
  PlumbCoverage *line = data;

  g_free (line->title);
  g_free (line->ask);
  g_ptr_array_unref (line->people);
  g_free (line);
}

static PlumbCoverage *
add_line (GPtrArray *lines, GHashTable *heard, GPtrArray *people)
{
  PlumbCoverage *line = g_new0 (PlumbCoverage, 1);

  line->people = people;
  for (guint i = 0; i < people->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (people, i);

      line->state = MAX (line->state, state_of_person (person));
      line->heard = line->heard || g_hash_table_contains (heard, plumb_record_get_id (person));
    }
  g_ptr_array_add (lines, line);
  return line;
}

static char *
ask_for_role (const PlumbCoverage *line, gboolean ours)
{
  if (ours || line->state != PLUMB_COVERAGE_MISSING)
    return NULL;
  if (line->people->len > 0)
    /* Translators: a person, and a role such as DBA. */
    return g_strdup_printf (_ ("%s is our contact for this role and not invited yet: %s. Can you "
                               "bring them in?"),
                            plumb_record_get (g_ptr_array_index (line->people, 0), "name"),
                            line->title);
  /* Translators: to the champion; a role such as DBA. */
  return g_strdup_printf (_ ("Nobody is here for this role: %s. Who should join us?"), line->title);
}

static char *
ask_for_owner (const PlumbCoverage *line, gboolean begun)
{
  const char *owner;

  if (line->people->len == 0)
    /* Translators: to the champion; a system. */
    return g_strdup_printf (_ ("Nobody here owns %s. Who does, and can they talk to us?"),
                            line->title);
  owner = plumb_record_get (g_ptr_array_index (line->people, 0), "name");
  if (begun && line->state != PLUMB_COVERAGE_ATTENDED)
    /* Translators: to the champion; a person, a system. */
    return g_strdup_printf (_ ("%s owns %s and was not in the session. Can you bring us together?"),
                            owner, line->title);
  if (line->state == PLUMB_COVERAGE_MISSING)
    /* Translators: to the champion; a person, a system. */
    return g_strdup_printf (_ ("%s owns %s and is not invited yet. Can you bring them in?"), owner,
                            line->title);
  return NULL;
}

static void
add_systems (GPtrArray *lines, PlumbReview *review, GHashTable *heard)
{
  g_autoptr (GPtrArray) systems = plumb_coverage_list_systems (review);

  for (guint i = 0; i < systems->len; i++)
    {
      PlumbRecord *system = g_ptr_array_index (systems, i);
      PlumbRecord *owner =
          plumb_review_get_record (review, "person", plumb_record_get (system, "owner"));
      GPtrArray *people = g_ptr_array_new ();
      PlumbCoverage *line;

      if (owner != NULL)
        g_ptr_array_add (people, owner);
      line = add_line (lines, heard, people);
      line->system = system;
      line->title = plumb_review_dup_name (review, system);
      line->ask = ask_for_owner (line, plumb_coverage_has_begun (review));
    }
}

GPtrArray *
plumb_coverage_list (PlumbReview *review)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("role");
  g_autoptr (GHashTable) heard = plumb_coverage_dup_heard (review);
  GPtrArray *lines = g_ptr_array_new_with_free_func (coverage_free);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      PlumbCoverage *line = add_line (lines, heard, list_people (review, i));

      line->role = needed[i].roles[0];
      line->title = g_strdup (plumb_vocabulary_get_title (vocabulary, line->role));
      line->ask = ask_for_role (line, needed[i].ours);
    }
  add_systems (lines, review, heard);
  return lines;
}
