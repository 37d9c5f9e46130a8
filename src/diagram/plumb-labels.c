// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Greedy: what a person placed comes first, then the labels with the least choice. Each takes the
 * first free place of its list: the middles of its segments, longest first, then further along. */

#include "diagram/plumb-labels.h"

#include <math.h>

#define PADDING 3.0 /* free room around a label */
#define LINE 2.0    /* and to another connector */
#define HEAD 14.0   /* arrow heads stay free */
#define STEP 8.0
#define ASIDE 8.0 /* least that a label reaches over its connector on either side */
#define CELL 96.0
#define EPSILON 0.01

typedef enum
{
  KIND_OBSTACLE,
  KIND_LINE,   /* of a connector */
  KIND_LABEL,  /* already placed */
  KIND_BORDER, /* of a container: covered only where there is nothing better */
} Kind;

typedef struct
{
  PlumbRect rect;
  Kind kind;
  guint owner; /* of a line */
} Thing;

typedef struct
{
  const PlumbLabelScene *scene;
  GArray *things;
  GHashTable *cells; /* cell -> GArray of indices into things */
  guint *seen;
  guint seen_room;
  guint query;
} Placer;

/* A piece of a route that runs in one direction. */
typedef struct
{
  PlumbPoint from;
  PlumbPoint to;
  double start; /* of the route's length */
  double length;
  gboolean vertical;
} Piece;

static guint
cell_key (int column, int row)
{
  return (guint)column * 73856093u ^ (guint)row * 19349663u;
}

static void
add_thing (Placer *placer, PlumbRect rect, Kind kind, guint owner)
{
  Thing thing = { rect, kind, owner };
  guint at = placer->things->len;

  g_array_append_val (placer->things, thing);
  for (int row = (int)floor (rect.y / CELL); row <= (int)floor (plumb_rect_bottom (&rect) / CELL);
       row++)
    for (int column = (int)floor (rect.x / CELL);
         column <= (int)floor (plumb_rect_right (&rect) / CELL); column++)
      {
        gpointer key = GUINT_TO_POINTER (cell_key (column, row));
        GArray *cell = g_hash_table_lookup (placer->cells, key);

        if (cell == NULL)
          {
            cell = g_array_new (FALSE, FALSE, sizeof (guint));
            g_hash_table_insert (placer->cells, key, cell);
          }
        g_array_append_val (cell, at);
      }
}

static void
add_lines (Placer *placer, guint owner)
{
  const PlumbLabelRequest *request = &placer->scene->requests[owner];

  for (guint k = 0; k + 1 < request->n_points; k++)
    {
      PlumbPoint p = request->points[k], q = request->points[k + 1];

      add_thing (placer,
                 (PlumbRect){ MIN (p.x, q.x), MIN (p.y, q.y), fabs (p.x - q.x), fabs (p.y - q.y) },
                 KIND_LINE, owner);
    }
}

static void
add_border (Placer *placer, const PlumbRect *r)
{
  add_thing (placer, (PlumbRect){ r->x, r->y, r->width, 0 }, KIND_BORDER, 0);
  add_thing (placer, (PlumbRect){ r->x, plumb_rect_bottom (r), r->width, 0 }, KIND_BORDER, 0);
  add_thing (placer, (PlumbRect){ r->x, r->y, 0, r->height }, KIND_BORDER, 0);
  add_thing (placer, (PlumbRect){ plumb_rect_right (r), r->y, 0, r->height }, KIND_BORDER, 0);
}

static gboolean
covers (const PlumbRect *rect, const Thing *thing)
{
  double by = thing->kind == KIND_LINE || thing->kind == KIND_BORDER ? LINE : PADDING;

  return rect->x - by < plumb_rect_right (&thing->rect)
         && thing->rect.x < plumb_rect_right (rect) + by
         && rect->y - by < plumb_rect_bottom (&thing->rect)
         && thing->rect.y < plumb_rect_bottom (rect) + by;
}

/* Whether a label of @owner may lie in @rect. */
static gboolean
is_free (Placer *placer, const PlumbRect *rect, guint owner, gboolean over_borders)
{
  PlumbRect area = plumb_rect_grown (rect, PADDING);

  if (placer->things->len > placer->seen_room)
    {
      guint room = placer->things->len * 2;

      placer->seen = g_renew (guint, placer->seen, room);
      for (guint i = placer->seen_room; i < room; i++)
        placer->seen[i] = 0;
      placer->seen_room = room;
    }
  placer->query++;
  for (int row = (int)floor (area.y / CELL); row <= (int)floor (plumb_rect_bottom (&area) / CELL);
       row++)
    for (int column = (int)floor (area.x / CELL);
         column <= (int)floor (plumb_rect_right (&area) / CELL); column++)
      {
        const GArray *cell =
            g_hash_table_lookup (placer->cells, GUINT_TO_POINTER (cell_key (column, row)));

        for (guint k = 0; cell != NULL && k < cell->len; k++)
          {
            guint at = g_array_index (cell, guint, k);
            const Thing *thing = &g_array_index (placer->things, Thing, at);

            if (placer->seen[at] == placer->query)
              continue;
            placer->seen[at] = placer->query;
            if ((thing->kind == KIND_LINE && thing->owner == owner)
                || (thing->kind == KIND_BORDER && over_borders))
              continue;
            if (covers (rect, thing))
              return FALSE;
          }
      }
  return TRUE;
}

