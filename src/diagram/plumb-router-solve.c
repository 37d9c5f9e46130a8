// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Separation constraints in one dimension by merging and splitting blocks,
 * after Dwyer, Marriott, Stuckey, "Fast node overlap removal" (GD 2005),
 * section 4. Limits are constraints to heavy variables; a last pass makes both
 * exact. */

#include "diagram/plumb-router-solve.h"

#include <math.h>
#include <string.h>

#define EPSILON 1e-6
#define HEAVY 1e5

typedef struct
{
  guint left;
  guint right;
  double gap;
  gboolean active;
  gboolean given_up;
} Link;

typedef struct
{
  double desired;
  double weight;
  double offset; /* from its block's place */
  int block;
  guint mark;    /* the gathering that met it last */
  GArray *links; /* guint, those that touch it */
} Node;

typedef struct
{
  double at;
  double weight;
  double sum; /* of weight * (desired - offset) */
  GArray *nodes;
} Block;

typedef struct
{
  Node *nodes;
  guint n_nodes;
  Link *links;
  guint n_links;
  Block *blocks;
  guint gathering;
} Solver;

static double
place (const Solver *solver, guint node)
{
  return solver->blocks[solver->nodes[node].block].at + solver->nodes[node].offset;
}

static double
slack (const Solver *solver, const Link *link)
{
  return place (solver, link->right) - place (solver, link->left) - link->gap;
}

static void
refresh_block (Solver *solver, int b)
{
  Block *block = &solver->blocks[b];

  block->weight = 0;
  block->sum = 0;
  for (guint k = 0; k < block->nodes->len; k++)
    {
      Node *node = &solver->nodes[g_array_index (block->nodes, guint, k)];

      node->block = b;
      block->weight += node->weight;
      block->sum += node->weight * (node->desired - node->offset);
    }
  block->at = block->sum / block->weight;
}

/* Joins the blocks of both ends so that @link is met exactly. */
static void
merge (Solver *solver, Link *link)
{
  int a = solver->nodes[link->left].block, b = solver->nodes[link->right].block;
  double shift = solver->nodes[link->left].offset + link->gap - solver->nodes[link->right].offset;
  Block *left = &solver->blocks[a], *right = &solver->blocks[b];

  for (guint k = 0; k < right->nodes->len; k++)
    solver->nodes[g_array_index (right->nodes, guint, k)].offset += shift;
  g_array_append_vals (left->nodes, right->nodes->data, right->nodes->len);
  g_array_set_size (right->nodes, 0);
  link->active = TRUE;
  refresh_block (solver, a);
}

/* The nodes that hang on @start by active links when @cut is not taken. */
static void
gather (Solver *solver, guint start, const Link *cut, GArray *found)
{
  solver->gathering++;
  solver->nodes[start].mark = solver->gathering;
  g_array_set_size (found, 0);
  g_array_append_val (found, start);
  for (guint k = 0; k < found->len; k++)
    {
      guint at = g_array_index (found, guint, k);
      const Node *node = &solver->nodes[at];

      for (guint i = 0; i < node->links->len; i++)
        {
          const Link *link = &solver->links[g_array_index (node->links, guint, i)];
          guint other = link->left == at ? link->right : link->left;

          if (!link->active || link == cut || solver->nodes[other].mark == solver->gathering)
            continue;
          solver->nodes[other].mark = solver->gathering;
          g_array_append_val (found, other);
        }
    }
}

/* The pull across an active link: how much the left part would like to go
 * right, less its place. */
static double
multiplier (Solver *solver, const Link *link, GArray *scratch)
{
  double pull = 0;

  gather (solver, link->left, link, scratch);
  for (guint k = 0; k < scratch->len; k++)
    {
      guint at = g_array_index (scratch, guint, k);

      pull += solver->nodes[at].weight * (solver->nodes[at].desired - place (solver, at));
    }
  return pull;
}

/* Cuts @link; the right part becomes a block of its own. */
static void
split (Solver *solver, Link *link)
{
  int whole = solver->nodes[link->left].block;
  Block *block = &solver->blocks[whole];
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (guint));
  guint kept = 0;
  int free_block = 0;

  gather (solver, link->right, link, right);
  link->active = FALSE;
  while (solver->blocks[free_block].nodes->len > 0)
    free_block++;
  g_array_append_vals (solver->blocks[free_block].nodes, right->data, right->len);
  for (guint k = 0; k < right->len; k++)
    solver->nodes[g_array_index (right, guint, k)].block = free_block;
  for (guint k = 0; k < block->nodes->len; k++)
    {
      guint at = g_array_index (block->nodes, guint, k);

      if (solver->nodes[at].block == whole)
        g_array_index (block->nodes, guint, kept++) = at;
    }
  g_array_set_size (block->nodes, kept);
  refresh_block (solver, whole);
  refresh_block (solver, free_block);
}

