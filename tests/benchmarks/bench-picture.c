// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a picture costs as a file: bench-picture [N] writes one of N systems (12) in each format and
 * prints milliseconds and bytes; the first line is the first time in this process, fonts and all. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "../diagram/picture-test.h"
#include "draw/plumb-draw.h"

static double
now (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static void
write_all (PlumbReview *review, const char *what)
{
  PlumbSceneOptions options = { .measure = plumb_draw_get_measure () };
  PlumbPictureOptions picture = { .margin = 24, .background = TRUE, .title = "Benchmark" };
  double start = now (), scene_at, list_at, svg_at, pdf_at, png_at;
  g_autoptr (PlumbScene) scene = plumb_scene_new (review, PLUMB_VIEW_PROPOSED, &options);
  g_autoptr (PlumbDisplayList) list = NULL;
  g_autofree char *svg = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) png = NULL;

  scene_at = now ();
  list = plumb_draw_scene (scene, PLUMB_PICTURE_LEGEND);
  list_at = now ();
  svg = plumb_display_list_to_svg (list, &picture);
  svg_at = now ();
  pdf = plumb_display_list_to_pdf (list, &picture, NULL);
  pdf_at = now ();
  png = plumb_display_list_to_png (list, &picture, 0.5, NULL);
  png_at = now ();
  printf ("%s: scene %.1f ms, display list %.1f ms, SVG %.1f ms (%zu bytes), PDF %.1f ms (%zu "
          "bytes), PNG at half size %.1f ms (%zu bytes)\n",
          what, scene_at - start, list_at - scene_at, svg_at - list_at, strlen (svg),
          pdf_at - svg_at, pdf != NULL ? g_bytes_get_size (pdf) : 0, png_at - pdf_at,
          png != NULL ? g_bytes_get_size (png) : 0);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint)atoi (argv[1]) : 12;
  struct rusage usage;

  picture_test_init ();
  {
    g_autoptr (PlumbReview) review =
        n == 12 ? picture_test_open ("twelve") : picture_test_random (n, 7, TRUE);

    write_all (review, "first");
    write_all (review, "again");
    plumb_review_close (review, NULL);
  }
  getrusage (RUSAGE_SELF, &usage);
  printf ("largest resident size %ld kB\n", usage.ru_maxrss);
  picture_test_finish ();
  return 0;
}
