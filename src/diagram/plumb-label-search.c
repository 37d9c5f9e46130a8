// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* On a piece of a connector everything near blocks an interval of places for the label's centre, so the
 * free place nearest to the wanted one is found without trying many. The best piece is the one of which
 * most shows beside the label. */

#include "diagram/plumb-label-search.h"

#include <math.h>

#define PADDING 3.0 /* free room around a label */
#define LINE 2.0    /* and to another connector */
#define BORDER 5.0  /* and to a border that it does not lie on: nearer it would seem to touch */
#define AIR 6.0     /* more of both where there is room */
#define HEAD 14.0   /* arrow heads stay free */
#define SHOWS 48.0  /* of a connector on both sides of its label, together, where there is room */
#define STEP 8.0
#define ASIDE 8.0 /* least that a label reaches over its connector on either side */
#define EPSILON 0.01

/* A piece of a route that runs in one direction. */
typedef struct
{
  PlumbPoint from;
  PlumbPoint to;
  double start; /* of the route's length */
  double length;
  gboolean vertical;
  double shows; /* of it beside the label */
} Piece;

/* A size that the label may have, and what is near each piece for it; NULL: not asked for yet. */
typedef struct
{
  double width;
  double height;
  PlumbLabelRim rim;
  GArray **near;
} Shape;

typedef struct
{
  const PlumbLabelSearch *search;
  Piece *pieces;
  guint n;
  double total;
  PlumbRect *reads; /* of each piece */
  Shape wide;
  Shape narrow;
} Finder;

/* What a try gives up. */
typedef struct
{
  double air;
  double shows; /* least of the piece that shows beside the label */
  gboolean over_borders;
  gboolean over_bends; /* of its own connector */
  gboolean at_heads;   /* nearly */
  double aside;
} Terms;

static const Terms terms[] = {
  { .air = AIR, .shows = SHOWS },
  { .shows = SHOWS },
  { .shows = SHOWS, .over_borders = TRUE },
  { .air = 0 },
  { .over_borders = TRUE },
  { .over_borders = TRUE, .over_bends = TRUE },
};
#define N_TERMS G_N_ELEMENTS (terms)
#define LAST_TERMS (N_TERMS - 1)

/* -- Pieces ---------------------------------------------------------------------------------------- */

static double
along (const Piece *piece, double width, double height)
{
  return piece->vertical ? height : width;
}

static Piece *
pieces_of (const PlumbLabelRequest *request, guint *n, double *total)
{
  Piece *pieces = g_new (Piece, request->n_points + 1);

  *total = 0;
  *n = 0;
  for (guint k = 0; k + 1 < request->n_points; k++)
    {
      PlumbPoint p = request->points[k], q = request->points[k + 1];
      Piece piece = {
        p, q, *total, fabs (p.x - q.x) + fabs (p.y - q.y), fabs (p.x - q.x) < fabs (p.y - q.y), 0
      };

      piece.shows = piece.length - along (&piece, request->width, request->height);
      *total += piece.length;
      if (piece.length > EPSILON)
        pieces[(*n)++] = piece;
    }
  return pieces;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *p = a, *q = b;
  double first = round (p->shows * 8), second = round (q->shows * 8);

  if (first != second)
    return first > second ? -1 : 1;
  return p->start < q->start ? -1 : p->start > q->start;
}

double
plumb_label_get_choice (const PlumbLabelRequest *request)
{
  double total, best = -1e9;
  guint n;
  g_autofree Piece *pieces = pieces_of (request, &n, &total);

  for (guint k = 0; k < n; k++)
    best = MAX (best, pieces[k].shows);
  return best;
}

static void
finder_init (Finder *finder, const PlumbLabelSearch *search)
{
  const PlumbLabelRequest *request = &search->scene->requests[search->owner];

  *finder = (Finder){ .search = search };
  finder->pieces = pieces_of (request, &finder->n, &finder->total);
  qsort (finder->pieces, finder->n, sizeof (Piece), compare_pieces);
  finder->reads = g_new0 (PlumbRect, finder->n + 1);
  finder->wide = (Shape){ request->width, request->height, request->rim, NULL };
}

static void
shape_clear (Shape *shape, guint n)
{
  for (guint i = 0; shape->near != NULL && i < n; i++)
    g_clear_pointer (&shape->near[i], g_array_unref);
  g_free (shape->near);
}

