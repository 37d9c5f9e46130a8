// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What building a scene costs: whole, after one edit, and for each step of a drag. Median of the runs,
 * in milliseconds. */

#include <stdio.h>
#include <stdlib.h>

#include "../diagram/picture-test.h"
#include "draw/plumb-draw.h"

static int
compare (const void *a, const void *b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return first < second ? -1 : first > second;
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof (double), compare);
  return values[n / 2];
}

static double
now (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

typedef struct
{
  PlumbScene *scene;
} Kept;

static void
on_changed (PlumbReview *review, PlumbChanges *changes, gpointer data)
{
  Kept *kept = data;
  PlumbScene *next = plumb_scene_update (kept->scene, review, changes);

  plumb_scene_unref (kept->scene);
  kept->scene = next;
}

static void
measure_edit (PlumbReview *review, Kept *kept, const char *what, const char *field, guint runs)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  g_autofree double *times = g_new (double, runs);

  for (guint i = 0; i < runs; i++)
    {
      PlumbRecord *system = g_ptr_array_index (systems, (i * 37) % systems->len);
      g_autofree char *text = g_strdup_printf ("Edited %u", i);
      double start = now ();

      plumb_review_begin (review, what);
      plumb_review_set (review, system, field, text, NULL);
      plumb_review_commit (review, NULL);
      times[i] = now () - start;
    }
  printf ("  %-34s %9.2f\n", what, median (times, runs));
}

static void
measure (guint n, guint runs)
{
  g_autoptr (PlumbReview) review = picture_test_random (n, 7, TRUE);
  PlumbSceneOptions options = { .measure = plumb_draw_get_measure () };
  g_autofree double *times = g_new (double, runs);
  Kept kept = { plumb_scene_new (review, PLUMB_VIEW_PROPOSED, &options) };
  gulong handler;

  printf ("%u systems, %u connections\n", n, plumb_scene_get_n_connections (kept.scene));
  for (guint i = 0; i < runs; i++)
    {
      double start = now ();
      PlumbScene *scene = plumb_scene_new (review, PLUMB_VIEW_PROPOSED, &options);

      times[i] = now () - start;
      plumb_scene_unref (scene);
    }
  printf ("  %-34s %9.2f\n", "whole scene", median (times, runs));

  handler = g_signal_connect (review, "changed", G_CALLBACK (on_changed), &kept);
  measure_edit (review, &kept, "rename, with commit", "name", runs);
  g_signal_handler_disconnect (review, handler);

  {
    guint steps = MIN (runs * 4, 40), box = 1;

    times = g_realloc_n (times, steps, sizeof (double));
    for (guint i = 0; i < steps; i++)
      {
        double start = now ();
        PlumbScene *next = plumb_scene_with_moved (kept.scene, &box, 1, 8.0 * (i % 5), 4);

        times[i] = now () - start;
        plumb_scene_unref (next);
      }
    printf ("  %-34s %9.2f  (worst %.2f)\n", "one step of dragging a box", median (times, steps),
            times[steps - 1]);
  }
  plumb_scene_unref (kept.scene);
  plumb_review_close (review, NULL);
}

int
main (int argc, char **argv)
{
  picture_test_init ();
  measure (12, 20);
  measure (100, 10);
  measure (300, 5);
  measure (1000, 3);
  picture_test_finish ();
  return 0;
}
