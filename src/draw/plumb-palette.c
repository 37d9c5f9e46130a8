// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Colours and dashes by role. Text keeps 4.5:1 against the grounds that it stands on (tested). */

#include <glib/gi18n-lib.h>

#include "draw/plumb-display-list.h"

#define RGB(hex)                                                                                   \
  {                                                                                                \
    (float)(((hex) >> 16) & 0xff) / 255.0f, (float)(((hex) >> 8) & 0xff) / 255.0f,                 \
        (float)((hex)&0xff) / 255.0f, 1.0f                                                         \
  }

static const PlumbPalette light = { {
    [PLUMB_PAINT_PAPER] = RGB (0xffffff),
    [PLUMB_PAINT_INK] = RGB (0x1f2430),
    [PLUMB_PAINT_SECONDARY] = RGB (0x5f6879),
    [PLUMB_PAINT_FAINT] = RGB (0xa3abb9),
    [PLUMB_PAINT_RULE] = RGB (0xd7dbe3),
    [PLUMB_PAINT_BOX] = RGB (0xffffff),
    [PLUMB_PAINT_BOX_BORDER] = RGB (0xaab2c0),
    [PLUMB_PAINT_CONTAINER] = RGB (0xf6f8fb),
    [PLUMB_PAINT_CONTAINER_BORDER] = RGB (0xaab2c0),
    [PLUMB_PAINT_OURS] = RGB (0xeaf1fd),
    [PLUMB_PAINT_OURS_BORDER] = RGB (0x2f6fde),
    [PLUMB_PAINT_OURS_TEXT] = RGB (0x1d4fa8),
    [PLUMB_PAINT_MODULE] = RGB (0x1f2430),
    [PLUMB_PAINT_ACCENT] = RGB (0x2a69d6),
    [PLUMB_PAINT_ACCENT_TEXT] = RGB (0xffffff),
    [PLUMB_PAINT_IDENTITY] = RGB (0x7a4fd0),
    [PLUMB_PAINT_API] = RGB (0x2a69d6),
    [PLUMB_PAINT_PIPELINE] = RGB (0x0b7a6f),
    [PLUMB_PAINT_EVENT] = RGB (0x3b4252),
    [PLUMB_PAINT_FILE] = RGB (0xa13a68),
    [PLUMB_PAINT_NETWORK] = RGB (0x52701a),
    [PLUMB_PAINT_NEUTRAL] = RGB (0x5b6475),
    [PLUMB_PAINT_GAP] = RGB (0xe5a50a),
    [PLUMB_PAINT_GAP_TEXT] = RGB (0x1f2430),
    [PLUMB_PAINT_ADDED] = RGB (0x177245),
    [PLUMB_PAINT_CHANGED] = RGB (0x8a5600),
    [PLUMB_PAINT_REMOVED] = RGB (0x5b6475),
    [PLUMB_PAINT_ON_STATE] = RGB (0xffffff),
    [PLUMB_PAINT_HIGH] = RGB (0x9b1c12),
    [PLUMB_PAINT_HIGH_GROUND] = RGB (0xfbdcd8),
    [PLUMB_PAINT_MEDIUM] = RGB (0x7a5200),
    [PLUMB_PAINT_MEDIUM_GROUND] = RGB (0xfdf0cd),
    [PLUMB_PAINT_LOW] = RGB (0x14603a),
    [PLUMB_PAINT_LOW_GROUND] = RGB (0xdcf1e4),
    [PLUMB_PAINT_NOTE] = RGB (0xfff7dc),
    [PLUMB_PAINT_TINT] = RGB (0xf6f8fb),
    [PLUMB_PAINT_PEN_BLUE] = RGB (0x1f5fd0),
    [PLUMB_PAINT_PEN_RED] = RGB (0xc22a1e),
    [PLUMB_PAINT_PEN_GREEN] = RGB (0x177245),
} };

