// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The summary's pictures: the same scene as on the screen, with links into the tables, and told in words
 * for those who do not see it. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "diagram/plumb-scene.h"
#include "report/plumb-summary-private.h"

#define MOST_TOLD 40 /* connections that the alternative text names */

static gboolean
is_point (const PlumbSummary *summary, const char *connection)
{
  for (guint i = 0; i < summary->points->rows->len; i++)
    if (g_strcmp0 (((PlumbRow *)g_ptr_array_index (summary->points->rows, i))->id, connection) == 0)
      return TRUE;
  return FALSE;
}

static const PlumbRecord *
find_gap (const PlumbSummary *summary, const char *connection)
{
  for (guint i = 0; i < summary->gaps->len; i++)
    {
      const PlumbRecord *gap = g_ptr_array_index (summary->gaps, i);

      if (plumb_record_is (gap, "connection", connection)
          && !plumb_record_is (gap, "state", "closed"))
        return gap;
    }
  return NULL;
}

static void
add_link (PlumbDisplayList *list, const PlumbRect *rect, const char *kind, const char *id)
{
  g_autofree char *target = g_strconcat (kind, id, NULL);

  if (rect->width > 0 && rect->height > 0)
    plumb_display_list_add_link (list, rect, target);
}

/* A label leads to its integration point, a triangle to the first open gap. */
static PlumbDisplayList *
draw_with_links (const PlumbSummary *summary, const PlumbScene *scene)
{
  g_autoptr (PlumbDisplayList) picture = plumb_draw_scene (scene, PLUMB_PICTURE_LEGEND);
  PlumbDisplayList *list = plumb_display_list_new ();

  plumb_display_list_add_list (list, picture, 0, 0, 1);
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);
      const PlumbRecord *gap = find_gap (summary, connection->id);

      if (is_point (summary, connection->id))
        add_link (list, &connection->label_rect, "point-", connection->id);
      if (gap != NULL && connection->gaps > 0)
        add_link (list, &connection->gap_rect, "gap-", plumb_record_get_id (gap));
    }
  return list;
}

static gboolean
has_gaps (const PlumbScene *scene)
{
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    if (plumb_scene_get_connection (scene, i)->gaps > 0)
      return TRUE;
  return FALSE;
}

static char *
dup_caption (const PlumbScene *scene, const char *title)
{
  if (plumb_scene_get_n_connections (scene) == 0)
    return g_strdup_printf ("%s.", title);
  return g_strdup_printf ("%s. %s", title,
                          has_gaps (scene)
                              ? _ ("Colour and dash tell the family; a triangle counts open gaps.")
                              : _ ("Colour and dash tell the family."));
}

/* What stands in the picture, a sentence a connection; boxes that nothing connects by name. */
static char *
dup_alternative (const PlumbScene *scene, const char *title)
{
  GString *words = g_string_new (title);
  guint n = plumb_scene_get_n_connections (scene);
  g_autofree gboolean *connected = g_new0 (gboolean, MAX (1, plumb_scene_get_n_boxes (scene)));

  g_string_append_c (words, ':');
  for (guint i = 0; i < n; i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);

      connected[connection->source] = connected[connection->target] = TRUE;
      if (i < MOST_TOLD && connection->description != NULL)
        g_string_append_printf (words, " %s%s", connection->description,
                                g_str_has_suffix (connection->description, ".") ? "" : ".");
    }
  if (n > MOST_TOLD)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (words,
                              g_dngettext (GETTEXT_PACKAGE, "And %u more connection.",
                                           "And %u more connections.", n - MOST_TOLD),
                              n - MOST_TOLD);
    }
  for (guint i = 0; i < MIN (plumb_scene_get_n_boxes (scene), MOST_TOLD); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (scene, i);

      if (!connected[i] && !box->container && box->name != NULL)
        {
          g_autofree char *name = g_strjoinv (" ", box->name);

          g_string_append_printf (words, " %s.", name);
        }
    }
  return g_string_free (words, FALSE);
}

PlumbBlock *
plumb_summary_add_figure (PlumbSummary *summary, const char *view)
{
  gboolean current = strcmp (view, PLUMB_VIEW_CURRENT) == 0;
  const char *title = current ? _ ("Current state") : _ ("Proposed integration");
  const PlumbSceneOptions options = { .measure = plumb_draw_get_measure () };
  g_autoptr (PlumbScene) scene = plumb_scene_new (summary->review, view, &options);
  PlumbBlock *figure;

  if (plumb_scene_is_empty (scene))
    return NULL;
  figure = plumb_blocks_add (summary->blocks, PLUMB_BLOCK_FIGURE);
  figure->place = g_strconcat ("figure-", view, NULL);
  figure->figure = draw_with_links (summary, scene);
  figure->caption = dup_caption (scene, title);
  figure->alternative = dup_alternative (scene, title);
  return figure;
}
