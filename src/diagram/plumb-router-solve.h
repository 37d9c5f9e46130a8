// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Places on a line, as near to where each would like to be as their distances
 * allow. Part of the router. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double desired;
  double weight;
  double low; /* limits */
  double high;
  double at; /* the answer */
} PlumbSolveVariable;

typedef struct
{
  guint left;
  guint right;  /* right.at >= left.at + gap */
  double ideal; /* the gap that is wanted */
  double gap;   /* the gap there is room for, filled in */
} PlumbSolveConstraint;

void plumb_solve (PlumbSolveVariable *variables,
                  guint n_variables,
                  PlumbSolveConstraint *constraints,
                  guint n_constraints);

G_END_DECLS