static const PlumbPalette dark = { {
    [PLUMB_PAINT_PAPER] = RGB (0x1b1d22),
    [PLUMB_PAINT_INK] = RGB (0xeceef2),
    [PLUMB_PAINT_SECONDARY] = RGB (0xadb5c4),
    [PLUMB_PAINT_FAINT] = RGB (0x6b7383),
    [PLUMB_PAINT_RULE] = RGB (0x3d424d),
    [PLUMB_PAINT_BOX] = RGB (0x2a2e36),
    [PLUMB_PAINT_BOX_BORDER] = RGB (0x5d6675),
    [PLUMB_PAINT_CONTAINER] = RGB (0x20242b),
    [PLUMB_PAINT_CONTAINER_BORDER] = RGB (0x667080),
    [PLUMB_PAINT_OURS] = RGB (0x1c2a44),
    [PLUMB_PAINT_OURS_BORDER] = RGB (0x6ea0f5),
    [PLUMB_PAINT_OURS_TEXT] = RGB (0xa6c6fb),
    [PLUMB_PAINT_MODULE] = RGB (0xd9dde5),
    [PLUMB_PAINT_ACCENT] = RGB (0x7fadf7),
    [PLUMB_PAINT_ACCENT_TEXT] = RGB (0x0e1a30),
    [PLUMB_PAINT_IDENTITY] = RGB (0xbda1f5),
    [PLUMB_PAINT_API] = RGB (0x84b0f8),
    [PLUMB_PAINT_PIPELINE] = RGB (0x52cbbd),
    [PLUMB_PAINT_EVENT] = RGB (0xc9cfda),
    [PLUMB_PAINT_FILE] = RGB (0xf096be),
    [PLUMB_PAINT_NETWORK] = RGB (0xacc96b),
    [PLUMB_PAINT_NEUTRAL] = RGB (0xadb5c4),
    [PLUMB_PAINT_GAP] = RGB (0xf2b924),
    [PLUMB_PAINT_GAP_TEXT] = RGB (0x1f2430),
    [PLUMB_PAINT_ADDED] = RGB (0x64cb95),
    [PLUMB_PAINT_CHANGED] = RGB (0xe6ad55),
    [PLUMB_PAINT_REMOVED] = RGB (0xa3abb9),
    [PLUMB_PAINT_ON_STATE] = RGB (0x14171c),
    [PLUMB_PAINT_HIGH] = RGB (0xffb4ab),
    [PLUMB_PAINT_HIGH_GROUND] = RGB (0x5a1f1a),
    [PLUMB_PAINT_MEDIUM] = RGB (0xf7d488),
    [PLUMB_PAINT_MEDIUM_GROUND] = RGB (0x4d3a0c),
    [PLUMB_PAINT_LOW] = RGB (0x9be0ba),
    [PLUMB_PAINT_LOW_GROUND] = RGB (0x17442c),
    [PLUMB_PAINT_NOTE] = RGB (0x3f3a26),
    [PLUMB_PAINT_TINT] = RGB (0x22262d),
    [PLUMB_PAINT_PEN_BLUE] = RGB (0x7fadf7),
    [PLUMB_PAINT_PEN_RED] = RGB (0xff8f85),
    [PLUMB_PAINT_PEN_GREEN] = RGB (0x64cb95),
} };

