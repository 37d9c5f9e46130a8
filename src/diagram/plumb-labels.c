// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Greedy: what a person placed comes first, then the labels with the least choice; where nothing is left
 * for a label, its disc comes after all labels. A label is placed anew only when something changed where
 * it looked the time before: places are those of a run from nothing. */

#include "diagram/plumb-labels.h"

#include <math.h>
#include <string.h>

#include "diagram/plumb-label-search.h"

#define NOTHING G_MAXUINT
/* So many changes are everywhere: all labels are placed anew. */
#define MOST_CHANGES 600

/* Of each request of the last run. */
typedef struct
{
  PlumbLabelRequest request; /* with points of its own */
  double choice;
  GArray *lines; /* of guint: things in the grid, one a segment */
  guint thing;   /* its label or disc in the grid, or NOTHING */
  PlumbLabelPlace place;
  GArray *reads; /* of PlumbRect: where the label was searched, then its disc */
  guint n_reads; /* of the label's */
  gboolean stale;
} Slot;

/* An obstacle or a border of which there may be several. */
typedef struct
{
  PlumbRect rect;
  PlumbLabelKind kind;
  guint thing;
  guint count; /* in this run */
} Solid;

struct _PlumbLabels
{
  PlumbLabelGrid *grid;
  GHashTable *solids; /* Solid -> itself */
  Slot *slots;
  guint n_slots;
  guint *ranks;    /* of each request: its turn */
  GArray *changed; /* of PlumbRect: where something is not what it was in the last run */
  double disc;
  guint n_placed;

  guint turn;     /* of the label that is being placed */
  gboolean discs; /* the labels are done */
};

/* -- Slots ----------------------------------------------------------------------------------------- */

static void
slot_clear (Slot *slot)
{
  g_free ((gpointer)slot->request.points);
  g_clear_pointer (&slot->lines, g_array_unref);
  g_clear_pointer (&slot->reads, g_array_unref);
}

static void
change (PlumbLabels *labels, const PlumbRect *rect)
{
  g_array_append_vals (labels->changed, rect, 1);
}

static void
remove_label (PlumbLabels *labels, Slot *slot)
{
  if (slot->thing == NOTHING)
    return;
  change (labels, &plumb_label_grid_get (labels->grid, slot->thing)->rect);
  plumb_label_grid_remove (labels->grid, slot->thing);
  slot->thing = NOTHING;
}

static void
remove_lines (PlumbLabels *labels, Slot *slot)
{
  for (guint i = 0; i < slot->lines->len; i++)
    {
      guint thing = g_array_index (slot->lines, guint, i);

      change (labels, &plumb_label_grid_get (labels->grid, thing)->rect);
      plumb_label_grid_remove (labels->grid, thing);
    }
  g_array_set_size (slot->lines, 0);
}

static void
add_lines (PlumbLabels *labels, Slot *slot, guint owner)
{
  for (guint k = 0; k + 1 < slot->request.n_points; k++)
    {
      PlumbPoint p = slot->request.points[k], q = slot->request.points[k + 1];
      PlumbRect rect = { MIN (p.x, q.x), MIN (p.y, q.y), fabs (p.x - q.x), fabs (p.y - q.y) };
      guint thing = plumb_label_grid_add (labels->grid, &rect, PLUMB_LABEL_LINE, owner);

      change (labels, &rect);
      g_array_append_val (slot->lines, thing);
    }
}

static gboolean
same_points (const PlumbLabelRequest *a, const PlumbLabelRequest *b)
{
  return a->n_points == b->n_points
         && (a->n_points == 0
             || memcmp (a->points, b->points, a->n_points * sizeof (PlumbPoint)) == 0);
}

static gboolean
same_rim (const PlumbLabelRim *a, const PlumbLabelRim *b)
{
  return a->left == b->left && a->right == b->right && a->top == b->top;
}

static gboolean
same_wish (const PlumbLabelRequest *a, const PlumbLabelRequest *b)
{
  return a->width == b->width && a->height == b->height && same_rim (&a->rim, &b->rim)
         && a->words == b->words
         && (a->offset == b->offset || (isnan (a->offset) && isnan (b->offset)));
}

