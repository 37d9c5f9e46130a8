// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Copying as what other programs take too: the review's own format, a picture (SVG, PNG), and lines of
 * quick entry. Pasting the first and the last. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/plumb-app-util.h"
#include "diagram/plumb-quick-entry.h"
#include "draw/plumb-draw.h"

#define OWN_TYPE "application/vnd.plumbline.clip+json"
#define PICTURE_MARGIN 16
#define LARGEST_PICTURE 4096.0 /* pixels */
#define MOST_LINES 500

/* -- As a picture ------------------------------------------------------------------------------ */

static gboolean
has_selected_around (PlumbCanvas *self, guint box)
{
  for (int at = (int)box; at >= 0; at = plumb_scene_get_box (self->scene, (guint)at)->parent)
    if (plumb_selection_contains (self->selection, "system",
                                  plumb_scene_get_box (self->scene, (guint)at)->id))
      return TRUE;
  return FALSE;
}

/* The selected boxes with what lies in them, the connections among them, and selected connections. */
static PlumbDisplayList *
list_selected (PlumbCanvas *self)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) connections = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < plumb_scene_get_n_boxes (self->scene); i++)
    if (has_selected_around (self, i))
      g_array_append_val (boxes, i);
  for (guint i = 0; i < plumb_scene_get_n_connections (self->scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (self->scene, i);

      if (plumb_selection_contains (self->selection, "connection", connection->id)
          || (has_selected_around (self, (guint)connection->source)
              && has_selected_around (self, (guint)connection->target)))
        g_array_append_val (connections, i);
    }
  return plumb_draw_scene_parts (self->scene, (const guint *)(gpointer)boxes->data, boxes->len,
                                 (const guint *)(gpointer)connections->data, connections->len);
}

static void
add_bytes (GPtrArray *providers, const char *type, GBytes *bytes)
{
  g_ptr_array_add (providers, gdk_content_provider_new_for_bytes (type, bytes));
  g_bytes_unref (bytes);
}

static void
add_text (GPtrArray *providers, const char *type, char *text)
{
  add_bytes (providers, type, g_bytes_new_take (text, strlen (text)));
}

static void
add_pictures (PlumbCanvas *self, GPtrArray *providers)
{
  g_autoptr (PlumbDisplayList) list = list_selected (self);
  PlumbPictureOptions options = { .margin = PICTURE_MARGIN, .background = FALSE };
  PlumbRect bounds = plumb_display_list_get_bounds (list);
  double longest = MAX (MAX (bounds.width, bounds.height), 1);
  GBytes *png;

  add_text (providers, "image/svg+xml", plumb_display_list_to_svg (list, &options));
  options.background = TRUE;
  png = plumb_display_list_to_png (list, &options, MIN (2, LARGEST_PICTURE / longest), NULL);
  if (png != NULL)
    add_bytes (providers, "image/png", png);
}

/* -- As text ----------------------------------------------------------------------------------- */

static void
append_name (GString *line, const char *name)
{
  gboolean quoted = strpbrk (name, ",:\"<>-=") != NULL || strstr (name, " in ") != NULL
                    || (name[0] != '\0' && strchr ("!?+>#@/", name[0]) != NULL);

  if (!quoted)
    g_string_append (line, name);
  else
    {
      g_autoptr (GString) escaped = g_string_new (name);

      g_string_replace (escaped, "\"", "'", 0);
      g_string_append_printf (line, "\"%s\"", escaped->str);
    }
}

static const char *
value_of (PlumbCanvas *self, const PlumbRecord *record, const char *field)
{
  return plumb_view_get_value (self->review, record, field, self->view);
}

static void
append_system (PlumbCanvas *self, GString *text, const PlumbRecord *system)
{
  const char *id = value_of (self, system, "container");
  const PlumbRecord *container =
      id != NULL ? plumb_review_get_record (self->review, "system", id) : NULL;

  append_name (text, plumb_record_get (system, "name"));
  if (container != NULL)
    {
      g_string_append (text, " in ");
      append_name (text, plumb_record_get (container, "name"));
    }
  g_string_append_c (text, '\n');
}

