// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Routes one scene file and prints times and routes, so that any router can be set beside ours.
 *
 *   node ID X Y W H PARENT     edge ID SRC DST     move ID DX DY
 *
 * answers
 *
 *   time full_ms T     time move_ms T (per move and per undo)     route EDGEID x y x y ... */

#include "diagram/plumb-router.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  GArray *nodes; /* PlumbRouteNode */
  GArray *edges; /* PlumbRouteEdge */
  GArray *moves; /* PlumbPoint, with the node in @moved */
  GArray *moved; /* guint */
  GPtrArray *edge_ids;
  GHashTable *index; /* node id -> index + 1 */
} Scene;

static guint
node_of (Scene *scene, const char *id)
{
  gpointer at = g_hash_table_lookup (scene->index, id);

  if (at == NULL)
    {
      g_printerr ("route-scene: no node %s\n", id);
      exit (1);
    }
  return GPOINTER_TO_UINT (at) - 1;
}

static void
read_line (Scene *scene, char **word, guint n, GPtrArray *parents)
{
  if (n == 7 && strcmp (word[0], "node") == 0)
    {
      PlumbRouteNode node = { 0 };

      node.rect = (PlumbRect){ atof (word[2]), atof (word[3]), atof (word[4]), atof (word[5]) };
      node.parent = -1;
      g_array_append_val (scene->nodes, node);
      g_hash_table_insert (scene->index, g_strdup (word[1]), GUINT_TO_POINTER (scene->nodes->len));
      g_ptr_array_add (parents, g_strdup (word[6]));
    }
  else if (n == 4 && strcmp (word[0], "edge") == 0)
    {
      PlumbRouteEdge edge = { 0 };

      edge.source = (int)node_of (scene, word[2]);
      edge.target = (int)node_of (scene, word[3]);
      g_array_append_val (scene->edges, edge);
      g_ptr_array_add (scene->edge_ids, g_strdup (word[1]));
    }
  else if (n == 4 && strcmp (word[0], "move") == 0)
    {
      guint node = node_of (scene, word[1]);
      PlumbPoint by = { atof (word[2]), atof (word[3]) };

      g_array_append_val (scene->moved, node);
      g_array_append_val (scene->moves, by);
    }
}

static void
read_scene (Scene *scene, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GPtrArray) parents = g_ptr_array_new_with_free_func (g_free);

  /* Nodes first: an edge may come before its ends. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; lines[i] != NULL; i++)
      {
        g_auto (GStrv) split = g_strsplit_set (lines[i], " \t\r", -1);
        char *word[8];
        guint n = 0;

        for (guint k = 0; split[k] != NULL && n < 8; k++)
          if (*split[k] != '\0')
            word[n++] = split[k];
        if (n > 0 && (strcmp (word[0], "node") == 0) == (pass == 0))
          read_line (scene, word, n, parents);
      }
  for (guint i = 0; i < parents->len; i++)
    {
      const char *id = g_ptr_array_index (parents, i);
      PlumbRouteNode *node = &g_array_index (scene->nodes, PlumbRouteNode, i);

      if (strcmp (id, "-1") == 0)
        continue;
      node->parent = (int)node_of (scene, id);
      g_array_index (scene->nodes, PlumbRouteNode, node->parent).container = TRUE;
    }
}

static void
print_move (PlumbRouter *router, guint node, double dx, double dy)
{
  gint64 start = g_get_monotonic_time ();

  plumb_router_move_node (router, node, dx, dy);
  g_print ("time move_ms %.3f\n", (g_get_monotonic_time () - start) / 1000.0);
}

static PlumbRouter *
run (Scene *scene)
{
  gint64 start = g_get_monotonic_time ();
  PlumbRouter *router =
      plumb_router_new ((const PlumbRouteNode *)(gpointer)scene->nodes->data, scene->nodes->len,
                        (const PlumbRouteEdge *)(gpointer)scene->edges->data, scene->edges->len);

  g_print ("time full_ms %.3f\n", (g_get_monotonic_time () - start) / 1000.0);
  return router;
}

static void
print_routes (const Scene *scene, const PlumbRouter *router)
{
  for (guint i = 0; i < plumb_router_get_n_edges (router); i++)
    {
      const PlumbRoute *route = plumb_router_get_route (router, i);

      g_print ("route %s", (const char *)g_ptr_array_index (scene->edge_ids, i));
      for (guint k = 0; k < route->n_points; k++)
        g_print (" %.3f %.3f", route->points[k].x, route->points[k].y);
      g_print ("\n");
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  PlumbRouter *router;
  Scene scene = { 0 };

  if (argc != 2 || !g_file_get_contents (argv[1], &text, NULL, &error))
    {
      g_printerr ("usage: route-scene SCENE%s%s\n", error != NULL ? ": " : "",
                  error != NULL ? error->message : "");
      return 1;
    }
  scene.nodes = g_array_new (FALSE, FALSE, sizeof (PlumbRouteNode));
  scene.edges = g_array_new (FALSE, FALSE, sizeof (PlumbRouteEdge));
  scene.moves = g_array_new (FALSE, FALSE, sizeof (PlumbPoint));
  scene.moved = g_array_new (FALSE, FALSE, sizeof (guint));
  scene.edge_ids = g_ptr_array_new_with_free_func (g_free);
  scene.index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_scene (&scene, text);
  router = run (&scene);
  print_routes (&scene, router);
  for (guint i = 0; i < scene.moves->len; i++)
    {
      PlumbPoint by = g_array_index (scene.moves, PlumbPoint, i);
      guint node = g_array_index (scene.moved, guint, i);

      print_move (router, node, by.x, by.y);
      print_move (router, node, -by.x, -by.y);
    }
  plumb_router_free (router);
  g_array_unref (scene.nodes);
  g_array_unref (scene.edges);
  g_array_unref (scene.moves);
  g_array_unref (scene.moved);
  g_ptr_array_unref (scene.edge_ids);
  g_hash_table_unref (scene.index);
  return 0;
}
