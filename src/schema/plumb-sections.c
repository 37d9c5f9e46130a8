// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the list at the left of the window offers, by kind of review. */

#include <glib/gi18n-lib.h>

#include "schema/plumb-schema.h"

#define REVIEW_GROUP .group = N_ ("Review")
#define DESIGN_GROUP .group = N_ ("Design")
#define DECIDE_GROUP .group = N_ ("Decide")
#define DELIVER_GROUP .group = N_ ("Deliver")
#define PAGE(i, t) .id = i, .title = N_ (t), .type = PLUMB_SECTION_PAGE
#define TABLE(i, t, of) .id = i, .title = N_ (t), .type = PLUMB_SECTION_TABLE, .table = of
#define DIAGRAM(i, t, v) .id = i, .title = N_ (t), .type = PLUMB_SECTION_DIAGRAM, .view = v

static const PlumbSection sections[] = {
  { PAGE ("overview", "Overview"), REVIEW_GROUP, .kinds = PLUMB_KIND_ALL },
  { TABLE ("person", "People", "person"), REVIEW_GROUP, .kinds = PLUMB_KIND_ALL },
  { TABLE ("agenda", "Agenda", "agenda_item"), REVIEW_GROUP, .kinds = PLUMB_KIND_ALL },
  { TABLE ("research", "Research", "research"), REVIEW_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("discovery", "Discovery", "discovery"), REVIEW_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("requirement", "Non-functional", "requirement"), REVIEW_GROUP,
    .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("security", "Security", "security_item"), REVIEW_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("compliance", "Compliance", "compliance_item"), REVIEW_GROUP,
    .kinds = PLUMB_KIND_CUSTOMER },

  { DIAGRAM ("current", "Current state", "current"), DESIGN_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { DIAGRAM ("proposed", "Proposed integration", "proposed"), DESIGN_GROUP,
    .kinds = PLUMB_KIND_CUSTOMER },
  { DIAGRAM ("changes", "What changes", "changes"), DESIGN_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("system", "Systems", "system"), DESIGN_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("connection", "Connections", "connection"), DESIGN_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("data-source", "Data sources", "data_source"), DESIGN_GROUP,
    .kinds = PLUMB_KIND_CUSTOMER },

  { PAGE ("integration-points", "Integration points"), DECIDE_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("gap", "Gaps", "gap"), DECIDE_GROUP, .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("prerequisite", "Prerequisites", "prerequisite"), DECIDE_GROUP,
    .kinds = PLUMB_KIND_CUSTOMER },
  { TABLE ("question", "Open questions", "question"), DECIDE_GROUP, .kinds = PLUMB_KIND_ALL },
  { TABLE ("risk", "Risks", "risk"), DECIDE_GROUP, .kinds = PLUMB_KIND_ALL },
  { TABLE ("next-step", "Next steps", "next_step"), DECIDE_GROUP, .kinds = PLUMB_KIND_ALL },
  { TABLE ("capability", "Capabilities", "capability"), DECIDE_GROUP,
    .kinds = PLUMB_KIND_CUSTOMER },

  { PAGE ("summary", "Summary"), DELIVER_GROUP, .kinds = PLUMB_KIND_ALL },
  { TABLE ("decision", "Decisions", "decision"), DELIVER_GROUP, .kinds = PLUMB_KIND_ALL },
  { TABLE ("integration-spec", "Specification", "integration_spec"), DELIVER_GROUP,
    .kinds = PLUMB_KIND_CUSTOMER, .deliverable = "integration" },
  { TABLE ("note", "Session notes", "note"), DELIVER_GROUP, .kinds = PLUMB_KIND_ALL },
  { PAGE ("history", "History"), DELIVER_GROUP, .kinds = PLUMB_KIND_ALL },
};

/* The sections of all kinds, in the order of the list. */
const PlumbSection *
plumb_schema_get_sections (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}
