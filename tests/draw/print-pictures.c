// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Writes the test pictures in every format and palette: print-pictures FOLDER. For looking at, and for
 * the tests that read them with other programs. */

#include <glib/gstdio.h>
#include <stdio.h>

#include "../diagram/picture-test.h"
#include "draw/plumb-draw.h"

typedef struct
{
  const char *folder;
  const char *name;
  const char *suffix;
} Out;

static void
write_bytes (const Out *out, const char *extension, const char *data, gssize length)
{
  g_autofree char *file = g_strconcat (out->name, out->suffix, ".", extension, NULL);
  g_autofree char *path = g_build_filename (out->folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

static void
write_picture (const Out *out, PlumbScene *scene, const PlumbPalette *palette, gboolean all)
{
  g_autoptr (PlumbDisplayList) list = plumb_draw_scene (scene, PLUMB_PICTURE_LEGEND);
  PlumbPictureOptions options = { .palette = palette,
                                  .margin = 24,
                                  .background = TRUE,
                                  .title = out->name,
                                  .description = "A test picture",
                                  .language = "en" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = plumb_display_list_to_png (list, &options, 1, &error);
  g_autofree char *svg = NULL;
  g_autoptr (GBytes) pdf = NULL;

  g_assert_no_error (error);
  write_bytes (out, "png", g_bytes_get_data (png, NULL), (gssize)g_bytes_get_size (png));
  if (!all)
    return;
  svg = plumb_display_list_to_svg (list, &options);
  write_bytes (out, "svg", svg, -1);
  pdf = plumb_display_list_to_pdf (list, &options, &error);
  g_assert_no_error (error);
  write_bytes (out, "pdf", g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf));
}

/* What the review says of a connection: "label ID METHOD DATA FREQUENCY", in the words of the screen. */
static void
add_label (GString *text, PlumbReview *review, const char *id)
{
  static const char *const fields[] = { "method", "data", "frequency" };
  PlumbRecord *record = plumb_review_get_record (review, "connection", id);

  g_string_append_printf (text, "label %s", id);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *value = plumb_record_get (record, fields[i]);
      const PlumbVocabulary *words = plumb_schema_find_vocabulary (fields[i]);
      const char *title =
          value != NULL && words != NULL ? plumb_vocabulary_get_title (words, value) : NULL;

      if (value != NULL && *value != '\0')
        g_string_append_printf (text, " %s", title != NULL ? title : value);
    }
  g_string_append_c (text, '\n');
}

/* What a checker that knows nothing of scenes must find: lines of "system ID", "connection ID SOURCE
 * TARGET" and "label ID WORDS". */
static void
write_contents (const Out *out, PlumbReview *review, PlumbScene *scene)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (scene, i);

      g_string_append_printf (text, "system %s\n", box->id);
    }
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);

      g_string_append_printf (text, "connection %s %s %s\n", connection->id,
                              plumb_scene_get_box (scene, (guint)connection->source)->id,
                              plumb_scene_get_box (scene, (guint)connection->target)->id);
      add_label (text, review, connection->id);
    }
  write_bytes (out, "txt", text->str, -1);
}

int
main (int argc, char **argv)
{
  const char *const *names = picture_test_get_names ();

  if (argc != 2)
    {
      fprintf (stderr, "usage: print-pictures FOLDER\n");
      return 2;
    }
  g_mkdir_with_parents (argv[1], 0755);
  picture_test_init ();
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (PlumbReview) review = picture_test_open (names[i]);
      gboolean changes = g_str_equal (names[i], "changes");
      PlumbSceneOptions options = { .measure = plumb_draw_get_measure () };
      g_autoptr (PlumbScene) scene =
          plumb_scene_new (review, changes ? PLUMB_VIEW_CHANGES : PLUMB_VIEW_PROPOSED, &options);
      Out out = { argv[1], names[i], "" };

      write_picture (&out, scene, NULL, TRUE);
      write_contents (&out, review, scene);
      out.suffix = "-dark";
      write_picture (&out, scene, plumb_palette_get_dark (), FALSE);
      plumb_review_close (review, NULL);
    }
  picture_test_finish ();
  return 0;
}
