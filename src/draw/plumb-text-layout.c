// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "draw/plumb-text-layout.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Texts a generation. When the young one is full it becomes the old one, and what of the old one was
 * not asked for meanwhile goes. */
#define GENERATION 4096

typedef struct
{
  guint hash;
  PlumbFont font;
  char *text;
  PangoLayout *layout;
  double width;
} LaidOut;

/* Pango's objects belong to one thread, so each thread has its own. */
typedef struct
{
  PangoContext *context;
  GHashTable *young;
  GHashTable *old;
} TextCache;

static guint
laid_out_hash (gconstpointer key)
{
  return ((const LaidOut *)key)->hash;
}

static gboolean
same_font (const PlumbFont *a, const PlumbFont *b)
{
  return a->weight == b->weight && !a->italic == !b->italic && !a->strike == !b->strike
         && !a->mono == !b->mono;
}

static gboolean
laid_out_equal (gconstpointer a, gconstpointer b)
{
  const LaidOut *first = a, *second = b;

  return first->hash == second->hash && same_font (&first->font, &second->font)
         && strcmp (first->text, second->text) == 0;
}

static void
laid_out_free (gpointer data)
{
  LaidOut *laid_out = data;

  g_object_unref (laid_out->layout);
  g_free (laid_out->text);
  g_free (laid_out);
}

static GHashTable *
generation_new (void)
{
  return g_hash_table_new_full (laid_out_hash, laid_out_equal, laid_out_free, NULL);
}

static void
text_cache_free (gpointer data)
{
  TextCache *cache = data;

  g_hash_table_unref (cache->young);
  g_hash_table_unref (cache->old);
  g_object_unref (cache->context);
  g_free (cache);
}

static TextCache *
get_cache (void)
{
  static GPrivate private = G_PRIVATE_INIT (text_cache_free);
  TextCache *cache = g_private_get (&private);

  if (cache == NULL)
    {
      cairo_font_options_t *options = cairo_font_options_create ();

      cache = g_new0 (TextCache, 1);
      cache->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
      /* The same layout on every machine and at every scale. */
      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
      pango_cairo_context_set_font_options (cache->context, options);
      cairo_font_options_destroy (options);
      pango_context_set_round_glyph_positions (cache->context, FALSE);
      cache->young = generation_new ();
      cache->old = generation_new ();
      g_private_set (&private, cache);
    }
  return cache;
}

/* Whether XML 1.0, PDF and a font may hold @c: no control characters but tab and newline, and no
 * noncharacters. */
gboolean
plumb_text_may_hold (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';
  return !(c >= 0x7f && c <= 0x9f) && (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

/* @text as valid UTF-8 of such characters; new string. */
char *
plumb_text_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *cleaned = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (plumb_text_may_hold (g_utf8_get_char (p)))
      g_string_append_len (cleaned, p, g_utf8_next_char (p) - p);
  return g_string_free (cleaned, FALSE);
}

/* The Pango context of this thread, with the font options of pictures and pages. Borrowed. */
PangoContext *
plumb_text_get_context (void)
{
  return get_cache ()->context;
}

/* @font as Pango takes it; sizes are absolute, so that no resolution of a screen gets in. */
PangoFontDescription *
plumb_font_describe (const PlumbFont *font)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description,
                                            font->mono ? PLUMB_FONT_MONO : PLUMB_FONT_FALLBACK);
  pango_font_description_set_absolute_size (description, font->size * PANGO_SCALE);
  pango_font_description_set_weight (description, font->weight);
  if (font->italic)
    pango_font_description_set_style (description, PANGO_STYLE_ITALIC);
  return description;
}

static PangoLayout *
lay_out (PangoContext *context, const PlumbFont *font, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PlumbFont master = *font;
  PangoFontDescription *description;

  master.size = PLUMB_LAYOUT_SIZE;
  description = plumb_font_describe (&master);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  if (font->strike)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  return layout;
}

static guint
hash_of (const PlumbFont *font, const char *text)
{
  return g_str_hash (text) * 31u + (guint)font->weight + (font->italic ? 1u : 0u)
         + (font->strike ? 2u : 0u) + (font->mono ? 4u : 0u);
}

static LaidOut *
find (TextCache *cache, const LaidOut *wanted)
{
  LaidOut *found = g_hash_table_lookup (cache->young, wanted);
  gpointer key;

  if (found != NULL)
    return found;
  if (g_hash_table_steal_extended (cache->old, wanted, &key, NULL))
    {
      g_hash_table_add (cache->young, key);
      return key;
    }
  return NULL;
}

static LaidOut *
get_laid_out (const PlumbFont *font, const char *text)
{
  TextCache *cache = get_cache ();
  LaidOut wanted = { .hash = hash_of (font, text), .font = *font, .text = (char *)text };
  LaidOut *found = find (cache, &wanted);
  PangoRectangle extents;

  if (found != NULL)
    return found;
  if (g_hash_table_size (cache->young) >= GENERATION)
    {
      g_hash_table_unref (cache->old);
      cache->old = cache->young;
      cache->young = generation_new ();
    }
  found = g_new0 (LaidOut, 1);
  *found = wanted;
  found->text = g_strdup (text);
  found->layout = lay_out (cache->context, font, text);
  pango_layout_get_extents (found->layout, NULL, &extents);
  found->width = extents.width / (double)PANGO_SCALE;
  g_hash_table_add (cache->young, found);
  return found;
}

/* One line of @text laid out in @font at PLUMB_LAYOUT_SIZE, whatever its size; borrowed until the next
 * call in this thread. */
PangoLayout *
plumb_text_get_layout (const PlumbFont *font, const char *text)
{
  return get_laid_out (font, text)->layout;
}

/* Width of @text on one line, in diagram units. */
double
plumb_text_get_width (const PlumbFont *font, const char *text)
{
  return get_laid_out (font, text)->width * font->size / PLUMB_LAYOUT_SIZE;
}
