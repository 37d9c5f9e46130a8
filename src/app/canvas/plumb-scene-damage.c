// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-scene-damage.h"

#include <math.h>
#include <string.h>

/* What is painted outside of an element's own rectangle: outlines, badges, arrow heads. */
#define AROUND 12.0

/* So many rectangles keep a region quick; what comes after only makes the last one larger. */
#define MOST_RECTANGLES 400

typedef struct
{
  cairo_region_t *region;
  double scale;
  guint n;
  cairo_rectangle_int_t rest;
} Damage;

static cairo_rectangle_int_t
to_pixels (const PlumbRect *rect, double by, double scale)
{
  int x = (int)floor ((rect->x - by) * scale);
  int y = (int)floor ((rect->y - by) * scale);
  int right = (int)ceil ((plumb_rect_right (rect) + by) * scale);
  int bottom = (int)ceil ((plumb_rect_bottom (rect) + by) * scale);

  return (cairo_rectangle_int_t){ x, y, right - x, bottom - y };
}

static void
add_to_rest (Damage *damage, const cairo_rectangle_int_t *pixels)
{
  cairo_rectangle_int_t *rest = &damage->rest;
  int right = MAX (rest->x + rest->width, pixels->x + pixels->width);
  int bottom = MAX (rest->y + rest->height, pixels->y + pixels->height);

  if (rest->width == 0)
    {
      *rest = *pixels;
      return;
    }
  rest->x = MIN (rest->x, pixels->x);
  rest->y = MIN (rest->y, pixels->y);
  rest->width = right - rest->x;
  rest->height = bottom - rest->y;
}

static void
add (Damage *damage, const PlumbRect *rect)
{
  cairo_rectangle_int_t pixels;

  if (rect->width <= 0 && rect->height <= 0)
    return;
  pixels = to_pixels (rect, AROUND, damage->scale);
  if (damage->n++ < MOST_RECTANGLES)
    cairo_region_union_rectangle (damage->region, &pixels);
  else
    add_to_rest (damage, &pixels);
}

