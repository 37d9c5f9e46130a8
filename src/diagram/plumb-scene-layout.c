// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Where boxes stand: at their stored places; what has none gets a free place of its own, so that
 * nothing lies on anything else. Bottom up for the sizes, then top down for the places. */

#include <math.h>
#include <stdlib.h>

#include "diagram/plumb-scene-metrics.h"
#include "diagram/plumb-scene-private.h"

#define GAP_X 160.0 /* between boxes that are placed here: room for a label and its connector */
#define GAP_Y 104.0
#define CLEAR 24.0 /* between boxes that were pushed apart */
#define ROW_WIDTH 1296.0
#define AIR 24.0 /* more free room within a container that is sized here */
#define CONTAINER_WIDTH 240.0
#define CONTAINER_HEIGHT 120.0
#define MAX_BOX_WIDTH 288.0
#define MAX_SEARCHED 64 /* boxes among which a hole is looked for */

static double
snapped (double value)
{
  return ceil (value / PLUMB_GRID) * PLUMB_GRID;
}

static PlumbRect
moved (const PlumbRect *rect, PlumbPoint by)
{
  return (PlumbRect){ rect->x + by.x, rect->y + by.y, rect->width, rect->height };
}

/* What @item covers when its origin stands at @origin. */
static PlumbRect
covers (const PlumbModelBox *item, PlumbPoint origin)
{
  return moved (&item->extent, origin);
}

static gboolean
is_free (const GArray *taken, const PlumbRect *rect, double gap)
{
  PlumbRect wanted = plumb_rect_grown (rect, gap - 0.5);

  for (guint i = 0; i < taken->len; i++)
    if (plumb_rect_intersects (&wanted, &g_array_index (taken, PlumbRect, i)))
      return FALSE;
  return TRUE;
}

/* -- A free place --------------------------------------------------------------------------------- */

static void
stand_at (PlumbModelBox *item, double x, double y)
{
  item->origin.x = snapped (x) - item->extent.x;
  item->origin.y = snapped (y) - item->extent.y;
}

/* The topmost, then leftmost place beside what is @taken, within @width. */
static gboolean
find_hole (const GArray *taken, PlumbModelBox *item, PlumbPoint start, double width)
{
  double best_x = INFINITY, best_y = INFINITY;

  for (guint i = 0; i <= taken->len; i++)
    for (guint j = 0; j <= taken->len; j++)
      {
        const PlumbRect *left = i > 0 ? &g_array_index (taken, PlumbRect, i - 1) : NULL;
        const PlumbRect *above = j > 0 ? &g_array_index (taken, PlumbRect, j - 1) : NULL;
        double x = left != NULL ? snapped (plumb_rect_right (left) + GAP_X) : start.x;
        double y = above != NULL ? snapped (plumb_rect_bottom (above) + GAP_Y) : start.y;
        PlumbRect rect = { x, y, item->extent.width, item->extent.height };
        gboolean better = y < best_y || (y == best_y && x < best_x);

        if (x < start.x || y < start.y || !better
            || (left != NULL && plumb_rect_right (&rect) > start.x + width))
          continue;
        if (is_free (taken, &rect, CLEAR))
          {
            best_x = x;
            best_y = y;
          }
      }
  if (!isfinite (best_y))
    return FALSE;
  stand_at (item, best_x, best_y);
  return TRUE;
}

/* The nearest place beside @item's own where it covers nothing. */
static gboolean
push_clear (const GArray *taken, PlumbModelBox *item)
{
  PlumbRect rect = covers (item, item->origin);
  double best = INFINITY;
  PlumbPoint by = { 0, 0 };

  if (is_free (taken, &rect, 1))
    return TRUE;
  for (guint i = 0; i < taken->len && i < MAX_SEARCHED; i++)
    {
      const PlumbRect *other = &g_array_index (taken, PlumbRect, i);
      const PlumbPoint ways[] = {
        { plumb_rect_right (other) + CLEAR - rect.x, 0 },
        { other->x - CLEAR - plumb_rect_right (&rect), 0 },
        { 0, plumb_rect_bottom (other) + CLEAR - rect.y },
        { 0, other->y - CLEAR - plumb_rect_bottom (&rect) },
      };

      for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
        {
          PlumbRect at = moved (&rect, ways[j]);
          double length = fabs (ways[j].x) + fabs (ways[j].y);

          if (length < best && is_free (taken, &at, CLEAR))
            {
              best = length;
              by = ways[j];
            }
        }
    }
  item->origin.x += by.x;
  item->origin.y += by.y;
  return isfinite (best);
}

/* -- Rows for many without a place ---------------------------------------------------------------- */

