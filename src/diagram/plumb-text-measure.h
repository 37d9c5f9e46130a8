// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How the picture asks for the size of text. The draw layer fills this in with Pango; tests fill it in
 * with something simple. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a text is in the picture; its size and weight follow from that. */
typedef enum
{
  PLUMB_TEXT_SYSTEM,        /* name in a box */
  PLUMB_TEXT_SYSTEM_DETAIL, /* kind or product below it */
  PLUMB_TEXT_CONTAINER,     /* name of a container */
  PLUMB_TEXT_CONTAINER_DETAIL,
  PLUMB_TEXT_OURS,   /* name of our container */
  PLUMB_TEXT_METHOD, /* first line of a label */
  PLUMB_TEXT_DATA,   /* its second line: data, frequency */
  PLUMB_TEXT_BADGE,
  PLUMB_TEXT_NOTE, /* annotations */
  PLUMB_TEXT_LEGEND,
} PlumbTextRole;
#define PLUMB_N_TEXT_ROLES 10

typedef struct
{
  double width;  /* of the widest line */
  double ascent; /* of a line */
  double line;   /* distance of baselines */
  guint n_lines;
} PlumbTextSize;

typedef struct
{
  /* @text broken into lines of at most @max_width (<= 0: one line) and at most @max_lines (0: any
   * number; the last one ends in an ellipsis). Returns the lines, owned by the caller. */
  char **(*break_lines) (gpointer data,
                         PlumbTextRole role,
                         const char *text,
                         double max_width,
                         guint max_lines,
                         PlumbTextSize *size);
  gpointer data;
} PlumbTextMeasure;

G_END_DECLS