/* Both ends already hang together: opens the weakest link on the way from left
 * to right. */
static gboolean
open_path (Solver *solver, Link *link, GArray *scratch)
{
  Link *weakest = NULL;
  double least = INFINITY;

  for (guint i = 0; i < solver->n_links; i++)
    {
      Link *other = &solver->links[i];
      double pull;

      if (!other->active || solver->nodes[other->left].block != solver->nodes[link->left].block)
        continue;
      gather (solver, other->left, other, scratch);
      if (solver->nodes[link->left].mark != solver->gathering
          || solver->nodes[link->right].mark == solver->gathering)
        continue; /* not between the two */
      pull = multiplier (solver, other, scratch);
      if (pull < least)
        {
          least = pull;
          weakest = other;
        }
    }
  if (weakest == NULL)
    return FALSE;
  split (solver, weakest);
  return TRUE;
}

static void
satisfy (Solver *solver, GArray *scratch)
{
  for (guint round = 0; round < 8 * solver->n_links + 8; round++)
    {
      Link *worst = NULL;
      double least = -EPSILON;

      for (guint i = 0; i < solver->n_links; i++)
        {
          Link *link = &solver->links[i];
          double s = link->active || link->given_up ? 0 : slack (solver, link);

          if (s < least)
            {
              least = s;
              worst = link;
            }
        }
      if (worst == NULL)
        return;
      if (solver->nodes[worst->left].block != solver->nodes[worst->right].block)
        merge (solver, worst);
      else if (!open_path (solver, worst, scratch))
        worst->given_up = TRUE;
    }
}

static gboolean
split_blocks (Solver *solver, GArray *scratch)
{
  gboolean any = FALSE;

  for (guint i = 0; i < solver->n_links; i++)
    {
      Link *link = &solver->links[i];

      /* A link may only push its ends apart; one that holds them together is cut.
     */
      if (link->active && multiplier (solver, link, scratch) < -EPSILON)
        {
          split (solver, link);
          any = TRUE;
        }
    }
  return any;
}

static void
add_link (Solver *solver, guint left, guint right, double gap)
{
  guint at = solver->n_links++;

  solver->links[at] = (Link){ left, right, gap, FALSE, FALSE };
  g_array_append_val (solver->nodes[left].links, at);
  g_array_append_val (solver->nodes[right].links, at);
}

static void
add_node (Solver *solver, double desired, double weight)
{
  guint at = solver->n_nodes++;

  solver->nodes[at].desired = desired;
  solver->nodes[at].weight = weight;
  solver->nodes[at].block = (int)at;
  solver->nodes[at].links = g_array_new (FALSE, FALSE, sizeof (guint));
  solver->blocks[at].nodes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (solver->blocks[at].nodes, at);
  refresh_block (solver, (int)at);
}

static void
run_blocks (PlumbSolveVariable *variables,
            guint n,
            PlumbSolveConstraint *constraints,
            guint n_constraints,
            gboolean limits)
{
  g_autoptr (GArray) scratch = g_array_new (FALSE, FALSE, sizeof (guint));
  Solver solver = { 0 };

  solver.nodes = g_new0 (Node, 3 * (gsize)n);
  solver.blocks = g_new0 (Block, 3 * (gsize)n);
  solver.links = g_new0 (Link, n_constraints + 2 * (gsize)n);
  for (guint i = 0; i < n; i++)
    add_node (&solver, variables[i].desired, variables[i].weight);
  for (guint i = 0; i < n_constraints; i++)
    add_link (&solver, constraints[i].left, constraints[i].right, constraints[i].gap);
  for (guint i = 0; limits && i < n; i++)
    {
      add_node (&solver, variables[i].low, HEAVY);
      add_link (&solver, solver.n_nodes - 1, i, 0);
      add_node (&solver, variables[i].high, HEAVY);
      add_link (&solver, i, solver.n_nodes - 1, 0);
    }
  satisfy (&solver, scratch);
  for (guint round = 0; round < 8 && split_blocks (&solver, scratch); round++)
    satisfy (&solver, scratch);
  for (guint i = 0; i < n; i++)
    variables[i].at = place (&solver, i);
  for (guint i = 0; i < solver.n_nodes; i++)
    {
      g_array_unref (solver.nodes[i].links);
      g_array_unref (solver.blocks[i].nodes);
    }
  g_free (solver.nodes);
  g_free (solver.blocks);
  g_free (solver.links);
}

/* The gap of a constraint at a level of generosity: what is needed first, then
 * the ideal. */