static GArray *
pieces_of (const PlumbLabelRequest *request, double *total)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  *total = 0;
  for (guint k = 0; k + 1 < request->n_points; k++)
    {
      PlumbPoint p = request->points[k], q = request->points[k + 1];
      Piece piece = { p, q, *total, fabs (p.x - q.x) + fabs (p.y - q.y),
                      fabs (p.x - q.x) < fabs (p.y - q.y) };

      *total += piece.length;
      if (piece.length > EPSILON)
        g_array_append_val (pieces, piece);
    }
  return pieces;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *p = a, *q = b;

  if (fabs (p->length - q->length) > EPSILON)
    return p->length > q->length ? -1 : 1;
  return p->start < q->start ? -1 : p->start > q->start;
}

static PlumbRect
rect_at (const Piece *piece, double at, double aside, double width, double height)
{
  double share = at / piece->length;
  double x = piece->from.x + (piece->to.x - piece->from.x) * share;
  double y = piece->from.y + (piece->to.y - piece->from.y) * share;

  if (piece->vertical)
    x += aside;
  else
    y += aside;
  return (PlumbRect){ x - width / 2, y - height / 2, width, height };
}

/* Where on the piece a label's centre may be: @head clear of arrow heads and, when it @fits,
 * of bends. */
static gboolean
find_stretch (const Piece *piece,
              double total,
              double width,
              double height,
              double head,
              gboolean fits,
              double *from,
              double *to)
{
  double half = (piece->vertical ? height : width) / 2;
  double ahead = piece->start, behind = total - piece->start - piece->length;
  double keep = fits ? half + PADDING : 0;

  *from = MAX (keep, ahead < EPSILON ? half + head : 0);
  *to = piece->length - MAX (keep, behind < EPSILON ? half + head : 0);
  return *from <= *to + EPSILON;
}

static gboolean
try_piece (Placer *placer,
           const Piece *piece,
           double total,
           guint owner,
           double width,
           double height,
           guint pass,
           double aside,
           PlumbLabelPlace *place)
{
  gboolean is_disc = width == placer->scene->disc && width == height;
  /* A disc beside an arrow head is better than none. */
  double head = is_disc && pass >= 2 ? PADDING : HEAD;
  double from, to, middle;

  if (!find_stretch (piece, total, width, height, head, pass < 2, &from, &to))
    return FALSE;
  middle = (from + to) / 2;
  for (guint k = 0;; k++)
    {
      double away = STEP * ((k + 1) / 2);
      double at = middle + (k % 2 == 1 ? -away : away);
      PlumbRect rect;

      if (away > (to - from) / 2 + EPSILON)
        return FALSE;
      rect = rect_at (piece, at, aside, width, height);
      if (!is_free (placer, &rect, owner, pass > 0))
        continue;
      place->rect = rect;
      place->offset = (piece->start + at) / total;
      return TRUE;
    }
}

/* Tries all pieces, longest first, with the label @aside of its connector on either side, as far as it
 * still reaches over it. */
static gboolean
try_pieces (Placer *placer,
            const GArray *pieces,
            double total,
            guint owner,
            double width,
            double height,
            guint pass,
            double aside,
            PlumbLabelPlace *place)
{
  for (guint k = 0; k < pieces->len; k++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, k);
      double room = MAX ((piece->vertical ? width : height) / 2 - ASIDE, 0);
      double by = MIN (aside, room);

      /* As far as it goes was tried before. */
      if (aside - STEP >= room && aside > 0)
        continue;
      if (try_piece (placer, piece, total, owner, width, height, pass, by, place)
          || (by > 0 && try_piece (placer, piece, total, owner, width, height, pass, -by, place)))
        return TRUE;
    }
  return FALSE;
}

/* Passes 0 to 2 centre the label on its connector: 0 keeps off borders of containers, 1 may cover one,
 * 2 may cover the connector's own bends as well. Beside a neighbour that leaves no room for that the
 * label leans away from it, no further than it must: its connector still runs through it. */
static gboolean
find_place (Placer *placer, guint owner, double width, double height, PlumbLabelPlace *place)
{
  double total;
  g_autoptr (GArray) pieces = pieces_of (&placer->scene->requests[owner], &total);
  double most = MAX (width, height) / 2 - ASIDE + STEP;

  g_array_sort (pieces, compare_pieces);
  for (guint pass = 0; pass < 3; pass++)
    if (try_pieces (placer, pieces, total, owner, width, height, pass, 0, place))
      return TRUE;
  for (double aside = STEP; aside < most; aside += STEP)
    if (try_pieces (placer, pieces, total, owner, width, height, 3, aside, place))
      return TRUE;
  return FALSE;
}

