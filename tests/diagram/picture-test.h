// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Reviews with pictures in them, for tests and benchmarks of diagram and draw. */

#pragma once

#include "diagram/plumb-scene.h"

G_BEGIN_DECLS

/* Where the review of a test or benchmark keeps its working copy: a folder that goes with it. */
void picture_test_init (void);
void picture_test_finish (void);

PlumbReview *picture_test_new_review (const char *customer, const char *solution);
/* The picture of a name: "northwind", "changes", "twelve", "german", "scripts", "unplaced", "bare". */
PlumbReview *picture_test_open (const char *name);
const char *const *picture_test_get_names (void);
/* @n boxes, a container for every twelve, 1.3 connections a box; the same for the same @seed. */
PlumbReview *picture_test_random (guint n, guint32 seed, gboolean places);

/* Measures every letter as 0.6 em: tests of diagram do not know fonts. */
const PlumbTextMeasure *picture_test_get_measure (void);

PlumbRecord *picture_test_system (PlumbReview *review,
                                  const char *name,
                                  const char *kind,
                                  const char *product,
                                  PlumbRecord *container);
void picture_test_place (
    PlumbReview *review, PlumbRecord *system, const char *view, int x, int y, int w, int h);
PlumbRecord *picture_test_connect (PlumbReview *review,
                                   PlumbRecord *source,
                                   PlumbRecord *target,
                                   const char *method,
                                   const char *data,
                                   const char *frequency);
void picture_test_gap (PlumbReview *review, PlumbRecord *connection, const char *gap);
void picture_test_former (PlumbReview *review,
                          PlumbRecord *record,
                          const char *field,
                          const char *value);
void
picture_test_set (PlumbReview *review, PlumbRecord *record, const char *field, const char *value);

G_END_DECLS