typedef struct
{
  double x;
  double y;
  double height;
  double left;
  double width;
  gboolean containers;
} Row;

static void
next_row (Row *row)
{
  row->x = row->left;
  row->y += row->height + (row->height > 0 ? GAP_Y : 0);
  row->height = 0;
}

static void
put_in_row (Row *row, PlumbModelBox *item)
{
  double width = item->extent.width;
  gboolean full = row->x > row->left && row->x + width > row->left + row->width;

  if (full || (item->box.container && !row->containers && row->height > 0))
    next_row (row);
  row->containers = item->box.container;
  stand_at (item, row->x, row->y);
  row->x += width + GAP_X;
  row->height = MAX (row->height, item->extent.height);
}

/* Boxes first, then containers, our side last: what integrates stands above it. */
static guint
rank (const PlumbModelBox *item)
{
  return item->box.inside_ours && item->box.container ? 2 : item->box.container ? 1 : 0;
}

/* -- One container's content, or the top level ---------------------------------------------------- */

typedef struct
{
  PlumbSceneModel *model;
  GArray *taken;  /* of PlumbRect */
  GArray *placed; /* of guint: children that stand */
  GArray *free;   /* of guint: children that need a place */
  PlumbPoint start;
  double width;
} Level;

static void
take (Level *level, const PlumbModelBox *item)
{
  PlumbRect rect = covers (item, item->origin);

  g_array_append_val (level->taken, rect);
}

/* A container that grew and now covers a neighbour moves like one without a place. */
static void
take_placed (Level *level)
{
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < level->placed->len; i++)
      {
        guint index = g_array_index (level->placed, guint, i);
        PlumbModelBox *item = plumb_model_box (level->model, index);
        guint group = item->soft ? 2 : item->grew ? 1 : 0;

        if (group != pass)
          continue;
        if (pass > 0 && !push_clear (level->taken, item))
          g_array_append_val (level->free, index);
        else
          take (level, item);
      }
}

static void
place_free (Level *level)
{
  Row row = { .left = level->start.x, .x = level->start.x, .width = level->width };
  gboolean search = level->taken->len > 0 && level->taken->len + level->free->len <= MAX_SEARCHED;

  row.y = level->start.y;
  for (guint i = 0; i < level->taken->len; i++)
    row.y = MAX (row.y, plumb_rect_bottom (&g_array_index (level->taken, PlumbRect, i)) + GAP_Y);
  for (guint wanted = 0; wanted < 3; wanted++)
    for (guint i = 0; i < level->free->len; i++)
      {
        PlumbModelBox *item = plumb_model_box (level->model, g_array_index (level->free, guint, i));

        if (rank (item) != wanted)
          continue;
        if (!search || !find_hole (level->taken, item, level->start, level->width))
          put_in_row (&row, item);
        take (level, item);
      }
}

static void
place_children (PlumbSceneModel *model, int first, PlumbPoint start, double width)
{
  Level level = { .model = model,
                  .taken = g_array_new (FALSE, FALSE, sizeof (PlumbRect)),
                  .placed = g_array_new (FALSE, FALSE, sizeof (guint)),
                  .free = g_array_new (FALSE, FALSE, sizeof (guint)),
                  .start = start,
                  .width = width };

  for (int i = first; i >= 0; i = plumb_model_box (model, (guint)i)->next_sibling)
    {
      PlumbModelBox *item = plumb_model_box (model, (guint)i);
      guint index = (guint)i;

      if (item->has_place)
        {
          item->origin = (PlumbPoint){ item->place.x, item->place.y };
          g_array_append_val (level.placed, index);
        }
      else
        g_array_append_val (level.free, index);
    }
  take_placed (&level);
  if (level.placed->len > 0 && first == model->first_root)
    {
      /* The top level has no border: begin where the picture begins. */
      level.start = (PlumbPoint){ INFINITY, INFINITY };
      for (guint i = 0; i < level.taken->len; i++)
        {
          const PlumbRect *rect = &g_array_index (level.taken, PlumbRect, i);

          level.start.x = MIN (level.start.x, rect->x);
          level.start.y = MIN (level.start.y, rect->y);
        }
    }
  if (level.free->len > 0)
    place_free (&level);
  g_array_unref (level.taken);
  g_array_unref (level.placed);
  g_array_unref (level.free);
}

/* -- Sizes ---------------------------------------------------------------------------------------- */

static gboolean
needs_room (const PlumbSceneModel *model, const PlumbModelBox *item)
{
  for (int i = item->first_child; i >= 0; i = plumb_model_box (model, (guint)i)->next_sibling)
    {
      const PlumbModelBox *child = plumb_model_box (model, (guint)i);

      if (!child->has_place || child->soft || child->grew)
        return TRUE;
    }
  return FALSE;
}