/* Grounds are white, so that a page costs little ink; colours are darker for a matt paper. */
static const PlumbPalette print = { {
    [PLUMB_PAINT_PAPER] = RGB (0xffffff),
    [PLUMB_PAINT_INK] = RGB (0x161a22),
    [PLUMB_PAINT_SECONDARY] = RGB (0x525a69),
    [PLUMB_PAINT_FAINT] = RGB (0x8d95a3),
    [PLUMB_PAINT_RULE] = RGB (0xc9ced8),
    [PLUMB_PAINT_BOX] = RGB (0xffffff),
    [PLUMB_PAINT_BOX_BORDER] = RGB (0x8d95a3),
    [PLUMB_PAINT_CONTAINER] = RGB (0xf9fafc),
    [PLUMB_PAINT_CONTAINER_BORDER] = RGB (0x8d95a3),
    [PLUMB_PAINT_OURS] = RGB (0xf0f5fd),
    [PLUMB_PAINT_OURS_BORDER] = RGB (0x235cbf),
    [PLUMB_PAINT_OURS_TEXT] = RGB (0x1a4797),
    [PLUMB_PAINT_MODULE] = RGB (0x161a22),
    [PLUMB_PAINT_ACCENT] = RGB (0x235cbf),
    [PLUMB_PAINT_ACCENT_TEXT] = RGB (0xffffff),
    [PLUMB_PAINT_IDENTITY] = RGB (0x6a40bd),
    [PLUMB_PAINT_API] = RGB (0x235cbf),
    [PLUMB_PAINT_PIPELINE] = RGB (0x08695f),
    [PLUMB_PAINT_EVENT] = RGB (0x2e3442),
    [PLUMB_PAINT_FILE] = RGB (0x8e2f5a),
    [PLUMB_PAINT_NETWORK] = RGB (0x476214),
    [PLUMB_PAINT_NEUTRAL] = RGB (0x525a69),
    [PLUMB_PAINT_GAP] = RGB (0xe5a50a),
    [PLUMB_PAINT_GAP_TEXT] = RGB (0x161a22),
    [PLUMB_PAINT_ADDED] = RGB (0x14643c),
    [PLUMB_PAINT_CHANGED] = RGB (0x7a4c00),
    [PLUMB_PAINT_REMOVED] = RGB (0x525a69),
    [PLUMB_PAINT_ON_STATE] = RGB (0xffffff),
    [PLUMB_PAINT_HIGH] = RGB (0x8c170e),
    [PLUMB_PAINT_HIGH_GROUND] = RGB (0xfce6e3),
    [PLUMB_PAINT_MEDIUM] = RGB (0x6b4700),
    [PLUMB_PAINT_MEDIUM_GROUND] = RGB (0xfdf3d8),
    [PLUMB_PAINT_LOW] = RGB (0x115432),
    [PLUMB_PAINT_LOW_GROUND] = RGB (0xe5f4eb),
    [PLUMB_PAINT_NOTE] = RGB (0xfffae8),
    [PLUMB_PAINT_TINT] = RGB (0xf7f8fa),
    [PLUMB_PAINT_PEN_BLUE] = RGB (0x1d57c0),
    [PLUMB_PAINT_PEN_RED] = RGB (0xb3261a),
    [PLUMB_PAINT_PEN_GREEN] = RGB (0x14643c),
} };

static const PlumbPalette contrast_light = { {
    [PLUMB_PAINT_PAPER] = RGB (0xffffff),
    [PLUMB_PAINT_INK] = RGB (0x000000),
    [PLUMB_PAINT_SECONDARY] = RGB (0x23272e),
    [PLUMB_PAINT_FAINT] = RGB (0x595f6b),
    [PLUMB_PAINT_RULE] = RGB (0x595f6b),
    [PLUMB_PAINT_BOX] = RGB (0xffffff),
    [PLUMB_PAINT_BOX_BORDER] = RGB (0x000000),
    [PLUMB_PAINT_CONTAINER] = RGB (0xffffff),
    [PLUMB_PAINT_CONTAINER_BORDER] = RGB (0x23272e),
    [PLUMB_PAINT_OURS] = RGB (0xf2f7ff),
    [PLUMB_PAINT_OURS_BORDER] = RGB (0x0b3a8a),
    [PLUMB_PAINT_OURS_TEXT] = RGB (0x0b2f70),
    [PLUMB_PAINT_MODULE] = RGB (0x000000),
    [PLUMB_PAINT_ACCENT] = RGB (0x0b3a8a),
    [PLUMB_PAINT_ACCENT_TEXT] = RGB (0xffffff),
    [PLUMB_PAINT_IDENTITY] = RGB (0x4a2399),
    [PLUMB_PAINT_API] = RGB (0x0b3a8a),
    [PLUMB_PAINT_PIPELINE] = RGB (0x004d45),
    [PLUMB_PAINT_EVENT] = RGB (0x15181e),
    [PLUMB_PAINT_FILE] = RGB (0x7a1649),
    [PLUMB_PAINT_NETWORK] = RGB (0x2f4508),
    [PLUMB_PAINT_NEUTRAL] = RGB (0x23272e),
    [PLUMB_PAINT_GAP] = RGB (0xffc21a),
    [PLUMB_PAINT_GAP_TEXT] = RGB (0x000000),
    [PLUMB_PAINT_ADDED] = RGB (0x064d2a),
    [PLUMB_PAINT_CHANGED] = RGB (0x5c3800),
    [PLUMB_PAINT_REMOVED] = RGB (0x30353e),
    [PLUMB_PAINT_ON_STATE] = RGB (0xffffff),
    [PLUMB_PAINT_HIGH] = RGB (0x7a0d05),
    [PLUMB_PAINT_HIGH_GROUND] = RGB (0xffe9e6),
    [PLUMB_PAINT_MEDIUM] = RGB (0x573900),
    [PLUMB_PAINT_MEDIUM_GROUND] = RGB (0xfff5da),
    [PLUMB_PAINT_LOW] = RGB (0x064425),
    [PLUMB_PAINT_LOW_GROUND] = RGB (0xe6f7ed),
    [PLUMB_PAINT_NOTE] = RGB (0xfffbe8),
    [PLUMB_PAINT_TINT] = RGB (0xf2f4f7),
    [PLUMB_PAINT_PEN_BLUE] = RGB (0x0b3a8a),
    [PLUMB_PAINT_PEN_RED] = RGB (0x7a0d05),
    [PLUMB_PAINT_PEN_GREEN] = RGB (0x064d2a),
} };

