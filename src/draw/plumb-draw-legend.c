// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The legend: just what the picture uses, and what found no room in it. */

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

typedef struct
{
  PlumbDisplayList *list; /* items, from the card's corner */
  const PlumbScene *scene;
  double width; /* of a row, without padding */
  double x;
  double y;
} Legend;

/* -- Flow ----------------------------------------------------------------------------------------- */

/* The middle of the sample of an entry with @text, whose words are added. */
static PlumbPoint
add_entry (Legend *legend, const char *text)
{
  PlumbFont font = plumb_text_role_get_font (PLUMB_TEXT_LEGEND);
  const PlumbTextMeasure *measure = plumb_draw_get_measure ();
  PlumbTextSize size;
  double room = legend->width - SAMPLE - SAMPLE_GAP, height;
  g_auto (GStrv) lines =
      measure->break_lines (measure->data, PLUMB_TEXT_LEGEND, text, room, 0, &size);
  PlumbPoint at;

  if (legend->x > 0 && legend->x + SAMPLE + SAMPLE_GAP + size.width > legend->width)
    {
      legend->x = 0;
      legend->y += ROW;
    }
  at = (PlumbPoint){ PAD_X + legend->x, PAD_Y + legend->y };
  plumb_draw_lines (legend->list, lines, &size, at.x + SAMPLE + SAMPLE_GAP,
                    at.y + (ROW - size.line) / 2, PLUMB_ANCHOR_START, &font, PLUMB_PAINT_INK);
  height = (size.n_lines - 1) * size.line;
  legend->x += SAMPLE + SAMPLE_GAP + size.width + ITEM_GAP;
  if (height > 0)
    {
      legend->x = 0;
      legend->y += ROW + height;
    }
  return (PlumbPoint){ at.x + SAMPLE / 2, at.y + ROW / 2 };
}

static void
end_row (Legend *legend)
{
  if (legend->x > 0)
    legend->y += ROW;
  legend->x = 0;
}

/* -- Entries -------------------------------------------------------------------------------------- */

static void
add_line_sample (Legend *legend, PlumbPoint middle, PlumbFamily family)
{
  PlumbPen pen =
      plumb_pen_stroke (plumb_family_get_paint (family), 2, plumb_family_get_dash (family));
  const PlumbPoint points[] = { { middle.x - SAMPLE / 2, middle.y },
                                { middle.x + SAMPLE / 2, middle.y } };

  plumb_display_list_add_polyline (legend->list, points, 2, 0, &pen);
}

