// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Words into lines, by Pango. */

#include <math.h>
#include <string.h>

#include "draw/plumb-text-layout.h"
#include "report/plumb-typesetter-private.h"
#include "schema/plumb-schema.h"

/* Ascent and descent of Inter in em: where the baseline lies in a line of any pitch. */
#define ASCENT 0.969
#define DESCENT 0.241
/* What the letters of other scripts may stand out of a line before it is made higher. */
#define INK_SLACK 1.0
#define CHIP_GAP 6.0
/* The first byte of U+0580 and above: Latin, Greek and Cyrillic come before. */
#define FIRST_OF_OTHER_SCRIPTS 0xd6
/* No text is narrower than this by letter, in em; a first guess that saves measuring. */
#define NARROWEST 0.2
#define SOFT_HYPHEN "\xc2\xad"

/* A typesetter with the fonts of pages; used from the thread that made it. */
PlumbTypesetter *
plumb_typesetter_new (void)
{
  PlumbTypesetter *setter = g_new0 (PlumbTypesetter, 1);

  setter->layout = pango_layout_new (plumb_text_get_context ());
  pango_layout_set_wrap (setter->layout, PANGO_WRAP_WORD_CHAR);
  setter->words = g_string_new (NULL);
  setter->spans = g_array_new (FALSE, FALSE, sizeof (PlumbTextSpan));
  for (guint i = 0; i < PLUMB_N_STYLES; i++)
    {
      PlumbFont font = plumb_page_style_get (i)->font;

      font.size = PLUMB_LAYOUT_SIZE;
      setter->fonts[i] = plumb_font_describe (&font);
    }
  return setter;
}

/* Frees @setter; NULL is let pass. */
void
plumb_typesetter_free (PlumbTypesetter *setter)
{
  if (setter == NULL)
    return;
  for (guint i = 0; i < PLUMB_N_STYLES; i++)
    pango_font_description_free (setter->fonts[i]);
  g_clear_pointer (&setter->places, g_hash_table_unref);
  g_array_unref (setter->spans);
  g_string_free (setter->words, TRUE);
  g_object_unref (setter->layout);
  g_free (setter);
}

/* The names of places (a set of strings) that links of the text may lead to. */
void
plumb_typesetter_set_places (PlumbTypesetter *setter, GHashTable *places)
{
  g_clear_pointer (&setter->places, g_hash_table_unref);
  setter->places = g_hash_table_ref (places);
}

/* As the draw layer will take the words; tabs would stand elsewhere in each piece. */
static void
append_words (GString *words, const char *text)
{
  g_autofree char *clean = g_strdelimit (plumb_text_clean (text), "\t\r", ' ');

  g_string_append (words, clean);
}

static void
collect_spans (PlumbTypesetter *setter, const PlumbInline *text)
{
  g_string_truncate (setter->words, 0);
  g_array_set_size (setter->spans, 0);
  for (guint i = 0; text != NULL && i < text->runs->len; i++)
    {
      PlumbTextSpan span = { .start = (guint)setter->words->len,
                             .run = g_ptr_array_index (text->runs, i) };

      append_words (setter->words, span.run->text);
      span.end = (guint)setter->words->len;
      g_array_append_val (setter->spans, span);
    }
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, const PlumbTextSpan *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (attributes, attribute);
}

