// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-check-private.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

#include "analysis/plumb-clock.h"

/* Only this one may be met by hand: nothing in the data can prove who held the marker. */
#define TICKABLE "NOT-DRAWN-TOGETHER"

void
plumb_finding_free (PlumbFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->title);
  g_free (finding->why);
  g_free (finding->id);
  g_free (finding);
}

static PlumbFinding *
add_finding (PlumbCheckRun *run, PlumbFindingState state, char *title)
{
  PlumbFinding *finding = g_new0 (PlumbFinding, 1);

  finding->code = run->rule->code;
  finding->severity = run->rule->severity;
  finding->state = state;
  finding->title = title;
  finding->why = g_strdup (g_dgettext (GETTEXT_PACKAGE, run->rule->why));
  finding->table = run->rule->table;
  g_ptr_array_add (run->findings, finding);
  return finding;
}

void
plumb_check_open (PlumbCheckRun *run, const PlumbRecord *record, const char *title, ...)
{
  va_list args;
  PlumbFinding *finding;

  run->open++;
  if (run->ticked)
    return;
  va_start (args, title);
  finding = add_finding (run, run->waived ? PLUMB_FINDING_WAIVED : PLUMB_FINDING_OPEN,
                         g_strdup_vprintf (title, args));
  va_end (args);
  if (record != NULL)
    {
      finding->table = plumb_record_get_table (record)->id;
      finding->id = g_strdup (plumb_record_get_id (record));
    }
}

static char *
ticked_title (const PlumbCheckRule *rule, const PlumbRecord *mark)
{
  const char *met = g_dgettext (GETTEXT_PACKAGE, rule->met);
  const char *by = plumb_record_get (mark, "by");

  /* Translators: what is fine, who ticked it by hand. */
  return by != NULL ? g_strdup_printf (_ ("%s (ticked by %s)"), met, by) : g_strdup (met);
}

char *
plumb_check_dup_short_name (PlumbCheckRun *run, const PlumbRecord *record)
{
  g_autofree char *name = plumb_review_dup_name (run->review, record);

  if (g_utf8_strlen (name, -1) > 60)
    {
      g_autofree char *head = g_utf8_substring (name, 0, 59);

      return g_strconcat (head, "…", NULL);
    }
  return g_steal_pointer (&name);
}

char *
plumb_check_dup_about (const char *format, const char *name)
{
  GString *out = g_string_new (format);

  g_string_replace (out, "%s", name, 1);
  return g_string_free (out, FALSE);
}

const char *const plumb_check_work_over[] = { "done", "dropped", NULL };

/* Every row of @table that is not over (state @over) needs one of @fields. */
void
plumb_check_rows (PlumbCheckRun *run,
                  const char *table,
                  const char *const *over,
                  const char *const *fields,
                  const char *format)
{
  PlumbRecord *row;

  FOREACH_RECORD (run, table, row)
  {
    const char *state = plumb_record_get (row, "state");
    gboolean has = FALSE;
    g_autofree char *name = NULL;
    g_autofree char *title = NULL;

    if (state != NULL && g_strv_contains (over, state))
      continue;
    for (guint i = 0; fields[i] != NULL; i++)
      has = has || plumb_record_has (row, fields[i]);
    if (has)
      continue;
    name = plumb_check_dup_short_name (run, row);
    title = plumb_check_dup_about (format, name);
    plumb_check_open (run, row, "%s", title);
  }
}

static void
run_rule (PlumbCheckRun *run, const PlumbCheckRule *rule)
{
  PlumbRecord *mark = plumb_review_get_record (run->review, "check_mark", rule->code);

  run->rule = rule;
  run->open = 0;
  run->waived = mark != NULL && plumb_record_is (mark, "state", "waived");
  run->ticked = mark != NULL && plumb_record_is (mark, "state", "ticked")
                && g_strcmp0 (rule->code, TICKABLE) == 0;
  rule->look (run);
  if (run->open == 0)
    add_finding (run, PLUMB_FINDING_MET, g_strdup (g_dgettext (GETTEXT_PACKAGE, rule->met)));
  else if (run->ticked)
    add_finding (run, PLUMB_FINDING_MET, ticked_title (rule, mark));
}

/* In the order in which findings are shown. */
static const PlumbCheckRules lists[] = {
  plumb_check_rules_session,  plumb_check_rules_people, plumb_check_rules_current,
  plumb_check_rules_proposal, plumb_check_rules_needs,  plumb_check_rules_after,
};

static void
run_rules (PlumbCheckRun *run, PlumbCheckRules list)
{
  guint n;
  const PlumbCheckRule *rules = list (&n);

  for (guint i = 0; i < n; i++)
    if (rules[i].kinds & plumb_review_get_kind (run->review))
      run_rule (run, &rules[i]);
}

/* Every finding of the review's kind, in the order of the rules, met ones included. @now NULL:
 * SOURCE_DATE_EPOCH, else the clock. Elements are PlumbFinding, freed with the array. */
GPtrArray *
plumb_check_review (PlumbReview *review, GDateTime *now)
{
  g_autoptr (GDateTime) when = plumb_clock_now (now);
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_finding_free);
  PlumbCheckRun run = { .review = review, .now = when, .findings = findings };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    run_rules (&run, lists[i]);
  return findings;
}

/* Whether any of @findings is open and blocks. */
gboolean
plumb_check_blocks (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (findings, i);

      if (finding->state == PLUMB_FINDING_OPEN && finding->severity == PLUMB_SEVERITY_BLOCKS)
        return TRUE;
    }
  return FALSE;
}

/* The word of the command line for @severity. */
const char *
plumb_severity_get_id (PlumbSeverity severity)
{
  static const char *const ids[] = { "blocks", "mend", "hint", "waits" };

  return ids[severity];
}

/* The word of the command line for @state. */
const char *
plumb_finding_state_get_id (PlumbFindingState state)
{
  static const char *const ids[] = { "open", "met", "waived" };

  return ids[state];
}
