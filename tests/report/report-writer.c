// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Writes a fixture in every format into a folder, for the checks that read files: FIXTURE FOLDER. Beside
 * them, what the files must hold: outline.txt (headings in order) and texts.txt (one shared text a
 * line, in the order of the document). */

#include "fixture.h"

#include <stdio.h>
#include <string.h>

#include "report/plumb-report.h"

static void
write_file (const char *folder, const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
write_format (PlumbReview *review, const char *folder, const char *format, const char *view)
{
  const PlumbReportOptions options = { .company = "Fleetline Inc." };
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("%s.%s", view != NULL ? view : "summary", format);
  g_autoptr (GBytes) bytes =
      plumb_report_export (review, format, NULL, view, &options, NULL, &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  write_file (folder, name, data, length);
}

/* The same on the other paper. */
static void
write_letter (PlumbReview *review, const char *folder)
{
  const PlumbReportOptions options = { .paper = PLUMB_PAPER_LETTER };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      plumb_report_export (review, "pdf", NULL, NULL, &options, NULL, &error);

  g_assert_no_error (error);
  write_file (folder, "letter.pdf", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
add_text (GString *texts, const PlumbInline *text)
{
  g_autofree char *words = plumb_inline_dup_text (text);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_string_append_printf (texts, "%s\n", lines[i]);
}

static void
add_texts (GString *texts, const PlumbBlock *block)
{
  if (block->type == PLUMB_BLOCK_HEADING)
    {
      g_autofree char *heading = plumb_block_dup_heading (block);

      g_string_append_printf (texts, "%s\n", heading);
      return;
    }
  if (block->text != NULL)
    add_text (texts, block->text);
  for (guint i = 0; block->facts != NULL && i < block->facts->len; i++)
    add_text (texts, g_ptr_array_index (block->facts, i));
  for (guint i = 0; block->items != NULL && i < block->items->len; i++)
    add_text (texts, g_ptr_array_index (block->items, i));
  for (guint i = 0; block->rows != NULL && i < block->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < row->len; j++)
        add_text (texts, g_ptr_array_index (row, j));
    }
}

static void
write_expectations (PlumbReview *review, const char *folder)
{
  const PlumbReportOptions options = { .company = "Fleetline Inc." };
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbBlocks) blocks = plumb_report_build (review, "summary", &options, &error);
  g_autoptr (GString) outline = g_string_new (NULL);
  g_autoptr (GString) texts = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const PlumbBlock *block = g_ptr_array_index (blocks->blocks, i);

      if (block->type == PLUMB_BLOCK_HEADING)
        {
          g_autofree char *heading = plumb_block_dup_heading (block);

          g_string_append_printf (outline, "%d %s\n", block->level, heading);
        }
      add_texts (texts, block);
    }
  write_file (folder, "outline.txt", outline->str, outline->len);
  write_file (folder, "texts.txt", texts->str, texts->len);
}

int
main (int argc, char **argv)
{
  PlumbReview *review;

  if (argc != 3)
    {
      fprintf (stderr, "usage: report-writer FIXTURE FOLDER\n");
      return 2;
    }
  fixture_begin ();
  review = fixture_new (argv[1]);
  write_format (review, argv[2], "pdf", NULL);
  write_letter (review, argv[2]);
  write_format (review, argv[2], "md", NULL);
  write_format (review, argv[2], "html", NULL);
  write_format (review, argv[2], "svg", "proposed");
  /* An image of 300 systems takes longer than all other files together. */
  if (strcmp (argv[1], "many-systems") != 0)
    write_format (review, argv[2], "png", "proposed");
  write_format (review, argv[2], "pdf", "proposed");
  write_expectations (review, argv[2]);
  fixture_close (review);
  fixture_end ();
  return 0;
}
