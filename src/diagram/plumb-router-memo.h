// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Solutions of the run before: a channel in which nothing changed is not solved
 * again. Part of the router. */

#pragma once

#include "diagram/plumb-router-solve.h"

G_BEGIN_DECLS

typedef struct _PlumbSolveMemo PlumbSolveMemo;

PlumbSolveMemo *plumb_solve_memo_new (void);
void plumb_solve_memo_free (PlumbSolveMemo *memo);
void plumb_solve_memo_start (PlumbSolveMemo *memo);
void plumb_solve_remembered (PlumbSolveMemo *memo,
                             PlumbSolveVariable *variables,
                             guint n_variables,
                             PlumbSolveConstraint *constraints,
                             guint n_constraints);

G_END_DECLS