/* Brings the slot up to @request; stale when anything of its own is new. */
static void
take_request (PlumbLabels *labels, guint owner, const PlumbLabelRequest *request)
{
  Slot *slot = &labels->slots[owner];
  gboolean moved = !same_points (&slot->request, request);

  slot->stale = moved || slot->reads == NULL || !same_wish (&slot->request, request);
  if (!slot->stale)
    return;
  if (slot->reads == NULL)
    {
      slot->reads = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
      slot->lines = g_array_new (FALSE, FALSE, sizeof (guint));
      slot->thing = NOTHING;
    }
  remove_label (labels, slot);
  if (moved)
    remove_lines (labels, slot);
  g_free ((gpointer)slot->request.points);
  slot->request = *request;
  slot->request.points = g_memdup2 (request->points, request->n_points * sizeof (PlumbPoint));
  if (moved)
    add_lines (labels, slot, owner);
  slot->choice = plumb_label_get_choice (&slot->request);
}

static void
set_owner (PlumbLabels *labels, Slot *slot, guint owner)
{
  for (guint i = 0; slot->lines != NULL && i < slot->lines->len; i++)
    plumb_label_grid_set_owner (labels->grid, g_array_index (slot->lines, guint, i), owner);
  if (slot->lines != NULL && slot->thing != NOTHING)
    plumb_label_grid_set_owner (labels->grid, slot->thing, owner);
}

/* Whether the requests that were there before come in the order of then. */
static gboolean
keeps_order (const int *previous, guint n, guint n_slots)
{
  int last = -1;

  for (guint i = 0; i < n; i++)
    {
      if (previous[i] < 0)
        continue;
      if (previous[i] <= last || (guint)previous[i] >= n_slots)
        return FALSE;
      last = previous[i];
    }
  return TRUE;
}

static void
forget (PlumbLabels *labels)
{
  for (guint i = 0; i < labels->n_slots; i++)
    slot_clear (&labels->slots[i]);
  labels->n_slots = 0;
  g_hash_table_remove_all (labels->solids);
  plumb_label_grid_free (labels->grid);
  labels->grid = plumb_label_grid_new ();
}

/* Gives each of the @n requests the slot that it had; what has none any more leaves the grid. */
static void
move_slots (PlumbLabels *labels, guint n, const int *previous)
{
  Slot *slots = g_new0 (Slot, n + 1);

  for (guint i = 0; i < n; i++)
    {
      int from = previous != NULL ? previous[i] : (int)i;

      if (from < 0 || (guint)from >= labels->n_slots)
        continue;
      slots[i] = labels->slots[from];
      labels->slots[from] = (Slot){ 0 };
      if ((int)i != from)
        set_owner (labels, &slots[i], i);
    }
  for (guint i = 0; i < labels->n_slots; i++)
    if (labels->slots[i].reads != NULL)
      {
        remove_label (labels, &labels->slots[i]);
        remove_lines (labels, &labels->slots[i]);
        slot_clear (&labels->slots[i]);
      }
  g_free (labels->slots);
  labels->slots = slots;
  labels->n_slots = n;
}

/* -- Obstacles and borders ------------------------------------------------------------------------- */

static guint
solid_hash (gconstpointer key)
{
  const Solid *solid = key;

  return g_double_hash (&solid->rect.x) ^ g_double_hash (&solid->rect.y) * 31u
         ^ g_double_hash (&solid->rect.width) * 961u ^ g_double_hash (&solid->rect.height) * 29791u
         ^ (guint)solid->kind;
}

static gboolean
solid_equal (gconstpointer a, gconstpointer b)
{
  const Solid *s = a, *t = b;

  return s->kind == t->kind && s->rect.x == t->rect.x && s->rect.y == t->rect.y
         && s->rect.width == t->rect.width && s->rect.height == t->rect.height;
}

static void
take_solid (PlumbLabels *labels, const PlumbRect *rect, PlumbLabelKind kind)
{
  Solid wanted = { .rect = *rect, .kind = kind };
  Solid *solid = g_hash_table_lookup (labels->solids, &wanted);

  if (solid != NULL)
    {
      solid->count++;
      return;
    }
  solid = g_memdup2 (&wanted, sizeof wanted);
  solid->count = 1;
  solid->thing = plumb_label_grid_add (labels->grid, rect, kind, 0);
  change (labels, rect);
  g_hash_table_add (labels->solids, solid);
}