static void
include_children (const PlumbSceneModel *model, PlumbModelBox *item, const PlumbInsets *padding)
{
  for (int i = item->first_child; i >= 0; i = plumb_model_box (model, (guint)i)->next_sibling)
    {
      const PlumbModelBox *child = plumb_model_box (model, (guint)i);
      PlumbRect rect = covers (child, child->origin);

      rect.x -= padding->left;
      rect.y -= padding->top;
      rect.width += padding->left + padding->right;
      rect.height += padding->top + padding->bottom;
      item->extent = plumb_rect_union (&item->extent, &rect);
    }
}

static void
size_container (PlumbSceneModel *model, PlumbModelBox *item)
{
  PlumbInsets padding = plumb_scene_box_get_padding (&item->box);
  gboolean sized = item->has_place && item->place.width > 0 && item->place.height > 0;
  PlumbPoint start = { padding.left, padding.top };
  double width =
      sized ? MAX (item->place.width - padding.left - padding.right, PLUMB_BOX_WIDTH) : ROW_WIDTH;
  gboolean room = needs_room (model, item);
  PlumbRect before;

  if (!sized)
    start = (PlumbPoint){ start.x + AIR, start.y + AIR / 2 };
  place_children (model, item->first_child, start, width);
  item->own = (PlumbRect){ 0, 0, item->place.width, item->place.height };
  if (!sized)
    item->own = (PlumbRect){ 0, 0, item->first_child < 0 ? CONTAINER_WIDTH : 1,
                             item->first_child < 0 ? CONTAINER_HEIGHT : 1 };
  before = item->extent = item->own;
  include_children (model, item, &padding);
  if (!sized && item->first_child >= 0)
    {
      item->extent.width += AIR;
      item->extent.height += AIR / 2;
    }
  if (!sized)
    item->own = item->extent;
  item->grew =
      sized && room && (before.width != item->extent.width || before.height != item->extent.height);
}

static double
width_of (const PlumbSceneModel *model, const char *text)
{
  const PlumbTextMeasure *measure = model->options.measure;
  PlumbTextSize size = { 0 };

  if (*text != '\0')
    g_strfreev (measure->break_lines (measure->data, PLUMB_TEXT_SYSTEM, text, 0, 1, &size));
  return size.width;
}

/* A box without a size of its own is as wide as its name on two lines needs. */
static double
width_for_name (const PlumbSceneModel *model, const PlumbModelBox *item)
{
  const char *name = plumb_record_get (item->record, "name");
  g_auto (GStrv) words = g_strsplit (name != NULL ? name : "", " ", -1);
  double widest = name != NULL ? width_of (model, name) / 2 * 1.15 : 0;

  if (widest * 2 < PLUMB_BOX_WIDTH / 2)
    return PLUMB_BOX_WIDTH;
  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, width_of (model, words[i]));
  widest += PLUMB_BOX_TEXT + PLUMB_BOX_TEXT_END + 2;
  return CLAMP (snapped (widest), PLUMB_BOX_WIDTH, MAX_BOX_WIDTH);
}

static void
size_box (const PlumbSceneModel *model, PlumbModelBox *item)
{
  item->own = (PlumbRect){ 0, 0, 0, PLUMB_BOX_HEIGHT };
  if (item->has_place && item->place.width > 0 && item->place.height > 0)
    {
      item->own.width = item->place.width;
      item->own.height = item->place.height;
    }
  else
    item->own.width = width_for_name (model, item);
  item->extent = item->own;
}

/* Gives every box of @model its rectangle, absolute. */
void
plumb_scene_model_lay_out (PlumbSceneModel *model)
{
  for (int i = (int)model->boxes->len - 1; i >= 0; i--)
    {
      PlumbModelBox *item = plumb_model_box (model, (guint)i);

      if (item->box.container)
        size_container (model, item);
      else
        size_box (model, item);
    }
  place_children (model, model->first_root, (PlumbPoint){ 0, 0 }, ROW_WIDTH);
  for (guint i = 0; i < model->boxes->len; i++)
    {
      PlumbModelBox *item = plumb_model_box (model, i);

      if (item->box.parent >= 0)
        {
          PlumbPoint origin = plumb_model_box (model, (guint)item->box.parent)->origin;

          item->origin.x += origin.x;
          item->origin.y += origin.y;
        }
      item->box.rect = covers (item, item->origin);
      item->own = moved (&item->own, item->origin);
    }
}
