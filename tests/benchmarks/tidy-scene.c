// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Lays out and routes a scene of route-scene's text format, as the window does, and answers in that
 * format: `tidy-scene SCENE PLACED` prints the time and the routes, and writes the scene with the boxes
 * where they stand now to PLACED. */

#include <stdio.h>
#include <string.h>

#include "../diagram/picture-test.h"
#include "diagram/plumb-edit.h"

#define VIEW PLUMB_VIEW_PROPOSED

typedef struct
{
  PlumbReview *review;
  GPtrArray *systems;     /* by node, borrowed */
  GPtrArray *connections; /* by edge, borrowed */
  GArray *origins;        /* of PlumbPoint, by node */
  GString *edges;         /* as they were read */
} Reading;

static void
read_node (Reading *reading, const char *line)
{
  int id, x, y, w, h, parent;
  g_autofree char *name = NULL;
  PlumbPoint origin = { 0, 0 };
  PlumbRecord *container = NULL, *system;

  if (sscanf (line, "node %d %d %d %d %d %d", &id, &x, &y, &w, &h, &parent) != 6
      || id != (int)reading->systems->len || parent >= id)
    g_error ("not a node: %s", line);
  if (parent >= 0)
    {
      container = reading->systems->pdata[parent];
      origin = g_array_index (reading->origins, PlumbPoint, parent);
    }
  name = g_strdup_printf ("Box %d", id);
  system = picture_test_system (reading->review, name, NULL, NULL, container);
  picture_test_place (reading->review, system, VIEW, x - (int)origin.x, y - (int)origin.y, w, h);
  g_ptr_array_add (reading->systems, system);
  origin = (PlumbPoint){ x, y };
  g_array_append_val (reading->origins, origin);
}

static void
read_edge (Reading *reading, const char *line)
{
  int id, source, target;

  if (sscanf (line, "edge %d %d %d", &id, &source, &target) != 3)
    g_error ("not an edge: %s", line);
  g_string_append_printf (reading->edges, "%s\n", line);
  g_ptr_array_add (reading->connections,
                   picture_test_connect (reading->review, reading->systems->pdata[source],
                                         reading->systems->pdata[target], NULL, NULL, NULL));
}

static void
read_scene (Reading *reading, const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (text, "\n", -1);
  plumb_review_begin (reading->review, "Read");
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "node "))
      read_node (reading, lines[i]);
    else if (g_str_has_prefix (lines[i], "edge "))
      read_edge (reading, lines[i]);
  if (!plumb_review_commit (reading->review, &error))
    g_error ("%s", error->message);
}

static void
write_placed (const Reading *reading, const PlumbScene *scene, const char *path)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree int *nodes = g_new (int, plumb_scene_get_n_boxes (scene) + 1);

  for (guint i = 0; i < reading->systems->len; i++)
    nodes[plumb_scene_find_box (scene, plumb_record_get_id (reading->systems->pdata[i]))] = (int)i;
  for (guint i = 0; i < reading->systems->len; i++)
    {
      int index = plumb_scene_find_box (scene, plumb_record_get_id (reading->systems->pdata[i]));
      const PlumbSceneBox *box = plumb_scene_get_box (scene, (guint)index);

      g_string_append_printf (out, "node %u %.0f %.0f %.0f %.0f %d\n", i, box->rect.x, box->rect.y,
                              box->rect.width, box->rect.height,
                              box->parent >= 0 ? nodes[box->parent] : -1);
    }
  g_string_append (out, reading->edges->str);
  if (!g_file_set_contents (path, out->str, -1, NULL))
    g_error ("cannot write %s", path);
}

static void
print_routes (const Reading *reading, const PlumbScene *scene)
{
  for (guint i = 0; i < reading->connections->len; i++)
    {
      int index =
          plumb_scene_find_connection (scene, plumb_record_get_id (reading->connections->pdata[i]));
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, (guint)index);

      printf ("route %u", i);
      for (guint k = 0; k < connection->n_points; k++)
        printf (" %g %g", connection->points[k].x, connection->points[k].y);
      printf ("\n");
    }
}

int
main (int argc, char **argv)
{
  PlumbSceneOptions options = { .measure = picture_test_get_measure () };
  Reading reading = { 0 };
  g_autoptr (PlumbScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start;

  if (argc != 3)
    {
      fprintf (stderr, "usage: tidy-scene SCENE PLACED\n");
      return 2;
    }
  picture_test_init ();
  reading.review = picture_test_new_review ("Northwind", "Fleetline");
  reading.systems = g_ptr_array_new ();
  reading.connections = g_ptr_array_new ();
  reading.origins = g_array_new (FALSE, FALSE, sizeof (PlumbPoint));
  reading.edges = g_string_new (NULL);
  read_scene (&reading, argv[1]);
  start = g_get_monotonic_time ();
  if (!plumb_edit_tidy (reading.review, VIEW, &error))
    g_error ("%s", error->message);
  printf ("time tidy_ms %.2f\n", (double)(g_get_monotonic_time () - start) / 1000);
  scene = plumb_scene_new (reading.review, VIEW, &options);
  printf ("time full_ms %.2f\n", (double)(g_get_monotonic_time () - start) / 1000);
  write_placed (&reading, scene, argv[2]);
  print_routes (&reading, scene);
  g_ptr_array_unref (reading.systems);
  g_ptr_array_unref (reading.connections);
  g_array_unref (reading.origins);
  g_string_free (reading.edges, TRUE);
  g_clear_pointer (&scene, plumb_scene_unref);
  plumb_review_close (reading.review, NULL);
  g_object_unref (reading.review);
  picture_test_finish ();
  return 0;
}
