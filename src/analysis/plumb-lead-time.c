// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The critical path method: a forward pass gives the earliest dates, a backward pass the latest ones, and
 * what has no slack between them decides the end (Kelley and Walker, Critical-Path Planning and
 * Scheduling, 1959; the order of the passes is Kahn's, Topological Sorting of Large Networks, 1962). */

#include "analysis/plumb-lead-time.h"

#include "analysis/plumb-clock.h"

typedef struct
{
  PlumbLeadTime *plan;
  GPtrArray *before; /* of GArray of guint: what each item waits for, as indices */
  GArray *order;     /* guint: every item after what it waits for */
} Network;

#define ITEM(network, i) (&g_array_index ((network)->plan->items, PlumbLeadTimeItem, i))
#define BEFORE(network, i) ((GArray *)g_ptr_array_index ((network)->before, i))

const char *
plumb_lead_time_get_team (PlumbReview *review, const PlumbRecord *prerequisite)
{
  const char *team = plumb_record_get (prerequisite, "team");
  PlumbRecord *person;

  if (team != NULL)
    return team;
  person = plumb_review_get_record (review, "person", plumb_record_get (prerequisite, "person"));
  return person != NULL ? plumb_record_get (person, "team") : NULL;
}

static void
add_items (PlumbLeadTime *plan, PlumbReview *review)
{
  const GPtrArray *prerequisites = plumb_review_get_records (review, "prerequisite");

  for (guint i = 0; i < prerequisites->len; i++)
    {
      PlumbRecord *record = g_ptr_array_index (prerequisites, i);
      PlumbLeadTimeItem item = { .record = record };

      if (plumb_record_is_settled (record))
        continue;
      item.team = plumb_lead_time_get_team (review, record);
      item.days = plumb_record_get_integer (record, "lead_days", -1);
      item.unknown = item.days < 0;
      item.days = MAX (item.days, 0);
      g_array_append_val (plan->items, item);
    }
}

/* What is settled is waited for no longer. */
static void
link_items (Network *network)
{
  g_autoptr (GHashTable) index_of = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < network->plan->items->len; i++)
    g_hash_table_insert (index_of, (char *)plumb_record_get_id (ITEM (network, i)->record),
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < network->plan->items->len; i++)
    {
      const char *const *needs = plumb_record_get_set (ITEM (network, i)->record, "needs");
      GArray *before = g_array_new (FALSE, FALSE, sizeof (guint));
      gpointer found;

      for (guint j = 0; needs[j] != NULL; j++)
        if (g_hash_table_lookup_extended (index_of, needs[j], NULL, &found))
          {
            guint other = GPOINTER_TO_UINT (found);

            g_array_append_val (before, other);
          }
      g_ptr_array_add (network->before, before);
    }
}

/* Items that wait for one another in a circle, which no review accepts but a damaged file may hold, are
 * left out of the order and so of both passes: they keep the first day. */
static void
sort_items (Network *network)
{
  guint n = network->plan->items->len;
  g_autofree guint *waits = g_new0 (guint, n);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (after, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n; i++)
    {
      waits[i] = BEFORE (network, i)->len;
      for (guint j = 0; j < waits[i]; j++)
        g_array_append_val (
            g_ptr_array_index (after, g_array_index (BEFORE (network, i), guint, j)), i);
      if (waits[i] == 0)
        g_array_append_val (network->order, i);
    }
  for (guint done = 0; done < network->order->len; done++)
    {
      const GArray *next = g_ptr_array_index (after, g_array_index (network->order, guint, done));

      for (guint j = 0; j < next->len; j++)
        if (--waits[g_array_index (next, guint, j)] == 0)
          g_array_append_val (network->order, g_array_index (next, guint, j));
    }
}

