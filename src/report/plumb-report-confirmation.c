// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the customer is asked to confirm: numbered statements written from the records, each with room for a
 * correction. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/plumb-view.h"
#include "report/plumb-summary-private.h"
#include "schema/plumb-value.h"

typedef struct
{
  PlumbSummary summary;
  PlumbBlock *table; /* of the section that is written; NULL before its first statement */
  const char *heading;
  const char *place;
  guint n;
} Confirmation;

static void
begin_section (Confirmation *self, const char *heading, const char *place)
{
  self->table = NULL;
  self->heading = heading;
  self->place = place;
}

static void
state (Confirmation *self, const PlumbRecord *record, const char *sentence)
{
  const char *const titles[] = { _ ("No."), _ ("Statement"), _ ("Right, or what instead"), NULL };
  static const double weights[] = { 0.08, 0.57, 0.35 };
  g_autofree char *number = g_strdup_printf ("%u", ++self->n);
  PlumbInline *cell = plumb_inline_new (sentence);
  GPtrArray *row;

  if (self->table == NULL)
    {
      plumb_blocks_add_heading (self->summary.blocks, 1, self->heading, self->place);
      self->table = plumb_summary_add_weighed_table (&self->summary, titles, weights);
    }
  row = plumb_block_add_row (self->table);
  plumb_inline_set_source (cell, plumb_record_get_table (record)->id, plumb_record_get_id (record));
  g_ptr_array_add (row, plumb_summary_words_cell (number, PLUMB_RUN_SECONDARY));
  g_ptr_array_add (row, cell);
  g_ptr_array_add (row, plumb_inline_new (NULL));
}

static char *
words_of (const Confirmation *self, const PlumbRecord *record, const char *field)
{
  return plumb_summary_read (&self->summary, record, field);
}

/* @field of @record as it is in @view. New string, or NULL. */
static char *
words_in (const Confirmation *self, const PlumbRecord *record, const char *field, const char *view)
{
  PlumbReview *review = self->summary.review;
  const char *stored = plumb_view_get_value (review, record, field, view);

  return stored != NULL && *stored != '\0'
             ? plumb_value_display (plumb_table_get_field (plumb_record_get_table (record), field),
                                    stored, plumb_review_get_time_zone (review))
             : NULL;
}

/* -- Today ---------------------------------------------------------------------------------------------- */

/* "; owner: Lena Vogt"; @label NULL: the words alone. */
static void
append_part (GString *sentence, const char *label, const char *words)
{
  if (words == NULL)
    return;
  g_string_append_printf (sentence, "%s%s%s%s", sentence->len > 0 ? "; " : "",
                          label != NULL ? label : "", label != NULL ? ": " : "", words);
}

static void
append_assumed (GString *sentence, const PlumbRecord *record)
{
  if (plumb_record_get_boolean (record, "assumed") && !plumb_record_has (record, "confirmed_by"))
    g_string_append (sentence, _ (" (we assumed this)"));
}

/* "Okta: Identity provider; owner: Lena Vogt; criticality: High; hosting: SaaS" */
static void
state_system (Confirmation *self, const PlumbRecord *system)
{
  g_autofree char *name = words_of (self, system, "name");
  g_autofree char *kind = words_of (self, system, "kind");
  g_autofree char *owner = words_of (self, system, "owner");
  g_autofree char *criticality = words_of (self, system, "criticality");
  g_autofree char *hosting = words_in (self, system, "hosting", PLUMB_VIEW_CURRENT);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  append_part (facts, NULL, kind);
  append_part (facts, _ ("owner"), owner);
  append_part (facts, _ ("criticality"), criticality);
  append_part (facts, _ ("hosting"), hosting);
  append_assumed (facts, system);
  sentence = g_strdup_printf ("%s: %s", name, facts->str);
  state (self, system, sentence);
}

/* "Okta → Auth module: SAML SSO · users · At sign-in", in the words of @view. */
static void
state_connection (Confirmation *self, const PlumbRecord *connection, const char *view)
{
  static const char *const fields[] = { "method", "data", "frequency", NULL };
  g_autofree char *name = plumb_review_dup_name (self->summary.review, connection);
  g_autoptr (GString) facts = g_string_new (NULL);
  g_autofree char *sentence = NULL;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *words = words_in (self, connection, fields[i], view);

      if (words != NULL)
        g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", words);
    }
  append_assumed (facts, connection);
  sentence = facts->len > 0 ? g_strdup_printf ("%s: %s", name, facts->str) : g_strdup (name);
  state (self, connection, sentence);
}

/* Frames of the picture say nothing that could be wrong. */
static gboolean
says_something (const PlumbRecord *system)
{
  return plumb_record_has (system, "owner") || plumb_record_has (system, "criticality")
         || plumb_record_has (system, "hosting")
         || (plumb_record_has (system, "kind") && !plumb_record_is (system, "kind", "environment")
             && !plumb_record_is (system, "kind", "network zone"));
}

