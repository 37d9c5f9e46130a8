// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "report/plumb-page-table.h"

#include <math.h>
#include <string.h>

/* More columns than this are set a little smaller where lines must be broken. */
#define MOST_COLUMNS 5
/* A word longer than this is broken rather than that it drives the other columns together. */
#define LONGEST_WORD 108.0
/* Room that is left over moves columns apart no further than this. */
#define WIDEST_EXTRA 72.0
#define HEAD_RULE 5.0
#define AFTER_HEAD_RULE 3.0
#define ROUNDS 8
#define AVERAGE_LETTER 0.53 /* in em */
#define LONG_CELL 900.0     /* wider than a table */

/* What the cells of a column ask for. */
typedef struct
{
  double natural; /* all on one line */
  double least;   /* the longest word */
  double area;    /* of all cells: what a fair share of the width follows from */
  char *word;     /* the longest word by letters */
  glong letters;
  gboolean strong;
} Demand;

/* The end of the word that begins at @p; scripts without spaces may be broken after each letter. */
static const char *
word_end (const char *p, glong *letters)
{
  *letters = 0;
  while (*p != '\0' && strchr (" \n\t", *p) == NULL)
    {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      ++*letters;
      if (g_unichar_iswide (c))
        break;
    }
  return p;
}

static void
note_words (Demand *demand, const PlumbRun *run)
{
  const char *p = run->text;

  while (*p != '\0')
    {
      glong letters;
      const char *end = word_end (p, &letters);

      if (letters > demand->letters)
        {
          g_free (demand->word);
          demand->word = g_strndup (p, (gsize)(end - p));
          demand->letters = letters;
          demand->strong = run->strong;
        }
      p = end + strspn (end, " \n\t");
    }
}

/* Wide enough to know that a cell takes several lines; what it takes exactly does not matter then. */
static double
estimate_width (const PlumbInline *cell, PlumbStyleId style)
{
  gsize letters = 0;

  for (guint i = 0; i < cell->runs->len; i++)
    letters += strlen (((PlumbRun *)g_ptr_array_index (cell->runs, i))->text);
  return letters * plumb_page_style_get (style)->font.size * AVERAGE_LETTER;
}

/* Returns the width on one line, or -1 when it is only estimated. */
static float
note_cell (Demand *demand, PlumbTypesetter *setter, const PlumbInline *cell, PlumbStyleId style)
{
  double width;
  gboolean measured;

  if (plumb_inline_is_empty (cell))
    return 0;
  width = estimate_width (cell, style);
  measured = width < LONG_CELL;
  if (measured)
    width = plumb_typesetter_measure (setter, cell, style);
  demand->natural = MAX (demand->natural, width);
  if (cell->chip != NULL)
    demand->least = MAX (demand->least, plumb_typesetter_measure_last (setter, cell, style));
  demand->area += width;
  for (guint i = 0; i < cell->runs->len; i++)
    note_words (demand, g_ptr_array_index (cell->runs, i));
  return measured ? (float)width : -1;
}

static Demand *
collect_demands (PlumbTableLayout *layout, PlumbTypesetter *setter)
{
  const PlumbBlock *block = layout->block;
  PlumbStyleId style = layout->style;
  guint n = block->columns->len;
  Demand *demands = g_new0 (Demand, n);

  for (guint i = 0; i < block->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < MIN (n, row->len); j++)
        layout->natural[i * n + j] =
            note_cell (&demands[j], setter, g_ptr_array_index (row, j), style);
    }
  for (guint j = 0; j < n; j++)
    {
      const PlumbTableColumn *column = g_ptr_array_index (block->columns, j);
      double head =
          plumb_typesetter_measure_words (setter, column->title, PLUMB_STYLE_TABLE_HEAD, FALSE);
      double word =
          plumb_typesetter_measure_words (setter, demands[j].word, style, demands[j].strong);

      /* A unit of slack each: what is measured apart may round to a little more together. */
      demands[j].natural = MAX (demands[j].natural, head) + 1;
      demands[j].least = MIN (MAX (demands[j].least, MAX (word, head)) + 1, LONGEST_WORD);
      demands[j].least = MIN (demands[j].least, demands[j].natural);
      g_clear_pointer (&demands[j].word, g_free);
    }
  return demands;
}

