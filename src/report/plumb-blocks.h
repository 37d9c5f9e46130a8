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

typedef enum
{
  PLUMB_RUN_PLAIN = 0,
  PLUMB_RUN_STRONG = 1 << 0,
  PLUMB_RUN_SECONDARY = 1 << 1,
  PLUMB_RUN_ITALIC = 1 << 2,
} PlumbRunFlags;

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
  char *chip;      /* severity word (low, medium, high) shown as a chip, or NULL */
  char *place;     /* a name that links lead to, or NULL */
  char *key;   /* of a fact: "customer", "session", ...; for formats with an order of their own */
  char *value; /* the same for machines, such as an ISO date; or NULL */
  char *source_table; /* the record that a cell, its row, or an item comes from, or NULL */
  char *source_id;
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
  char *place;        /* a name that links lead to */
  int level;          /* headings */
  guint number;       /* headings of level 1, figures: set by plumb_blocks_number(); 0 = none */
  gboolean ordered;   /* lists */
  char *severity;     /* callout: low, medium, high; NULL = a plain remark */
  PlumbInline *text;  /* title, heading, paragraph, callout */
  char *kicker;       /* title */
  GPtrArray *facts;   /* title: of PlumbInline, label and value in turn */
  GPtrArray *items;   /* list: of PlumbInline */
  GPtrArray *columns; /* table: of PlumbTableColumn */
  GPtrArray *rows;    /* table: of GPtrArray of PlumbInline */
  PlumbDisplayList *figure; /* figure */
  double
      most_height; /* figure: share of a page that it takes at most, beside text; 0 = as it needs */
  char *caption;   /* figure: without its number */
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

PlumbBlocks *plumb_blocks_new (void);
void plumb_blocks_free (PlumbBlocks *blocks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbBlocks, plumb_blocks_free)

PlumbInline *plumb_inline_new (const char *text);
void plumb_inline_free (PlumbInline *text);
void
plumb_inline_add (PlumbInline *text, const char *words, PlumbRunFlags flags, const char *target);
void plumb_inline_set_source (PlumbInline *text, const char *table, const char *id);
char *plumb_inline_dup_text (const PlumbInline *text);
gboolean plumb_inline_is_empty (const PlumbInline *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbInline, plumb_inline_free)

PlumbBlock *plumb_blocks_add (PlumbBlocks *blocks, PlumbBlockType type);
PlumbBlock *
plumb_blocks_add_heading (PlumbBlocks *blocks, int level, const char *title, const char *place);
void plumb_blocks_add_paragraphs (PlumbBlocks *blocks,
                                  const char *words,
                                  const char *source_table,
                                  const char *source_id);
void plumb_block_set_source (PlumbBlock *block, const char *table, const char *id);
void
plumb_block_add_fact (PlumbBlock *block, const char *key, const char *label, PlumbInline *value);
void plumb_block_add_item (PlumbBlock *block, PlumbInline *item);
void plumb_block_add_column (PlumbBlock *block, const char *title, double weight, gboolean number);
GPtrArray *plumb_block_add_row (PlumbBlock *block);

void plumb_blocks_number (PlumbBlocks *blocks);
char *plumb_block_dup_heading (const PlumbBlock *block);
char *plumb_block_dup_caption (const PlumbBlock *block);

G_END_DECLS