static void
take_border (PlumbLabels *labels, const PlumbRect *r)
{
  const PlumbRect sides[] = { { r->x, r->y, r->width, 0 },
                              { r->x, plumb_rect_bottom (r), r->width, 0 },
                              { r->x, r->y, 0, r->height },
                              { plumb_rect_right (r), r->y, 0, r->height } };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    take_solid (labels, &sides[i], PLUMB_LABEL_BORDER);
}

static void
take_solids (PlumbLabels *labels, const PlumbLabelScene *scene)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, labels->solids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    ((Solid *)key)->count = 0;
  for (guint i = 0; i < scene->n_obstacles; i++)
    take_solid (labels, &scene->obstacles[i], PLUMB_LABEL_OBSTACLE);
  for (guint i = 0; i < scene->n_containers; i++)
    take_border (labels, &scene->containers[i]);
  g_hash_table_iter_init (&iter, labels->solids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      Solid *solid = key;

      if (solid->count > 0)
        continue;
      change (labels, &solid->rect);
      plumb_label_grid_remove (labels->grid, solid->thing);
      g_hash_table_iter_remove (&iter);
    }
}

/* -- Turns ----------------------------------------------------------------------------------------- */

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

/* Labels see those that were placed before them, discs all labels and the discs before them. */
static gboolean
counts (gpointer data, guint owner)
{
  const PlumbLabels *labels = data;
  gboolean is_disc = labels->slots[owner].place.outcome == PLUMB_LABEL_DISC;

  if (labels->discs)
    return !is_disc || labels->ranks[owner] < labels->turn;
  return !is_disc && labels->ranks[owner] < labels->turn;
}

static gboolean
touches (const PlumbRect *a, const PlumbRect *b)
{
  return a->x <= plumb_rect_right (b) && b->x <= plumb_rect_right (a)
         && a->y <= plumb_rect_bottom (b) && b->y <= plumb_rect_bottom (a);
}

static gboolean
is_stale (const PlumbLabels *labels, const Slot *slot)
{
  if (slot->stale || labels->changed->len > MOST_CHANGES)
    return TRUE;
  for (guint i = 0; i < slot->reads->len; i++)
    for (guint j = 0; j < labels->changed->len; j++)
      if (touches (&g_array_index (slot->reads, PlumbRect, i),
                   &g_array_index (labels->changed, PlumbRect, j)))
        return TRUE;
  return FALSE;
}

static void
keep_place (PlumbLabels *labels, guint owner)
{
  Slot *slot = &labels->slots[owner];
  PlumbRect rect = slot->place.rect;

  slot->place.outcome = labels->discs ? PLUMB_LABEL_DISC : PLUMB_LABEL_PLACED;
  if (!labels->discs)
    rect = plumb_label_rim_around (&slot->request.rim, &rect);
  slot->thing = plumb_label_grid_add (labels->grid, &rect, PLUMB_LABEL_LABEL, owner);
  change (labels, &rect);
}

static void
place (PlumbLabels *labels, const PlumbLabelScene *scene, guint owner)
{
  Slot *slot = &labels->slots[owner];
  PlumbLabelSearch search = { scene, labels->grid, owner, counts, labels, slot->reads };
  gboolean found = FALSE;

  labels->n_placed++;
  if (!labels->discs)
    {
      remove_label (labels, slot);
      g_array_set_size (slot->reads, 0);
      slot->place = (PlumbLabelPlace){ 0 };
      found = plumb_label_search_label (&search, &slot->place);
      slot->n_reads = slot->reads->len;
    }
  else if (scene->disc > 0)
    found = plumb_label_search_disc (&search, &slot->place);
  if (found)
    keep_place (labels, owner);
}

