// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Words set into lines of a width: measured with Pango as they will be drawn, each line as pieces of
 * one style. Any script; a paragraph that reads from right to left stands at the right. */

#pragma once

#include "report/plumb-blocks.h"
#include "report/plumb-page-style.h"

G_BEGIN_DECLS

/* A stretch of a line in one style. @x and the line's baseline place it. */
typedef struct
{
  double x;
  double width;
  PlumbFont font;
  PlumbPaint paint;
  guint text;   /* where its words begin in the box's strings */
  guint target; /* likewise; 0 = no link */
} PlumbTextPiece;

typedef struct
{
  guint first; /* piece */
  guint n;
  double top;
  double baseline; /* from the top of the box */
  double height;
  double chip_x; /* of the chip at the end of this line; NAN: none */
} PlumbTextLine;

typedef struct
{
  GArray *pieces; /* of PlumbTextPiece */
  GArray *lines;  /* of PlumbTextLine */
  GString *strings;
  double width;           /* of the widest line */
  double measure;         /* the width that lines were set to; < 0: none */
  gboolean right_to_left; /* the first line is */
  double height;          /* of all lines */
  char *chip;             /* the severity word, or NULL */
  char *chip_text;
  double chip_width;
} PlumbTextBox;

void plumb_text_box_free (PlumbTextBox *box);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTextBox, plumb_text_box_free)

/* What sets text; one a composition, used from one thread. */
typedef struct _PlumbTypesetter PlumbTypesetter;

PlumbTypesetter *plumb_typesetter_new (void);
void plumb_typesetter_free (PlumbTypesetter *setter);
void plumb_typesetter_set_places (PlumbTypesetter *setter, GHashTable *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTypesetter, plumb_typesetter_free)

PlumbTextBox *plumb_typesetter_set (PlumbTypesetter *setter,
                                    const PlumbInline *text,
                                    PlumbStyleId style,
                                    double width,
                                    gboolean at_end);
/* The same, with what plumb_typesetter_measure() gave for @text before; < 0: not known. */
PlumbTextBox *plumb_typesetter_set_measured (PlumbTypesetter *setter,
                                             const PlumbInline *text,
                                             PlumbStyleId style,
                                             double width,
                                             gboolean at_end,
                                             double natural);
PlumbTextBox *plumb_typesetter_set_words (PlumbTypesetter *setter,
                                          const char *words,
                                          PlumbStyleId style,
                                          double width);
double
plumb_typesetter_measure (PlumbTypesetter *setter, const PlumbInline *text, PlumbStyleId style);
double plumb_typesetter_measure_last (PlumbTypesetter *setter,
                                      const PlumbInline *text,
                                      PlumbStyleId style);
double plumb_typesetter_measure_words (PlumbTypesetter *setter,
                                       const char *words,
                                       PlumbStyleId style,
                                       gboolean strong);

guint plumb_text_box_fit (const PlumbTextBox *box, guint from, double height);
double plumb_text_box_get_height (const PlumbTextBox *box, guint from, guint to);
void plumb_text_box_draw (
    const PlumbTextBox *box, guint from, guint to, PlumbDisplayList *list, double x, double y);

G_END_DECLS