static void
finder_clear (Finder *finder)
{
  for (guint i = 0; i < finder->n; i++)
    if (finder->reads[i].width > 0)
      g_array_append_val (finder->search->reads, finder->reads[i]);
  shape_clear (&finder->wide, finder->n);
  shape_clear (&finder->narrow, finder->n);
  g_free (finder->pieces);
  g_free (finder->reads);
}

/* -- What is near ---------------------------------------------------------------------------------- */

static PlumbRect
rect_at (const Piece *piece, double at, double aside, const Shape *shape)
{
  double share = at / piece->length;
  double x = piece->from.x + (piece->to.x - piece->from.x) * share;
  double y = piece->from.y + (piece->to.y - piece->from.y) * share;

  if (piece->vertical)
    x += aside;
  else
    y += aside;
  return (PlumbRect){ x - shape->width / 2, y - shape->height / 2, shape->width, shape->height };
}

/* All that a label may cover whose centre goes from @from to @to along the piece. */
static PlumbRect
swept (const Piece *piece, double from, double to, double aside, const Shape *shape)
{
  PlumbRect first = rect_at (piece, from, aside, shape);
  PlumbRect last = rect_at (piece, to, aside, shape);
  PlumbRect all = plumb_rect_union (&first, &last);

  all = plumb_label_rim_around (&shape->rim, &all);
  return plumb_rect_grown (&all, BORDER + AIR);
}

static void
read_area (Finder *finder, guint piece, const PlumbRect *area)
{
  PlumbRect *reads = &finder->reads[piece];

  *reads = reads->width > 0 ? plumb_rect_union (reads, area) : *area;
}

static gboolean
concerns (const PlumbLabelSearch *search, const PlumbLabelThing *thing)
{
  if (thing->kind == PLUMB_LABEL_LINE)
    return thing->owner != search->owner;
  return thing->kind != PLUMB_LABEL_LABEL || search->counts (search->data, thing->owner);
}

static GArray *
find_near (const Finder *finder, const Shape *shape, const Piece *piece)
{
  GArray *near = g_array_new (FALSE, FALSE, sizeof (PlumbLabelThing));
  double aside = (piece->vertical ? shape->width : shape->height) / 2;
  PlumbRect left = swept (piece, 0, piece->length, -aside, shape);
  PlumbRect right = swept (piece, 0, piece->length, aside, shape);
  PlumbRect area = plumb_rect_union (&left, &right);
  guint n = 0;

  plumb_label_grid_find (finder->search->grid, &area, near);
  for (guint i = 0; i < near->len; i++)
    {
      const PlumbLabelThing *thing = &g_array_index (near, PlumbLabelThing, i);

      if (concerns (finder->search, thing))
        g_array_index (near, PlumbLabelThing, n++) = *thing;
    }
  g_array_set_size (near, n);
  return near;
}

static const GArray *
get_near (Finder *finder, Shape *shape, guint index)
{
  if (shape->near == NULL)
    shape->near = g_new0 (GArray *, finder->n + 1);
  if (shape->near[index] == NULL)
    shape->near[index] = find_near (finder, shape, &finder->pieces[index]);
  return shape->near[index];
}

static const double room_around[] = {
  [PLUMB_LABEL_OBSTACLE] = PADDING,
  [PLUMB_LABEL_LINE] = LINE,
  [PLUMB_LABEL_LABEL] = PADDING,
  [PLUMB_LABEL_BORDER] = BORDER,
};

/* The places along the piece at which the label's centre is too near to @thing; FALSE: none. */
static gboolean
blocks (const PlumbLabelThing *thing,
        const Piece *piece,
        const Shape *shape,
        const Terms *give,
        double *low,
        double *high)
{
  double by = room_around[thing->kind] + give->air;
  PlumbRect label = rect_at (piece, 0, give->aside, shape);
  PlumbRect rect = plumb_label_rim_around (&shape->rim, &label);
  PlumbRect all = plumb_rect_grown (&thing->rect, by);
  gboolean back = piece->vertical ? piece->to.y < piece->from.y : piece->to.x < piece->from.x;
  double first, last;

  if (thing->kind == PLUMB_LABEL_BORDER && give->over_borders)
    return FALSE;
  if (piece->vertical)
    {
      if (rect.x >= plumb_rect_right (&all) || all.x >= plumb_rect_right (&rect))
        return FALSE;
      first = all.y - shape->height / 2 - piece->from.y;
      last = plumb_rect_bottom (&all) + shape->height / 2 + shape->rim.top - piece->from.y;
    }
  else
    {
      if (rect.y >= plumb_rect_bottom (&all) || all.y >= plumb_rect_bottom (&rect))
        return FALSE;
      first = all.x - shape->width / 2 - shape->rim.right - piece->from.x;
      last = plumb_rect_right (&all) + shape->width / 2 + shape->rim.left - piece->from.x;
    }
  *low = back ? -last : first;
  *high = back ? -first : last;
  return TRUE;
}