/* Everything fits on one line: what is left over is spread, but columns do not drift apart. */
static void
spread (const Demand *demands, double *widths, guint n, double room)
{
  double extra = room;

  for (guint i = 0; i < n; i++)
    extra -= demands[i].natural;
  for (guint i = 0; i < n; i++)
    widths[i] = demands[i].natural + MIN (extra / n, WIDEST_EXTRA);
}

static double
share_of (const PlumbBlock *block, const Demand *demands, guint i)
{
  const PlumbTableColumn *column = g_ptr_array_index (block->columns, i);

  /* With the square root, a column of long sentences gets more lines and not all of the width. */
  return column->weight > 0 ? column->weight : sqrt (MAX (demands[i].area, 1));
}

/* Whether somebody has said how wide the columns are: the same ones in several tables, room to write. */
static gboolean
is_weighed (const PlumbBlock *block)
{
  for (guint i = 0; i < block->columns->len; i++)
    if (((const PlumbTableColumn *)g_ptr_array_index (block->columns, i))->weight <= 0)
      return FALSE;
  return block->columns->len > 0;
}

/* Lines must be broken: shares by content, none below its longest word or above its natural width. */
static void
squeeze (const PlumbBlock *block, const Demand *demands, double *widths, guint n, double room)
{
  g_autofree gboolean *settled = g_new0 (gboolean, n);
  gboolean weighed = is_weighed (block);
  double least = 0;

  for (guint i = 0; i < n; i++)
    least += demands[i].least;
  if (least >= room)
    {
      for (guint i = 0; i < n; i++)
        widths[i] = demands[i].least * room / least;
      return;
    }
  for (guint round = 0; round < ROUNDS; round++)
    {
      double left = room, shares = 0;
      gboolean again = FALSE;

      for (guint i = 0; i < n; i++)
        {
          left -= settled[i] ? widths[i] : 0;
          shares += settled[i] ? 0 : share_of (block, demands, i);
        }
      /* First those that need more than their share, then those that need less. */
      for (guint pass = 0; pass < 2 && !again; pass++)
        for (guint i = 0; i < n; i++)
          if (!settled[i])
            {
              double fair = left * share_of (block, demands, i) / shares;

              widths[i] = fair;
              if (pass == 0 ? fair < demands[i].least : !weighed && fair > demands[i].natural)
                {
                  widths[i] = pass == 0 ? demands[i].least : demands[i].natural;
                  settled[i] = again = TRUE;
                }
            }
      if (!again)
        break;
    }
}

/* Rounding and early ends of the rounds must not make a table wider than the page. */
static void
fit (double *widths, guint n, double room)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += widths[i];
  for (guint i = 0; i < n && sum > room; i++)
    widths[i] *= room / sum;
}

static double
sum_natural (const Demand *demands, guint n)
{
  double natural = 0;

  for (guint i = 0; i < n; i++)
    natural += demands[i].natural;
  return natural;
}

static void
set_columns (PlumbTableLayout *layout, PlumbTypesetter *setter)
{
  const PlumbBlock *block = layout->block;
  guint n = block->columns->len;
  g_autofree Demand *demands = collect_demands (layout, setter);
  g_autofree double *widths = g_new0 (double, MAX (n, 1));
  double room = layout->width - PLUMB_COLUMN_GAP * (n > 0 ? n - 1 : 0);
  double x = 0;

  if (n > MOST_COLUMNS && sum_natural (demands, n) > room)
    {
      layout->style = PLUMB_STYLE_DENSE_CELL;
      g_free (demands);
      demands = collect_demands (layout, setter);
    }
  if (sum_natural (demands, n) <= room && !is_weighed (block))
    spread (demands, widths, n, room);
  else
    squeeze (block, demands, widths, n, room);
  fit (widths, n, room);
  for (guint i = 0; i < n; i++)
    {
      const PlumbTableColumn *column = g_ptr_array_index (block->columns, i);
      PlumbTablePlace place = { x, widths[i], column->number };

      g_array_append_val (layout->columns, place);
      x += widths[i] + PLUMB_COLUMN_GAP;
    }
}

