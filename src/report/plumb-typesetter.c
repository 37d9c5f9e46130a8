// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Words into lines, by Pango. */

#include "report/plumb-page-text.h"

#include <math.h>
#include <pango/pango.h>
#include <string.h>

#include "draw/plumb-text-layout.h"
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
#define LONGEST_WORD 100 /* more letters than this are no word, and get no hyphens */
#define RIGHT_TO_LEFT_MARK "\xe2\x80\x8f"
#define LEFT_TO_RIGHT_MARK "\xe2\x80\x8e"
#define SOFT_HYPHEN "\xc2\xad"

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
} Span;

/* A stretch of a line that one run covers, as it comes from left to right. */
typedef struct
{
  const Span *span;
  int start;
  int end;
  double x;
  double width;
  gboolean right_to_left;
} Stretch;

/* What Pango measured at the size of all layouts, in diagram units at the size of the style. */
static double
to_units (const PlumbTypesetter *setter, int pango_units)
{
  return pango_units * setter->scale / PANGO_SCALE;
}

/* A typesetter with the fonts of pages; used from the thread that made it. */
PlumbTypesetter *
plumb_typesetter_new (void)
{
  PlumbTypesetter *setter = g_new0 (PlumbTypesetter, 1);

  setter->layout = pango_layout_new (plumb_text_get_context ());
  pango_layout_set_wrap (setter->layout, PANGO_WRAP_WORD_CHAR);
  setter->words = g_string_new (NULL);
  setter->spans = g_array_new (FALSE, FALSE, sizeof (Span));
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
      Span span = { .start = (guint)setter->words->len, .run = g_ptr_array_index (text->runs, i) };

      append_words (setter->words, span.run->text);
      span.end = (guint)setter->words->len;
      g_array_append_val (setter->spans, span);
    }
}

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, const Span *span)
{
  attribute->start_index = span->start;
  attribute->end_index = span->end;
  pango_attr_list_insert (attributes, attribute);
}

static PlumbFont
font_of (const PlumbTextStyle *style, const PlumbRun *run)
{
  PlumbFont font = style->font;

  if (run->strong)
    font.weight = MAX (font.weight, 600);
  font.italic = run->italic;
  return font;
}

/* A link leads to a place of the document or to where a reader expects it, not to a file or script. */
static gboolean
is_link (const PlumbTypesetter *setter, const PlumbRun *run)
{
  g_autofree char *scheme = NULL;

  if (run->target == NULL)
    return FALSE;
  if (setter->places != NULL && g_hash_table_contains (setter->places, run->target))
    return TRUE;
  scheme = g_uri_parse_scheme (run->target);
  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0
         || g_strcmp0 (scheme, "mailto") == 0;
}

static PlumbPaint
paint_of (const PlumbTypesetter *setter, const PlumbTextStyle *style, const PlumbRun *run)
{
  if (is_link (setter, run))
    return PLUMB_PAINT_ACCENT;
  return run->secondary ? PLUMB_PAINT_SECONDARY : style->paint;
}

static void
set_layout (PlumbTypesetter *setter, PlumbStyleId id, double width)
{
  const PlumbTextStyle *style = plumb_page_style_get (id);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < setter->spans->len; i++)
    {
      const Span *span = &g_array_index (setter->spans, Span, i);
      PlumbFont font = font_of (style, span->run);

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

static const Span *
find_span (PlumbTypesetter *setter, guint at)
{
  for (guint i = 0; i < setter->spans->len; i++)
    {
      const Span *span = &g_array_index (setter->spans, Span, i);

      if (at >= span->start && at < span->end)
        return span;
    }
  return NULL;
}

/* The runs of @line from left to right; neighbours that one op can draw are one stretch. */
static GArray *
collect_stretches (PlumbTypesetter *setter, PangoLayoutLine *line, gboolean *mixed)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  double x = 0;

  *mixed = FALSE;
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoLayoutRun *run = l->data;
      Stretch next = { .span = find_span (setter, (guint)run->item->offset),
                       .start = run->item->offset,
                       .end = run->item->offset + run->item->length,
                       .x = x,
                       .width = to_units (setter, pango_glyph_string_get_width (run->glyphs)),
                       .right_to_left = run->item->analysis.level % 2 == 1 };
      Stretch *last =
          stretches->len > 0 ? &g_array_index (stretches, Stretch, stretches->len - 1) : NULL;

      x += next.width;
      *mixed |= next.right_to_left;
      if (last != NULL && last->span == next.span && !next.right_to_left && !last->right_to_left
          && last->end == next.start)
        {
          last->end = next.end;
          last->width += next.width;
        }
      else
        g_array_append_val (stretches, next);
    }
  return stretches;
}

