// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "analysis/plumb-offer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-frequency.h"
#include "analysis/plumb-mention.h"
#include "analysis/plumb-offer-private.h"

/* One connection and the rows of the catalogue that are about it. */
typedef struct
{
  const PlumbRecord *connection;
  const GPtrArray *catalogue;
  GPtrArray *rows;          /* that offer the connection's method in its area */
  const PlumbRecord *best;  /* the most mature of them */
  const PlumbRecord *today; /* an available row of the area, with another method perhaps */
  GArray *lacks;            /* PlumbLack */
} Comparison;

typedef gboolean (*Satisfies) (const PlumbRecord *capability, const char *need);

/* A row that says nothing of its maturity promises nothing. */
const char *
plumb_offer_get_maturity (const PlumbRecord *capability)
{
  const char *maturity = capability != NULL ? plumb_record_get (capability, "maturity") : NULL;

  return maturity != NULL ? maturity : "none";
}

static guint
rank_of (const PlumbRecord *capability)
{
  static const char *const order[] = { "available", "beta", "roadmap", "custom" };
  const char *maturity = plumb_offer_get_maturity (capability);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (strcmp (order[i], maturity) == 0)
      return i;
  return G_N_ELEMENTS (order);
}

/* -- What a row offers ------------------------------------------------------------------------------ */

static gboolean
same_word (const char *a, const char *b)
{
  g_autofree char *first = a != NULL ? plumb_fold (a) : NULL;
  g_autofree char *second = b != NULL ? plumb_fold (b) : NULL;

  return first != NULL && g_strcmp0 (first, second) == 0;
}

static gboolean
has_area (const PlumbRecord *capability, const char *need)
{
  return same_word (plumb_record_get (capability, "area"), need);
}

static gboolean
has_method (const PlumbRecord *capability, const char *need)
{
  return same_word (plumb_record_get (capability, "method"), need);
}

/* A method or a network may be asked for as a feature. */
static gboolean
has_feature (const PlumbRecord *capability, const char *need)
{
  const char *const *features = plumb_record_get_set (capability, "features");

  for (guint i = 0; features[i] != NULL; i++)
    if (same_word (features[i], need))
      return TRUE;
  return has_method (capability, need)
         || same_word (plumb_record_get (capability, "network"), need);
}

static gboolean
has_direction (const PlumbRecord *capability, const char *need)
{
  const char *direction = plumb_record_get (capability, "direction");

  return strcmp (need, "both") != 0 || direction == NULL || strcmp (direction, "one-way") != 0;
}

static gboolean
has_frequency (const PlumbRecord *capability, const char *need)
{
  gint64 offered = plumb_frequency_get_period (plumb_record_get (capability, "frequency"));
  gint64 needed = plumb_frequency_get_period (need);

  return offered < 0 || needed < 0 || offered <= needed;
}

/* A private way into our network serves every method. */
static gboolean
has_network (const PlumbRecord *capability, const char *need)
{
  return (has_area (capability, "network") && has_feature (capability, need))
         || same_word (plumb_record_get (capability, "network"), need);
}

static const PlumbRecord *
find_best (const GPtrArray *rows, Satisfies satisfies, const char *need)
{
  const PlumbRecord *best = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const PlumbRecord *row = g_ptr_array_index (rows, i);

      if ((satisfies == NULL || satisfies (row, need))
          && (best == NULL || rank_of (row) < rank_of (best)))
        best = row;
    }
  return best;
}

/* -- What is lacking -------------------------------------------------------------------------------- */

static void
add_lack (Comparison *comparison,
          PlumbAspect aspect,
          const char *thing,
          const PlumbRecord *promised)
{
  PlumbLack lack = {
    .aspect = aspect, .thing = thing, .promised = promised, .today = comparison->today
  };

  g_array_append_val (comparison->lacks, lack);
}

/* What another area has as available is not offered in this one; what it promises may come here too. */
static const PlumbRecord *
find_promise (const Comparison *comparison, const char *method)
{
  const PlumbRecord *elsewhere = find_best (comparison->catalogue, has_method, method);

  if (comparison->best != NULL || elsewhere == NULL || rank_of (elsewhere) == 0)
    return comparison->best;
  return elsewhere;
}