static void
append_connection (PlumbCanvas *self, GString *text, const PlumbRecord *connection)
{
  static const char *const parts[] = { "method", "data", "frequency" };
  const char *direction = value_of (self, connection, "direction");
  const PlumbRecord *source =
      plumb_review_get_record (self->review, "system", value_of (self, connection, "source"));
  const PlumbRecord *target =
      plumb_review_get_record (self->review, "system", value_of (self, connection, "target"));
  gboolean any = FALSE;

  if (source == NULL || target == NULL)
    return;
  append_name (text, plumb_record_get (source, "name"));
  g_string_append (text, g_strcmp0 (direction, "both") == 0   ? " <-> "
                         : g_strcmp0 (direction, "none") == 0 ? " -- "
                                                              : " -> ");
  append_name (text, plumb_record_get (target, "name"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *part = value_of (self, connection, parts[i]);

      if (part == NULL || *part == '\0')
        continue;
      g_string_append (text, any ? ", " : ": ");
      g_string_append (text, part);
      any = TRUE;
    }
  g_string_append_c (text, '\n');
}

/* What is selected, as lines that quick entry takes. */
static char *
get_lines (PlumbCanvas *self, GPtrArray *records)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (plumb_record_get_table (records->pdata[i])->id, "system"))
      append_system (self, text, records->pdata[i]);
  for (guint i = 0; i < plumb_scene_get_n_connections (self->scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (self->scene, i);
      const PlumbRecord *record =
          plumb_review_get_record (self->review, "connection", connection->id);

      if (record != NULL
          && (plumb_selection_contains (self->selection, "connection", connection->id)
              || (has_selected_around (self, (guint)connection->source)
                  && has_selected_around (self, (guint)connection->target))))
        append_connection (self, text, record);
    }
  return g_string_free (text, FALSE);
}

/* -- Copy -------------------------------------------------------------------------------------- */

/* Returns: (transfer full) (nullable): what is selected, in each format. */
GdkContentProvider *
plumb_canvas_dup_content (PlumbCanvas *self)
{
  g_autoptr (GPtrArray) records = plumb_canvas_dup_selected (self, FALSE);
  g_autoptr (GPtrArray) providers = g_ptr_array_new ();
  g_autofree char *lines = NULL;

  if (records->len == 0)
    return NULL;
  add_text (providers, OWN_TYPE,
            plumb_edit_copy (self->review, self->view, (PlumbRecord *const *)records->pdata,
                             records->len));
  add_pictures (self, providers);
  lines = get_lines (self, records);
  g_ptr_array_add (providers, gdk_content_provider_new_typed (G_TYPE_STRING, lines));
  return gdk_content_provider_new_union ((GdkContentProvider **)providers->pdata, providers->len);
}

void
plumb_canvas_copy (PlumbCanvas *self)
{
  g_autoptr (GdkContentProvider) content = plumb_canvas_dup_content (self);

  if (content != NULL)
    gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), content);
}

/* -- Paste ------------------------------------------------------------------------------------- */

/* Where the pointer is, or NULL: beside the original. */
static const PlumbPoint *
get_place (PlumbCanvas *self, PlumbPoint *place)
{
  if (!self->pointer_inside)
    return NULL;
  *place = plumb_canvas_to_diagram (self, self->pointer.x, self->pointer.y);
  return place;
}

gboolean
plumb_canvas_paste_own (PlumbCanvas *self, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) systems = NULL;
  PlumbPoint place;

  systems = plumb_edit_paste (self->review, self->view, json, get_place (self, &place), &error);
  if (systems == NULL)
    {
      plumb_canvas_report (self, error);
      return FALSE;
    }
  plumb_canvas_select_records (self, systems);
  return TRUE;
}