static void
add_families (Legend *legend)
{
  guint used = 0;

  for (guint i = 0; i < plumb_scene_get_n_connections (legend->scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (legend->scene, i);

      if (connection->state != PLUMB_STATE_REMOVED)
        used |= 1u << connection->family;
    }
  /* A single neutral kind of line says nothing. */
  if (used == 1u << PLUMB_FAMILY_NONE)
    return;
  for (guint i = 0; i < PLUMB_N_FAMILIES; i++)
    {
      PlumbFamily family = (i + 1) % PLUMB_N_FAMILIES;

      if (used & (1u << family))
        add_line_sample (legend, add_entry (legend, plumb_family_get_title (family)), family);
    }
}

static void
add_state (Legend *legend, PlumbSceneState state, const char *title)
{
  guint count = plumb_scene_count_state (legend->scene, state);
  g_autofree char *text = g_strdup_printf ("%s %u", title, count);
  PlumbPen pen = { PLUMB_PAINT_BOX, plumb_draw_get_state_paint (state), 1.5, PLUMB_DASH_SOLID };
  PlumbPoint middle;
  PlumbRect rect;

  if (count == 0)
    return;
  middle = add_entry (legend, text);
  rect = (PlumbRect){ middle.x - 13, middle.y - 7, 24, 16 };
  if (state == PLUMB_STATE_ADDED)
    pen.width = 3;
  else if (state == PLUMB_STATE_REMOVED)
    pen.dash = PLUMB_DASH_REMOVED;
  else if (state == PLUMB_STATE_SAME)
    pen = (PlumbPen){ PLUMB_PAINT_BOX, PLUMB_PAINT_BOX_BORDER, 1, PLUMB_DASH_SOLID };
  plumb_display_list_add_rect (legend->list, &rect, 4, &pen);
  if (state == PLUMB_STATE_CHANGED)
    {
      rect = plumb_rect_grown (&rect, -3.5);
      plumb_display_list_add_rect (legend->list, &rect, 2.5, &pen);
    }
  if (state != PLUMB_STATE_SAME)
    plumb_draw_state_mark (legend->list, (PlumbPoint){ middle.x + 11, middle.y - 7 }, 6, state);
}

static void
add_states (Legend *legend)
{
  if (!g_str_equal (plumb_scene_get_view (legend->scene), PLUMB_VIEW_CHANGES)
      || plumb_scene_count_state (legend->scene, PLUMB_STATE_ADDED)
                 + plumb_scene_count_state (legend->scene, PLUMB_STATE_CHANGED)
                 + plumb_scene_count_state (legend->scene, PLUMB_STATE_REMOVED)
             == 0)
    return;
  add_state (legend, PLUMB_STATE_ADDED, _ ("Added"));
  add_state (legend, PLUMB_STATE_CHANGED, _ ("Changed"));
  add_state (legend, PLUMB_STATE_REMOVED, _ ("Removed"));
  add_state (legend, PLUMB_STATE_SAME, _ ("Unchanged"));
}

static void
add_signs (Legend *legend)
{
  gboolean assumed = FALSE;
  guint gaps = 0;

  for (guint i = 0; i < plumb_scene_get_n_connections (legend->scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (legend->scene, i);

      gaps += connection->gaps;
      assumed |= connection->assumed;
    }
  for (guint i = 0; i < plumb_scene_get_n_boxes (legend->scene); i++)
    assumed |= plumb_scene_get_box (legend->scene, i)->assumed;
  if (gaps > 0)
    {
      PlumbPoint middle =
          add_entry (legend, g_dngettext (GETTEXT_PACKAGE, "Open gap", "Open gaps", gaps));
      PlumbRect rect = { middle.x - 10, middle.y - 9, 20, 17 };

      plumb_draw_gap (legend->list, &rect, gaps);
    }
  if (assumed)
    plumb_draw_assumed_mark (legend->list, add_entry (legend, _ ("Assumed, to be confirmed")));
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
add_labels (Legend *legend)
{
  for (guint i = 0; i < plumb_scene_get_n_connections (legend->scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (legend->scene, i);
      g_autofree char *text = NULL;
      PlumbPoint middle;

      if (connection->label != PLUMB_LABEL_DISC && connection->label != PLUMB_LABEL_LEGEND)
        continue;
      text = describe_label (legend->scene, connection);
      middle = add_entry (legend, text);
      if (connection->label == PLUMB_LABEL_DISC)
        {
          PlumbRect rect = { middle.x - 9, middle.y - 9, 18, 18 };

          plumb_draw_disc (legend->list, &rect,
                           connection->state == PLUMB_STATE_REMOVED
                               ? PLUMB_PAINT_REMOVED
                               : plumb_family_get_paint (connection->family),
                           connection->number);
        }
      else
        add_line_sample (legend, middle, connection->family);
      end_row (legend);
    }
}

/* Adds the legend below the picture; nothing when the picture needs none. */
void
plumb_draw_legend (PlumbDisplayList *list, const PlumbScene *scene)
{
  PlumbRect bounds = plumb_scene_get_bounds (scene);
  g_autoptr (PlumbDisplayList) items = plumb_display_list_new ();
  Legend legend = { .list = items,
                    .scene = scene,
                    .width = MAX (bounds.width, MIN_WIDTH) - 2 * PAD_X };
  PlumbPen card = { PLUMB_PAINT_BOX, PLUMB_PAINT_RULE, 1, PLUMB_DASH_SOLID };
  PlumbRect used, rect;

  add_states (&legend);
  add_families (&legend);
  add_signs (&legend);
  end_row (&legend);
  add_labels (&legend);
  if (legend.y <= 0)
    return;
  used = plumb_display_list_get_bounds (items);
  rect = (PlumbRect){ bounds.x, plumb_rect_bottom (&bounds) + DISTANCE,
                      ceil (plumb_rect_right (&used) + PAD_X), legend.y + 2 * PAD_Y };
  plumb_display_list_begin_group (list, "legend", _ ("Legend"), NULL);
  plumb_display_list_add_rect (list, &rect, 12, &card);
  plumb_display_list_add_list (list, items, rect.x, rect.y, 1);
  plumb_display_list_end_group (list);
}