static void
compare_area_and_method (Comparison *comparison)
{
  const char *area = plumb_record_get (comparison->connection, "area");
  const char *method = plumb_record_get (comparison->connection, "method");
  const PlumbRecord *of_area =
      area != NULL ? find_best (comparison->catalogue, has_area, area) : NULL;

  if (area != NULL && (of_area == NULL || (method == NULL && rank_of (of_area) > 0)))
    add_lack (comparison, PLUMB_ASPECT_AREA, area, of_area);
  if (method != NULL && rank_of (comparison->best) > 0)
    add_lack (comparison, PLUMB_ASPECT_METHOD, method, find_promise (comparison, method));
}

/* Whether @promised is available, or lacks no more than is said of the method as a whole. */
static gboolean
is_said (const Comparison *comparison, const PlumbRecord *promised, const GPtrArray *rows)
{
  if (promised == NULL)
    return FALSE;
  return rank_of (promised) == 0 || promised == comparison->best
         || (rows == comparison->rows && rank_of (promised) <= rank_of (comparison->best));
}

static void
compare_features (Comparison *comparison)
{
  const char *const *features = plumb_record_get_set (comparison->connection, "features");
  const char *method = plumb_record_get (comparison->connection, "method");

  for (guint i = 0; features[i] != NULL; i++)
    {
      const PlumbRecord *promised = find_best (comparison->catalogue, has_feature, features[i]);

      if (!same_word (features[i], method)
          && !is_said (comparison, promised, comparison->catalogue))
        add_lack (comparison, PLUMB_ASPECT_FEATURE, features[i], promised);
    }
}

static void
compare_side (Comparison *comparison,
              PlumbAspect aspect,
              const char *field,
              const GPtrArray *rows,
              Satisfies satisfies)
{
  const char *need = plumb_record_get (comparison->connection, field);
  const PlumbRecord *promised;

  if (need == NULL || rows->len == 0)
    return;
  promised = find_best (rows, satisfies, need);
  if (!is_said (comparison, promised, rows))
    add_lack (comparison, aspect, need, promised);
}

/* -- One connection --------------------------------------------------------------------------------- */

/* A row that a person chose counts alone. Without rows of its area (that is said) the method may come
 * from anywhere. */
static GPtrArray *
list_rows (PlumbReview *review, const PlumbRecord *connection, const GPtrArray *catalogue)
{
  PlumbRecord *chosen =
      plumb_review_get_record (review, "capability", plumb_record_get (connection, "capability"));
  const char *area = plumb_record_get (connection, "area");
  const char *method = plumb_record_get (connection, "method");
  gboolean by_area = area != NULL && find_best (catalogue, has_area, area) != NULL;
  GPtrArray *rows = g_ptr_array_new ();

  if (chosen != NULL)
    g_ptr_array_add (rows, chosen);
  for (guint i = 0; chosen == NULL && i < catalogue->len; i++)
    {
      PlumbRecord *row = g_ptr_array_index (catalogue, i);

      if ((!by_area || has_area (row, area)) && (method == NULL || has_method (row, method))
          && (by_area || method != NULL))
        g_ptr_array_add (rows, row);
    }
  return rows;
}

static const PlumbRecord *
find_today (const Comparison *comparison)
{
  const char *area = plumb_record_get (comparison->connection, "area");
  const PlumbRecord *today = comparison->best;

  if (rank_of (today) > 0 && area != NULL)
    today = find_best (comparison->catalogue, has_area, area);
  return rank_of (today) == 0 ? today : NULL;
}

static GArray *
compare (PlumbReview *review, const PlumbRecord *connection)
{
  g_autoptr (GPtrArray) rows = NULL;
  Comparison comparison = { .connection = connection,
                            .catalogue = plumb_review_get_records (review, "capability"),
                            .lacks = g_array_new (FALSE, FALSE, sizeof (PlumbLack)) };

  if (comparison.catalogue->len == 0)
    return comparison.lacks;
  rows = list_rows (review, connection, comparison.catalogue);
  comparison.rows = rows;
  comparison.best = find_best (rows, NULL, NULL);
  comparison.today = find_today (&comparison);
  compare_area_and_method (&comparison);
  compare_features (&comparison);
  compare_side (&comparison, PLUMB_ASPECT_DIRECTION, "direction", rows, has_direction);
  compare_side (&comparison, PLUMB_ASPECT_FREQUENCY, "frequency", rows, has_frequency);
  if (!plumb_record_is (connection, "network", "public"))
    compare_side (&comparison, PLUMB_ASPECT_NETWORK, "network", comparison.catalogue, has_network);
  return comparison.lacks;
}

