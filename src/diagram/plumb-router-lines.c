// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-lines.h"

#include <stdlib.h>

#define EPSILON PLUMB_ROUTE_EPSILON

/* A line at @at that passes something which reaches from @from to @to along it.
 */
typedef struct
{
  double at;
  double from;
  double to;
} Seed;

/* Something that lies on a line. */
typedef struct
{
  double from;
  double to;
  guint line;
  guint8 price;
} Block;

PlumbRouteLines *
plumb_route_lines_new (void)
{
  PlumbRouteLines *lines = g_new0 (PlumbRouteLines, 1);

  lines->at = g_array_new (FALSE, FALSE, sizeof (double));
  lines->pieces = g_array_new (FALSE, FALSE, sizeof (PlumbRoutePiece));
  lines->seeds = g_array_new (FALSE, FALSE, sizeof (Seed));
  lines->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  lines->sorted = g_array_new (FALSE, FALSE, sizeof (Block));
  lines->first_block = g_array_new (FALSE, TRUE, sizeof (guint));
  lines->end_block = g_array_new (FALSE, FALSE, sizeof (guint));
  return lines;
}

void
plumb_route_lines_free (PlumbRouteLines *lines)
{
  g_array_unref (lines->at);
  g_array_unref (lines->pieces);
  g_array_unref (lines->seeds);
  g_array_unref (lines->blocks);
  g_array_unref (lines->sorted);
  g_array_unref (lines->first_block);
  g_array_unref (lines->end_block);
  g_free (lines);
}

void
plumb_route_lines_clear (PlumbRouteLines *lines)
{
  g_array_set_size (lines->at, 0);
  g_array_set_size (lines->pieces, 0);
  g_array_set_size (lines->seeds, 0);
  g_array_set_size (lines->blocks, 0);
}

/* A line at @at, of use beside what reaches from @from to @to and as far as it
 * is seen from there. */
void
plumb_route_lines_add (PlumbRouteLines *lines, double at, double from, double to)
{
  Seed seed = { at, from, to };

  g_array_append_val (lines->seeds, seed);
}

static int
compare_seeds (gconstpointer a, gconstpointer b)
{
  const Seed *s = a, *t = b;

  if (s->at != t->at)
    return s->at < t->at ? -1 : 1;
  if (s->from != t->from)
    return s->from < t->from ? -1 : 1;
  return (s->to > t->to) - (s->to < t->to);
}

/* Fixes the lines: those that were added, each once. */
void
plumb_route_lines_sort (PlumbRouteLines *lines)
{
  const Seed *seeds = (const Seed *)(gpointer)lines->seeds->data;
  double last = 0;

  if (lines->seeds->len > 1)
    qsort (lines->seeds->data, lines->seeds->len, sizeof (Seed), compare_seeds);
  for (guint i = 0; i < lines->seeds->len; i++)
    if (i == 0 || seeds[i].at - last > EPSILON)
      {
        last = seeds[i].at;
        g_array_append_val (lines->at, last);
      }
}

/* The first of the places that is not before @value. */
guint
plumb_route_lower_bound (const GArray *at, double value)
{
  const double *values = (const double *)(gconstpointer)at->data;
  guint low = 0, high = at->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (values[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Gives the stretch from @from to @to of all lines between @low and @high a
 * price; the highest counts. */
void
plumb_route_lines_block (
    PlumbRouteLines *lines, double low, double high, double from, double to, guint8 price)
{
  Block block = { from, to, 0, price };

  for (block.line = plumb_route_lower_bound (lines->at, low + EPSILON);
       block.line < lines->at->len && plumb_route_lines_at (lines, block.line) < high - EPSILON;
       block.line++)
    g_array_append_val (lines->blocks, block);
}

/* Sorts the blocks by line, and those of a line along it. */
static void
sort_blocks (PlumbRouteLines *lines)
{
  guint n_lines = lines->at->len, *first, *end;
  const Block *blocks = (const Block *)(gpointer)lines->blocks->data;
  Block *sorted;

  g_array_set_size (lines->first_block, 0);
  g_array_set_size (lines->first_block, n_lines + 1);
  g_array_set_size (lines->end_block, n_lines + 1);
  g_array_set_size (lines->sorted, lines->blocks->len);
  first = (guint *)(gpointer)lines->first_block->data;
  end = (guint *)(gpointer)lines->end_block->data;
  sorted = (Block *)(gpointer)lines->sorted->data;
  for (guint i = 0; i < lines->blocks->len; i++)
    first[blocks[i].line + 1]++;
  for (guint i = 0; i < n_lines; i++)
    {
      first[i + 1] += first[i];
      end[i] = first[i];
    }
  for (guint i = 0; i < lines->blocks->len; i++)
    {
      guint line = blocks[i].line, k = end[line]++;

      /* They come nearly sorted. */
      for (; k > first[line] && sorted[k - 1].from > blocks[i].from; k--)
        sorted[k] = sorted[k - 1];
      sorted[k] = blocks[i];
    }
}

/* Whether a piece is seen from one of the seeds [@seed, @end). */
static gboolean
is_seen (const Seed *seed, const Seed *end, double from, double to)
{
  for (; seed < end; seed++)
    if (seed->from <= to + 2 * EPSILON && seed->to >= from - 2 * EPSILON)
      return TRUE;
  return FALSE;
}

static void
add_piece (PlumbRouteLines *lines,
           guint line,
           const Seed *seed,
           const Seed *seed_end,
           double from,
           double to)
{
  PlumbRoutePiece piece = { line, from, to };

  if (to - from > EPSILON && (seed == NULL || is_seen (seed, seed_end, from, to)))
    g_array_append_val (lines->pieces, piece);
}

/* Finds what is open of the lines between @from and @to. With @only_seen that
 * is only what is seen from where each line comes from: a shortest way never
 * needs the rest (Wybrow, Marriott, Stuckey, "Orthogonal connector routing", GD
 * 2009, section 3). */
void
plumb_route_lines_open (PlumbRouteLines *lines, double from, double to, gboolean only_seen)
{
  const Seed *seed = (const Seed *)(gpointer)lines->seeds->data;
  const Seed *end = seed + lines->seeds->len;
  const guint *first;
  const Block *blocks;

  sort_blocks (lines);
  first = (const guint *)(gpointer)lines->first_block->data;
  blocks = (const Block *)(gpointer)lines->sorted->data;
  for (guint line = 0; line < lines->at->len; line++)
    {
      double at = from, limit = plumb_route_lines_at (lines, line) + EPSILON;
      const Seed *seed_end = seed;

      while (seed_end < end && seed_end->at <= limit)
        seed_end++;
      for (guint k = first[line]; k < first[line + 1]; k++)
        if (blocks[k].price == PLUMB_ROUTE_CLOSED)
          {
            add_piece (lines, line, only_seen ? seed : NULL, seed_end, at,
                       MIN (blocks[k].from, to));
            at = MAX (at, blocks[k].to);
          }
      add_piece (lines, line, only_seen ? seed : NULL, seed_end, at, to);
      seed = seed_end;
    }
}

/* The highest price between @from and @to on @line. */
guint8
plumb_route_lines_price (const PlumbRouteLines *lines, guint line, double from, double to)
{
  const guint *first = (const guint *)(gconstpointer)lines->first_block->data;
  const Block *blocks = (const Block *)(gconstpointer)lines->sorted->data;
  guint8 price = PLUMB_ROUTE_FREE;

  for (guint k = first[line]; k < first[line + 1] && blocks[k].from < to - EPSILON; k++)
    if (blocks[k].to > from + EPSILON)
      price = MAX (price, blocks[k].price);
  return price;
}
