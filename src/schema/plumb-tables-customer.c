// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The tables of the customer architecture review. The pictures' tables (system, connection and what
 * places them) are shared with other kinds. */

#include "schema/plumb-stroke.h"
#include "schema/plumb-tables-private.h"
#include "schema/plumb-tables.h"

static const PlumbField research_fields[] = {
  CHOICE ("topic", "Topic", "research_topic"),
  LONG_TEXT ("finding", "Finding", WIDE),
  CHOICE ("source_kind", "Kind of source", "evidence_kind"),
  TEXT ("source", "Source"),
  DATE ("date", "Date"),
  REFERENCE ("confirmed_by", "Confirmed by", "person"),
};
DECLARE_TABLE (research,
               .title = N_ ("Research"),
               .singular = N_ ("Finding"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_INTERNAL | PLUMB_TABLE_ORDERED,
               .name_field = "finding",
               .help = N_ ("What engineering blogs, job ads and talks say about the customer's "
                           "systems. A guess until the customer confirms it."))

static const PlumbField discovery_fields[] = {
  CHOICE ("domain", "Domain", "domain", REQUIRED),
  LONG_TEXT ("question", "Question", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  LONG_TEXT ("answer", "Answer", WIDE),
  CHOICE ("state", "State", "discovery_state", STARTS ("open")),
  REFERENCE ("said_by", "Said by", "person"),
  INSTANT ("at", "At"),
};
DECLARE_TABLE (discovery,
               .title = N_ ("Discovery"),
               .singular = N_ ("Discovery question"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "question",
               .help = N_ ("The customer's environment as it is today, domain by domain."))

static const PlumbField system_fields[] = {
  TEXT ("name", "Name", REQUIRED),
  CHOICE ("kind", "Kind", "system_kind"),
  TEXT ("product", "Product", BY_VIEW, HELP ("Product and edition, where the name does not tell")),
  LONG_TEXT ("description", "Description", WIDE),
  CHOICE ("built", "Built", "built"),
  REFERENCE ("owner", "Owner", "person"),
  CHOICE ("criticality", "Criticality", "criticality"),
  CHOICE ("hosting", "Hosting", "hosting", BY_VIEW),
  TEXT ("hosting_where", "Hosted where", BY_VIEW, HELP ("Provider and region")),
  CHOICE ("data_classification", "Data classification", "data_classification"),
  REFERENCE ("container", "Inside", "system", BY_VIEW, GOES_TOO),
  CHOICE ("mark", "Mark", "mark", STARTS ("keep")),
  REFERENCE ("replaced_by", "Replaced by", "system"),
  YES_NO ("ours", "Our solution", HELP ("This container is our side")),
  YES_NO ("assumed", "Assumed", HELP ("Not confirmed by the customer yet")),
  REFERENCE ("confirmed_by", "Confirmed by", "person"),
};
DECLARE_TABLE (system,
               .title = N_ ("Systems"),
               .singular = N_ ("System"),
               .kinds = PLUMB_KIND_CUSTOMER | PLUMB_KIND_ENTERPRISE,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "name",
               .help = N_ ("Every system that matters, with its owner and how critical it is."))

static const PlumbField former_fields[] = {
  { .id = "of_table",
    .title = N_ ("Table"),
    .type = PLUMB_FIELD_TABLE,
    .flags = PLUMB_FIELD_KEY | PLUMB_FIELD_REQUIRED | PLUMB_FIELD_HIDDEN },
  { .id = "record",
    .title = N_ ("Record"),
    .type = PLUMB_FIELD_ANY,
    .flags = PLUMB_FIELD_KEY | PLUMB_FIELD_REQUIRED | PLUMB_FIELD_HIDDEN,
    .on_delete = PLUMB_ON_DELETE_REMOVE },
  TEXT ("field", "Field", KEY),
  LONG_TEXT ("value", "Value today", WIDE),
};
DECLARE_TABLE (former,
               .title = N_ ("Values of today"),
               .singular = N_ ("Value of today"),
               .kinds = PLUMB_KIND_CUSTOMER | PLUMB_KIND_ENTERPRISE,
               .flags = PLUMB_TABLE_NATURAL,
               .name_field = "value")

static const PlumbField annotation_fields[] = {
  TEXT ("view", "View", HIDDEN),
  INTEGER ("x", "X", HIDDEN),
  INTEGER ("y", "Y", HIDDEN),
  INTEGER ("w", "Width", HIDDEN),
  INTEGER ("h", "Height", HIDDEN),
  LONG_TEXT ("text", "Text", WIDE),
  { .id = "points_at_table",
    .title = N_ ("Points at (table)"),
    .type = PLUMB_FIELD_TABLE,
    .flags = PLUMB_FIELD_HIDDEN },
  { .id = "points_at", .title = N_ ("Points at"), .type = PLUMB_FIELD_ANY },
};
DECLARE_TABLE (annotation,
               .title = N_ ("Annotations"),
               .singular = N_ ("Annotation"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "text")

static const PlumbField ink_fields[] = {
  TEXT ("view", "View", HIDDEN),
  LONG_TEXT ("points",
             "Points",
             HIDDEN,
             .is_valid = plumb_stroke_is_valid,
             HELP ("points are wanted, such as 12,40 15.5,44 20,50,80")),
  CHOICE ("colour", "Colour", "ink_colour", HIDDEN),
  REAL ("width", "Width", HIDDEN),
};
DECLARE_TABLE (ink,
               .title = N_ ("Ink"),
               .singular = N_ ("Stroke"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED)

static const PlumbField placement_fields[] = {
  TEXT ("view", "View", KEY),          REFERENCE ("system", "System", "system", KEY, GOES_TOO),
  INTEGER ("x", "X", HIDDEN),          INTEGER ("y", "Y", HIDDEN),
  INTEGER ("w", "Width", HIDDEN),      INTEGER ("h", "Height", HIDDEN),
  YES_NO ("pinned", "Pinned", HIDDEN),
};
DECLARE_TABLE (placement,
               .title = N_ ("Places"),
               .singular = N_ ("Place"),
               .kinds = PLUMB_KIND_CUSTOMER | PLUMB_KIND_ENTERPRISE,
               .flags = PLUMB_TABLE_NATURAL,
               .name_field = "system")

static const PlumbField data_source_fields[] = {
  TEXT ("data", "Data", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  REFERENCE ("system", "System", "system"),
  REFERENCE ("connection", "Connection", "connection"),
  CHOICE ("format", "Format", "data_format"),
  TEXT ("volume", "Volume"),
  TEXT ("freshness", "Freshness"),
  TEXT ("schema", "Schema"),
  TEXT ("pipeline", "Pipeline"),
};
DECLARE_TABLE (data_source,
               .title = N_ ("Data sources"),
               .singular = N_ ("Data source"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "data",
               .help = N_ ("Where the data lives, in which format, how much of it and how fresh."))

static const PlumbField connection_fields[] = {
  REFERENCE (
      "source", "From", "system", GOES_TOO, .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_BY_VIEW),
  REFERENCE (
      "target", "To", "system", GOES_TOO, .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_BY_VIEW),
  CHOICE ("method", "Method", "method", BY_VIEW),
  CHOICE ("direction", "Direction", "direction", BY_VIEW, STARTS ("one-way")),
  CHOICE ("initiator", "Opened by", "initiator", HELP ("Which end opens the connection")),
  TEXT ("data", "Data", BY_VIEW),
  CHOICE ("frequency", "Frequency", "frequency", BY_VIEW),
  CHOICE ("mark", "Mark", "mark", STARTS ("keep")),
  LONG_TEXT ("requirement", "Requirement", WIDE),
  CHOICE ("area", "Area", "area"),
  SET_OF_WORDS ("features", "Features", "feature", "connection_feature", "feature"),
  CHOICE ("network", "Network", "network"),
  REFERENCE ("capability", "Capability", "capability"),
  CHOICE ("compared", "Compared with what we offer", "compared", STARTS ("not looked at")),
  CHOICE ("commitment", "Commitment", "commitment", STARTS ("unchecked")),
  CHOICE ("complexity", "Complexity", "complexity"),
  CHOICE ("feasibility", "Feasibility", "feasibility", STARTS ("open")),
  REFERENCE ("feasibility_by", "Feasibility checked by", "person", INTERNAL),
  CHOICE ("feasibility_team", "Feasibility checked by team", "team", INTERNAL),
  DATE ("feasibility_at", "Feasibility checked on"),
  LONG_TEXT ("custom_scope", "Scope of custom work", WIDE),
  TEXT ("custom_price", "Price of custom work", INTERNAL),
  YES_NO ("needs_nothing", "Needs nothing", HELP ("Asked: it has no prerequisite")),
  YES_NO ("assumed", "Assumed", HELP ("Not confirmed by the customer yet")),
  REFERENCE ("confirmed_by", "Confirmed by", "person"),
};
DECLARE_TABLE (connection,
               .title = N_ ("Connections"),
               .singular = N_ ("Connection"),
               .kinds = PLUMB_KIND_CUSTOMER | PLUMB_KIND_ENTERPRISE,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "method",
               .help = N_ ("How systems talk to one another: method, data and frequency."))

static const PlumbField route_place_fields[] = {
  TEXT ("view", "View", KEY),
  REFERENCE ("connection", "Connection", "connection", KEY, GOES_TOO),
  TEXT ("pinned_route", "Pinned route", HIDDEN),
  REAL ("label_offset", "Label offset", HIDDEN),
};
DECLARE_TABLE (route_place,
               .title = N_ ("Routes"),
               .singular = N_ ("Route"),
               .kinds = PLUMB_KIND_CUSTOMER | PLUMB_KIND_ENTERPRISE,
               .flags = PLUMB_TABLE_NATURAL,
               .name_field = "connection")

static const PlumbField integration_spec_fields[] = {
  REFERENCE ("connection", "Connection", "connection", REQUIRED, GOES_TOO),
  LONG_TEXT ("endpoints", "Endpoints", WIDE),
  LONG_TEXT ("authentication", "Authentication", WIDE),
  LONG_TEXT ("payload", "Payload", WIDE),
  TEXT ("volume", "Volume"),
  LONG_TEXT ("limits", "Limits", WIDE),
  LONG_TEXT ("errors_and_retries", "Errors and retries", WIDE),
  LONG_TEXT ("monitoring", "Monitoring", WIDE),
  LONG_TEXT ("test_plan", "Test plan", WIDE),
  LONG_TEXT ("cut_over", "Cut-over", WIDE),
  LONG_TEXT ("rollback", "Rollback", WIDE),
  REFERENCE ("owner", "Owner", "person"),
};
DECLARE_TABLE (integration_spec,
               .title = N_ ("Integration specification"),
               .singular = N_ ("Specification"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "connection")

static const PlumbField security_item_fields[] = {
  CHOICE ("area", "Area", "security_area"),
  LONG_TEXT ("requirement", "Requirement", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  LONG_TEXT ("how_addressed", "How addressed", WIDE),
  CHOICE ("state", "State", "item_state", STARTS ("open")),
};
DECLARE_TABLE (security_item,
               .title = N_ ("Security"),
               .singular = N_ ("Security requirement"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "requirement",
               .help = N_ ("What the customer's security asks for, and how each is addressed."))

static const PlumbField compliance_item_fields[] = {
  CHOICE ("framework", "Framework", "framework", REQUIRED),
  CHOICE ("applies", "Applies", "applies"),
  TEXT ("audit_schedule", "Audit schedule"),
  TEXT ("residency", "Data residency"),
  LONG_TEXT ("how_addressed", "How addressed", WIDE),
  CHOICE ("state", "State", "item_state", STARTS ("open")),
};
DECLARE_TABLE (compliance_item,
               .title = N_ ("Compliance"),
               .singular = N_ ("Framework"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "framework",
               .help = N_ ("The frameworks that apply, their audits and where data must stay."))

static const PlumbField requirement_fields[] = {
  CHOICE ("category", "Category", "requirement_category", REQUIRED),
  LONG_TEXT ("requirement", "Requirement", WIDE),
  TEXT ("target", "Target"),
  LONG_TEXT ("offered", "What we offer", WIDE),
  CHOICE ("state", "State", "item_state", STARTS ("open")),
};
DECLARE_TABLE (requirement,
               .title = N_ ("Non-functional"),
               .singular = N_ ("Requirement"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "requirement",
               .help = N_ ("Performance, scalability, disaster recovery and data residency belong "
                           "to every review."))

static const PlumbField gap_fields[] = {
  REFERENCE ("connection", "Connection", "connection"),
  TEXT ("point", "Integration point", HELP ("Where no connection carries it")),
  LONG_TEXT ("requirement", "Requirement", WIDE),
  LONG_TEXT ("capability", "Current capability", WIDE),
  LONG_TEXT ("gap", "Gap", WIDE),
  LONG_TEXT ("mitigation", "Mitigation", WIDE),
  TEXT ("timeline", "Timeline"),
  DATE ("due", "Due"),
  CHOICE ("severity", "Severity", "level"),
  REFERENCE ("owner", "Owner", "person"),
  CHOICE ("state", "State", "gap_state", STARTS ("open")),
};
DECLARE_TABLE (gap,
               .title = N_ ("Gaps"),
               .singular = N_ ("Gap"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "gap",
               .help = N_ ("Where the need goes further than what we offer today, and what we do "
                           "about it. Every solution has gaps."))

static const PlumbField prerequisite_fields[] = {
  LONG_TEXT ("what", "Prerequisite", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  CHOICE ("team", "Team", "team"),
  REFERENCE ("person", "Person", "person"),
  REFERENCE ("connection", "Connection", "connection"),
  DAYS ("lead_days", "Lead time"),
  DATE ("needed_by", "Needed by"),
  CHOICE ("state", "State", "work_state", STARTS ("open")),
  SET_OF_RECORDS ("needs", "Waits for", "prerequisite", "prerequisite_need", "needs"),
};
DECLARE_TABLE (prerequisite,
               .title = N_ ("Prerequisites"),
               .singular = N_ ("Prerequisite"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "what",
               .help = N_ ("What the customer provides or configures before work can start, by "
                           "team, with lead times."))

static const PlumbField capability_fields[] = {
  CHOICE ("area", "Area", "area", REQUIRED),
  CHOICE ("method", "Method", "method"),
  CHOICE ("direction", "Direction", "direction"),
  SET_OF_WORDS ("features", "Features", "feature", "capability_feature", "feature"),
  CHOICE ("frequency", "Frequency", "frequency"),
  CHOICE ("network", "Network", "network"),
  CHOICE ("maturity", "Maturity", "maturity", STARTS ("available")),
  DATE ("available_from", "Available from"),
  LONG_TEXT ("limits", "Limits", WIDE),
  LONG_TEXT ("talking_point", "Talking point", .flags = PLUMB_FIELD_INTERNAL | PLUMB_FIELD_WIDE),
  INSTANT ("frozen_at", "Frozen", HIDDEN),
};
DECLARE_TABLE (capability,
               .title = N_ ("Capabilities"),
               .singular = N_ ("Capability"),
               .kinds = PLUMB_KIND_CUSTOMER,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "area",
               .help = N_ ("What our solution really offers: available, beta, roadmap, custom."))