/* For a label without room. */
static void
place_disc (PlumbLabels *labels, const PlumbLabelScene *scene, guint owner)
{
  Slot *slot = &labels->slots[owner];

  if (slot->place.outcome == PLUMB_LABEL_PLACED)
    return;
  if (slot->place.outcome != PLUMB_LABEL_NONE && !is_stale (labels, slot))
    return;
  remove_label (labels, slot);
  slot->place = (PlumbLabelPlace){ 0 };
  g_array_set_size (slot->reads, slot->n_reads);
  place (labels, scene, owner);
  if (slot->place.outcome == PLUMB_LABEL_NONE)
    slot->place.outcome = PLUMB_LABEL_LEGEND;
}

static void
take_turns (PlumbLabels *labels, const PlumbLabelScene *scene, const Turn *turns, guint n)
{
  labels->discs = FALSE;
  for (guint k = 0; k < n; k++)
    {
      labels->turn = k;
      if (is_stale (labels, &labels->slots[turns[k].owner]))
        place (labels, scene, turns[k].owner);
    }
  labels->discs = TRUE;
  for (guint k = 0; k < n; k++)
    {
      labels->turn = k;
      place_disc (labels, scene, turns[k].owner);
    }
}

/* -- Public ---------------------------------------------------------------------------------------- */

PlumbLabels *
plumb_labels_new (void)
{
  PlumbLabels *labels = g_new0 (PlumbLabels, 1);

  labels->grid = plumb_label_grid_new ();
  labels->solids = g_hash_table_new_full (solid_hash, solid_equal, g_free, NULL);
  labels->changed = g_array_new (FALSE, FALSE, sizeof (PlumbRect));
  return labels;
}

void
plumb_labels_free (PlumbLabels *labels)
{
  forget (labels);
  plumb_label_grid_free (labels->grid);
  g_hash_table_unref (labels->solids);
  g_array_unref (labels->changed);
  g_free (labels->slots);
  g_free (labels->ranks);
  g_free (labels);
}

/* Finds a place for the label of each request of @scene into @places, which has as many. A label lies
 * on its connector and covers no obstacle, no other label and no other connector; where that is
 * impossible a disc takes its place, else the legend alone. @previous: of each request its number in
 * the last run, or -1; NULL: the same number. The places are those of a first run. */
void
plumb_labels_run (PlumbLabels *labels,
                  const PlumbLabelScene *scene,
                  const int *previous,
                  PlumbLabelPlace *places)
{
  g_autofree Turn *turns = g_new (Turn, scene->n_requests + 1);
  guint n = 0, number = 0;

  g_array_set_size (labels->changed, 0);
  labels->n_placed = 0;
  if (labels->disc != scene->disc
      || (previous != NULL && !keeps_order (previous, scene->n_requests, labels->n_slots)))
    forget (labels);
  labels->disc = scene->disc;
  move_slots (labels, scene->n_requests, previous);
  take_solids (labels, scene);
  labels->ranks = g_renew (guint, labels->ranks, scene->n_requests + 1);
  for (guint i = 0; i < scene->n_requests; i++)
    {
      take_request (labels, i, &scene->requests[i]);
      if (scene->requests[i].width > 0)
        turns[n++] = (Turn){ i, isfinite (scene->requests[i].offset), labels->slots[i].choice };
      else
        labels->slots[i].place = (PlumbLabelPlace){ 0 };
    }
  qsort (turns, n, sizeof (Turn), compare_turns);
  for (guint k = 0; k < n; k++)
    labels->ranks[turns[k].owner] = k;
  take_turns (labels, scene, turns, n);
  for (guint i = 0; i < scene->n_requests; i++)
    {
      places[i] = labels->slots[i].place;
      if (places[i].outcome == PLUMB_LABEL_DISC || places[i].outcome == PLUMB_LABEL_LEGEND)
        places[i].number = ++number;
    }
}

/* How many labels and discs the last run searched a place for. */
guint
plumb_labels_get_n_placed (const PlumbLabels *labels)
{
  return labels->n_placed;
}

/* plumb_labels_run() from nothing. */
void
plumb_labels_place (const PlumbLabelScene *scene, PlumbLabelPlace *places)
{
  g_autoptr (PlumbLabels) labels = plumb_labels_new ();

  plumb_labels_run (labels, scene, NULL, places);
}
