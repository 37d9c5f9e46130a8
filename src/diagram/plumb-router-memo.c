// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-router-memo.h"

#include <string.h>

/* A problem as it was put, followed by the same bytes with the solution filled
 * in. */
typedef struct
{
  guint hash;
  guint n_variables;
  guint n_constraints;
  guint64 *words; /* n_words() of the problem, then as many of the solution */
} Entry;

struct _PlumbSolveMemo
{
  GHashTable *before; /* Entry, owned, of the run before */
  GHashTable *now;
  GArray *scratch; /* guint64 */
};

G_STATIC_ASSERT (sizeof (PlumbSolveVariable) % sizeof (guint64) == 0);
G_STATIC_ASSERT (sizeof (PlumbSolveConstraint) % sizeof (guint64) == 0);

static gsize
n_words (guint n_variables, guint n_constraints)
{
  return (n_variables * sizeof (PlumbSolveVariable) + n_constraints * sizeof (PlumbSolveConstraint))
         / sizeof (guint64);
}

static guint
hash_entry (gconstpointer key)
{
  return ((const Entry *)key)->hash;
}

static gboolean
entries_equal (gconstpointer a, gconstpointer b)
{
  const Entry *s = a, *t = b;

  return s->hash == t->hash && s->n_variables == t->n_variables
         && s->n_constraints == t->n_constraints
         && memcmp (s->words, t->words,
                    n_words (s->n_variables, s->n_constraints) * sizeof (guint64))
                == 0;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->words);
  g_free (entry);
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (hash_entry, entries_equal, free_entry, NULL);
}

PlumbSolveMemo *
plumb_solve_memo_new (void)
{
  PlumbSolveMemo *memo = g_new0 (PlumbSolveMemo, 1);

  memo->before = new_table ();
  memo->now = new_table ();
  memo->scratch = g_array_new (FALSE, FALSE, sizeof (guint64));
  return memo;
}

void
plumb_solve_memo_free (PlumbSolveMemo *memo)
{
  if (memo == NULL)
    return;
  g_hash_table_unref (memo->before);
  g_hash_table_unref (memo->now);
  g_array_unref (memo->scratch);
  g_free (memo);
}

/* Begins another run; what the run before the last one needed is forgotten. */
void
plumb_solve_memo_start (PlumbSolveMemo *memo)
{
  GHashTable *old = memo->before;

  memo->before = memo->now;
  memo->now = old;
  g_hash_table_remove_all (memo->now);
}

static void
pack (guint64 *words,
      const PlumbSolveVariable *variables,
      guint n_variables,
      const PlumbSolveConstraint *constraints,
      guint n_constraints)
{
  gsize bytes = n_variables * sizeof (PlumbSolveVariable);

  memcpy (words, variables, bytes);
  if (n_constraints > 0)
    memcpy ((char *)words + bytes, constraints, n_constraints * sizeof (PlumbSolveConstraint));
}

static void
unpack (const guint64 *words,
        PlumbSolveVariable *variables,
        guint n_variables,
        PlumbSolveConstraint *constraints,
        guint n_constraints)
{
  gsize bytes = n_variables * sizeof (PlumbSolveVariable);

  memcpy (variables, words, bytes);
  if (n_constraints > 0)
    memcpy (constraints, (const char *)words + bytes,
            n_constraints * sizeof (PlumbSolveConstraint));
}

static guint
hash_words (const guint64 *words, gsize n)
{
  guint64 hash = n;

  for (gsize i = 0; i < n; i++)
    hash = (hash ^ words[i] ^ hash >> 29) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint)(hash >> 32);
}

/* plumb_solve(), or what it answered to the very same in the run before. The
 * structs must have no bytes that are not set. */
void
plumb_solve_remembered (PlumbSolveMemo *memo,
                        PlumbSolveVariable *variables,
                        guint n_variables,
                        PlumbSolveConstraint *constraints,
                        guint n_constraints)
{
  gsize n = n_words (n_variables, n_constraints);
  Entry asked = { 0, n_variables, n_constraints, NULL };
  Entry *entry;

  if (n_constraints == 0)
    {
      plumb_solve (variables, n_variables, constraints, n_constraints);
      return;
    }
  g_array_set_size (memo->scratch, (guint)n);
  asked.words = (guint64 *)(gpointer)memo->scratch->data;
  pack (asked.words, variables, n_variables, constraints, n_constraints);
  asked.hash = hash_words (asked.words, n);
  entry = g_hash_table_lookup (memo->now, &asked);
  if (entry == NULL && g_hash_table_steal_extended (memo->before, &asked, (gpointer *)&entry, NULL))
    g_hash_table_add (memo->now, entry);
  if (entry != NULL)
    {
      unpack (entry->words + n, variables, n_variables, constraints, n_constraints);
      return;
    }
  plumb_solve (variables, n_variables, constraints, n_constraints);
  entry = g_new (Entry, 1);
  *entry = asked;
  entry->words = g_new (guint64, 2 * n);
  memcpy (entry->words, asked.words, n * sizeof (guint64));
  pack (entry->words + n, variables, n_variables, constraints, n_constraints);
  g_hash_table_add (memo->now, entry);
}
