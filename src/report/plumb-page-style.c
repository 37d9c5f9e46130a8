// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "report/plumb-page-style.h"

static const PlumbTextStyle styles[PLUMB_N_STYLES] = {
  [PLUMB_STYLE_KICKER] = { { .size = 11, .weight = 600 }, PLUMB_PAINT_ACCENT, 15 },
  [PLUMB_STYLE_TITLE] = { { .size = 26, .weight = 700 }, PLUMB_PAINT_INK, 33 },
  [PLUMB_STYLE_FACT_LABEL] = { { .size = 10, .weight = 500 }, PLUMB_PAINT_SECONDARY, 14 },
  [PLUMB_STYLE_FACT] = { { .size = 12.5, .weight = 500 }, PLUMB_PAINT_INK, 17 },
  [PLUMB_STYLE_HEADING_1] = { { .size = 15, .weight = 700 }, PLUMB_PAINT_INK, 20 },
  [PLUMB_STYLE_HEADING_2] = { { .size = 12.5, .weight = 600 }, PLUMB_PAINT_INK, 17 },
  [PLUMB_STYLE_HEADING_3] = { { .size = 11.5, .weight = 600 }, PLUMB_PAINT_INK, 16 },
  [PLUMB_STYLE_BODY] = { { .size = 11.5, .weight = 400 }, PLUMB_PAINT_INK, 16 },
  [PLUMB_STYLE_TABLE_HEAD] = { { .size = 10.5, .weight = 600 }, PLUMB_PAINT_SECONDARY, 14 },
  [PLUMB_STYLE_CELL] = { { .size = 11.5, .weight = 400 }, PLUMB_PAINT_INK, 16 },
  [PLUMB_STYLE_DENSE_CELL] = { { .size = 10.5, .weight = 400 }, PLUMB_PAINT_INK, 14.5 },
  [PLUMB_STYLE_CAPTION] = { { .size = 10, .weight = 400 }, PLUMB_PAINT_SECONDARY, 14 },
  [PLUMB_STYLE_CHIP] = { { .size = 10, .weight = 600 }, PLUMB_PAINT_LOW, 15 },
  [PLUMB_STYLE_FOOT] = { { .size = 9.5, .weight = 400 }, PLUMB_PAINT_SECONDARY, 13 },
};

/* The style called @id; borrowed. */
const PlumbTextStyle *
plumb_page_style_get (PlumbStyleId id)
{
  g_return_val_if_fail (id < PLUMB_N_STYLES, &styles[PLUMB_STYLE_BODY]);
  return &styles[id];
}

void
plumb_page_style_get_chip (const char *severity, PlumbPaint *ground, PlumbPaint *text)
{
  gboolean high = g_strcmp0 (severity, "high") == 0;
  gboolean medium = g_strcmp0 (severity, "medium") == 0;

  *ground = high     ? PLUMB_PAINT_HIGH_GROUND
            : medium ? PLUMB_PAINT_MEDIUM_GROUND
                     : PLUMB_PAINT_LOW_GROUND;
  *text = high ? PLUMB_PAINT_HIGH : medium ? PLUMB_PAINT_MEDIUM : PLUMB_PAINT_LOW;
}
