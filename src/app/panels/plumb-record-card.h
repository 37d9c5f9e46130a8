// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* One record as a card: title, chip, rows that are edited on click, and who does it by when. */

#pragma once

#include <gtk/gtk.h>

#include "app/panels/plumb-card-spec.h"
#include "app/plumb-selection.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_RECORD_CARD (plumb_record_card_get_type ())
G_DECLARE_FINAL_TYPE (PlumbRecordCard, plumb_record_card, PLUMB, RECORD_CARD, GtkWidget)

GtkWidget *plumb_record_card_new (const PlumbCardSpec *spec,
                                  PlumbReview *review,
                                  PlumbSelection *selection,
                                  const char *id);
const char *plumb_record_card_get_id (PlumbRecordCard *self);
void plumb_record_card_update (PlumbRecordCard *self);
/* Whether it, or what it is about, is selected: it stands out. */
void plumb_record_card_set_meant (PlumbRecordCard *self, gboolean meant);
gboolean plumb_record_card_is_meant (PlumbRecordCard *self);
/* Starts editing @field. */
void plumb_record_card_edit (PlumbRecordCard *self, const char *field);

G_END_DECLS
