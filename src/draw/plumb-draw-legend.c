// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The legend: just what the picture uses, and what found no room in it. First what it says, entry by
 * entry, which the canvas shows in widgets of its own; then how it is laid out below a picture. */

#include <glib/gi18n-lib.h>
#include <math.h>

#include "draw/plumb-draw-private.h"

#define DISTANCE 24.0 /* below the picture */
#define MIN_WIDTH 480.0
#define PAD_X 20.0
#define PAD_Y 12.0
#define ROW 26.0
#define SAMPLE 32.0
#define SAMPLE_GAP 10.0
#define ITEM_GAP 26.0

/* -- Entries -------------------------------------------------------------------------------------- */

static void
entry_free (gpointer data)
{
  PlumbLegendEntry *entry = data;

  g_free (entry->text);
  plumb_display_list_unref (entry->sample);
  g_free (entry);
}

/* Returns: (transfer none): the sample of a new entry, to be drawn around (0, 0). */
static PlumbDisplayList *
add_entry (GPtrArray *entries, const char *text, gboolean alone)
{
  PlumbLegendEntry *entry = g_new0 (PlumbLegendEntry, 1);

  entry->text = g_strdup (text);
  entry->sample = plumb_display_list_new ();
  entry->alone = alone;
  g_ptr_array_add (entries, entry);
  return entry->sample;
}

static void
add_line_sample (PlumbDisplayList *sample, PlumbFamily family)
{
  PlumbPen pen =
      plumb_pen_stroke (plumb_family_get_paint (family), 2, plumb_family_get_dash (family));
  const PlumbPoint points[] = { { -SAMPLE / 2, 0 }, { SAMPLE / 2, 0 } };

  plumb_display_list_add_polyline (sample, points, 2, 0, &pen);
}

static void
add_families (GPtrArray *entries, const PlumbScene *scene)
{
  guint used = 0;

  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);

      if (connection->state != PLUMB_STATE_REMOVED && connection->shade == PLUMB_SHADE_FULL)
        used |= 1u << connection->family;
    }
  /* A single neutral kind of line says nothing. */
  if (used == 1u << PLUMB_FAMILY_NONE)
    return;
  for (guint i = 0; i < PLUMB_N_FAMILIES; i++)
    {
      PlumbFamily family = (i + 1) % PLUMB_N_FAMILIES;

      if (used & (1u << family))
        add_line_sample (add_entry (entries, plumb_family_get_title (family), FALSE), family);
    }
}

static void
add_state (GPtrArray *entries, const PlumbScene *scene, PlumbSceneState state, const char *title)
{
  guint count = plumb_scene_count_state (scene, state);
  g_autofree char *text = g_strdup_printf ("%s %u", title, count);
  PlumbPen pen = { PLUMB_PAINT_BOX, plumb_draw_get_state_paint (state), 1.5, PLUMB_DASH_SOLID };
  PlumbRect rect = { -13, -7, 24, 16 };
  PlumbDisplayList *sample;

  if (count == 0)
    return;
  sample = add_entry (entries, text, FALSE);
  if (state == PLUMB_STATE_ADDED)
    pen.width = 3;
  else if (state == PLUMB_STATE_REMOVED)
    pen.dash = PLUMB_DASH_REMOVED;
  else if (state == PLUMB_STATE_SAME)
    pen = (PlumbPen){ PLUMB_PAINT_BOX, PLUMB_PAINT_BOX_BORDER, 1, PLUMB_DASH_SOLID };
  plumb_display_list_add_rect (sample, &rect, 4, &pen);
  if (state == PLUMB_STATE_CHANGED)
    {
      rect = plumb_rect_grown (&rect, -3.5);
      plumb_display_list_add_rect (sample, &rect, 2.5, &pen);
    }
  if (state != PLUMB_STATE_SAME)
    plumb_draw_state_mark (sample, (PlumbPoint){ 11, -7 }, 6, state);
}

static void
add_states (GPtrArray *entries, const PlumbScene *scene)
{
  if (!g_str_equal (plumb_scene_get_view (scene), PLUMB_VIEW_CHANGES)
      || plumb_scene_count_state (scene, PLUMB_STATE_ADDED)
                 + plumb_scene_count_state (scene, PLUMB_STATE_CHANGED)
                 + plumb_scene_count_state (scene, PLUMB_STATE_REMOVED)
             == 0)
    return;
  add_state (entries, scene, PLUMB_STATE_ADDED, _ ("Added"));
  add_state (entries, scene, PLUMB_STATE_CHANGED, _ ("Changed"));
  add_state (entries, scene, PLUMB_STATE_REMOVED, _ ("Removed"));
  add_state (entries, scene, PLUMB_STATE_SAME, _ ("Unchanged"));
}

static void
add_signs (GPtrArray *entries, const PlumbScene *scene)
{
  gboolean assumed = FALSE;
  guint gaps = 0;

  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);

      if (connection->shade != PLUMB_SHADE_FULL)
        continue;
      gaps += connection->gaps;
      assumed |= connection->assumed;
    }
  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    assumed |= plumb_scene_get_box (scene, i)->assumed
               && plumb_scene_get_box (scene, i)->shade == PLUMB_SHADE_FULL;
  if (gaps > 0)
    {
      PlumbRect rect = { -10, -9, 20, 17 };

      plumb_draw_gap (
          add_entry (entries, g_dngettext (GETTEXT_PACKAGE, "Open gap", "Open gaps", gaps), FALSE),
          &rect, gaps);
    }
  if (assumed)
    plumb_draw_assumed_mark (add_entry (entries, _ ("Assumed, to be confirmed"), FALSE),
                             (PlumbPoint){ 0, 0 });
}

