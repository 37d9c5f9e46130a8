// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The rows that a new review starts with. Their words are translated when they are made, and belong
 * to the person from then on. */

#include <glib/gi18n-lib.h>

#include "schema/plumb-schema.h"

#define AGENDA(f, p, t, m)                                                                         \
  {                                                                                                \
    .kinds = PLUMB_KIND_CUSTOMER, .format = f, .table = "agenda_item", .values = {                 \
      { "phase", p },                                                                              \
      { "topic", N_ (t) },                                                                         \
      { "minutes", m }                                                                             \
    }                                                                                              \
  }
#define DISCOVERY(d, q)                                                                            \
  {                                                                                                \
    .kinds = PLUMB_KIND_CUSTOMER, .table = "discovery", .values = {                                \
      { "domain", d },                                                                             \
      { "question", N_ (q) }                                                                       \
    }                                                                                              \
  }
#define REQUIREMENT(c, q)                                                                          \
  {                                                                                                \
    .kinds = PLUMB_KIND_CUSTOMER, .table = "requirement", .values = {                              \
      { "category", c },                                                                           \
      { "requirement", N_ (q) }                                                                    \
    }                                                                                              \
  }
#define RESEARCH(t)                                                                                \
  {                                                                                                \
    .kinds = PLUMB_KIND_CUSTOMER, .table = "research", .values = { { "topic", t } }                \
  }

static const PlumbDefaultRow default_rows[] = {
  /* Discovery takes at least half of each format. */
  AGENDA ("session-90", "opening", "Welcome, aim and who is in the room", "5"),
  AGENDA ("session-90", "discovery", "Your environment today, domain by domain", "45"),
  AGENDA ("session-90", "design", "Drawing the integration together", "20"),
  AGENDA ("session-90", "gaps", "What is missing and how we bridge it", "10"),
  AGENDA ("session-90", "next steps", "Prerequisites, owners and dates", "10"),
  AGENDA ("workshop", "opening", "Welcome, aim and who is in the room", "10"),
  AGENDA ("workshop", "discovery", "Applications, data and integration today", "70"),
  AGENDA ("workshop", "break", "Break", "15"),
  AGENDA ("workshop", "discovery", "Infrastructure, security and compliance today", "50"),
  AGENDA ("workshop", "design", "Drawing the integration together", "50"),
  AGENDA ("workshop", "gaps", "What is missing and how we bridge it", "25"),
  AGENDA ("workshop", "next steps", "Prerequisites, owners and dates", "15"),
  AGENDA ("workshop", "close", "What we send and when", "5"),
  AGENDA ("overview-30", "opening", "Aim and who is in the room", "2"),
  AGENDA ("overview-30", "discovery", "Your environment today", "15"),
  AGENDA ("overview-30", "design", "How we would connect", "7"),
  AGENDA ("overview-30", "next steps", "What happens next", "6"),

  RESEARCH ("tech stack"),
  RESEARCH ("industry"),
  RESEARCH ("regulation"),

  DISCOVERY ("applications", "Which systems does the business run on, and who owns each?"),
  DISCOVERY ("applications", "Which of them did you build yourselves, and which did you buy?"),
  DISCOVERY ("data", "Where is the data that this is about, and in which form?"),
  DISCOVERY ("data", "How much of it is there, and how fresh must it be?"),
  DISCOVERY ("integration", "How do your systems exchange data today: calls, queues, files?"),
  DISCOVERY ("integration", "Which gateways or middleware does it pass through?"),
  DISCOVERY ("infrastructure", "What runs in a cloud, what in your own data centres?"),
  DISCOVERY ("infrastructure", "How do you deploy and operate what you run?"),
  DISCOVERY ("security", "How do people and systems sign in, and who may do what?"),
  DISCOVERY ("security", "How is the network divided, and how is data classified?"),
  DISCOVERY ("compliance", "Which rules and frameworks bind you, and when is the next audit?"),
  DISCOVERY ("compliance", "Where must data stay?"),

  REQUIREMENT ("performance", "How fast must it answer, at which load?"),
  REQUIREMENT ("scalability", "How much growth must it carry, and by when?"),
  REQUIREMENT ("disaster recovery", "How soon must it be back, and how much may be lost?"),
  REQUIREMENT ("data residency", "In which regions may data be stored and processed?"),
};

/* The rows that new reviews start with, for all kinds and formats. */
const PlumbDefaultRow *
plumb_schema_get_default_rows (guint *n_rows)
{
  *n_rows = G_N_ELEMENTS (default_rows);
  return default_rows;
}