static void
set_layout (PlumbTypesetter *setter, PlumbStyleId id, double width)
{
  const PlumbTextStyle *style = plumb_page_style_get (id);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < setter->spans->len; i++)
    {
      const PlumbTextSpan *span = &g_array_index (setter->spans, PlumbTextSpan, i);
      PlumbFont font = plumb_typesetter_font_of (style, span->run);

      /* A colour that is not used, but differs from the neighbours': what Pango gives back does not
       * reach over the ends of runs. */
      add_attribute (attributes, pango_attr_foreground_new ((guint16)(i % 2), 0, 0), span);
      if (font.weight != style->font.weight)
        add_attribute (attributes, pango_attr_weight_new (font.weight), span);
      if (font.italic)
        add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), span);
    }
  /* A name or an address that is broken stays as it is written; a soft hyphen asks for its mark. */
  if (strstr (setter->words->str, SOFT_HYPHEN) == NULL)
    pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  if (setter->font != setter->fonts[id])
    pango_layout_set_font_description (setter->layout, setter->fonts[id]);
  setter->font = setter->fonts[id];
  setter->scale = style->font.size / PLUMB_LAYOUT_SIZE;
  pango_layout_set_attributes (setter->layout, attributes);
  pango_layout_set_width (setter->layout,
                          width < 0 ? -1 : (int)(width / setter->scale * PANGO_SCALE));
  pango_layout_set_text (setter->layout, setter->words->str, (int)setter->words->len);
}

/* Whether letters outside of the Latin, Greek and Cyrillic blocks may stand out of a line. */
static gboolean
has_tall_letters (const char *text, int length)
{
  for (int i = 0; i < length; i++)
    if ((guchar)text[i] >= 0xe0)
      return TRUE;
  return FALSE;
}

static void
place_line (PlumbTypesetter *setter,
            PlumbTextBox *box,
            const PlumbTextStyle *style,
            PangoLayoutLine *line,
            PlumbTextLine *placed)
{
  double size = style->font.size;
  double above = (style->pitch - size * (ASCENT + DESCENT)) / 2 + size * ASCENT;
  double below = style->pitch - above;

  if (has_tall_letters (setter->words->str + line->start_index, line->length))
    {
      PangoRectangle ink;

      pango_layout_line_get_extents (line, &ink, NULL);
      above = MAX (above, -plumb_typesetter_to_units (setter, ink.y) + INK_SLACK);
      below = MAX (below, plumb_typesetter_to_units (setter, ink.y + ink.height) + INK_SLACK);
    }
  placed->top = box->height;
  placed->baseline = box->height + above;
  placed->height = above + below;
  box->height += placed->height;
}

static double
line_width (const PlumbTypesetter *setter, PangoLayoutLine *line)
{
  PangoRectangle logical;

  pango_layout_line_get_extents (line, NULL, &logical);
  return plumb_typesetter_to_units (setter, logical.width);
}

static void
add_line (PlumbTypesetter *setter,
          PlumbTextBox *box,
          const PlumbTextStyle *style,
          PangoLayoutLine *line,
          double width,
          gboolean at_end)
{
  PlumbTextLine placed = { .first = box->pieces->len, .chip_x = NAN };
  gboolean right_to_left = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  double used = line_width (setter, line);
  double x = right_to_left != at_end && width >= 0 ? MAX (0, width - used) : 0;

  place_line (setter, box, style, line, &placed);
  plumb_typesetter_add_pieces (setter, box, style, line, x);
  placed.n = box->pieces->len - placed.first;
  box->width = MAX (box->width, used);
  if (box->lines->len == 0)
    box->right_to_left = right_to_left;
  g_array_append_val (box->lines, placed);
}

static const char *
chip_title (const char *severity)
{
  return plumb_vocabulary_get_title (plumb_schema_find_vocabulary ("level"), severity);
}