const PlumbVocabulary *
plumb_aspect_get_vocabulary (PlumbAspect aspect)
{
  static const char *const ids[] = {
    [PLUMB_ASPECT_AREA] = "area",           [PLUMB_ASPECT_METHOD] = "method",
    [PLUMB_ASPECT_FEATURE] = "feature",     [PLUMB_ASPECT_DIRECTION] = "direction",
    [PLUMB_ASPECT_FREQUENCY] = "frequency", [PLUMB_ASPECT_NETWORK] = "network",
  };

  return plumb_schema_find_vocabulary (ids[aspect]);
}

/* What @gap says of itself. The connection's own requirement, copied, speaks of all that it needs and
 * so of nothing that is lacking. */
static char *
dup_words (const PlumbRecord *gap, const PlumbRecord *connection)
{
  static const char *const all[] = { "point", "capability", "gap", "requirement", NULL };
  static const char *const own[] = { "point", "capability", "gap", NULL };
  const char *requirement = plumb_record_get (connection, "requirement");
  gboolean copied = requirement != NULL && plumb_record_is (gap, "requirement", requirement);

  return plumb_mention_fold (gap, copied ? own : all);
}

/* Whether a gap of the connection speaks of what is lacking, in whatever words the vocabulary knows for
 * it. A feature may be known as a method. */
static gboolean
is_named (PlumbReview *review, const PlumbRecord *connection, const PlumbLack *lack)
{
  const GPtrArray *gaps = plumb_review_get_records (review, "gap");

  for (guint i = 0; i < gaps->len; i++)
    {
      const PlumbRecord *gap = g_ptr_array_index (gaps, i);
      g_autofree char *words = NULL;

      if (!plumb_record_is (gap, "connection", plumb_record_get_id (connection)))
        continue;
      words = dup_words (gap, connection);
      if (plumb_mention_find (words, plumb_aspect_get_vocabulary (lack->aspect), lack->thing)
          || (lack->aspect == PLUMB_ASPECT_FEATURE
              && plumb_mention_find (words, plumb_schema_find_vocabulary ("method"), lack->thing)))
        return TRUE;
    }
  return FALSE;
}

void
plumb_proposed_gap_free (PlumbProposedGap *proposed)
{
  if (proposed == NULL)
    return;
  g_free (proposed->connection);
  g_free (proposed->thing);
  g_free (proposed->capability_id);
  g_free (proposed->requirement);
  g_free (proposed->capability);
  g_free (proposed->gap);
  g_free (proposed->mitigation);
  g_free (proposed->timeline);
  g_free (proposed->due);
  g_free (proposed);
}

static void
propose (GPtrArray *proposals, PlumbReview *review, const PlumbRecord *connection)
{
  g_autoptr (GArray) lacks = compare (review, connection);

  for (guint i = 0; i < lacks->len; i++)
    {
      const PlumbLack *lack = &g_array_index (lacks, PlumbLack, i);

      if (!is_named (review, connection, lack))
        g_ptr_array_add (proposals, plumb_offer_put_into_words (review, connection, lack));
    }
}

GPtrArray *
plumb_offer_propose_for (PlumbReview *review, const PlumbRecord *connection)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_proposed_gap_free);

  propose (proposals, review, connection);
  return proposals;
}

GPtrArray *
plumb_offer_propose (PlumbReview *review)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_proposed_gap_free);
  g_autoptr (PlumbRows) points = plumb_derive_integration_points (review);

  for (guint i = 0; i < points->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (points->rows, i);

      propose (proposals, review, plumb_review_get_record (review, "connection", row->id));
    }
  return proposals;
}

PlumbRecord *
plumb_offer_add_gap (PlumbReview *review, const PlumbProposedGap *proposed, GError **error)
{
  PlumbRecord *connection, *gap;

  g_return_val_if_fail (PLUMB_IS_REVIEW (review), NULL);
  g_return_val_if_fail (proposed != NULL, NULL);

  connection = plumb_review_get_record (review, "connection", proposed->connection);
  plumb_review_begin (review, _ ("Add proposed gap"));
  gap = plumb_review_add (
      review, "gap", error, "connection", proposed->connection, "requirement",
      proposed->requirement, "capability", proposed->capability, "gap", proposed->gap, "mitigation",
      proposed->mitigation, "timeline", proposed->timeline != NULL ? proposed->timeline : "", "due",
      proposed->due != NULL ? proposed->due : "", "severity", proposed->severity, NULL);
  if (gap == NULL || connection == NULL
      || !plumb_review_set (review, connection, "compared", "gap", error))
    {
      plumb_review_rollback (review);
      return NULL;
    }
  return plumb_review_commit (review, error) ? gap : NULL;
}
