// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How far discovery has come: answers by domain, time by phase, and who has not been heard yet. */

#include "analysis/plumb-discovery.h"

#include <glib/gi18n-lib.h>

#include "analysis/plumb-coverage.h"
#include "analysis/plumb-phase-times.h"
#include "analysis/plumb-rows-private.h"

enum
{
  OF,
  NAME,
  TITLE,
  QUESTIONS,
  ANSWERED,
  OPEN,
  HEARD,
  PLANNED,
  RECORDED,
  SHARE,
  N_COLUMNS,
};

static const PlumbColumn columns[N_COLUMNS] = {
  [OF] = { .key = "of" },
  [NAME] = { .key = "name" },
  [TITLE] = { .key = "title", .title = N_ ("Domain, phase or person") },
  [QUESTIONS] = { .key = "questions", .title = N_ ("Questions"), .number = TRUE },
  [ANSWERED] = { .key = "answered", .title = N_ ("Answered"), .number = TRUE },
  [OPEN] = { .key = "open", .title = N_ ("Open"), .number = TRUE },
  [HEARD] = { .key = "heard", .title = N_ ("Said by") },
  [PLANNED] = { .key = "planned", .title = N_ ("Minutes planned"), .number = TRUE },
  [RECORDED] = { .key = "recorded", .title = N_ ("Minutes recorded"), .number = TRUE },
  [SHARE] = { .key = "share", .title = N_ ("Percent of the session"), .number = TRUE },
};

static PlumbRow *
append (PlumbRows *rows, const char *of, const char *name, const char *title)
{
  PlumbRow *row = plumb_rows_append (rows, "discovery", NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    plumb_row_set (row, i, NULL, NULL);
  plumb_row_set (row, OF, of, NULL);
  plumb_row_set (row, NAME, name, NULL);
  plumb_row_set (row, TITLE, title, NULL);
  return row;
}

static void
domain_free (gpointer data)
{
  PlumbDomainState *state = data;

  g_ptr_array_unref (state->heard);
  g_free (state);
}

static PlumbDomainState *
state_of (GPtrArray *states, const char *domain)
{
  PlumbDomainState *added;

  for (guint i = 0; i < states->len; i++)
    if (g_strcmp0 (((PlumbDomainState *)g_ptr_array_index (states, i))->domain, domain) == 0)
      return g_ptr_array_index (states, i);
  added = g_new0 (PlumbDomainState, 1);
  added->domain = domain;
  added->heard = g_ptr_array_new ();
  g_ptr_array_add (states, added);
  return added;
}

GPtrArray *
plumb_discovery_list_domains (PlumbReview *review)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("domain");
  const GPtrArray *questions = plumb_review_get_records (review, "discovery");
  GPtrArray *states = g_ptr_array_new_with_free_func (domain_free);

  for (guint i = 0; i < vocabulary->n_words; i++)
    state_of (states, vocabulary->words[i].word);
  for (guint i = 0; i < questions->len; i++)
    {
      const PlumbRecord *row = g_ptr_array_index (questions, i);
      PlumbDomainState *state = state_of (states, plumb_record_get (row, "domain"));
      PlumbRecord *person =
          plumb_review_get_record (review, "person", plumb_record_get (row, "said_by"));

      state->questions++;
      state->answered += plumb_record_is (row, "state", "answered");
      state->open += plumb_record_is (row, "state", "open");
      if (person != NULL && !g_ptr_array_find (state->heard, person, NULL))
        g_ptr_array_add (state->heard, person);
    }
  return states;
}

static void
append_domains (PlumbRows *rows, PlumbReview *review)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("domain");
  g_autoptr (GPtrArray) states = plumb_discovery_list_domains (review);

  for (guint i = 0; i < states->len; i++)
    {
      const PlumbDomainState *state = g_ptr_array_index (states, i);
      PlumbRow *row = append (rows, "domain", state->domain,
                              plumb_vocabulary_get_title (vocabulary, state->domain));
      g_autofree char *heard = plumb_rows_dup_names (state->heard);

      plumb_row_set_number (row, QUESTIONS, state->questions);
      plumb_row_set_number (row, ANSWERED, state->answered);
      plumb_row_set_number (row, OPEN, state->open);
      plumb_row_set (row, HEARD, heard, NULL);
    }
}

static void
append_times (PlumbRows *rows, PlumbReview *review)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary ("phase");
  g_autoptr (PlumbPhaseTimes) times = plumb_phase_times_new (review, NULL);
  int share = plumb_phase_times_get_share (times);
  PlumbRow *row;

  for (guint i = 0; i < times->phases->len; i++)
    {
      const PlumbPhaseTime *time = &g_array_index (times->phases, PlumbPhaseTime, i);

      row = append (rows, "phase", time->phase,
                    time->phase != NULL ? plumb_vocabulary_get_title (vocabulary, time->phase)
                                        : NULL);
      plumb_row_set_number (row, PLANNED, time->planned);
      plumb_row_set_number (row, RECORDED, time->recorded / 60);
    }
  row = append (rows, "share", "discovery", _ ("Share of discovery"));
  plumb_row_set_number (row, PLANNED, times->planned_discovery);
  plumb_row_set_number (row, RECORDED, times->recorded_discovery / 60);
  if (share >= 0)
    plumb_row_set_number (row, SHARE, share);
}

static void
append_silent (PlumbRows *rows, PlumbReview *review)
{
  g_autoptr (GPtrArray) silent = plumb_coverage_list_silent (review);

  for (guint i = 0; i < silent->len; i++)
    {
      const PlumbRecord *person = g_ptr_array_index (silent, i);
      PlumbRow *row =
          append (rows, "person", plumb_record_get_id (person), plumb_record_get (person, "name"));

      row->table = "person";
      row->id = g_strdup (plumb_record_get_id (person));
    }
}

/* A row a domain, a row a phase of the agenda, one for discovery's share, and a row for everybody of the
 * customer's side who was invited and has not been heard yet. */
PlumbRows *
plumb_derive_discovery (PlumbReview *review)
{
  PlumbRows *rows = plumb_rows_new (columns, N_COLUMNS);

  append_domains (rows, review);
  append_times (rows, review);
  append_silent (rows, review);
  return rows;
}
