// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-derive.h"

#include "analysis/plumb-coverage.h"
#include "analysis/plumb-discovery.h"
#include "analysis/plumb-drift.h"
#include "analysis/plumb-follow-up.h"
#include "analysis/plumb-lead-time.h"
#include "analysis/plumb-offer.h"
#include "schema/plumb-value.h"

#define HOURS_TO_DELIVER 48

static const struct
{
  const char *name;
  PlumbDeriveFunc derive;
} derivations[] = {
  { "integration-points", plumb_derive_integration_points },
  { "changes", plumb_derive_changes },
  { "proposed-gaps", plumb_derive_proposed_gaps },
  { "lead-time", plumb_derive_lead_time },
  { "coverage", plumb_derive_coverage },
  { "discovery", plumb_derive_discovery },
  { "drift", plumb_derive_drift },
  { "follow-up", plumb_derive_follow_up },
};

/* The derivation that the command line calls @name, or NULL. */
PlumbDeriveFunc
plumb_derive_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (derivations); i++)
    if (g_strcmp0 (derivations[i].name, name) == 0)
      return derivations[i].derive;
  return NULL;
}

/* The names that plumb_derive_find() knows, NULL-terminated. */
const char *const *
plumb_derive_get_names (void)
{
  static const char *names[G_N_ELEMENTS (derivations) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (derivations); i++)
    names[i] = derivations[i].name;
  return names;
}

/* When the summary is due: as overridden, or 48 hours after the session ended; NULL while neither is
 * known. The caller owns it. */
GDateTime *
plumb_derive_due (PlumbReview *review)
{
  PlumbRecord *root = plumb_review_get_root (review);
  g_autoptr (GDateTime) override = plumb_instant_parse (plumb_record_get (root, "due_override"));
  g_autoptr (GDateTime) ended = plumb_instant_parse (plumb_record_get (root, "session_ended"));

  if (override != NULL)
    return g_steal_pointer (&override);
  return ended != NULL ? g_date_time_add_hours (ended, HOURS_TO_DELIVER) : NULL;
}
