// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A line of a layout as pieces: what one text of a display list can draw. */

#include <string.h>

#include "report/plumb-typesetter-private.h"

#define RIGHT_TO_LEFT_MARK "\xe2\x80\x8f"
#define LEFT_TO_RIGHT_MARK "\xe2\x80\x8e"
#define LONGEST_WORD 100 /* more letters than this are no word, and get no hyphens */

/* A stretch of a line that one run covers, as it comes from left to right. */
typedef struct
{
  const PlumbTextSpan *span;
  int start;
  int end;
  double x;
  double width;
  gboolean right_to_left;
} Stretch;

/* What Pango measured at the size of all layouts, in diagram units at the size of the style. */
double
plumb_typesetter_to_units (const PlumbTypesetter *setter, int pango_units)
{
  return pango_units * setter->scale / PANGO_SCALE;
}

/* The font of @run in @style. */
PlumbFont
plumb_typesetter_font_of (const PlumbTextStyle *style, const PlumbRun *run)
{
  PlumbFont font = style->font;

  if (run->strong)
    font.weight = MAX (font.weight, 600);
  font.italic = run->italic;
  return font;
}

/* A link leads to a place of the document or to where a reader expects it, not to a file or script. */
gboolean
plumb_typesetter_is_link (const PlumbTypesetter *setter, const PlumbRun *run)
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

/* The colour of @run in @style. */
PlumbPaint
plumb_typesetter_paint_of (const PlumbTypesetter *setter,
                           const PlumbTextStyle *style,
                           const PlumbRun *run)
{
  if (plumb_typesetter_is_link (setter, run))
    return PLUMB_PAINT_ACCENT;
  return run->secondary ? PLUMB_PAINT_SECONDARY : style->paint;
}

static const PlumbTextSpan *
find_span (PlumbTypesetter *setter, guint at)
{
  for (guint i = 0; i < setter->spans->len; i++)
    {
      const PlumbTextSpan *span = &g_array_index (setter->spans, PlumbTextSpan, i);

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
                       .width = plumb_typesetter_to_units (
                           setter, pango_glyph_string_get_width (run->glyphs)),
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

/* Where @text stands among the strings of @box from now on, with what goes before and behind it. */
guint
plumb_text_box_keep_string (
    PlumbTextBox *box, const char *mark, const char *text, gsize length, const char *end)
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
  piece.font = plumb_typesetter_font_of (style, stretch->span->run);
  piece.paint = plumb_typesetter_paint_of (setter, style, stretch->span->run);
  piece.text = plumb_text_box_keep_string (box,
                                           right_to_left == own ? ""
                                           : right_to_left      ? RIGHT_TO_LEFT_MARK
                                                                : LEFT_TO_RIGHT_MARK,
                                           text, length, hyphen ? "-" : "");
  if (plumb_typesetter_is_link (setter, stretch->span->run))
    piece.target = plumb_text_box_keep_string (box, "", stretch->span->run->target,
                                               strlen (stretch->span->run->target), "");
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
void
plumb_typesetter_add_pieces (PlumbTypesetter *setter,
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
