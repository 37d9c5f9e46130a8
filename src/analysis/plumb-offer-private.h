// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Between comparing an offer and putting what it lacks into words. */

#pragma once

#include "analysis/plumb-offer.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_ASPECT_AREA,
  PLUMB_ASPECT_METHOD,
  PLUMB_ASPECT_FEATURE,
  PLUMB_ASPECT_DIRECTION,
  PLUMB_ASPECT_FREQUENCY,
  PLUMB_ASPECT_NETWORK,
} PlumbAspect;

typedef struct
{
  PlumbAspect aspect;
  const char *thing;           /* the word that is asked for */
  const char *area;            /* of a method: the area in which it is missing, or NULL */
  const PlumbRecord *promised; /* the row that comes closest to having it, or NULL */
  const PlumbRecord *today;    /* an available row to go by meanwhile, or NULL */
} PlumbLack;

const char *plumb_offer_get_maturity (const PlumbRecord *capability);
/* The vocabulary of the words of @aspect. */
const PlumbVocabulary *plumb_aspect_get_vocabulary (PlumbAspect aspect);
PlumbProposedGap *plumb_offer_put_into_words (PlumbReview *review,
                                              const PlumbRecord *connection,
                                              const PlumbLack *lack);

G_END_DECLS
