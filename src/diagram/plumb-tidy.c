// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-tidy.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "diagram/plumb-edit.h"

#define POINTS_PER_INCH 72.0 /* a point of Graphviz is a diagram unit here */
#define LETTER_WIDTH 6.8     /* of a label, on average */
#define LABEL_PAD 40
#define LABEL_HEIGHT 52
#define NODE_GAP "0.9"
#define RANK_GAP "0.6"
#define LONGEST_ROW 5

/* -- Out ------------------------------------------------------------------------------------------- */

static gboolean
is_leaf (const PlumbBoard *board, int index)
{
  for (guint i = 0; i < board->boxes->len; i++)
    if (plumb_board_box (board, (int)i)->parent == index && plumb_board_box (board, (int)i)->shown)
      return FALSE;
  return TRUE;
}

static void
append_inches (GString *out, const char *name, double units)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%s=%s ", name,
                          g_ascii_formatd (buffer, sizeof buffer, "%.4f", units / POINTS_PER_INCH));
}

static void
write_node (GString *out, const PlumbBoard *board, int index)
{
  const PlumbBoardBox *box = plumb_board_box (board, index);

  g_string_append_printf (out, "n%d [", index);
  append_inches (out, "width", box->rect.width);
  append_inches (out, "height", box->rect.height);
  g_string_append (out, "];\n");
}

/* Boxes and, as clusters, containers of @parent. */
static void
write_content (GString *out, const PlumbBoard *board, int parent, gboolean clusters)
{
  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (box->parent != parent || !box->shown)
        continue;
      if (is_leaf (board, (int)i))
        {
          write_node (out, board, (int)i);
          continue;
        }
      if (clusters)
        g_string_append_printf (out, "subgraph cluster_%u {\nmargin=%d;\n", i, PLUMB_BOARD_PAD_TOP);
      write_content (out, board, (int)i, clusters);
      if (clusters)
        g_string_append (out, "}\n");
    }
}

/* The node that stands for a box: a container has none, so the first that lies in it does. */
static int
find_node (const PlumbBoard *board, int index)
{
  if (index < 0 || is_leaf (board, index))
    return index;
  for (guint i = 0; i < board->boxes->len; i++)
    if ((int)i != index && plumb_board_box (board, (int)i)->shown
        && plumb_board_lies_in (board, (int)i, index) && is_leaf (board, (int)i))
      return (int)i;
  return -1;
}

static int
find_end (const PlumbBoard *board, const PlumbRecord *connection, const char *field)
{
  const char *id = plumb_view_get_value (board->review, connection, field, board->view);

  return id != NULL
             ? plumb_board_find (board, plumb_review_get_record (board->review, "system", id))
             : -1;
}

/* Room for a label of two lines, as an empty table of its size. */
static void
write_label (GString *out, const PlumbBoard *board, const PlumbRecord *connection)
{
  const char *method = plumb_view_get_value (board->review, connection, "method", board->view);
  const char *data = plumb_view_get_value (board->review, connection, "data", board->view);
  const char *frequency =
      plumb_view_get_value (board->review, connection, "frequency", board->view);
  glong first = method != NULL ? g_utf8_strlen (method, -1) : 0;
  glong second = (data != NULL ? g_utf8_strlen (data, -1) : 0)
                 + (frequency != NULL ? g_utf8_strlen (frequency, -1) + 3 : 0);
  int width = (int)(CLAMP (MAX (first, second), 8, 24) * LETTER_WIDTH) + LABEL_PAD;

  if (first + second == 0)
    return;
  g_string_append_printf (out,
                          " [label=<<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" WIDTH=\"%d\" "
                          "HEIGHT=\"%d\"><TR><TD></TD></TR></TABLE>>]",
                          width, LABEL_HEIGHT);
}

