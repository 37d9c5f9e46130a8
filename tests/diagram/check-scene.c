// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* check-scene FILE: makes a review of lines "node NUMBER X Y WIDTH HEIGHT PARENT NAME" and "edge SOURCE
 * TARGET NAME", checks its scene, and prints what became of its labels. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "picture-test.h"
#include "scene-checks.h"

typedef struct
{
  PlumbReview *review;
  GPtrArray *systems; /* of PlumbRecord, by number */
  GArray *places;     /* of PlumbRect */
} Reader;

/* A box is a container when something lies in it. */
static void
read_node (Reader *reader, char **words)
{
  PlumbRect place = { atof (words[2]), atof (words[3]), atof (words[4]), atof (words[5]) };
  int parent = atoi (words[6]);
  PlumbRecord *container = parent >= 0 ? g_ptr_array_index (reader->systems, (guint)parent) : NULL;
  PlumbRecord *system = picture_test_system (reader->review, words[7], "service", NULL, container);
  PlumbRect origin = { 0 };

  if (container != NULL)
    {
      origin = g_array_index (reader->places, PlumbRect, (guint)parent);
      picture_test_set (reader->review, container, "kind", "network zone");
    }
  picture_test_place (reader->review, system, PLUMB_VIEW_PROPOSED, (int)(place.x - origin.x),
                      (int)(place.y - origin.y), (int)place.width, (int)place.height);
  g_ptr_array_add (reader->systems, system);
  g_array_append_val (reader->places, place);
}

static void
read_line (Reader *reader, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", g_str_has_prefix (line, "node ") ? 8 : 4);

  if (g_str_has_prefix (line, "node ") && g_strv_length (words) == 8)
    read_node (reader, words);
  else if (g_str_has_prefix (line, "edge ") && g_strv_length (words) == 4)
    picture_test_connect (
        reader->review, g_ptr_array_index (reader->systems, (guint)atoi (words[1])),
        g_ptr_array_index (reader->systems, (guint)atoi (words[2])), words[3], NULL, NULL);
}

static void
check (PlumbReview *review)
{
  PlumbSceneOptions options = { .measure = picture_test_get_measure () };
  g_autoptr (PlumbScene) scene = plumb_scene_new (review, PLUMB_VIEW_PROPOSED, &options);
  guint outcomes[4] = { 0 }, walled_in = 0;

  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      outcomes[plumb_scene_get_connection (scene, i)->label]++;
      walled_in += plumb_scene_get_connection (scene, i)->walled_in;
    }
  printf ("%u boxes, %u connections (%u walled in), %u labels, %u discs, %u in the legend only\n",
          plumb_scene_get_n_boxes (scene), plumb_scene_get_n_connections (scene), walled_in,
          outcomes[PLUMB_LABEL_PLACED], outcomes[PLUMB_LABEL_DISC], outcomes[PLUMB_LABEL_LEGEND]);
  fflush (stdout);
  scene_check_sound (scene);
}

int
main (int argc, char **argv)
{
  Reader reader = { .systems = g_ptr_array_new (),
                    .places = g_array_new (FALSE, FALSE, sizeof (PlumbRect)) };
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    {
      fprintf (stderr, "usage: check-scene FILE\n");
      return 2;
    }
  picture_test_init ();
  reader.review = picture_test_new_review ("Customer", "Solution");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (&reader, lines[i]);
  plumb_review_commit (reader.review, NULL);
  check (reader.review);
  plumb_review_close (reader.review, NULL);
  g_object_unref (reader.review);
  g_ptr_array_unref (reader.systems);
  g_array_unref (reader.places);
  picture_test_finish ();
  return 0;
}
