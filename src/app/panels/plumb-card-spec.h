// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a record looks like as a card, by its table: declared, so that gaps, prerequisites and questions
 * share one card. */

#pragma once

#include "document/plumb-review.h"

G_BEGIN_DECLS

typedef struct
{
  const char *field;
  const char *caption; /* untranslated */
} PlumbCardRow;

typedef struct
{
  const char *table;
  const char *tab;          /* untranslated: what the panel is called */
  const char *add;          /* untranslated: what the button below the cards says */
  const char *add_label;    /* untranslated: the transaction */
  const char *chip;         /* field of the chip */
  const char *title_field;  /* the title is that field; NULL: what connection it is about */
  const PlumbCardRow *rows; /* always shown, edited on click */
  guint n_rows;
  const PlumbCardRow *more; /* shown when the foot is opened */
  guint n_more;
} PlumbCardSpec;

const PlumbCardSpec *plumb_card_specs_get (guint *n_specs);
const PlumbCardSpec *plumb_card_spec_find (const char *table);

gboolean plumb_card_is_open (const PlumbCardSpec *spec, const PlumbRecord *record);
char *
plumb_card_dup_title (const PlumbCardSpec *spec, PlumbReview *review, const PlumbRecord *record);
char *
plumb_card_dup_foot (const PlumbCardSpec *spec, PlumbReview *review, const PlumbRecord *record);
PlumbFamily plumb_card_get_family (PlumbReview *review, const PlumbRecord *record);
gboolean plumb_card_is_about (const PlumbRecord *record, const char *table, const char *id);

G_END_DECLS
