// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A review on the start page: its picture in miniature, customer, kind, and what is due. */

#pragma once

#include <gtk/gtk.h>

#include "document/plumb-shelf.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_REVIEW_CARD (plumb_review_card_get_type ())
G_DECLARE_FINAL_TYPE (PlumbReviewCard, plumb_review_card, PLUMB, REVIEW_CARD, GtkFlowBoxChild)

#define PLUMB_CARD_WIDTH 264
#define PLUMB_CARD_PICTURE 136

GtkWidget *plumb_review_card_new (const PlumbShelfEntry *entry);
const char *plumb_review_card_get_uid (PlumbReviewCard *card);
const char *plumb_review_card_get_path (PlumbReviewCard *card);
const char *plumb_review_card_get_name (PlumbReviewCard *card);
const char *plumb_review_card_get_edited (PlumbReviewCard *card);
gboolean plumb_review_card_is_missing (PlumbReviewCard *card);
gboolean plumb_review_card_matches (PlumbReviewCard *card, const char *folded);
void plumb_review_card_set_picture (PlumbReviewCard *card, GdkPaintable *picture);

G_END_DECLS
