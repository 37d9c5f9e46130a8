// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Making and freeing the blocks of a document. */

#include <glib/gi18n-lib.h>

#include "report/plumb-blocks.h"

static void
run_free (gpointer data)
{
  PlumbRun *run = data;

  g_free (run->text);
  g_free (run->target);
  g_free (run);
}

static void
inline_free (gpointer data)
{
  plumb_inline_free (data);
}

static void
column_free (gpointer data)
{
  PlumbTableColumn *column = data;

  g_free (column->title);
  g_free (column);
}

static void
row_free (gpointer data)
{
  g_ptr_array_unref (data);
}

static void
block_free (gpointer data)
{
  PlumbBlock *block = data;

  g_clear_pointer (&block->text, plumb_inline_free);
  g_clear_pointer (&block->facts, g_ptr_array_unref);
  g_clear_pointer (&block->items, g_ptr_array_unref);
  g_clear_pointer (&block->columns, g_ptr_array_unref);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->figure, plumb_display_list_unref);
  g_free (block->place);
  g_free (block->severity);
  g_free (block->kicker);
  g_free (block->caption);
  g_free (block->alternative);
  g_free (block->source_table);
  g_free (block->source_id);
  g_free (block);
}

/* Text of @text alone, or nothing for NULL and "". New; the words are copied. */
PlumbInline *
plumb_inline_new (const char *text)
{
  PlumbInline *self = g_new0 (PlumbInline, 1);

  self->runs = g_ptr_array_new_with_free_func (run_free);
  plumb_inline_add (self, text, PLUMB_RUN_PLAIN, NULL);
  return self;
}

/* Frees @text and its runs; NULL is let pass. */
void
plumb_inline_free (PlumbInline *text)
{
  if (text == NULL)
    return;
  g_ptr_array_unref (text->runs);
  g_free (text->chip);
  g_free (text->place);
  g_free (text->key);
  g_free (text->value);
  g_free (text->source_table);
  g_free (text->source_id);
  g_free (text);
}

/* Adds @words as a run of their own; NULL and "" add nothing. @target: a place or URI, or NULL. */
void
plumb_inline_add (PlumbInline *text, const char *words, PlumbRunFlags flags, const char *target)
{
  PlumbRun *run;

  g_return_if_fail (text != NULL);

  if (words == NULL || *words == '\0')
    return;
  run = g_new0 (PlumbRun, 1);
  run->text = g_strdup (words);
  run->strong = (flags & PLUMB_RUN_STRONG) != 0;
  run->secondary = (flags & PLUMB_RUN_SECONDARY) != 0;
  run->italic = (flags & PLUMB_RUN_ITALIC) != 0;
  run->target = g_strdup (target);
  g_ptr_array_add (text->runs, run);
}

/* Names the record that @text comes from. */
void
plumb_inline_set_source (PlumbInline *text, const char *table, const char *id)
{
  g_return_if_fail (text != NULL);

  g_free (text->source_table);
  g_free (text->source_id);
  text->source_table = g_strdup (table);
  text->source_id = g_strdup (id);
}

/* The words of all runs without their styles, without the chip. New string. */
char *
plumb_inline_dup_text (const PlumbInline *text)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; text != NULL && i < text->runs->len; i++)
    {
      const PlumbRun *run = g_ptr_array_index (text->runs, i);

      g_string_append (words, run->text);
    }
  return g_string_free (words, FALSE);
}

/* Whether there is neither a word nor a chip. */
gboolean
plumb_inline_is_empty (const PlumbInline *text)
{
  return text == NULL || (text->runs->len == 0 && text->chip == NULL);
}

/* A document without blocks. */
PlumbBlocks *
plumb_blocks_new (void)
{
  PlumbBlocks *blocks = g_new0 (PlumbBlocks, 1);

  blocks->blocks = g_ptr_array_new_with_free_func (block_free);
  return blocks;
}

/* Frees @blocks with everything in it; NULL is let pass. */
void
plumb_blocks_free (PlumbBlocks *blocks)
{
  if (blocks == NULL)
    return;
  g_ptr_array_unref (blocks->blocks);
  g_free (blocks->title);
  g_free (blocks->subject);
  g_free (blocks->author);
  g_free (blocks->language);
  g_free (blocks->foot);
  g_free (blocks->date);
  g_free (blocks);
}

/* Appends an empty block of @type; borrowed. */
PlumbBlock *
plumb_blocks_add (PlumbBlocks *blocks, PlumbBlockType type)
{
  PlumbBlock *block;

  g_return_val_if_fail (blocks != NULL, NULL);

  block = g_new0 (PlumbBlock, 1);
  block->type = type;
  if (type == PLUMB_BLOCK_TITLE)
    block->facts = g_ptr_array_new_with_free_func (inline_free);
  if (type == PLUMB_BLOCK_LIST)
    block->items = g_ptr_array_new_with_free_func (inline_free);
  if (type == PLUMB_BLOCK_TABLE)
    {
      block->columns = g_ptr_array_new_with_free_func (column_free);
      block->rows = g_ptr_array_new_with_free_func (row_free);
    }
  g_ptr_array_add (blocks->blocks, block);
  return block;
}