/* The chip follows the last line where it has room, and else stands on a line of its own. */
static void
add_chip (PlumbTypesetter *setter,
          PlumbTextBox *box,
          const char *severity,
          const PlumbTextStyle *style,
          double width)
{
  PlumbTextLine *last;
  double end = 0;

  box->chip = g_strdup (severity);
  box->chip_text = g_strdup (chip_title (severity));
  box->chip_width = plumb_typesetter_measure_words (setter, box->chip_text, PLUMB_STYLE_CHIP, FALSE)
                    + 2 * PLUMB_CHIP_PAD;
  last =
      box->lines->len > 0 ? &g_array_index (box->lines, PlumbTextLine, box->lines->len - 1) : NULL;
  for (guint i = 0; last != NULL && i < last->n; i++)
    {
      const PlumbTextPiece *piece = &g_array_index (box->pieces, PlumbTextPiece, last->first + i);

      end = MAX (end, piece->x + piece->width);
    }
  if (last == NULL || (width >= 0 && end + CHIP_GAP + box->chip_width > width))
    {
      PlumbTextLine own = { .first = box->pieces->len, .top = box->height };

      own.height = MAX (style->pitch, PLUMB_CHIP_HEIGHT + 2);
      own.baseline = own.top + style->pitch * 0.75;
      box->height += own.height;
      g_array_append_val (box->lines, own);
      end = -CHIP_GAP;
      last = &g_array_index (box->lines, PlumbTextLine, box->lines->len - 1);
    }
  last->chip_x = end + CHIP_GAP;
  box->width = MAX (box->width, last->chip_x + box->chip_width);
}

/* One run on one line in a script without surprises: what drawing it alone measures is what it takes,
 * and is kept by the draw layer, so that it is laid out once and not three times. */
static const PlumbRun *
get_simple_run (const PlumbInline *text)
{
  const PlumbRun *run;

  if (text == NULL || text->runs->len != 1)
    return NULL;
  run = g_ptr_array_index (text->runs, 0);
  for (const char *p = run->text; *p != '\0'; p++)
    if ((guchar)*p < ' ' || *p == 0x7f || (guchar)*p >= FIRST_OF_OTHER_SCRIPTS
        || ((guchar)*p == 0xc2 && (guchar)p[1] < 0xa0))
      return NULL;
  return g_str_has_suffix (run->text, " ") ? NULL : run;
}

static void
add_simple_line (PlumbTypesetter *setter,
                 PlumbTextBox *box,
                 const PlumbTextStyle *style,
                 const PlumbRun *run,
                 double width,
                 gboolean at_end,
                 double used)
{
  double above =
      (style->pitch - style->font.size * (ASCENT + DESCENT)) / 2 + style->font.size * ASCENT;
  PlumbTextLine line = { .n = 1, .baseline = above, .height = style->pitch, .chip_x = NAN };
  PlumbTextPiece piece = { .x = at_end && width >= 0 ? MAX (0, width - used) : 0,
                           .width = used,
                           .font = plumb_typesetter_font_of (style, run),
                           .paint = plumb_typesetter_paint_of (setter, style, run) };

  piece.text = plumb_text_box_keep_string (box, "", run->text, strlen (run->text), "");
  if (plumb_typesetter_is_link (setter, run))
    piece.target = plumb_text_box_keep_string (box, "", run->target, strlen (run->target), "");
  g_array_append_val (box->pieces, piece);
  g_array_append_val (box->lines, line);
  box->width = used;
  box->height = style->pitch;
}

/* TRUE when @text was set as one simple line. */
static gboolean
set_simple (PlumbTypesetter *setter,
            PlumbTextBox *box,
            const PlumbInline *text,
            const PlumbTextStyle *style,
            double width,
            gboolean at_end,
            double natural)
{
  const PlumbRun *run = get_simple_run (text);
  PlumbFont font;
  double used;

  if (run == NULL || (width >= 0 && strlen (run->text) * style->font.size * NARROWEST > width))
    return FALSE;
  font = plumb_typesetter_font_of (style, run);
  used = natural >= 0 ? natural : plumb_text_get_width (&font, run->text);
  if (width >= 0 && used > width)
    return FALSE;
  add_simple_line (setter, box, style, run, width, at_end, used);
  return TRUE;
}

/* Sets @text in @style into lines of at most @width (< 0: as wide as they come). @at_end: lines end at
 * the right edge of @width. New; the box does not need @text any more. */