static guint
keep_string (PlumbTextBox *box, const char *mark, const char *text, gsize length, const char *end)
{
  guint at = (guint)box->strings->len;

  g_string_append (box->strings, mark);
  g_string_append_len (box->strings, text, (gssize)length);
  g_string_append (box->strings, end);
  g_string_append_c (box->strings, '\0');
  return at;
}

static gsize
trimmed_length (const char *text, gsize length)
{
  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\n'))
    length--;
  return length;
}

/* The blocks of letters that are written from right to left. */
static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c < 0x900) || (c >= 0xfb1d && c < 0xfe00) || (c >= 0xfe70 && c < 0xff00)
         || (c >= 0x10800 && c < 0x11000) || (c >= 0x1e800 && c < 0x1f000);
}

/* Whether the first letter is one of a script from right to left, as drawing alone would find it. */
static gboolean
begins_right_to_left (const char *text, gsize length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return is_right_to_left (g_utf8_get_char (p));
  return FALSE;
}

static void
add_piece (PlumbTypesetter *setter,
           PlumbTextBox *box,
           const PlumbTextStyle *style,
           const Stretch *stretch,
           double x,
           gboolean right_to_left,
           gboolean last,
           gboolean hyphen)
{
  const char *text = setter->words->str + stretch->start;
  gsize length = (gsize)(stretch->end - stretch->start);
  PlumbTextPiece piece = { .x = x, .width = stretch->width };
  gboolean own;

  if (last)
    length = trimmed_length (text, length);
  if (length == 0 || stretch->span == NULL)
    return;
  own = begins_right_to_left (text, length);
  piece.font = font_of (style, stretch->span->run);
  piece.paint = paint_of (setter, style, stretch->span->run);
  piece.text = keep_string (box,
                            right_to_left == own ? ""
                            : right_to_left      ? RIGHT_TO_LEFT_MARK
                                                 : LEFT_TO_RIGHT_MARK,
                            text, length, hyphen ? "-" : "");
  if (is_link (setter, stretch->span->run))
    piece.target =
        keep_string (box, "", stretch->span->run->target, strlen (stretch->span->run->target), "");
  g_array_append_val (box->pieces, piece);
}

/* Letters of scripts that divide words with a hyphen. */
static gboolean
is_divided (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return g_unichar_isalpha (c)
         && (script == G_UNICODE_SCRIPT_LATIN || script == G_UNICODE_SCRIPT_GREEK
             || script == G_UNICODE_SCRIPT_CYRILLIC);
}

/* Whether all from @p on, or back from @p, to the next space are such letters, and not too many. */
static gboolean
is_word (const char *begin, const char *p, gboolean back)
{
  for (guint letters = 0; back ? p > begin : *p != '\0'; letters++)
    {
      const char *at = back ? g_utf8_prev_char (p) : p;

      if (g_unichar_isspace (g_utf8_get_char (at)))
        break;
      if (letters == LONGEST_WORD || !is_divided (g_utf8_get_char (at)))
        return FALSE;
      p = back ? at : g_utf8_next_char (at);
    }
  return TRUE;
}

