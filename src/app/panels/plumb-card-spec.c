// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-card-spec.h"

#include <glib/gi18n-lib.h>

#include "diagram/plumb-scene.h"

static const PlumbCardRow gap_rows[] = {
  { "requirement", N_ ("Needs") },
  { "capability", N_ ("Today") },
  { "gap", N_ ("Gap") },
  { "mitigation", N_ ("Plan") },
};
static const PlumbCardRow gap_more[] = {
  { "owner", N_ ("Owner") },       { "due", N_ ("Due") },     { "timeline", N_ ("Timeline") },
  { "severity", N_ ("Severity") }, { "state", N_ ("State") }, { "connection", N_ ("About") },
  { "point", N_ ("Point") },
};
static const PlumbCardRow prerequisite_rows[] = {
  { "team", N_ ("Team") },
  { "lead_days", N_ ("Lead time") },
};
static const PlumbCardRow prerequisite_more[] = {
  { "what", N_ ("What") },       { "person", N_ ("Person") }, { "needed_by", N_ ("Needed") },
  { "needs", N_ ("Waits for") }, { "state", N_ ("State") },   { "connection", N_ ("About") },
};
static const PlumbCardRow question_rows[] = {
  { "owner", N_ ("Owner") },
  { "answer", N_ ("Answer") },
};
static const PlumbCardRow question_more[] = {
  { "text", N_ ("Question") },
  { "follow_up", N_ ("Follow-up") },
  { "state", N_ ("State") },
};

#define ROWS(name) .rows = name##_rows, .n_rows = G_N_ELEMENTS (name##_rows)
#define MORE(name) .more = name##_more, .n_more = G_N_ELEMENTS (name##_more)

static const PlumbCardSpec specs[] = {
  { .table = "gap",
    .tab = N_ ("Gaps"),
    .add = N_ ("+ Add a gap"),
    .add_label = N_ ("Add gap"),
    .chip = "severity",
    ROWS (gap),
    MORE (gap) },
  { .table = "prerequisite",
    .tab = N_ ("Prerequisites"),
    .add = N_ ("+ Add a prerequisite"),
    .add_label = N_ ("Add prerequisite"),
    .chip = "state",
    .title_field = "what",
    ROWS (prerequisite),
    MORE (prerequisite) },
  { .table = "question",
    .tab = N_ ("Questions"),
    .add = N_ ("+ Ask a question"),
    .add_label = N_ ("Ask a question"),
    .chip = "state",
    .title_field = "text",
    ROWS (question),
    MORE (question) },
};

const PlumbCardSpec *
plumb_card_specs_get (guint *n_specs)
{
  *n_specs = G_N_ELEMENTS (specs);
  return specs;
}

/* Returns: (transfer none) (nullable): how records of @table look as cards. */
const PlumbCardSpec *
plumb_card_spec_find (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    if (g_strcmp0 (specs[i].table, table) == 0)
      return &specs[i];
  return NULL;
}

/* Whether the record still waits for somebody. */
gboolean
plumb_card_is_open (const PlumbCardSpec *spec, const PlumbRecord *record)
{
  return !plumb_record_is_settled (record);
}

static const PlumbRecord *
get_connection (PlumbReview *review, const PlumbRecord *record)
{
  const char *id = plumb_table_get_field (plumb_record_get_table (record), "connection") != NULL
                       ? plumb_record_get (record, "connection")
                       : NULL;

  return id != NULL ? plumb_review_get_record (review, "connection", id) : NULL;
}

/* The end outside of our solution; for a connection on one side, its source. */
static char *
dup_other_end (PlumbReview *review, const PlumbRecord *connection)
{
  const PlumbRecord *source =
      plumb_review_get_record (review, "system", plumb_record_get (connection, "source"));
  const PlumbRecord *target =
      plumb_review_get_record (review, "system", plumb_record_get (connection, "target"));

  if (source == NULL || target == NULL)
    return NULL;
  if (plumb_view_is_inside_ours (review, source, PLUMB_VIEW_PROPOSED)
      && !plumb_view_is_inside_ours (review, target, PLUMB_VIEW_PROPOSED))
    source = target;
  return plumb_review_dup_name (review, source);
}

static char *
dup_gap_title (PlumbReview *review, const PlumbRecord *gap)
{
  const PlumbRecord *connection = get_connection (review, gap);
  g_autofree char *end = NULL;
  const char *method;

  if (connection == NULL)
    return g_strdup (plumb_record_has (gap, "point") ? plumb_record_get (gap, "point") : _ ("Gap"));
  end = dup_other_end (review, connection);
  method = plumb_record_get (connection, "method");
  if (method == NULL || end == NULL)
    return plumb_review_dup_name (review, connection);
  /* Translators: a method and a system: "SAML SSO · Okta". */
  return g_strdup_printf (_ ("%s · %s"), method, end);
}

/* Returns: (transfer full): what the card is called. */
char *
plumb_card_dup_title (const PlumbCardSpec *spec, PlumbReview *review, const PlumbRecord *record)
{
  const char *text;

  if (spec->title_field == NULL)
    return dup_gap_title (review, record);
  text = plumb_record_get (record, spec->title_field);
  return g_strdup (text != NULL ? text : "");
}

static char *
display (PlumbReview *review, const PlumbRecord *record, const char *field)
{
  if (plumb_table_get_field (plumb_record_get_table (record), field) == NULL
      || !plumb_record_has (record, field))
    return NULL;
  return plumb_review_display (review, record, field);
}

/* Returns: (transfer full): who and until when, or what is missing for that. */
char *
plumb_card_dup_foot (const PlumbCardSpec *spec, PlumbReview *review, const PlumbRecord *record)
{
  static const char *const people[] = { "owner", "person" };
  static const char *const dates[] = { "due", "follow_up", "needed_by", "timeline" };
  g_autofree char *who = NULL;
  g_autofree char *when = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (people) && who == NULL; i++)
    who = display (review, record, people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (dates) && when == NULL; i++)
    when = display (review, record, dates[i]);
  if (who != NULL && when != NULL)
    /* Translators: a person and a date: "Priya N. · by 4 Dec". */
    return g_strdup_printf (_ ("%s · by %s"), who, when);
  if (who != NULL)
    return g_strdup_printf (_ ("%s · no date yet"), who);
  if (when != NULL)
    return g_strdup_printf (_ ("By %s · no owner yet"), when);
  return g_strdup (_ ("No owner and no date yet"));
}

/* The family of the connection that the record is about. */
PlumbFamily
plumb_card_get_family (PlumbReview *review, const PlumbRecord *record)
{
  const PlumbRecord *connection = get_connection (review, record);
  const char *method = connection != NULL ? plumb_record_get (connection, "method") : NULL;
  const PlumbWord *word =
      method != NULL ? plumb_vocabulary_find (plumb_schema_find_vocabulary ("method"), method)
                     : NULL;

  return word != NULL ? word->family : PLUMB_FAMILY_NONE;
}

/* Whether @record hangs on the connection, or on any record by its `about`. */
gboolean
plumb_card_is_about (const PlumbRecord *record, const char *table, const char *id)
{
  const PlumbTable *own = plumb_record_get_table (record);

  if (g_str_equal (table, "connection") && plumb_table_get_field (own, "connection") != NULL
      && plumb_record_is (record, "connection", id))
    return TRUE;
  return plumb_table_get_field (own, "about_table") != NULL
         && plumb_record_is (record, "about_table", table) && plumb_record_is (record, "about", id);
}