static const PlumbPalette contrast_dark = { {
    [PLUMB_PAINT_PAPER] = RGB (0x000000),
    [PLUMB_PAINT_INK] = RGB (0xffffff),
    [PLUMB_PAINT_SECONDARY] = RGB (0xe1e5ec),
    [PLUMB_PAINT_FAINT] = RGB (0xa3abb9),
    [PLUMB_PAINT_RULE] = RGB (0xa3abb9),
    [PLUMB_PAINT_BOX] = RGB (0x000000),
    [PLUMB_PAINT_BOX_BORDER] = RGB (0xffffff),
    [PLUMB_PAINT_CONTAINER] = RGB (0x0c0e11),
    [PLUMB_PAINT_CONTAINER_BORDER] = RGB (0xe1e5ec),
    [PLUMB_PAINT_OURS] = RGB (0x06142e),
    [PLUMB_PAINT_OURS_BORDER] = RGB (0x9cc2ff),
    [PLUMB_PAINT_OURS_TEXT] = RGB (0xc9deff),
    [PLUMB_PAINT_MODULE] = RGB (0xffffff),
    [PLUMB_PAINT_ACCENT] = RGB (0x9cc2ff),
    [PLUMB_PAINT_ACCENT_TEXT] = RGB (0x000000),
    [PLUMB_PAINT_IDENTITY] = RGB (0xd6c2ff),
    [PLUMB_PAINT_API] = RGB (0xa9caff),
    [PLUMB_PAINT_PIPELINE] = RGB (0x7ce8da),
    [PLUMB_PAINT_EVENT] = RGB (0xf0f2f5),
    [PLUMB_PAINT_FILE] = RGB (0xffb8d8),
    [PLUMB_PAINT_NETWORK] = RGB (0xcdea8c),
    [PLUMB_PAINT_NEUTRAL] = RGB (0xe1e5ec),
    [PLUMB_PAINT_GAP] = RGB (0xffcf40),
    [PLUMB_PAINT_GAP_TEXT] = RGB (0x000000),
    [PLUMB_PAINT_ADDED] = RGB (0x8af0b9),
    [PLUMB_PAINT_CHANGED] = RGB (0xffd08a),
    [PLUMB_PAINT_REMOVED] = RGB (0xd5dae3),
    [PLUMB_PAINT_ON_STATE] = RGB (0x000000),
    [PLUMB_PAINT_HIGH] = RGB (0xffcfc9),
    [PLUMB_PAINT_HIGH_GROUND] = RGB (0x3d0a06),
    [PLUMB_PAINT_MEDIUM] = RGB (0xffe3a8),
    [PLUMB_PAINT_MEDIUM_GROUND] = RGB (0x332500),
    [PLUMB_PAINT_LOW] = RGB (0xb5f5d1),
    [PLUMB_PAINT_LOW_GROUND] = RGB (0x07301b),
    [PLUMB_PAINT_NOTE] = RGB (0x1f1b08),
    [PLUMB_PAINT_TINT] = RGB (0x12151a),
    [PLUMB_PAINT_PEN_BLUE] = RGB (0x9cc2ff),
    [PLUMB_PAINT_PEN_RED] = RGB (0xffb4ab),
    [PLUMB_PAINT_PEN_GREEN] = RGB (0x8af0b9),
} };

