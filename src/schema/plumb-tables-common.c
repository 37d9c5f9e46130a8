// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The tables that every kind of review has. */

#include "schema/plumb-tables-private.h"
#include "schema/plumb-tables.h"

static const PlumbField review_fields[] = {
  CHOICE ("kind", "Kind", "kind", REQUIRED),
  TEXT ("title", "Title"),
  TEXT ("customer", "Customer"),
  TEXT ("solution", "Our solution", HELP ("The product that is to be integrated")),
  TEXT ("language", "Language", HELP ("Language of the summary, such as en or de")),
  CHOICE ("timing", "Timing", "timing", STARTS ("after discovery before POC")),
  CHOICE ("segment", "Customer size", "segment"),
  CHOICE ("points", "Integration points expected", "points"),
  CHOICE ("format", "Format", "format", STARTS ("session-90")),
  CHOICE ("depth", "Depth", "depth", STARTS ("integration")),
  SET_OF_WORDS ("deliverable", "Deliverable", "deliverable", "review_deliverable", "deliverable"),
  CHOICE ("regulated", "Regulated", "regulated", STARTS ("unknown")),
  INSTANT ("scheduled_start", "Session starts"),
  TEXT ("time_zone", "Time zone", HELP ("Such as Europe/Berlin")),
  INSTANT ("agenda_shared_at", "Agenda shared"),
  INSTANT ("session_started", "Session started"),
  INSTANT ("session_ended", "Session ended"),
  INSTANT ("delivered_at", "Delivered"),
  INSTANT ("confirmed_at", "Confirmed"),
  REFERENCE ("confirmed_by", "Confirmed by", "person"),
  DATE ("golive_planned", "Planned go-live"),
  DATE ("golive_actual", "Go-live"),
  DATE ("revisit_booked", "Revisit booked for"),
  INSTANT ("due_override", "Summary due", HELP ("Empty: 48 hours after the session ended")),
  DATE ("revisit_override", "Revisit due", HELP ("Empty: 90 days after go-live")),
};
DECLARE_TABLE (review,
               .title = N_ ("Review"),
               .singular = N_ ("Review"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_SINGLE,
               .name_field = "title")

static const PlumbField paragraph_fields[] = {
  TEXT ("section", "Section", REQUIRED),
  LONG_TEXT ("words", "Words", WIDE),
  TEXT ("basis", "Basis", HIDDEN),
};
DECLARE_TABLE (paragraph,
               .title = N_ ("Paragraphs"),
               .singular = N_ ("Paragraph"),
               .kinds = PLUMB_KIND_ALL,
               .name_field = "section")

static const PlumbField pen_fields[] = {
  REFERENCE ("person", "Person", "person", GOES_TOO),
  INSTANT ("began", "Began"),
  INSTANT ("ended", "Ended"),
};
DECLARE_TABLE (pen,
               .title = N_ ("Who drew"),
               .singular = N_ ("Turn at drawing"),
               .kinds = PLUMB_KIND_ALL,
               .name_field = "person")

static const PlumbField person_fields[] = {
  TEXT ("name", "Name", REQUIRED),
  CHOICE ("team", "Team", "team"),
  CHOICE ("side", "Side", "side", STARTS ("customer")),
  SET_OF_WORDS ("roles", "Roles", "role", "person_role", "role"),
  TEXT ("email", "E-mail", INTERNAL),
  YES_NO ("invited", "Invited"),
  YES_NO ("attended", "Attended"),
  INSTANT ("heard_at", "First heard", HELP ("When this person first said something")),
};
DECLARE_TABLE (person,
               .title = N_ ("People"),
               .singular = N_ ("Person"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "name",
               .help = N_ ("Who takes part, on which side and in which role. Ask the champion for "
                           "the owner of every system."))

static const PlumbField agenda_item_fields[] = {
  CHOICE ("phase", "Phase", "phase"),
  TEXT ("topic", "Topic", WIDE),
  MINUTES ("minutes", "Minutes"),
};
DECLARE_TABLE (agenda_item,
               .title = N_ ("Agenda"),
               .singular = N_ ("Agenda item"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "topic",
               .help = N_ ("Discovery comes first and takes at least half of the session."))

static const PlumbField phase_time_fields[] = {
  REFERENCE ("agenda_item", "Agenda item", "agenda_item", GOES_TOO),
  INSTANT ("started", "Started"),
  INSTANT ("ended", "Ended"),
};
DECLARE_TABLE (phase_time,
               .title = N_ ("Time by phase"),
               .singular = N_ ("Time in a phase"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_INTERNAL,
               .name_field = "agenda_item")

static const PlumbField note_fields[] = {
  INSTANT ("time", "Time"),
  CHOICE ("phase", "Phase", "phase"),
  LONG_TEXT ("text", "Note", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  REFERENCE ("said_by", "Said by", "person"),
  ABOUT ("About"),
};
DECLARE_TABLE (note,
               .title = N_ ("Session notes"),
               .singular = N_ ("Note"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_INTERNAL | PLUMB_TABLE_ORDERED,
               .name_field = "text",
               .help = N_ ("What was said, with the time. Notes stay with us."))

static const PlumbField question_fields[] = {
  LONG_TEXT ("text", "Question", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  REFERENCE ("owner", "Owner", "person"),
  DATE ("follow_up", "Follow-up"),
  CHOICE ("state", "State", "question_state", STARTS ("open")),
  LONG_TEXT ("answer", "Answer", WIDE),
  ABOUT ("About"),
};
DECLARE_TABLE (question,
               .title = N_ ("Open questions"),
               .singular = N_ ("Question"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "text",
               .help = N_ ("What nobody in the room could answer, with an owner and a date."))

static const PlumbField next_step_fields[] = {
  LONG_TEXT ("action", "Next step", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  REFERENCE ("owner", "Owner", "person"),
  DATE ("due", "Due"),
  CHOICE ("state", "State", "work_state", STARTS ("open")),
};
DECLARE_TABLE (next_step,
               .title = N_ ("Next steps"),
               .singular = N_ ("Next step"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "action",
               .help = N_ ("What happens next, who does it and by when."))

static const PlumbField risk_fields[] = {
  LONG_TEXT ("risk", "Risk", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  CHOICE ("likelihood", "Likelihood", "level"),
  CHOICE ("impact", "Impact", "level"),
  LONG_TEXT ("response", "Response", WIDE),
  REFERENCE ("owner", "Owner", "person"),
  ABOUT ("About"),
  YES_NO ("internal", "Stays with us", HELP ("The customer's copy leaves this risk out")),
};
DECLARE_TABLE (risk,
               .title = N_ ("Risks"),
               .singular = N_ ("Risk"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "risk",
               .help = N_ ("Say honestly what will be difficult, before the customer finds out."))

static const PlumbField decision_fields[] = {
  TEXT ("title", "Decision", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  CHOICE ("status", "Status", "decision_status", STARTS ("proposed")),
  DATE ("date", "Date"),
  LONG_TEXT ("context", "Context", WIDE),
  LONG_TEXT ("options", "Options", WIDE),
  LONG_TEXT ("decision", "What was decided", WIDE),
  LONG_TEXT ("consequences", "Consequences", WIDE),
  SET_OF_RECORDS ("deciders", "Decided by", "person", "decision_decider", "person"),
  REFERENCE ("supersedes", "Supersedes", "decision"),
};
DECLARE_TABLE (decision,
               .title = N_ ("Decisions"),
               .singular = N_ ("Decision"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "title",
               .help = N_ ("Architecture decisions with their context and consequences."))

static const PlumbField evidence_fields[] = {
  CHOICE ("kind", "Kind", "evidence_kind"),
  TEXT ("title", "Title", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  LONG_TEXT ("text", "Text", WIDE),
  TEXT ("link", "Link"),
  DATE ("date", "Date"),
  TEXT ("source", "Source"),
  YES_NO ("names_removed", "Names removed"),
  ABOUT ("About"),
};
DECLARE_TABLE (evidence,
               .title = N_ ("Evidence"),
               .singular = N_ ("Piece of evidence"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "title")

static const PlumbField attachment_fields[] = {
  TEXT ("name", "Name", REQUIRED),
  TEXT ("media_type", "Media type"),
  BYTES ("sha256", "File"),
  TEXT ("caption", "Caption", WIDE),
  CHOICE ("use", "Use", "attachment_use"),
  ABOUT ("About", GOES_TOO),
  TEXT ("view", "View", HIDDEN),
  INTEGER ("x", "X", HIDDEN),
  INTEGER ("y", "Y", HIDDEN),
  INTEGER ("w", "Width", HIDDEN),
  INTEGER ("h", "Height", HIDDEN),
  REAL ("opacity", "Opacity", HIDDEN),
  YES_NO ("locked", "Locked", HIDDEN),
};
DECLARE_TABLE (attachment,
               .title = N_ ("Attachments"),
               .singular = N_ ("Attachment"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "name")

static const PlumbField check_mark_fields[] = {
  TEXT ("code", "Check", KEY),
  CHOICE ("state", "State", "check_state", REQUIRED),
  TEXT ("by", "By"),
  INSTANT ("at", "At"),
  LONG_TEXT ("reason", "Reason", WIDE),
};
DECLARE_TABLE (check_mark,
               .title = N_ ("Check marks"),
               .singular = N_ ("Check mark"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_INTERNAL | PLUMB_TABLE_NATURAL,
               .name_field = "code")

static const PlumbField baseline_fields[] = {
  TEXT ("name", "Name", REQUIRED),
  INSTANT ("at", "Date"),
  TEXT ("history_id", "Place in the history", HIDDEN),
  TEXT ("sent_to", "Sent to"),
};
DECLARE_TABLE (baseline,
               .title = N_ ("Baselines"),
               .singular = N_ ("Baseline"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "name")

static const PlumbField repeat_fields[] = {
  LONG_TEXT ("words", "What is asked", .flags = PLUMB_FIELD_REQUIRED | PLUMB_FIELD_WIDE),
  LONG_TEXT ("fix", "Fix", WIDE),
  REFERENCE ("owner", "Owner", "person"),
  DATE ("due", "Due"),
  CHOICE ("state", "State", "work_state", STARTS ("open")),
  DATE ("released_at", "Released"),
};
DECLARE_TABLE (repeat,
               .title = N_ ("Repeated questions"),
               .singular = N_ ("Repeated question"),
               .kinds = PLUMB_KIND_ALL,
               .flags = PLUMB_TABLE_ORDERED,
               .name_field = "words")