/* The first free place from @at on, up or down. */
static double
walk (const GArray *near,
      const Piece *piece,
      const Shape *shape,
      const Terms *give,
      double at,
      gboolean up)
{
  gboolean moved = TRUE;

  while (moved && at >= -EPSILON && at <= piece->length + EPSILON)
    {
      moved = FALSE;
      for (guint i = 0; i < near->len; i++)
        {
          const PlumbLabelThing *thing = &g_array_index (near, PlumbLabelThing, i);
          double low, high;

          if (!blocks (thing, piece, shape, give, &low, &high) || at <= low || at >= high)
            continue;
          at = up ? high : low;
          moved = TRUE;
        }
    }
  return at;
}

/* The free place from @from to @to that is nearest to @wanted. */
static gboolean
find_nearest (Finder *finder,
              Shape *shape,
              guint index,
              const Terms *give,
              double from,
              double to,
              double wanted,
              double *at)
{
  const Piece *piece = &finder->pieces[index];
  const GArray *near = get_near (finder, shape, index);
  double up = walk (near, piece, shape, give, wanted, TRUE);
  double down = walk (near, piece, shape, give, wanted, FALSE);
  double away;
  PlumbRect area;

  *at = up - wanted < wanted - down ? up : down;
  if (*at < from || *at > to)
    *at = *at == up ? down : up;
  away = fabs (*at - wanted);
  if (*at < from || *at > to)
    {
      area = swept (piece, from, to, give->aside, shape);
      read_area (finder, index, &area);
      return FALSE;
    }
  area = swept (piece, MAX (wanted - away, from), MIN (wanted + away, to), give->aside, shape);
  read_area (finder, index, &area);
  return TRUE;
}

/* -- Where on a piece ------------------------------------------------------------------------------ */

/* Where the centre may be: clear of arrow heads and, unless that is given up, of bends. */
static gboolean
find_stretch (const Finder *finder,
              const Piece *piece,
              const Shape *shape,
              const Terms *give,
              double *from,
              double *to)
{
  double half = along (piece, shape->width, shape->height) / 2;
  double keep = give->over_bends ? 0 : half + PADDING;
  double head = half + (give->at_heads ? PADDING : HEAD);
  double behind = finder->total - piece->start - piece->length;

  *from = MAX (keep, piece->start < EPSILON ? head : 0);
  *to = piece->length - MAX (keep, behind < EPSILON ? head : 0);
  return *from <= *to + EPSILON;
}

static void
take (const Finder *finder,
      const Shape *shape,
      guint index,
      const Terms *give,
      double at,
      PlumbLabelPlace *place)
{
  const Piece *piece = &finder->pieces[index];

  place->rect = rect_at (piece, at, give->aside, shape);
  place->offset = (piece->start + at) / finder->total;
  place->narrow = shape == &finder->narrow;
}

static gboolean
try_piece (Finder *finder, Shape *shape, guint index, const Terms *give, PlumbLabelPlace *place)
{
  double from, to, at;

  if (finder->pieces[index].length - along (&finder->pieces[index], shape->width, shape->height)
          < give->shows
      || !find_stretch (finder, &finder->pieces[index], shape, give, &from, &to)
      || !find_nearest (finder, shape, index, give, from, MAX (from, to), (from + to) / 2, &at))
    return FALSE;
  take (finder, shape, index, give, at, place);
  return TRUE;
}

/* All pieces, the one that shows most first. */
static gboolean
try_pieces (Finder *finder, Shape *shape, const Terms *give, PlumbLabelPlace *place)
{
  for (guint i = 0; i < finder->n; i++)
    if (try_piece (finder, shape, i, give, place))
      return TRUE;
  return FALSE;
}

/* Beside a neighbour that leaves no room for a label in the middle of its connector it leans away, no
 * further than it must: its connector still runs through it. */