PlumbTextBox *
plumb_typesetter_set (PlumbTypesetter *setter,
                      const PlumbInline *text,
                      PlumbStyleId style,
                      double width,
                      gboolean at_end)
{
  return plumb_typesetter_set_measured (setter, text, style, width, at_end, -1);
}

PlumbTextBox *
plumb_typesetter_set_measured (PlumbTypesetter *setter,
                               const PlumbInline *text,
                               PlumbStyleId style,
                               double width,
                               gboolean at_end,
                               double natural)
{
  const PlumbTextStyle *text_style = plumb_page_style_get (style);
  PlumbTextBox *box = g_new0 (PlumbTextBox, 1);

  box->pieces = g_array_new (FALSE, TRUE, sizeof (PlumbTextPiece));
  box->lines = g_array_new (FALSE, TRUE, sizeof (PlumbTextLine));
  box->strings = g_string_new (NULL);
  box->measure = width;
  g_string_append_c (box->strings, '\0'); /* so that 0 means no string */
  if (set_simple (setter, box, text, text_style, width, at_end, natural))
    g_string_truncate (setter->words, 0);
  else
    collect_spans (setter, text);
  if (setter->words->len > 0)
    {
      set_layout (setter, style, width);
      for (GSList *l = pango_layout_get_lines_readonly (setter->layout); l != NULL; l = l->next)
        add_line (setter, box, text_style, l->data, width, at_end);
    }
  if (text != NULL && text->chip != NULL)
    add_chip (setter, box, text->chip, text_style, width);
  return box;
}

/* The same for plain words. */
PlumbTextBox *
plumb_typesetter_set_words (PlumbTypesetter *setter,
                            const char *words,
                            PlumbStyleId style,
                            double width)
{
  g_autoptr (PlumbInline) text = plumb_inline_new (words);

  return plumb_typesetter_set (setter, text, style, width, FALSE);
}

/* The width of @text when no line is broken, its chip included. */
double
plumb_typesetter_measure (PlumbTypesetter *setter, const PlumbInline *text, PlumbStyleId style)
{
  const PlumbRun *run = get_simple_run (text);
  double width = 0;

  if (run != NULL)
    {
      PlumbFont font = plumb_typesetter_font_of (plumb_page_style_get (style), run);

      width = plumb_text_get_width (&font, run->text);
    }
  else
    collect_spans (setter, text);
  if (run == NULL && setter->words->len > 0)
    {
      PangoRectangle logical;

      set_layout (setter, style, -1);
      pango_layout_get_extents (setter->layout, NULL, &logical);
      width = plumb_typesetter_to_units (setter, logical.width);
    }
  if (text != NULL && text->chip != NULL)
    width = MAX (width, plumb_typesetter_measure_words (setter, chip_title (text->chip),
                                                        PLUMB_STYLE_CHIP, FALSE)
                            + 2 * PLUMB_CHIP_PAD);
  return width;
}

/* The width of the last line of @text with the chip behind it. */
double
plumb_typesetter_measure_last (PlumbTypesetter *setter, const PlumbInline *text, PlumbStyleId style)
{
  g_autoptr (PlumbTextBox) box = plumb_typesetter_set (setter, text, style, -1, FALSE);
  const PlumbTextLine *last;

  if (box->lines->len == 0)
    return 0;
  last = &g_array_index (box->lines, PlumbTextLine, box->lines->len - 1);
  return isnan (last->chip_x) ? box->width : last->chip_x + box->chip_width;
}

/* The width of @words on one line. */
double
plumb_typesetter_measure_words (PlumbTypesetter *setter,
                                const char *words,
                                PlumbStyleId style,
                                gboolean strong)
{
  g_autoptr (PlumbInline) text = plumb_inline_new (NULL);

  plumb_inline_add (text, words, strong ? PLUMB_RUN_STRONG : PLUMB_RUN_PLAIN, NULL);
  return plumb_typesetter_measure (setter, text, style);
}
