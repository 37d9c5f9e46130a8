// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Laid-out lines of text, kept for each thread: laying out is most of the cost of a picture. */

#pragma once

#include <pango/pango.h>

#include "draw/plumb-display-list.h"

G_BEGIN_DECLS

/* Families in the order in which they are tried; the first is the font of pictures and pages. */
#define PLUMB_FONT_FAMILY "Inter"
#define PLUMB_FONT_FALLBACK "Inter,Cantarell,Noto Sans,DejaVu Sans,sans-serif"
#define PLUMB_FONT_MONO "DejaVu Sans Mono,monospace"

gboolean plumb_text_may_hold (gunichar c);
char *plumb_text_clean (const char *text);
/* Every text is laid out at this size and scaled: widths are linear without hints, and a font is looked
 * up once for all its sizes. */
#define PLUMB_LAYOUT_SIZE 16.0

PangoContext *plumb_text_get_context (void);
PangoFontDescription *plumb_font_describe (const PlumbFont *font);
PangoLayout *plumb_text_get_layout (const PlumbFont *font, const char *text);
double plumb_text_get_width (const PlumbFont *font, const char *text);

G_END_DECLS
