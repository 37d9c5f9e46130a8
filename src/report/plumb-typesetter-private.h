// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The typesetter from inside: the layout that is set now, and the pieces that its lines become. */

#pragma once

#include <pango/pango.h>

#include "report/plumb-page-text.h"

G_BEGIN_DECLS

struct _PlumbTypesetter
{
  PangoLayout *layout;
  PangoFontDescription *fonts[PLUMB_N_STYLES];
  PangoFontDescription *font; /* the one that the layout has now */
  double scale;               /* from the size of layouts to that of the style */
  GString *words;
  GArray *spans;
  GHashTable *places; /* names that links may lead to; NULL: none */
};

/* A run in the text of the layout, in bytes. */
typedef struct
{
  guint start;
  guint end;
  const PlumbRun *run;
} PlumbTextSpan;

double plumb_typesetter_to_units (const PlumbTypesetter *setter, int pango_units);
PlumbFont plumb_typesetter_font_of (const PlumbTextStyle *style, const PlumbRun *run);
gboolean plumb_typesetter_is_link (const PlumbTypesetter *setter, const PlumbRun *run);
PlumbPaint plumb_typesetter_paint_of (const PlumbTypesetter *setter,
                                      const PlumbTextStyle *style,
                                      const PlumbRun *run);
guint plumb_text_box_keep_string (
    PlumbTextBox *box, const char *mark, const char *text, gsize length, const char *end);
void plumb_typesetter_add_pieces (PlumbTypesetter *setter,
                                  PlumbTextBox *box,
                                  const PlumbTextStyle *style,
                                  PangoLayoutLine *line,
                                  double x);

G_END_DECLS