/* A line that ends within a word says so; names with other signs in them stay as they are written. */
static gboolean
ends_with_hyphen (PlumbTypesetter *setter, PangoLayoutLine *line)
{
  GSList *last = g_slist_last (line->runs);
  PangoLayoutRun *run = last != NULL ? last->data : NULL;
  const char *end = setter->words->str + line->start_index + line->length;

  if (run == NULL)
    return FALSE;
  if ((run->item->analysis.flags & PANGO_ANALYSIS_FLAG_NEED_HYPHEN) != 0)
    return TRUE;
  return is_divided (g_utf8_get_char (end)) && is_divided (g_utf8_get_char (g_utf8_prev_char (end)))
         && is_word (setter->words->str, end, TRUE) && is_word (setter->words->str, end, FALSE);
}

/* A line that is all of one run is one piece, and drawing it finds the order of its words again; a
 * line of several styles and directions is drawn run by run. */
static void
add_pieces (PlumbTypesetter *setter,
            PlumbTextBox *box,
            const PlumbTextStyle *style,
            PangoLayoutLine *line,
            double x)
{
  gboolean base = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  gboolean mixed;
  g_autoptr (GArray) stretches = collect_stretches (setter, line, &mixed);
  gboolean hyphen = ends_with_hyphen (setter, line);
  int end = line->start_index + line->length;
  gboolean one = TRUE;

  for (guint i = 1; i < stretches->len; i++)
    one =
        one
        && g_array_index (stretches, Stretch, i).span == g_array_index (stretches, Stretch, 0).span;
  if (mixed && one && stretches->len > 0)
    {
      Stretch all = g_array_index (stretches, Stretch, 0);

      all.start = line->start_index;
      all.end = end;
      for (guint i = 1; i < stretches->len; i++)
        all.width += g_array_index (stretches, Stretch, i).width;
      add_piece (setter, box, style, &all, x, base, TRUE, hyphen);
      return;
    }
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      gboolean last = stretch->end == end;

      add_piece (setter, box, style, stretch, x + stretch->x, stretch->right_to_left, last,
                 hyphen && last);
    }
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
      above = MAX (above, -to_units (setter, ink.y) + INK_SLACK);
      below = MAX (below, to_units (setter, ink.y + ink.height) + INK_SLACK);
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
  return to_units (setter, logical.width);
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
  add_pieces (setter, box, style, line, x);
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
                           .font = font_of (style, run),
                           .paint = paint_of (setter, style, run) };

  piece.text = keep_string (box, "", run->text, strlen (run->text), "");
  if (is_link (setter, run))
    piece.target = keep_string (box, "", run->target, strlen (run->target), "");
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
            gboolean at_end)
{
  const PlumbRun *run = get_simple_run (text);
  PlumbFont font;
  double used;

  if (run == NULL || (width >= 0 && strlen (run->text) * style->font.size * NARROWEST > width))
    return FALSE;
  font = font_of (style, run);
  used = plumb_text_get_width (&font, run->text);
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
  const PlumbTextStyle *text_style = plumb_page_style_get (style);
  PlumbTextBox *box = g_new0 (PlumbTextBox, 1);

  box->pieces = g_array_new (FALSE, TRUE, sizeof (PlumbTextPiece));
  box->lines = g_array_new (FALSE, TRUE, sizeof (PlumbTextLine));
  box->strings = g_string_new (NULL);
  box->measure = width;
  g_string_append_c (box->strings, '\0'); /* so that 0 means no string */
  if (set_simple (setter, box, text, text_style, width, at_end))
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
      PlumbFont font = font_of (plumb_page_style_get (style), run);

      width = plumb_text_get_width (&font, run->text);
    }
  else
    collect_spans (setter, text);
  if (run == NULL && setter->words->len > 0)
    {
      PangoRectangle logical;

      set_layout (setter, style, -1);
      pango_layout_get_extents (setter->layout, NULL, &logical);
      width = to_units (setter, logical.width);
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