static gboolean
same_rect (const PlumbRect *a, const PlumbRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

static gboolean
same_lines (char **a, char **b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return (a == NULL || a[0] == NULL) && (b == NULL || b[0] == NULL);
  return g_strv_equal ((const char *const *)a, (const char *const *)b);
}

/* -- Boxes ------------------------------------------------------------------------------------- */

static gboolean
same_look (const PlumbSceneBox *a, const PlumbSceneBox *b)
{
  return a->shade == b->shade && a->container == b->container && a->ours == b->ours
         && a->inside_ours == b->inside_ours && a->assumed == b->assumed && a->family == b->family
         && a->state == b->state && a->depth == b->depth && a->gaps == b->gaps
         && g_strcmp0 (a->icon, b->icon) == 0 && g_strcmp0 (a->badge, b->badge) == 0
         && same_lines (a->name, b->name) && same_lines (a->detail, b->detail)
         && same_lines (a->former_detail, b->former_detail);
}

static void
add_box (Damage *damage, const PlumbSceneBox *box)
{
  add (damage, &box->rect);
  add (damage, &box->badge_rect);
}

static void
add_frame (Damage *damage, const PlumbRect *rect)
{
  add (damage, &(PlumbRect){ rect->x, rect->y, rect->width, 0.1 });
  add (damage, &(PlumbRect){ rect->x, plumb_rect_bottom (rect), rect->width, 0.1 });
  add (damage, &(PlumbRect){ rect->x, rect->y, 0.1, rect->height });
  add (damage, &(PlumbRect){ plumb_rect_right (rect), rect->y, 0.1, rect->height });
}

/* A container that only grew: its new ground, its frame and its title; what lies in it stays. */
static void
add_grown_container (Damage *damage, const PlumbSceneBox *a, const PlumbSceneBox *b)
{
  cairo_rectangle_int_t old_pixels = to_pixels (&a->rect, 0, damage->scale);
  cairo_rectangle_int_t new_pixels = to_pixels (&b->rect, 0, damage->scale);
  cairo_region_t *ground = cairo_region_create_rectangle (&old_pixels);

  cairo_region_xor_rectangle (ground, &new_pixels);
  cairo_region_union (damage->region, ground);
  cairo_region_destroy (ground);
  add_frame (damage, &a->rect);
  add_frame (damage, &b->rect);
  add (damage, &a->title);
  add (damage, &b->title);
  add (damage, &a->badge_rect);
  add (damage, &b->badge_rect);
}

static void
compare_box (Damage *damage, const PlumbSceneBox *a, const PlumbSceneBox *b)
{
  gboolean same = same_look (a, b);

  if (same && same_rect (&a->rect, &b->rect) && same_rect (&a->title, &b->title)
      && same_rect (&a->badge_rect, &b->badge_rect))
    return;
  if (same && a->container)
    {
      add_grown_container (damage, a, b);
      return;
    }
  add_box (damage, a);
  add_box (damage, b);
}

/* -- Connections ------------------------------------------------------------------------------- */

static void
add_connection (Damage *damage, const PlumbSceneConnection *connection)
{
  for (guint i = 0; i + 1 < connection->n_points; i++)
    {
      PlumbPoint p = connection->points[i];
      PlumbPoint q = connection->points[i + 1];
      PlumbRect rect = { MIN (p.x, q.x), MIN (p.y, q.y), fabs (p.x - q.x), fabs (p.y - q.y) };

      add (damage, &rect);
    }
  add (damage, &connection->label_rect);
  add (damage, &connection->gap_rect);
  add (damage, &connection->state_rect);
}

static gboolean
same_connection (const PlumbSceneConnection *a, const PlumbSceneConnection *b)
{
  return a->shade == b->shade && a->n_points == b->n_points
         && memcmp (a->points, b->points, a->n_points * sizeof (PlumbPoint)) == 0
         && a->arrow_source == b->arrow_source && a->arrow_target == b->arrow_target
         && a->family == b->family && a->assumed == b->assumed && a->label == b->label
         && a->number == b->number && a->gaps == b->gaps && a->state == b->state
         && same_rect (&a->label_rect, &b->label_rect) && same_rect (&a->gap_rect, &b->gap_rect)
         && same_rect (&a->state_rect, &b->state_rect) && same_lines (a->method, b->method)
         && same_lines (a->data, b->data) && same_lines (a->former_data, b->former_data);
}

static void
compare_connection (Damage *damage, const PlumbSceneConnection *a, const PlumbSceneConnection *b)
{
  if (same_connection (a, b))
    return;
  add_connection (damage, a);
  add_connection (damage, b);
}

/* -- Notes ------------------------------------------------------------------------------------- */

static void
add_note (Damage *damage, const PlumbSceneNote *note)
{
  add (damage, &note->rect);
  if (note->points)
    {
      PlumbPoint p = note->leader[0];
      PlumbPoint q = note->leader[1];

      add (damage, &(PlumbRect){ MIN (p.x, q.x), MIN (p.y, q.y), MAX (fabs (p.x - q.x), 0.1),
                                 MAX (fabs (p.y - q.y), 0.1) });
    }
}

static void
compare_note (Damage *damage, const PlumbSceneNote *a, const PlumbSceneNote *b)
{
  if (a->shade == b->shade && same_rect (&a->rect, &b->rect) && a->points == b->points
      && (!a->points || memcmp (a->leader, b->leader, sizeof a->leader) == 0)
      && same_lines (a->lines, b->lines))
    return;
  add_note (damage, a);
  add_note (damage, b);
}

/* -- Ink --------------------------------------------------------------------------------------- */

static void
add_stroke (Damage *damage, const PlumbSceneStroke *stroke)
{
  add (damage, &stroke->rect);
}

static void
compare_stroke (Damage *damage, const PlumbSceneStroke *a, const PlumbSceneStroke *b)
{
  if (same_rect (&a->rect, &b->rect) && a->width == b->width
      && g_strcmp0 (a->colour, b->colour) == 0 && a->points->len == b->points->len
      && memcmp (a->points->data, b->points->data,
                 a->points->len * g_array_get_element_size (a->points))
             == 0)
    return;
  add_stroke (damage, a);
  add_stroke (damage, b);
}

/* -- Scenes ------------------------------------------------------------------------------------ */

/* Mostly an element keeps its index, and its id is not looked up. */
#define COMPARE_ALL(kind, plural, Type)                                                            \
  static void compare_all_##kind (Damage *damage, const PlumbScene *a, const PlumbScene *b)        \
  {                                                                                                \
    guint n_a = plumb_scene_get_n_##plural (a);                                                    \
    guint n_b = plumb_scene_get_n_##plural (b);                                                    \
                                                                                                   \
    for (guint i = 0; i < n_b; i++)                                                                \
      {                                                                                            \
        const Type *after = plumb_scene_get_##kind (b, i);                                         \
        const Type *before = i < n_a ? plumb_scene_get_##kind (a, i) : NULL;                       \
                                                                                                   \
        if (before == NULL || strcmp (before->id, after->id) != 0)                                 \
          {                                                                                        \
            int found = plumb_scene_find_##kind (a, after->id);                                    \
                                                                                                   \
            before = found >= 0 ? plumb_scene_get_##kind (a, (guint)found) : NULL;                 \
          }                                                                                        \
        if (before == NULL)                                                                        \
          add_##kind (damage, after);                                                              \
        else                                                                                       \
          compare_##kind (damage, before, after);                                                  \
      }                                                                                            \
    for (guint i = 0; i < n_a; i++)                                                                \
      {                                                                                            \
        const Type *before = plumb_scene_get_##kind (a, i);                                        \
        const Type *after = i < n_b ? plumb_scene_get_##kind (b, i) : NULL;                        \
                                                                                                   \
        if ((after == NULL || strcmp (before->id, after->id) != 0)                                 \
            && plumb_scene_find_##kind (b, before->id) < 0)                                        \
          add_##kind (damage, before);                                                             \
      }                                                                                            \
  }

COMPARE_ALL (box, boxes, PlumbSceneBox)
COMPARE_ALL (connection, connections, PlumbSceneConnection)
COMPARE_ALL (note, notes, PlumbSceneNote)
COMPARE_ALL (stroke, strokes, PlumbSceneStroke)

/* What must be painted again when @after takes the place of @before, in pixels of which @scale make a
 * diagram unit. Returns: (transfer full): the region, empty when they look the same. */
cairo_region_t *
plumb_scene_get_damage (const PlumbScene *before, const PlumbScene *after, double scale)
{
  Damage damage = { .region = cairo_region_create (), .scale = scale };

  if (before == after)
    return damage.region;
  compare_all_box (&damage, before, after);
  compare_all_connection (&damage, before, after);
  compare_all_note (&damage, before, after);
  compare_all_stroke (&damage, before, after);
  if (damage.rest.width > 0)
    cairo_region_union_rectangle (damage.region, &damage.rest);
  return damage.region;
}