static void
add_today (Confirmation *self)
{
  PlumbReview *review = self->summary.review;
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  const GPtrArray *connections = plumb_review_get_records (review, "connection");

  begin_section (self, _ ("Your environment today"), "today");
  for (guint i = 0; i < systems->len; i++)
    {
      const PlumbRecord *system = g_ptr_array_index (systems, i);

      if (plumb_view_shows (review, system, PLUMB_VIEW_CURRENT) && says_something (system)
          && !plumb_view_is_inside_ours (review, system, PLUMB_VIEW_CURRENT))
        state_system (self, system);
    }
  for (guint i = 0; i < connections->len; i++)
    if (plumb_view_shows (review, g_ptr_array_index (connections, i), PLUMB_VIEW_CURRENT))
      state_connection (self, g_ptr_array_index (connections, i), PLUMB_VIEW_CURRENT);
}

/* -- What is proposed ----------------------------------------------------------------------------------- */

static void
add_points (Confirmation *self)
{
  begin_section (self, _ ("The integration"), "integration");
  for (guint i = 0; i < self->summary.points->rows->len; i++)
    {
      const PlumbRow *point = g_ptr_array_index (self->summary.points->rows, i);

      state_connection (self,
                        plumb_review_get_record (self->summary.review, "connection", point->id),
                        PLUMB_VIEW_PROPOSED);
    }
}

/* Records of @table as sentences of two fields: "SOC 2: report sent", or @who: "Plan the pilot (Marco
 * Diaz)". @otherwise stands for a second field without words. */
static void
add_pairs (Confirmation *self,
           const char *table,
           const char *first,
           const char *second,
           gboolean who,
           const char *otherwise)
{
  const GPtrArray *records = plumb_review_get_records (self->summary.review, table);

  for (guint i = 0; i < records->len; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (records, i);
      g_autofree char *head = words_of (self, record, first);
      g_autofree char *tail = words_of (self, record, second);
      g_autofree char *sentence = NULL;

      if (head == NULL || plumb_record_is (record, "state", "dropped")
          || plumb_record_is (record, "state", "closed")
          || plumb_record_is (record, "state", "answered")
          || plumb_record_is (record, "state", "not applicable"))
        continue;
      sentence = who ? g_strdup_printf ("%s (%s)", head, tail != NULL ? tail : otherwise)
                     : g_strdup_printf ("%s: %s", head, tail != NULL ? tail : otherwise);
      state (self, record, sentence);
    }
}

static void
add_agreements (Confirmation *self)
{
  begin_section (self, _ ("Gaps and how they are met"), "confirm-gaps");
  add_pairs (self, "gap", "gap", "mitigation", FALSE, _ ("no mitigation has been found yet"));
  begin_section (self, _ ("Security, compliance and targets"), "confirm-rules");
  add_pairs (self, "security_item", "requirement", "how_addressed", FALSE, _ ("still open"));
  add_pairs (self, "compliance_item", "framework", "how_addressed", FALSE, _ ("still open"));
  add_pairs (self, "requirement", "category", "target", FALSE, _ ("still open"));
  begin_section (self, _ ("What you provide"), "confirm-prerequisites");
  add_pairs (self, "prerequisite", "what", "team", TRUE, _ ("no team yet"));
  begin_section (self, _ ("What happens next"), "confirm-next");
  add_pairs (self, "next_step", "action", "owner", TRUE, _ ("no owner yet"));
  add_pairs (self, "question", "text", "owner", TRUE, _ ("no owner yet"));
}

static void
add_state (Confirmation *self, PlumbBlock *head)
{
  const PlumbRecord *root = plumb_review_get_root (self->summary.review);
  g_autofree char *at = words_of (self, root, "confirmed_at");
  g_autofree char *by = words_of (self, root, "confirmed_by");
  g_autofree char *words = NULL;

  if (at == NULL)
    words = g_strdup (_ ("Not yet"));
  else if (by == NULL)
    words = g_strdup (at);
  else
    /* Translators: a date, a person. */
    words = g_strdup_printf (_ ("%s, by %s"), at, by);
  plumb_block_add_fact (head, "confirmed", _ ("Confirmed"), plumb_inline_new (words));
}

PlumbBlocks *
plumb_report_build_confirmation (PlumbReview *review,
                                 const PlumbReportOptions *options,
                                 GError **error)
{
  Confirmation self = { .n = 0 };

  plumb_summary_begin (&self.summary, review, options, _ ("Please confirm"));
  add_state (&self, plumb_summary_add_head (&self.summary));
  plumb_summary_say (
      &self.summary,
      _ ("This is what we understood. Please tell us what is right, and what is not: "
         "every correction is welcome, and becomes a question with an owner."));
  add_today (&self);
  add_points (&self);
  add_agreements (&self);
  return plumb_summary_end (&self.summary);
}