/* Applies one quick-entry line to what is selected. */
gboolean
plumb_canvas_apply_line (PlumbCanvas *self, const char *line, GError **error)
{
  const char *connection = plumb_selection_get_only (self->selection, "connection");
  PlumbQuickEntryContext context = {
    .view = self->view,
    .selected =
        connection != NULL ? connection : plumb_selection_get_only (self->selection, "system"),
  };
  g_autoptr (PlumbQuickEntryProblem) problem = NULL;
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (line, &problem);
  g_autoptr (GPtrArray) acts = NULL;

  if (entry == NULL)
    {
      g_set_error_literal (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_PARSE,
                           problem != NULL ? problem->message : _ ("This line is not understood"));
      return FALSE;
    }
  acts = plumb_quick_entry_apply (entry, self->review, &context, error);
  return acts != NULL;
}

/* All lines or none: the first that does not fit is put into the line at the top, to be mended. */
gboolean
plumb_canvas_paste_lines (PlumbCanvas *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", MOST_LINES);
  g_autoptr (GError) error = NULL;
  gboolean any = FALSE;

  plumb_review_begin (self->review, _ ("Paste"));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*g_strstrip (lines[i]) == '\0')
        continue;
      any = TRUE;
      if (!plumb_canvas_apply_line (self, lines[i], &error))
        {
          plumb_review_rollback (self->review);
          g_signal_emit_by_name (self, "entry-requested", lines[i]);
          return FALSE;
        }
    }
  if (!any)
    {
      plumb_review_rollback (self->review);
      return FALSE;
    }
  if (!plumb_review_commit (self->review, &error))
    plumb_canvas_report (self, error);
  return error == NULL;
}

static void
on_text_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbCanvas) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (text != NULL && *text != '\0' && self->review != NULL)
    plumb_canvas_paste_lines (self, text);
  else
    plumb_canvas_report (self, error);
}

static void
on_own_spliced (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbCanvas) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *json = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      plumb_canvas_report (self, error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  json = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (self->review != NULL)
    plumb_canvas_paste_own (self, json);
}

static void
on_own_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbCanvas) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    {
      plumb_canvas_report (self, error);
      return;
    }
  g_output_stream_splice_async (
      memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, on_own_spliced, g_object_ref (self));
}

static const char *photo_types[] = { "image/jpeg", "image/png", NULL };

static void
on_photo_spliced (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbCanvas) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      plumb_canvas_report (self, error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (self->review != NULL)
    plumb_canvas_add_photo (self, NULL, bytes, NULL);
}

static void
on_photo_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbCanvas) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);

  if (stream == NULL)
    {
      plumb_canvas_report (self, error);
      return;
    }
  g_output_stream_splice_async (
      memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
      G_PRIORITY_DEFAULT, NULL, on_photo_spliced, g_object_ref (self));
}

/* Files are photos or nothing: what else there is as text is a path, which nobody wants drawn. */
static void
on_files_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbCanvas) self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value == NULL || self->review == NULL)
    {
      plumb_canvas_report (self, error);
      return;
    }
  for (GSList *files = g_value_get_boxed (value); files != NULL; files = files->next)
    plumb_canvas_add_photo (self, files->data, NULL, NULL);
}

/* Whether @formats hold a photo and no text that says the same. */
static gboolean
has_photo (GdkContentFormats *formats)
{
  return (gdk_content_formats_contain_mime_type (formats, photo_types[0])
          || gdk_content_formats_contain_mime_type (formats, photo_types[1]))
         && !gdk_content_formats_contain_mime_type (formats, "text/plain");
}

void
plumb_canvas_paste (PlumbCanvas *self)
{
  static const char *own_types[] = { OWN_TYPE, NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_mime_type (formats, OWN_TYPE))
    gdk_clipboard_read_async (clipboard, own_types, G_PRIORITY_DEFAULT, NULL, on_own_read,
                              g_object_ref (self));
  else if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
           || gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    on_files_read, g_object_ref (self));
  else if (has_photo (formats))
    gdk_clipboard_read_async (clipboard, photo_types, G_PRIORITY_DEFAULT, NULL, on_photo_read,
                              g_object_ref (self));
  else
    gdk_clipboard_read_text_async (clipboard, NULL, on_text_read, g_object_ref (self));
}