const PlumbPalette *
plumb_palette_get_light (void)
{
  return &light;
}

const PlumbPalette *
plumb_palette_get_dark (void)
{
  return &dark;
}

const PlumbPalette *
plumb_palette_get_print (void)
{
  return &print;
}

const PlumbPalette *
plumb_palette_get_high_contrast (gboolean for_dark)
{
  return for_dark ? &contrast_dark : &contrast_light;
}

typedef struct
{
  const char *title;
  PlumbPaint paint;
  PlumbDash dash;
} Family;

/* What a legend calls a family of methods. */
static const Family families[PLUMB_N_FAMILIES] = {
  [PLUMB_FAMILY_NONE] = { N_ ("Other"), PLUMB_PAINT_NEUTRAL, PLUMB_DASH_SOLID },
  [PLUMB_FAMILY_IDENTITY] = { N_ ("Identity"), PLUMB_PAINT_IDENTITY, PLUMB_DASH_IDENTITY },
  [PLUMB_FAMILY_API] = { N_ ("API"), PLUMB_PAINT_API, PLUMB_DASH_SOLID },
  [PLUMB_FAMILY_PIPELINE] = { N_ ("Data pipeline"), PLUMB_PAINT_PIPELINE, PLUMB_DASH_PIPELINE },
  [PLUMB_FAMILY_EVENT] = { N_ ("Event"), PLUMB_PAINT_EVENT, PLUMB_DASH_EVENT },
  [PLUMB_FAMILY_FILE] = { N_ ("File"), PLUMB_PAINT_FILE, PLUMB_DASH_FILE },
  [PLUMB_FAMILY_NETWORK] = { N_ ("Network"), PLUMB_PAINT_NETWORK, PLUMB_DASH_NETWORK },
};

PlumbPaint
plumb_family_get_paint (PlumbFamily family)
{
  return families[family].paint;
}

PlumbDash
plumb_family_get_dash (PlumbFamily family)
{
  return families[family].dash;
}

/* The name of @family in a legend, translated. */
const char *
plumb_family_get_title (PlumbFamily family)
{
  return _ (families[family].title);
}

/* Lengths of dashes and gaps in diagram units, for a stroke of any width; @n is 0 for a solid line. */
const double *
plumb_dash_get_pattern (PlumbDash dash, guint *n)
{
  static const double identity[] = { 6, 3 };
  static const double pipeline[] = { 12, 5 };
  static const double event[] = { 2, 4 };
  static const double file[] = { 10, 3, 2, 3 };
  static const double network[] = { 14, 3, 2, 3, 2, 3 };
  static const double container[] = { 7, 4 };
  static const double removed[] = { 4, 3 };
  static const double gone[] = { 1.5, 4 };
  static const struct
  {
    const double *lengths;
    guint n;
  } patterns[PLUMB_N_DASHES] = {
    [PLUMB_DASH_IDENTITY] = { identity, G_N_ELEMENTS (identity) },
    [PLUMB_DASH_PIPELINE] = { pipeline, G_N_ELEMENTS (pipeline) },
    [PLUMB_DASH_EVENT] = { event, G_N_ELEMENTS (event) },
    [PLUMB_DASH_FILE] = { file, G_N_ELEMENTS (file) },
    [PLUMB_DASH_NETWORK] = { network, G_N_ELEMENTS (network) },
    [PLUMB_DASH_CONTAINER] = { container, G_N_ELEMENTS (container) },
    [PLUMB_DASH_REMOVED] = { removed, G_N_ELEMENTS (removed) },
    [PLUMB_DASH_GONE] = { gone, G_N_ELEMENTS (gone) },
  };

  *n = patterns[dash].n;
  return patterns[dash].lengths;
}
