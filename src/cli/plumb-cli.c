// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/plumb-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "analysis/plumb-compare.h"
#include "document/plumb-file-writer.h"

#define MOST_CANDIDATES 10
#define MOST_INPUT (512 * 1024 * 1024) /* bytes; nothing that Plumbline writes is larger */

int
plumb_cli_fail (const char *file, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  if (file != NULL)
    g_printerr ("plumbline-cli: %s: %s\n", file, message);
  else
    g_printerr ("plumbline-cli: %s\n", message);
  return PLUMB_CLI_UNUSABLE;
}

/* Many sentences of the libraries name the file already: it is not named twice. */
int
plumb_cli_fail_error (const char *file, const GError *error)
{
  const char *message = error->message;

  if (file != NULL && g_str_has_prefix (message, file)
      && g_str_has_prefix (message + strlen (file), ": "))
    message += strlen (file) + 2;
  return plumb_cli_fail (file, "%s", message);
}

gboolean
plumb_cli_check_output (const char *review, const char *out)
{
  struct stat a, b;

  if (stat (review, &a) != 0 || stat (out, &b) != 0 || a.st_dev != b.st_dev || a.st_ino != b.st_ino)
    return TRUE;
  plumb_cli_fail (out, _ ("this is the review itself; choose another name"));
  return FALSE;
}

/* Opens the review at @path, or tells why not. */
PlumbReview *
plumb_cli_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review = plumb_review_open (path, PLUMB_OPEN_NO_WATCH, &error);

  if (review == NULL)
    plumb_cli_fail_error (path, error);
  return review;
}

int
plumb_cli_close (PlumbReview *review, const char *path, int result)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_review_close (review, &error))
    result = plumb_cli_fail_error (path, error);
  g_object_unref (review);
  return result;
}

/* The table called @name, or a message that names those that there are. */
const PlumbTable *
plumb_cli_find_table (const char *path, const char *name)
{
  const PlumbTable *table = plumb_schema_find_table (name);
  g_autoptr (GString) known = NULL;
  guint n;

  if (table != NULL)
    return table;
  known = g_string_new (NULL);
  for (guint i = 0; i < (plumb_schema_get_tables (&n), n); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", plumb_schema_get_tables (&n)[i]->id);
  plumb_cli_fail (path, _ ("there is no table “%s”; use one of: %s"), name, known->str);
  return NULL;
}

static void
fail_ambiguous (PlumbReview *review, const char *path, const char *text, GPtrArray *found)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < found->len && i < MOST_CANDIDATES; i++)
    {
      const PlumbRecord *record = g_ptr_array_index (found, i);
      g_autofree char *name = plumb_review_dup_name (review, record);

      g_string_append_printf (list, "\n  %s  %s", plumb_record_get_id (record), name);
    }
  plumb_cli_fail (path, _ ("“%s” fits several records; name one by its id:%s"), text, list->str);
}

PlumbRecord *
plumb_cli_find_record (PlumbReview *review, const char *path, const char *table, const char *text)
{
  PlumbRecord *record = plumb_review_get_record (review, table, text);
  g_autoptr (GPtrArray) found = NULL;

  if (record != NULL)
    return record;
  if (strcmp (table, "review") == 0 && strcmp (text, "review") == 0)
    return plumb_review_get_root (review);
  found = plumb_review_find_by_name (review, table, text);
  if (found->len == 1)
    return g_ptr_array_index (found, 0);
  if (found->len > 1)
    fail_ambiguous (review, path, text, found);
  else
    plumb_cli_fail (path,
                    _ ("there is no “%s” in %s; “plumbline-cli show FILE %s” lists what there is"),
                    text, table, table);
  return NULL;
}

static void
fail_baseline (PlumbReview *review, const char *path, const char *name)
{
  const GPtrArray *baselines = plumb_review_get_records (review, "baseline");
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < baselines->len; i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                            plumb_record_get (g_ptr_array_index (baselines, i), "name"));
  if (known->len > 0)
    plumb_cli_fail (path, _ ("there is no baseline “%s”; use one of: %s"), name, known->str);
  else
    plumb_cli_fail (path, _ ("there is no baseline yet; “plumbline-cli baseline” makes one"));
}

PlumbReview *
plumb_cli_open_baseline (PlumbReview *review, const char *path, const char *name)
{
  g_autoptr (GError) error = NULL;
  const PlumbRecord *baseline = plumb_find_baseline (review, name);
  PlumbReview *then;

  if (baseline == NULL)
    {
      fail_baseline (review, path, name);
      return NULL;
    }
  then = plumb_review_open_at (review, plumb_record_get (baseline, "history_id"), &error);
  if (then == NULL)
    plumb_cli_fail_error (path, error);
  return then;
}

static gboolean
read_standard_input (char **text, gsize *length)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  ssize_t n;

  while ((n = read (STDIN_FILENO, buffer, sizeof buffer)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0 || bytes->len + (gsize)n > MOST_INPUT)
        {
          plumb_cli_fail (NULL, _ ("standard input cannot be read, or is too large"));
          return FALSE;
        }
      g_byte_array_append (bytes, buffer, (guint)n);
    }
  *length = bytes->len;
  g_byte_array_append (bytes, (const guint8 *)"", 1);
  *text = (char *)g_byte_array_free (g_steal_pointer (&bytes), FALSE);
  return TRUE;
}