/* Appends a heading; @place is the name that links and the outline lead to. Borrowed. */
PlumbBlock *
plumb_blocks_add_heading (PlumbBlocks *blocks, int level, const char *title, const char *place)
{
  PlumbBlock *block = plumb_blocks_add (blocks, PLUMB_BLOCK_HEADING);

  block->level = level;
  block->text = plumb_inline_new (title);
  block->place = g_strdup (place);
  return block;
}

/* Appends @words as paragraphs: an empty line separates two, a single line end breaks the line. */
void
plumb_blocks_add_paragraphs (PlumbBlocks *blocks,
                             const char *words,
                             const char *source_table,
                             const char *source_id)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (blocks != NULL && words != NULL);

  parts = g_strsplit (words, "\n\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      PlumbBlock *block;

      g_strstrip (parts[i]);
      if (*parts[i] == '\0')
        continue;
      block = plumb_blocks_add (blocks, PLUMB_BLOCK_PARAGRAPH);
      block->text = plumb_inline_new (parts[i]);
      plumb_block_set_source (block, source_table, source_id);
    }
}

/* Names the record that @block comes from. */
void
plumb_block_set_source (PlumbBlock *block, const char *table, const char *id)
{
  g_return_if_fail (block != NULL);

  g_free (block->source_table);
  g_free (block->source_id);
  block->source_table = g_strdup (table);
  block->source_id = g_strdup (id);
}

/* Appends a fact to a title block; takes @value. A value without words is dropped. */
void
plumb_block_add_fact (PlumbBlock *block, const char *key, const char *label, PlumbInline *value)
{
  g_return_if_fail (block != NULL && block->facts != NULL && value != NULL);

  if (plumb_inline_is_empty (value))
    {
      plumb_inline_free (value);
      return;
    }
  value->key = g_strdup (key);
  g_ptr_array_add (block->facts, plumb_inline_new (label));
  g_ptr_array_add (block->facts, value);
}

/* Appends an item to a list block; takes @item. */
void
plumb_block_add_item (PlumbBlock *block, PlumbInline *item)
{
  g_return_if_fail (block != NULL && block->items != NULL && item != NULL);

  g_ptr_array_add (block->items, item);
}

/* Appends a column to a table block. */
void
plumb_block_add_column (PlumbBlock *block, const char *title, double weight, gboolean number)
{
  PlumbTableColumn *column;

  g_return_if_fail (block != NULL && block->columns != NULL);

  column = g_new0 (PlumbTableColumn, 1);
  column->title = g_strdup (title);
  column->weight = weight;
  column->number = number;
  g_ptr_array_add (block->columns, column);
}

/* Appends a row to a table block; the caller adds its cells (PlumbInline, owned by the row). */
GPtrArray *
plumb_block_add_row (PlumbBlock *block)
{
  GPtrArray *row;

  g_return_val_if_fail (block != NULL && block->rows != NULL, NULL);

  row = g_ptr_array_new_with_free_func (inline_free);
  g_ptr_array_add (block->rows, row);
  return row;
}

/* Numbers the headings of level 1 and the figures, each from 1. */
void
plumb_blocks_number (PlumbBlocks *blocks)
{
  guint heading = 0;
  guint figure = 0;

  g_return_if_fail (blocks != NULL);

  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      PlumbBlock *block = g_ptr_array_index (blocks->blocks, i);

      if (block->type == PLUMB_BLOCK_HEADING && block->level == 1)
        block->number = ++heading;
      else if (block->type == PLUMB_BLOCK_FIGURE)
        block->number = ++figure;
    }
}

/* The heading as it is read, with its number. New string. */
char *
plumb_block_dup_heading (const PlumbBlock *block)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (block != NULL, NULL);

  title = plumb_inline_dup_text (block->text);
  if (block->number == 0)
    return g_steal_pointer (&title);
  return g_strdup_printf ("%u %s", block->number, title);
}

/* The caption of a figure as it is read, with its number. New string. */
char *
plumb_block_dup_caption (const PlumbBlock *block)
{
  g_return_val_if_fail (block != NULL, NULL);

  if (block->number == 0)
    return g_strdup (block->caption != NULL ? block->caption : "");
  /* Translators: caption below a picture: its number, then what it shows. */
  return g_strdup_printf (_ ("Figure %u. %s"), block->number,
                          block->caption != NULL ? block->caption : "");
}