static void
pass_forward (Network *network)
{
  PlumbLeadTime *plan = network->plan;

  for (guint k = 0; k < network->order->len; k++)
    {
      guint i = g_array_index (network->order, guint, k);
      PlumbLeadTimeItem *item = ITEM (network, i);

      item->at_least = item->unknown;
      for (guint j = 0; j < BEFORE (network, i)->len; j++)
        {
          const PlumbLeadTimeItem *before =
              ITEM (network, g_array_index (BEFORE (network, i), guint, j));

          item->start = MAX (item->start, before->finish);
          item->at_least = item->at_least || before->at_least;
        }
      item->finish = item->start + item->days;
      plan->golive = MAX (plan->golive, item->finish);
      plan->at_least = plan->at_least || item->at_least;
    }
}

static void
pass_backward (Network *network)
{
  guint n = network->plan->items->len;
  g_autofree gint64 *latest = g_new (gint64, n); /* finish */

  for (guint i = 0; i < n; i++)
    latest[i] = network->plan->golive;
  for (guint k = network->order->len; k-- > 0;)
    {
      guint i = g_array_index (network->order, guint, k);
      PlumbLeadTimeItem *item = ITEM (network, i);

      item->slack = latest[i] - item->finish;
      item->critical = item->slack == 0;
      for (guint j = 0; j < BEFORE (network, i)->len; j++)
        {
          guint before = g_array_index (BEFORE (network, i), guint, j);

          latest[before] = MIN (latest[before], latest[i] - item->days);
        }
    }
}

static gint64
days_after (gint64 day, const char *date)
{
  guint32 wanted = plumb_day_parse (date);

  return wanted != 0 ? MAX (day - wanted, 0) : 0;
}

/* Of two teams with as many days, the one whose turn comes first. */
static void
find_team (PlumbLeadTime *plan)
{
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < plan->items->len; i++)
    {
      const PlumbLeadTimeItem *item = &g_array_index (plan->items, PlumbLeadTimeItem, i);
      gint64 *sum;

      if (!item->critical || item->team == NULL || item->days == 0)
        continue;
      sum = g_hash_table_lookup (days, item->team);
      if (sum == NULL)
        g_hash_table_insert (days, (char *)item->team, sum = g_new0 (gint64, 1));
      *sum += item->days;
    }
  for (guint i = 0; i < plan->items->len; i++)
    {
      const PlumbLeadTimeItem *item = &g_array_index (plan->items, PlumbLeadTimeItem, i);
      const gint64 *sum = item->team != NULL ? g_hash_table_lookup (days, item->team) : NULL;

      if (sum != NULL && *sum > plan->team_days)
        {
          plan->team = item->team;
          plan->team_days = *sum;
        }
    }
}

static void
compute (PlumbLeadTime *plan)
{
  Network network = { .plan = plan,
                      .before = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref),
                      .order = g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (guint i = 0; i < plan->items->len; i++)
    ITEM (&network, i)->start = ITEM (&network, i)->finish = plan->from;
  link_items (&network);
  sort_items (&network);
  pass_forward (&network);
  pass_backward (&network);
  g_ptr_array_unref (network.before);
  g_array_unref (network.order);
}

PlumbLeadTime *
plumb_lead_time_new (PlumbReview *review, guint32 from)
{
  PlumbLeadTime *plan = g_new0 (PlumbLeadTime, 1);
  const PlumbRecord *root = plumb_review_get_root (review);

  plan->items = g_array_new (FALSE, FALSE, sizeof (PlumbLeadTimeItem));
  plan->from = plan->golive = from != 0 ? from : plumb_day_of (review, NULL);
  add_items (plan, review);
  compute (plan);
  for (guint i = 0; i < plan->items->len; i++)
    {
      PlumbLeadTimeItem *item = &g_array_index (plan->items, PlumbLeadTimeItem, i);

      item->late = days_after (item->finish, plumb_record_get (item->record, "needed_by"));
    }
  plan->late = days_after (plan->golive, plumb_record_get (root, "golive_planned"));
  find_team (plan);
  return plan;
}

void
plumb_lead_time_free (PlumbLeadTime *plan)
{
  if (plan == NULL)
    return;
  g_array_unref (plan->items);
  g_free (plan);
}