gboolean
plumb_cli_read (const char *path, char **text, gsize *length)
{
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    return read_standard_input (text, length);
  if (g_file_get_contents (path, text, length, &error))
    return TRUE;
  plumb_cli_fail_error (NULL, error);
  return FALSE;
}

gboolean
plumb_cli_write (const char *path, const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    {
      if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
        return TRUE;
      plumb_cli_fail (NULL, _ ("standard output cannot be written: %s"), g_strerror (errno));
      return FALSE;
    }
  if (plumb_write_file (path, data, length, NULL, &error))
    return TRUE;
  plumb_cli_fail_error (path, error);
  return FALSE;
}

void
plumb_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  g_print ("%s\n", text);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

void
plumb_cli_print_rows_json (const PlumbRows *rows)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const PlumbRow *row = g_ptr_array_index (rows->rows, i);

      json_builder_begin_object (builder);
      for (guint j = 0; j < rows->n_columns; j++)
        if (rows->columns[j].number && row->stored[j] != NULL && is_number (row->stored[j]))
          {
            json_builder_set_member_name (builder, rows->columns[j].key);
            json_builder_add_int_value (builder, g_ascii_strtoll (row->stored[j], NULL, 10));
          }
        else
          plumb_cli_add_string (builder, rows->columns[j].key, row->stored[j]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  plumb_cli_print_json (builder);
}

/* Member @name (NULL: array element) with @text, or null. */
void
plumb_cli_add_string (JsonBuilder *builder, const char *name, const char *text)
{
  if (name != NULL)
    json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_set (JsonBuilder *builder, const PlumbRecord *record, const PlumbField *field)
{
  const char *const *members = plumb_record_get_set (record, field->id);

  json_builder_begin_array (builder);
  for (guint i = 0; members[i] != NULL; i++)
    json_builder_add_string_value (builder, members[i]);
  json_builder_end_array (builder);
}

/* The stored value of the field with index @field, in the type of docs/ids.md. */
void
plumb_cli_add_value (JsonBuilder *builder, const PlumbRecord *record, guint field)
{
  const PlumbField *declared = &plumb_record_get_table (record)->fields[field];
  const char *stored;

  json_builder_set_member_name (builder, declared->id);
  if (declared->type == PLUMB_FIELD_SET)
    {
      add_set (builder, record, declared);
      return;
    }
  stored = plumb_record_get_at (record, field);
  if (stored == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }
  switch (declared->type)
    {
    case PLUMB_FIELD_INTEGER:
    case PLUMB_FIELD_MINUTES:
    case PLUMB_FIELD_DAYS:
      json_builder_add_int_value (builder, g_ascii_strtoll (stored, NULL, 10));
      break;
    case PLUMB_FIELD_REAL:
      json_builder_add_double_value (builder, g_ascii_strtod (stored, NULL));
      break;
    case PLUMB_FIELD_BOOLEAN:
      json_builder_add_boolean_value (builder, strcmp (stored, "1") == 0);
      break;
    default:
      json_builder_add_string_value (builder, stored);
    }
}

struct _PlumbCliProgress
{
  GThread *thread;
  GMutex lock;
  GCond done;
  gboolean stopped;
  gboolean shown;
  char *what;
};

static gpointer
wait_and_show (gpointer data)
{
  PlumbCliProgress *progress = data;
  gint64 until = g_get_monotonic_time () + G_TIME_SPAN_SECOND;

  g_mutex_lock (&progress->lock);
  while (!progress->stopped && g_cond_wait_until (&progress->done, &progress->lock, until))
    ;
  if (!progress->stopped)
    {
      fprintf (stderr, "%s", progress->what);
      progress->shown = TRUE;
    }
  g_mutex_unlock (&progress->lock);
  return NULL;
}

/* NULL where standard error is no terminal: nothing is shown then. */
PlumbCliProgress *
plumb_cli_progress_start (const char *what)
{
  PlumbCliProgress *progress;

  if (!isatty (STDERR_FILENO))
    return NULL;
  progress = g_new0 (PlumbCliProgress, 1);
  g_mutex_init (&progress->lock);
  g_cond_init (&progress->done);
  progress->what = g_strdup (what);
  progress->thread = g_thread_new ("progress", wait_and_show, progress);
  return progress;
}

void
plumb_cli_progress_stop (PlumbCliProgress *progress)
{
  if (progress == NULL)
    return;
  g_mutex_lock (&progress->lock);
  progress->stopped = TRUE;
  g_cond_signal (&progress->done);
  g_mutex_unlock (&progress->lock);
  g_thread_join (progress->thread);
  if (progress->shown)
    fprintf (stderr, "\r\033[K");
  g_mutex_clear (&progress->lock);
  g_cond_clear (&progress->done);
  g_free (progress->what);
  g_free (progress);
}
