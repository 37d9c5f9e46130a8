// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a customer architecture review asks of what follows: steps, questions, delivery, revisit. */

#include <glib/gi18n-lib.h>

#include "analysis/plumb-check-private.h"
#include "analysis/plumb-derive.h"
#include "schema/plumb-value.h"

static const char *const question_over[] = { "answered", "dropped", NULL };

static void
look_next_owner (PlumbCheckRun *run)
{
  static const char *const fields[] = { "owner", NULL };

  plumb_check_rows (run, "next_step", plumb_check_work_over, fields,
                    _ ("Next step without an owner: %s"));
}

static void
look_next_date (PlumbCheckRun *run)
{
  static const char *const fields[] = { "due", NULL };

  plumb_check_rows (run, "next_step", plumb_check_work_over, fields,
                    _ ("Next step without a date: %s"));
}

static void
look_question_owner (PlumbCheckRun *run)
{
  static const char *const fields[] = { "owner", NULL };

  plumb_check_rows (run, "question", question_over, fields, _ ("Question without an owner: %s"));
}

static void
look_question_date (PlumbCheckRun *run)
{
  static const char *const fields[] = { "follow_up", NULL };

  plumb_check_rows (run, "question", question_over, fields, _ ("Question without a date: %s"));
}

static void
look_delivery_late (PlumbCheckRun *run)
{
  PlumbRecord *root = plumb_review_get_root (run->review);
  g_autoptr (GDateTime) due = plumb_derive_due (run->review);
  g_autoptr (GDateTime) delivered = plumb_instant_parse (plumb_record_get (root, "delivered_at"));
  GDateTime *reached = delivered != NULL ? delivered : run->now;

  if (due != NULL && g_date_time_compare (reached, due) > 0)
    plumb_check_open (run, root, "%s",
                      delivered != NULL ? _ ("The summary was delivered late")
                                        : _ ("The summary is overdue"));
}

static void
look_delivered (PlumbCheckRun *run)
{
  PlumbRecord *root = plumb_review_get_root (run->review);

  if (!plumb_record_has (root, "delivered_at"))
    plumb_check_open (run, root, _ ("The summary is not delivered yet"));
}

static void
look_confirmed (PlumbCheckRun *run)
{
  PlumbRecord *root = plumb_review_get_root (run->review);

  if (!plumb_record_has (root, "confirmed_at"))
    plumb_check_open (run, root, _ ("The customer has not confirmed the summary yet"));
}

static void
look_revisit (PlumbCheckRun *run)
{
  PlumbRecord *root = plumb_review_get_root (run->review);

  if (!plumb_record_has (root, "revisit_booked"))
    plumb_check_open (run, root, _ ("No review after go-live is booked yet"));
}

static const PlumbCheckRule rules[] = {
  RULE ("NEXT-NO-OWNER",
        BLOCKS,
        "next_step",
        N_ ("Every next step has an owner"),
        N_ ("What everybody owns nobody does."),
        look_next_owner),
  RULE ("NEXT-NO-DATE",
        BLOCKS,
        "next_step",
        N_ ("Every next step has a date"),
        N_ ("A step without a date is a wish."),
        look_next_date),
  RULE ("QUESTION-NO-OWNER",
        BLOCKS,
        "question",
        N_ ("Every open question has an owner"),
        N_ ("A question without an owner stays open."),
        look_question_owner),
  RULE ("QUESTION-NO-DATE",
        BLOCKS,
        "question",
        N_ ("Every open question has a follow-up date"),
        N_ ("A question without a date comes back at go-live."),
        look_question_date),
  RULE ("DELIVERY-LATE",
        WAITS,
        "review",
        N_ ("The summary is within its 48 hours"),
        N_ ("Memory is freshest right after the session."),
        look_delivery_late),
  RULE ("NOT-DELIVERED",
        WAITS,
        "review",
        N_ ("The summary is delivered"),
        N_ ("A good talk without a document is forgotten."),
        look_delivered),
  RULE ("NOT-CONFIRMED",
        WAITS,
        "review",
        N_ ("The customer has confirmed the summary"),
        N_ ("Only the customer can say that it is what was meant."),
        look_confirmed),
  RULE ("REVISIT-UNPLANNED",
        WAITS,
        "review",
        N_ ("The review after go-live is booked"),
        N_ ("Environments change; a design that nobody looks at again drifts."),
        look_revisit),
};

const PlumbCheckRule *
plumb_check_rules_after (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}
