// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The checklist of the overview page: a line stands on the codes whose findings it sums up. */

#include <glib/gi18n-lib.h>

#include "analysis/plumb-check.h"

#define LINE(i, t, s, ...)                                                                         \
  {                                                                                                \
    .id = i, .title = N_ (t), .section = s, .codes = (const char *const[])                         \
    {                                                                                              \
      __VA_ARGS__, NULL                                                                            \
    }                                                                                              \
  }

static const PlumbChecklistLine customer_lines[] = {
  LINE ("research",
        "Research before the session",
        "research",
        "RESEARCH-NONE",
        "RESEARCH-TOPIC-OPEN"),
  LINE ("agenda", "Agenda shared", "agenda", "AGENDA-NOT-SHARED", "AGENDA-INCOMPLETE"),
  LINE ("people", "Right people invited", "person", "PEOPLE-MISSING-ROLE"),
  LINE ("current", "Current state mapped", "current", "CURRENT-UNMAPPED"),
  { .id = "together",
    .title = N_ ("Drawn together"),
    .section = "proposed",
    .codes = (const char *const[]){ "NOT-DRAWN-TOGETHER", NULL },
    .by_hand = TRUE },
  LINE ("gaps",
        "Gaps with plan and date",
        "gap",
        "GAPS-NONE",
        "CONNECTION-NOT-COMPARED",
        "GAP-NO-MITIGATION",
        "GAP-NO-TIMELINE"),
  LINE ("security", "Security and compliance", "security", "SECURITY-OPEN", "COMPLIANCE-OPEN"),
  LINE ("requirements", "Non-functional needs", "requirement", "NFR-OPEN"),
  LINE ("delivery", "Summary within 48 hours", "summary", "NOT-DELIVERED", "DELIVERY-LATE"),
  LINE ("confirmation", "Customer confirms", "summary", "NOT-CONFIRMED"),
  LINE ("questions",
        "Questions with owner and date",
        "question",
        "QUESTION-NO-OWNER",
        "QUESTION-NO-DATE"),
  LINE ("prerequisites", "Prerequisites written", "prerequisite", "PREREQUISITES-NONE"),
};

/* The lines of the checklist of @kind, in the order of the page. */
const PlumbChecklistLine *
plumb_checklist_get (PlumbKinds kind, guint *n_lines)
{
  *n_lines = kind == PLUMB_KIND_CUSTOMER ? G_N_ELEMENTS (customer_lines) : 0;
  return *n_lines > 0 ? customer_lines : NULL;
}

static gboolean
belongs (const PlumbChecklistLine *line, const PlumbFinding *finding)
{
  return g_strv_contains (line->codes, finding->code);
}

/* Whether the line speaks of rows that do not exist: nothing is wrong, and nothing was achieved. */
static gboolean
has_nothing_to_check (const PlumbChecklistLine *line, PlumbReview *review)
{
  guint n;
  const PlumbSection *sections = plumb_schema_get_sections (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (sections[i].id, line->section) == 0 && sections[i].table != NULL)
      return plumb_review_count (review, sections[i].table) == 0;
  return FALSE;
}

/* Open when any of the line's findings is; waived when all that are not met are; else met. @reason gets
 * one phrase: the first open finding and how many more there are, or what is fine. */
PlumbFindingState
plumb_checklist_line_state (const PlumbChecklistLine *line,
                            const GPtrArray *findings,
                            PlumbReview *review,
                            char **reason)
{
  const PlumbFinding *worst = NULL;
  guint same = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PlumbFinding *finding = g_ptr_array_index (findings, i);
      static const int rank[] = {
        [PLUMB_FINDING_OPEN] = 2, [PLUMB_FINDING_WAIVED] = 1, [PLUMB_FINDING_MET] = 0
      };

      if (!belongs (line, finding))
        continue;
      if (worst == NULL || rank[finding->state] > rank[worst->state])
        {
          worst = finding;
          same = 0;
        }
      else if (finding->state == worst->state)
        same++;
    }
  if (worst == NULL)
    {
      *reason = g_strdup ("");
      return PLUMB_FINDING_MET;
    }
  if (worst->state != PLUMB_FINDING_MET && same > 0)
    /* Translators: a finding, and how many more of its line there are. */
    *reason =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, and %u more", "%s, and %u more", same),
                         worst->title, same);
  else if (worst->state == PLUMB_FINDING_MET && has_nothing_to_check (line, review))
    *reason = g_strdup (_ ("Nothing to check yet"));
  else
    *reason = g_strdup (worst->title);
  return worst->state;
}