static void
free_box (gpointer box)
{
  plumb_text_box_free (box);
}

static void
set_head (PlumbTableLayout *layout, PlumbTypesetter *setter)
{
  double height = 0;

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const PlumbTablePlace *place = &g_array_index (layout->columns, PlumbTablePlace, i);
      const PlumbTableColumn *column = g_ptr_array_index (layout->block->columns, i);
      g_autoptr (PlumbInline) title = plumb_inline_new (column->title);
      PlumbTextBox *box =
          plumb_typesetter_set (setter, title, PLUMB_STYLE_TABLE_HEAD, place->width, place->number);

      height = MAX (height, box->height);
      g_ptr_array_add (layout->head, box);
    }
  layout->head_height = height + HEAD_RULE + AFTER_HEAD_RULE;
}

/* Measures every cell of @block and finds columns for a table of @width. @block must outlive it. */
PlumbTableLayout *
plumb_table_layout_new (PlumbTypesetter *setter, const PlumbBlock *block, double width)
{
  PlumbTableLayout *layout = g_new0 (PlumbTableLayout, 1);

  layout->block = block;
  layout->width = width;
  layout->style = PLUMB_STYLE_CELL;
  layout->natural = g_new0 (float, (gsize)block->rows->len * block->columns->len + 1);
  layout->columns = g_array_new (FALSE, FALSE, sizeof (PlumbTablePlace));
  layout->head = g_ptr_array_new_with_free_func (free_box);
  set_columns (layout, setter);
  set_head (layout, setter);
  return layout;
}

/* Frees @layout; NULL is let pass. */
void
plumb_table_layout_free (PlumbTableLayout *layout)
{
  if (layout == NULL)
    return;
  g_array_unref (layout->columns);
  g_ptr_array_unref (layout->head);
  g_free (layout->natural);
  g_free (layout);
}

/* The cells of @row as text boxes (owned by the array), one a column. */
GPtrArray *
plumb_table_layout_set_row (const PlumbTableLayout *layout, PlumbTypesetter *setter, guint row)
{
  const GPtrArray *cells = g_ptr_array_index (layout->block->rows, row);
  GPtrArray *boxes = g_ptr_array_new_with_free_func (free_box);

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const PlumbTablePlace *place = &g_array_index (layout->columns, PlumbTablePlace, i);

      const PlumbInline *cell = i < cells->len ? g_ptr_array_index (cells, i) : NULL;
      /* A chip widens what was measured. */
      float natural =
          cell != NULL && cell->chip == NULL ? layout->natural[row * layout->columns->len + i] : -1;

      g_ptr_array_add (boxes, plumb_typesetter_set_measured (setter, cell, layout->style,
                                                             place->width, place->number, natural));
    }
  return boxes;
}

/* Adds the titles of the columns and the rule below them, the top at (@x, @y). */
void
plumb_table_layout_draw_head (const PlumbTableLayout *layout,
                              PlumbDisplayList *list,
                              double x,
                              double y)
{
  const PlumbPen rule = { PLUMB_PAINT_NONE, PLUMB_PAINT_INK, 1, PLUMB_DASH_SOLID };
  double bottom = y + layout->head_height - HEAD_RULE - AFTER_HEAD_RULE;
  PlumbPoint line[2] = { { x, bottom + HEAD_RULE }, { x + layout->width, bottom + HEAD_RULE } };

  for (guint i = 0; i < layout->head->len; i++)
    {
      const PlumbTextBox *box = g_ptr_array_index (layout->head, i);
      double left = x + g_array_index (layout->columns, PlumbTablePlace, i).x;

      plumb_text_box_draw (box, 0, box->lines->len, list, left, bottom - box->height);
    }
  plumb_display_list_add_polyline (list, line, 2, 0, &rule);
}
