// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What is drawn of a handful of pictures, line by line, against the lists in golden/. When a picture
 * has to change, look at it (print-pictures), then write its list anew:
 *
 *   PLUMB_GOLDEN=write meson test -C BUILD golden
 *
 * Texts are measured by their number of letters, so that the lists are the same whatever fonts there
 * are. */

#include <string.h>

#include "../diagram/picture-test.h"
#include "display-list-text.h"
#include "draw/plumb-draw.h"

static const struct
{
  const char *picture;
  const char *view;
} lists[] = {
  { "northwind", PLUMB_VIEW_PROPOSED }, { "changes", PLUMB_VIEW_CHANGES },
  { "changes", PLUMB_VIEW_CURRENT },    { "twelve", PLUMB_VIEW_PROPOSED },
  { "german", PLUMB_VIEW_PROPOSED },    { "unplaced", PLUMB_VIEW_PROPOSED },
  { "bare", PLUMB_VIEW_PROPOSED },
};

static char *
draw (guint index)
{
  PlumbReview *review = picture_test_open (lists[index].picture);
  PlumbSceneOptions options = { .measure = picture_test_get_measure () };
  g_autoptr (PlumbScene) scene = plumb_scene_new (review, lists[index].view, &options);
  g_autoptr (PlumbDisplayList) list = plumb_draw_scene (scene, PLUMB_PICTURE_NONE);

  plumb_review_close (review, NULL);
  g_object_unref (review);
  return display_list_to_text (list);
}

static char *
get_path (guint index)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.txt", lists[index].picture, lists[index].view);

  return g_test_build_filename (G_TEST_DIST, "draw", "golden", name, NULL);
}

static void
assert_same_lines (const char *path, const char *drawn, const char *golden)
{
  g_auto (GStrv) is = g_strsplit (drawn, "\n", -1);
  g_auto (GStrv) was = g_strsplit (golden, "\n", -1);
  guint i = 0;

  while (is[i] != NULL && was[i] != NULL && strcmp (is[i], was[i]) == 0)
    i++;
  if (is[i] != NULL || was[i] != NULL)
    g_error ("%s, line %u\n  was %s\n  is  %s\n(PLUMB_GOLDEN=write writes the lists anew)", path,
             i + 1, was[i] != NULL ? was[i] : "the end", is[i] != NULL ? is[i] : "the end");
}

static void
test_list (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *path = get_path (index);
  g_autofree char *drawn = draw (index);
  g_autofree char *golden = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("PLUMB_GOLDEN"), "write") == 0)
    g_file_set_contents (path, drawn, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &golden, NULL, &error);
  g_assert_no_error (error);
  assert_same_lines (path, drawn, golden);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  picture_test_init ();
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/golden/%s-%s", lists[i].picture, lists[i].view);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_list);
    }
  result = g_test_run ();
  picture_test_finish ();
  return result;
}