/* "Okta → Auth module: SAML SSO · users · at sign-in"; left to right whatever the script of a name,
 * as the source comes first. */
static char *
describe_label (const PlumbScene *scene, const PlumbSceneConnection *connection)
{
  return g_strdup_printf (
      "\xe2\x80\x8e%s → %s: %s", plumb_scene_get_box (scene, (guint)connection->source)->title_text,
      plumb_scene_get_box (scene, (guint)connection->target)->title_text, connection->words);
}

/* What found no room in the picture. */
static void
add_labels (GPtrArray *entries, const PlumbScene *scene)
{
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);
      g_autofree char *text = NULL;
      PlumbDisplayList *sample;

      if ((connection->label != PLUMB_LABEL_DISC && connection->label != PLUMB_LABEL_LEGEND)
          || connection->shade != PLUMB_SHADE_FULL)
        continue;
      text = describe_label (scene, connection);
      sample = add_entry (entries, text, TRUE);
      if (connection->label == PLUMB_LABEL_DISC)
        {
          PlumbRect rect = { -9, -9, 18, 18 };

          plumb_draw_disc (sample, &rect,
                           connection->state == PLUMB_STATE_REMOVED
                               ? PLUMB_PAINT_REMOVED
                               : plumb_family_get_paint (connection->family),
                           connection->number);
        }
      else
        add_line_sample (sample, connection->family);
    }
}

/* Returns: (transfer container) (element-type PlumbLegendEntry): what the legend of @scene says. */
GPtrArray *
plumb_draw_list_legend (const PlumbScene *scene)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);

  add_states (entries, scene);
  add_families (entries, scene);
  add_signs (entries, scene);
  add_labels (entries, scene);
  return entries;
}

/* -- Below a picture ------------------------------------------------------------------------------ */

typedef struct
{
  PlumbDisplayList *list; /* items, from the card's corner */
  double width;           /* of a row, without padding */
  double x;
  double y;
} Legend;

static void
end_row (Legend *legend)
{
  if (legend->x > 0)
    legend->y += ROW;
  legend->x = 0;
}

static void
lay_out_entry (Legend *legend, const PlumbLegendEntry *entry)
{
  PlumbFont font = plumb_text_role_get_font (PLUMB_TEXT_LEGEND);
  const PlumbTextMeasure *measure = plumb_draw_get_measure ();
  PlumbTextSize size;
  double room = legend->width - SAMPLE - SAMPLE_GAP, height;
  g_auto (GStrv) lines =
      measure->break_lines (measure->data, PLUMB_TEXT_LEGEND, entry->text, room, 0, &size);
  PlumbPoint at;

  if (entry->alone
      || (legend->x > 0 && legend->x + SAMPLE + SAMPLE_GAP + size.width > legend->width))
    end_row (legend);
  at = (PlumbPoint){ PAD_X + legend->x, PAD_Y + legend->y };
  plumb_draw_lines (legend->list, lines, &size, at.x + SAMPLE + SAMPLE_GAP,
                    at.y + (ROW - size.line) / 2, PLUMB_ANCHOR_START, &font, PLUMB_PAINT_INK);
  plumb_display_list_add_list (legend->list, entry->sample, at.x + SAMPLE / 2, at.y + ROW / 2, 1);
  height = (size.n_lines - 1) * size.line;
  legend->x += SAMPLE + SAMPLE_GAP + size.width + ITEM_GAP;
  if (height > 0 || entry->alone)
    end_row (legend);
  legend->y += height;
}

/* Adds the legend below the picture; nothing when the picture needs none. */
void
plumb_draw_legend (PlumbDisplayList *list, const PlumbScene *scene)
{
  PlumbRect bounds = plumb_scene_get_bounds (scene);
  g_autoptr (GPtrArray) entries = plumb_draw_list_legend (scene);
  g_autoptr (PlumbDisplayList) items = plumb_display_list_new ();
  Legend legend = { .list = items, .width = MAX (bounds.width, MIN_WIDTH) - 2 * PAD_X };
  PlumbPen card = { PLUMB_PAINT_BOX, PLUMB_PAINT_RULE, 1, PLUMB_DASH_SOLID };
  PlumbRect used, rect;

  if (entries->len == 0)
    return;
  for (guint i = 0; i < entries->len; i++)
    lay_out_entry (&legend, entries->pdata[i]);
  end_row (&legend);
  used = plumb_display_list_get_bounds (items);
  rect = (PlumbRect){ bounds.x, plumb_rect_bottom (&bounds) + DISTANCE,
                      ceil (plumb_rect_right (&used) + PAD_X), legend.y + 2 * PAD_Y };
  plumb_display_list_begin_group (list, "legend", _ ("Legend"), NULL);
  plumb_display_list_add_rect (list, &rect, 12, &card);
  plumb_display_list_add_list (list, items, rect.x, rect.y, 1);
  plumb_display_list_end_group (list);
}