/* The customer's systems come above our solution, whichever way data flows; otherwise down the flow. */
static void
write_edges (GString *out, const PlumbBoard *board, gboolean labels, gboolean *connected)
{
  const GPtrArray *all = plumb_review_get_records (board->review, "connection");

  for (guint i = 0; i < all->len; i++)
    {
      int source, target;

      if (!plumb_view_shows (board->review, all->pdata[i], board->view))
        continue;
      source = find_end (board, all->pdata[i], "source");
      target = find_end (board, all->pdata[i], "target");
      if (plumb_board_is_inside_ours (board, source) && !plumb_board_is_inside_ours (board, target))
        {
          int swap = source;

          source = target;
          target = swap;
        }
      source = find_node (board, source);
      target = find_node (board, target);
      if (source < 0 || target < 0 || source == target)
        continue;
      connected[source] = connected[target] = TRUE;
      g_string_append_printf (out, "n%d -> n%d", source, target);
      if (labels)
        write_label (out, board, all->pdata[i]);
      g_string_append (out, ";\n");
    }
}

/* Boxes without connections would make one endless row: they are stacked in rows of a few. */
static void
write_stacks (GString *out, const PlumbBoard *board, int parent, const gboolean *connected)
{
  g_autoptr (GArray) loose = g_array_new (FALSE, FALSE, sizeof (int));
  guint columns;

  for (int i = 0; i < (int)board->boxes->len; i++)
    if (plumb_board_box (board, i)->parent == parent && plumb_board_box (board, i)->shown
        && is_leaf (board, i) && !connected[i])
      g_array_append_val (loose, i);
  columns = loose->len <= LONGEST_ROW ? loose->len : (guint)ceil (sqrt (1.6 * loose->len));
  for (guint i = columns; i < loose->len; i++)
    g_string_append_printf (out, "n%d -> n%d [style=invis];\n",
                            g_array_index (loose, int, i - columns), g_array_index (loose, int, i));
}

char *
plumb_tidy_write_dot (const PlumbBoard *board, guint detail)
{
  g_autoptr (GString) out = g_string_new ("digraph picture {\n");
  g_autofree gboolean *connected = g_new0 (gboolean, board->boxes->len + 1);

  g_string_append (out, "graph [rankdir=TB splines=false nodesep=" NODE_GAP " ranksep=" RANK_GAP
                        "];\nnode [shape=box fixedsize=true label=\"\"];\n");
  write_content (out, board, -1, detail < 2);
  write_edges (out, board, detail < 1, connected);
  for (int i = -1; i < (int)board->boxes->len; i++)
    write_stacks (out, board, i, connected);
  g_string_append (out, "}\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* -- In -------------------------------------------------------------------------------------------- */

static gboolean
read_point (const char *text, PlumbPoint *point)
{
  char *end;

  if (text == NULL)
    return FALSE;
  point->x = g_ascii_strtod (text, &end);
  if (*end != ',')
    return FALSE;
  point->y = -g_ascii_strtod (end + 1, &end);
  return isfinite (point->x) && isfinite (point->y);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
read_object (GPtrArray *ids, JsonObject *object, GHashTable *centres)
{
  const char *name = get_text (object, "name");
  guint64 index;
  PlumbPoint point;

  if (name == NULL || name[0] != 'n'
      || !g_ascii_string_to_unsigned (name + 1, 10, 0, G_MAXINT32, &index, NULL)
      || index >= ids->len || !read_point (get_text (object, "pos"), &point))
    return;
  g_hash_table_insert (centres, g_strdup (ids->pdata[index]), g_memdup2 (&point, sizeof point));
}

GPtrArray *
plumb_tidy_list_ids (const PlumbBoard *board)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < board->boxes->len; i++)
    g_ptr_array_add (ids, g_strdup (plumb_record_get_id (plumb_board_box (board, (int)i)->record)));
  return ids;
}

GHashTable *
plumb_tidy_read_json (GPtrArray *ids, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GHashTable) centres = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  JsonNode *root, *objects;

  if (json != NULL && json_parser_load_from_data (parser, json, -1, NULL)
      && (root = json_parser_get_root (parser)) != NULL && JSON_NODE_HOLDS_OBJECT (root)
      && (objects = json_object_get_member (json_node_get_object (root), "objects")) != NULL
      && JSON_NODE_HOLDS_ARRAY (objects))
    {
      JsonArray *array = json_node_get_array (objects);

      for (guint i = 0; i < json_array_get_length (array); i++)
        if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
          read_object (ids, json_array_get_object_element (array, i), centres);
    }
  if (g_hash_table_size (centres) > 0)
    return g_steal_pointer (&centres);
  g_set_error_literal (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_LAYOUT,
                       _ ("Graphviz gave no layout for this picture"));
  return NULL;
}