/* The free place nearest to where a person put the label. */
static gboolean
find_near (
    Placer *placer, guint owner, double width, double height, double offset, PlumbLabelPlace *place)
{
  double total;
  g_autoptr (GArray) pieces = pieces_of (&placer->scene->requests[owner], &total);
  double wanted = CLAMP (offset, 0, 1) * total;

  for (guint k = 0; STEP * (k / 2) <= total; k++)
    {
      double at = wanted + (k % 2 == 1 ? -1 : 1) * STEP * ((k + 1) / 2);

      for (guint i = 0; i < pieces->len; i++)
        {
          const Piece *piece = &g_array_index (pieces, Piece, i);
          PlumbRect rect;

          if (at < piece->start - EPSILON || at > piece->start + piece->length + EPSILON)
            continue;
          rect = rect_at (piece, at - piece->start, 0, width, height);
          if (!is_free (placer, &rect, owner, TRUE))
            continue;
          place->rect = rect;
          place->offset = at / total;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_any (Placer *placer, guint owner, double width, double height, PlumbLabelPlace *place)
{
  double offset = placer->scene->requests[owner].offset;

  if (isfinite (offset) && find_near (placer, owner, width, height, offset, place))
    return TRUE;
  return find_place (placer, owner, width, height, place);
}

static void
place_label (Placer *placer, guint owner, PlumbLabelPlace *place)
{
  const PlumbLabelRequest *request = &placer->scene->requests[owner];

  if (find_any (placer, owner, request->width, request->height, place))
    place->outcome = PLUMB_LABEL_PLACED;
  else
    return;
  add_thing (placer, place->rect, KIND_LABEL, owner);
}

static void
place_disc (Placer *placer, guint owner, PlumbLabelPlace *place)
{
  double disc = placer->scene->disc;

  place->outcome = PLUMB_LABEL_LEGEND;
  if (disc <= 0 || !find_any (placer, owner, disc, disc, place))
    return;
  place->outcome = PLUMB_LABEL_DISC;
  add_thing (placer, place->rect, KIND_LABEL, owner);
}

typedef struct
{
  guint owner;
  gboolean by_hand;
  double choice; /* how much longer than the label its best piece is */
} Turn;

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *s = a, *t = b;

  if (s->by_hand != t->by_hand)
    return s->by_hand ? -1 : 1;
  if (s->choice != t->choice)
    return s->choice < t->choice ? -1 : 1;
  return s->owner < t->owner ? -1 : s->owner > t->owner;
}

static double
choice_of (const PlumbLabelRequest *request)
{
  double total, best = -1e9;
  g_autoptr (GArray) pieces = pieces_of (request, &total);

  for (guint k = 0; k < pieces->len; k++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, k);

      best = MAX (best, piece->length - (piece->vertical ? request->height : request->width));
    }
  return best;
}

static void
fill (Placer *placer)
{
  const PlumbLabelScene *scene = placer->scene;

  for (guint i = 0; i < scene->n_obstacles; i++)
    add_thing (placer, scene->obstacles[i], KIND_OBSTACLE, 0);
  for (guint i = 0; i < scene->n_containers; i++)
    add_border (placer, &scene->containers[i]);
  for (guint i = 0; i < scene->n_requests; i++)
    add_lines (placer, i);
}

/* Finds a place for the label of each request of @scene into @places, which has as many. A label lies
 * centred on its connector and covers no obstacle, no other label and no other connector; where that
 * is impossible a disc takes its place, else the legend alone. */
void
plumb_labels_place (const PlumbLabelScene *scene, PlumbLabelPlace *places)
{
  g_autofree Turn *turns = g_new (Turn, scene->n_requests + 1);
  Placer placer = { 0 };
  guint n = 0, number = 0;

  placer.scene = scene;
  placer.things = g_array_new (FALSE, FALSE, sizeof (Thing));
  placer.cells = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
  fill (&placer);
  for (guint i = 0; i < scene->n_requests; i++)
    {
      const PlumbLabelRequest *request = &scene->requests[i];

      places[i] = (PlumbLabelPlace){ 0 };
      if (request->width > 0)
        turns[n++] = (Turn){ i, isfinite (request->offset), choice_of (request) };
    }
  qsort (turns, n, sizeof (Turn), compare_turns);
  for (guint k = 0; k < n; k++)
    place_label (&placer, turns[k].owner, &places[turns[k].owner]);
  for (guint k = 0; k < n; k++)
    if (places[turns[k].owner].outcome == PLUMB_LABEL_NONE)
      place_disc (&placer, turns[k].owner, &places[turns[k].owner]);
  for (guint i = 0; i < scene->n_requests; i++)
    if (places[i].outcome == PLUMB_LABEL_DISC || places[i].outcome == PLUMB_LABEL_LEGEND)
      places[i].number = ++number;
  g_array_unref (placer.things);
  g_hash_table_unref (placer.cells);
  g_free (placer.seen);
}
