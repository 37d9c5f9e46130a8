// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The one document of blocks: every report is built as these, every format is a renderer of them. */

#pragma once

#include "draw/plumb-display-list.h"

G_BEGIN_DECLS

typedef enum
{
  PLUMB_BLOCK_TITLE,   /* kicker, title, facts (label and value pairs) */
  PLUMB_BLOCK_HEADING, /* level 1 to 3; numbered at level 1 */
  PLUMB_BLOCK_PARAGRAPH,
  PLUMB_BLOCK_LIST, /* bullets or numbers */
  PLUMB_BLOCK_TABLE,
  PLUMB_BLOCK_FIGURE,  /* a picture with caption and alternative text */
  PLUMB_BLOCK_CALLOUT, /* a high gap, an open assumption */
} PlumbBlockType;

/* A run of text in one style; @target links to a place ("gap-ID") or URI. */
typedef struct
{
  char *text;
  gboolean strong;
  gboolean secondary;
  gboolean italic;
  char *target;
} PlumbRun;

/* What stands in a cell, a list item, a paragraph: runs, one after another; "\n" breaks the line. */
typedef struct
{
  GPtrArray *runs; /* of PlumbRun */
  char *chip;      /* severity word shown as a chip, or NULL */
  char *place;     /* a name that links lead to, or NULL */
} PlumbInline;

typedef struct
{
  char *title;
  double weight;   /* share of the width that it would like; 0 = by content */
  gboolean number; /* aligned at the end */
} PlumbTableColumn;

typedef struct _PlumbBlock PlumbBlock;
struct _PlumbBlock
{
  PlumbBlockType type;
  char *place;              /* a name that links lead to */
  int level;                /* headings */
  gboolean ordered;         /* lists */
  PlumbInline *text;        /* heading, paragraph, callout */
  char *kicker;             /* title */
  GPtrArray *facts;         /* title: of PlumbInline, label and value in turn */
  GPtrArray *items;         /* list: of PlumbInline */
  GPtrArray *columns;       /* table: of PlumbTableColumn */
  GPtrArray *rows;          /* table: of GPtrArray of PlumbInline */
  PlumbDisplayList *figure; /* figure */
  char *caption;
  char *alternative;  /* figure: what it shows, in words */
  char *source_table; /* the record that the block comes from, for "jump to the field" */
  char *source_id;
};

typedef struct
{
  char *title;
  char *subject;
  char *author;
  char *language;    /* BCP 47, such as en */
  char *foot;        /* running foot at the left */
  char *date;        /* instant */
  GPtrArray *blocks; /* of PlumbBlock */
} PlumbBlocks;

void plumb_blocks_free (PlumbBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbBlocks, plumb_blocks_free)

G_END_DECLS
