// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The one type scale and the distances of pages, in diagram units (1/96 inch). */

#pragma once

#include "draw/plumb-display-list.h"

G_BEGIN_DECLS

#define PLUMB_PAGE_MARGIN 64.0
#define PLUMB_PAGE_FOOT_RULE 65.0 /* above the lower edge */
#define PLUMB_PAGE_FOOT_BASELINE 45.0
#define PLUMB_PAGE_BODY_END 80.0 /* nothing but the foot below this */
#define PLUMB_PAGE_MEASURE 600.0 /* widest line of running text */

#define PLUMB_SPACE_HEADING_1 22.0
#define PLUMB_SPACE_HEADING_2 15.0
#define PLUMB_SPACE_HEADING_3 10.0
#define PLUMB_SPACE_AFTER_HEADING 5.0
#define PLUMB_SPACE_PARAGRAPH 8.0
#define PLUMB_SPACE_ITEM 4.0
#define PLUMB_SPACE_LIST 6.0
#define PLUMB_SPACE_TABLE 9.0
#define PLUMB_SPACE_FIGURE 14.0
#define PLUMB_SPACE_CAPTION 11.0
#define PLUMB_SPACE_CALLOUT 10.0
#define PLUMB_SPACE_TITLE 15.0

#define PLUMB_LIST_INDENT 20.0
#define PLUMB_COLUMN_GAP 16.0
#define PLUMB_CELL_PAD 5.0
#define PLUMB_CALLOUT_PAD_X 14.0
#define PLUMB_CALLOUT_PAD_Y 9.0
#define PLUMB_CALLOUT_BAR 3.0
#define PLUMB_FACT_GAP 24.0
#define PLUMB_CHIP_PAD 7.0
#define PLUMB_CHIP_HEIGHT 15.0

/* The smallest text of a figure that a person still reads on paper: 6.5 pt. */
#define PLUMB_SMALLEST_TEXT (6.5 * 96.0 / 72.0)
/* In a part of a picture that is cut into several sheets: 6 pt. */
#define PLUMB_SMALLEST_ON_SHEET (6.0 * 96.0 / 72.0)
/* Beside text this much will do where a sheet would not help, and on a sheet before it is cut: 5.25 pt. */
#define PLUMB_SMALLEST_BESIDE_TEXT (5.25 * 96.0 / 72.0)
#define PLUMB_SHEET_MARGIN 48.0
#define PLUMB_SHEET_FOOT 74.0

/* How a text is set: its font, its colour, the height of a line. */
typedef struct
{
  PlumbFont font;
  PlumbPaint paint;
  double pitch;
} PlumbTextStyle;

typedef enum
{
  PLUMB_STYLE_KICKER,
  PLUMB_STYLE_TITLE,
  PLUMB_STYLE_FACT_LABEL,
  PLUMB_STYLE_FACT,
  PLUMB_STYLE_HEADING_1,
  PLUMB_STYLE_HEADING_2,
  PLUMB_STYLE_HEADING_3,
  PLUMB_STYLE_BODY,
  PLUMB_STYLE_TABLE_HEAD,
  PLUMB_STYLE_CELL,
  PLUMB_STYLE_DENSE_CELL,
  PLUMB_STYLE_CAPTION,
  PLUMB_STYLE_CHIP,
  PLUMB_STYLE_FOOT,
  PLUMB_N_STYLES,
} PlumbStyleId;

const PlumbTextStyle *plumb_page_style_get (PlumbStyleId id);
/* Ground and text of a severity chip ("high", "medium", else low). */
void plumb_page_style_get_chip (const char *severity, PlumbPaint *ground, PlumbPaint *text);

G_END_DECLS