static gboolean
try_aside (Finder *finder, Shape *shape, PlumbLabelPlace *place)
{
  double most = MAX (shape->width, shape->height) / 2 - ASIDE + STEP;
  Terms give = terms[LAST_TERMS];

  for (double aside = STEP; aside < most; aside += STEP)
    for (guint i = 0; i < finder->n; i++)
      {
        const Piece *piece = &finder->pieces[i];
        double room = (piece->vertical ? shape->width : shape->height) / 2 - ASIDE;

        /* As far as it goes was tried before. */
        if (room <= 0 || aside - STEP >= room)
          continue;
        give.aside = MIN (aside, room);
        if (try_piece (finder, shape, i, &give, place))
          return TRUE;
        give.aside = -give.aside;
        if (try_piece (finder, shape, i, &give, place))
          return TRUE;
      }
  return FALSE;
}

/* The free place nearest to where a person put the label. */
static gboolean
find_by_hand (Finder *finder, Shape *shape, double offset, PlumbLabelPlace *place)
{
  const Terms *give = &terms[LAST_TERMS];
  double wanted = CLAMP (offset, 0, 1) * finder->total, best = INFINITY;

  for (guint i = 0; i < finder->n; i++)
    {
      const Piece *piece = &finder->pieces[i];
      double near = CLAMP (wanted - piece->start, 0, piece->length), at;

      if (!find_nearest (finder, shape, i, give, 0, piece->length, near, &at)
          || fabs (piece->start + at - wanted) >= best)
        continue;
      best = fabs (piece->start + at - wanted);
      take (finder, shape, i, give, at, place);
    }
  return isfinite (best);
}

/* -- Both kinds ------------------------------------------------------------------------------------ */

static gboolean
try_terms (Finder *finder, Shape *shape, guint first, guint last, PlumbLabelPlace *place)
{
  for (guint i = first; i <= last; i++)
    if (try_pieces (finder, shape, &terms[i], place))
      return TRUE;
  return FALSE;
}

static gboolean
measure_narrow (Finder *finder)
{
  const PlumbLabelScene *scene = finder->search->scene;

  finder->narrow.rim = finder->wide.rim;
  return scene->narrow != NULL
         && scene->narrow (scene->data, finder->search->owner, &finder->narrow.width,
                           &finder->narrow.height);
}

/* In the middle of a long piece and clear of everything; then on a border; then on short pieces; then in
 * the same places on narrower lines; then on its connector's own bends; then leaning away from what is
 * near. */
static gboolean
find_label (Finder *finder, PlumbLabelPlace *place)
{
  Shape *wide = &finder->wide, *narrow = &finder->narrow;
  gboolean has_narrow;

  if (try_terms (finder, wide, 0, LAST_TERMS - 1, place))
    return TRUE;
  has_narrow = measure_narrow (finder);
  return (has_narrow && try_terms (finder, narrow, 0, LAST_TERMS - 1, place))
         || try_terms (finder, wide, LAST_TERMS, LAST_TERMS, place)
         || (has_narrow && try_terms (finder, narrow, LAST_TERMS, LAST_TERMS, place))
         || try_aside (finder, wide, place) || (has_narrow && try_aside (finder, narrow, place));
}

gboolean
plumb_label_search_label (const PlumbLabelSearch *search, PlumbLabelPlace *place)
{
  double offset = search->scene->requests[search->owner].offset;
  Finder finder;
  gboolean found;

  finder_init (&finder, search);
  found = (isfinite (offset) && find_by_hand (&finder, &finder.wide, offset, place))
          || find_label (&finder, place);
  finder_clear (&finder);
  return found;
}

/* A disc beside an arrow head is better than none. */
gboolean
plumb_label_search_disc (const PlumbLabelSearch *search, PlumbLabelPlace *place)
{
  double offset = search->scene->requests[search->owner].offset;
  double disc = search->scene->disc;
  Terms give = terms[LAST_TERMS];
  Finder finder;
  gboolean found;

  finder_init (&finder, search);
  finder.wide = (Shape){ .width = disc, .height = disc };
  give.at_heads = TRUE;
  found = (isfinite (offset) && find_by_hand (&finder, &finder.wide, offset, place))
          || try_terms (&finder, &finder.wide, 0, LAST_TERMS, place)
          || try_pieces (&finder, &finder.wide, &give, place)
          || try_aside (&finder, &finder.wide, place);
  finder_clear (&finder);
  return found;
}