static double
gap_at (const PlumbSolveConstraint *c, guint level)
{
  static const double needed[] = { 0, 2, 4, 6 };

  if (level < G_N_ELEMENTS (needed))
    return MIN (needed[level], c->ideal);
  return MIN (6, c->ideal) + MAX (c->ideal - 6, 0) * (level - 3) / 4.0;
}

/* Least and greatest place of each variable under the gaps; the constraints are
 * sorted so that one pass in each direction is enough (every left before its
 * right). */
static void
find_extremes (const PlumbSolveVariable *variables,
               guint n,
               const PlumbSolveConstraint *c,
               guint n_constraints,
               const double *gaps,
               double *least,
               double *greatest)
{
  for (guint i = 0; i < n; i++)
    {
      least[i] = variables[i].low;
      greatest[i] = variables[i].high;
    }
  for (guint k = 0; k < n_constraints; k++)
    least[c[k].right] = MAX (least[c[k].right], least[c[k].left] + gaps[k]);
  for (guint k = n_constraints; k > 0; k--)
    greatest[c[k - 1].left] = MIN (greatest[c[k - 1].left], greatest[c[k - 1].right] - gaps[k - 1]);
}

/* Gives each constraint the widest gap that all on its way have room for: a
 * constraint on an overfull way stays at the level before, the others go on. */
static void
choose_gaps (const PlumbSolveVariable *variables,
             guint n,
             PlumbSolveConstraint *c,
             guint n_constraints)
{
  g_autofree double *least = g_new (double, n);
  g_autofree double *greatest = g_new (double, n);
  g_autofree double *gaps = g_new (double, n_constraints + 1);
  g_autofree gboolean *frozen = g_new0 (gboolean, n_constraints + 1);

  for (guint k = 0; k < n_constraints; k++)
    c[k].gap = 0;
  for (guint level = 1; level < 8; level++)
    {
      for (guint k = 0; k < n_constraints; k++)
        gaps[k] = frozen[k] ? c[k].gap : gap_at (&c[k], level);
      find_extremes (variables, n, c, n_constraints, gaps, least, greatest);
      for (guint k = 0; k < n_constraints; k++)
        {
          if (least[c[k].left] + gaps[k] > greatest[c[k].right] + EPSILON)
            frozen[k] = TRUE;
          else if (!frozen[k])
            c[k].gap = gaps[k];
        }
    }
}

static void
make_exact (PlumbSolveVariable *variables,
            guint n,
            const PlumbSolveConstraint *c,
            guint n_constraints)
{
  for (guint i = 0; i < n; i++)
    variables[i].at = MAX (variables[i].at, variables[i].low);
  for (guint k = 0; k < n_constraints; k++)
    variables[c[k].right].at = MAX (variables[c[k].right].at, variables[c[k].left].at + c[k].gap);
  for (guint i = 0; i < n; i++)
    variables[i].at = MIN (variables[i].at, variables[i].high);
  for (guint k = n_constraints; k > 0; k--)
    variables[c[k - 1].left].at =
        MIN (variables[c[k - 1].left].at, variables[c[k - 1].right].at - c[k - 1].gap);
  /* Where no order fits the limits, the limits hold. */
  for (guint i = 0; i < n; i++)
    variables[i].at = CLAMP (variables[i].at, variables[i].low, variables[i].high);
}

static gboolean
is_within (const PlumbSolveVariable *variables, guint n)
{
  for (guint i = 0; i < n; i++)
    if (variables[i].at < variables[i].low - EPSILON
        || variables[i].at > variables[i].high + EPSILON)
      return FALSE;
  return TRUE;
}

/* Fills in @at of each variable and @gap of each constraint: the least sum of
 * weight * (at - desired)^2 within the limits, with gaps as near to the ideal
 * as there is room for. The constraints must be sorted so that every constraint
 * into a variable comes before those out of it. */
void
plumb_solve (PlumbSolveVariable *variables,
             guint n_variables,
             PlumbSolveConstraint *constraints,
             guint n_constraints)
{
  for (guint i = 0; i < n_variables; i++)
    {
      variables[i].high = MAX (variables[i].high, variables[i].low);
      variables[i].desired = CLAMP (variables[i].desired, variables[i].low, variables[i].high);
      variables[i].at = variables[i].desired;
    }
  if (n_constraints == 0)
    return;
  choose_gaps (variables, n_variables, constraints, n_constraints);
  run_blocks (variables, n_variables, constraints, n_constraints, FALSE);
  if (!is_within (variables, n_variables))
    run_blocks (variables, n_variables, constraints, n_constraints, TRUE);
  make_exact (variables, n_variables, constraints, n_constraints);
}
