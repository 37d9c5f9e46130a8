// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The acts on what is selected: one transaction each, for keys, menus and panels alike. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"

static PlumbRecord *const *
records_of (GPtrArray *array)
{
  return (PlumbRecord *const *)array->pdata;
}

/* -- Acts on boxes and connections ------------------------------------------------------------- */

/* What is told after it: in the proposed view what they have today stays, marked as removed. */
static char *
dup_deleted (const char *name, guint n, guint n_marked)
{
  if (n == 1)
    /* Translators: %s is the name of a system or connection. */
    return g_strdup_printf (n_marked > 0 ? _ ("%s marked as removed") : _ ("%s deleted"), name);
  if (n_marked == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u thing deleted", "%u things deleted", n), n);
  if (n_marked == n)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing marked as removed",
                                         "%u things marked as removed", n),
                            n);
  /* Translators: how many of them were deleted, and how many are shown as to be removed. */
  return g_strdup_printf (_ ("%u deleted, %u marked as removed"), n - n_marked, n_marked);
}

/* Returns: whether something was deleted. */
static gboolean
delete_selected (PlumbCanvas *self)
{
  g_autoptr (GPtrArray) records = plumb_canvas_dup_selected (self, FALSE);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tables = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  guint n_marked = 0;

  if (records->len == 0 && plumb_canvas_get_selected_photo (self) != NULL)
    return gtk_widget_activate_action (GTK_WIDGET (self), "canvas.remove-photo", NULL);
  if (records->len == 0)
    return FALSE;
  name = plumb_review_dup_name (self->review, records->pdata[0]);
  for (guint i = 0; i < records->len; i++)
    {
      g_ptr_array_add (tables, (gpointer)plumb_record_get_table (records->pdata[i])->id);
      g_ptr_array_add (ids, g_strdup (plumb_record_get_id (records->pdata[i])));
    }
  if (!plumb_edit_delete (self->review, self->view, records_of (records), records->len, &error))
    {
      plumb_canvas_report (self, error);
      return FALSE;
    }
  for (guint i = 0; i < ids->len; i++)
    n_marked += plumb_review_get_record (self->review, tables->pdata[i], ids->pdata[i]) != NULL;
  text = dup_deleted (name, ids->len, n_marked);
  plumb_selection_clear (self->selection);
  plumb_app_toast (GTK_WIDGET (self), text, TRUE);
  return TRUE;
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  delete_selected (PLUMB_CANVAS (widget));
}

static void
add_at (PlumbCanvas *self, PlumbNamingType type, PlumbPoint point)
{
  PlumbRect place = plumb_canvas_get_new_place (self, point);
  g_autofree char *container = g_strdup (plumb_canvas_get_container_at (self, point));

  if (type == PLUMB_NAMING_NEW_CONTAINER)
    place = plumb_rect_grown (&place, 4 * PLUMB_GRID);
  plumb_canvas_name_new (self, type, &place, container, NULL);
}

/* In the middle of what is in sight, or the next place from there that is free. */
static void
add_in_sight (PlumbCanvas *self, PlumbNamingType type)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - self->inset_top - self->inset_bottom;

  add_at (self, type,
          plumb_canvas_find_free (
              self, plumb_canvas_to_diagram (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                             self->inset_top + height / 2)));
}

static void
on_wrap (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  g_autoptr (GPtrArray) systems = plumb_canvas_dup_selected (self, TRUE);
  g_autoptr (GError) error = NULL;
  PlumbRecord *container;

  if (systems->len == 0)
    {
      add_in_sight (self, PLUMB_NAMING_NEW_CONTAINER);
      return;
    }
  container = plumb_edit_add_container (self->review, self->view, _ ("Container"),
                                        records_of (systems), systems->len, NULL, &error);
  if (container == NULL)
    {
      plumb_canvas_report (self, error);
      return;
    }
  plumb_selection_set (self->selection, "system", plumb_record_get_id (container));
  plumb_canvas_rename (self, "system", plumb_record_get_id (container));
}

static void
on_select_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  g_autoptr (GArray) order = plumb_walk_get_order (self->scene);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  for (guint i = 0; i < order->len; i++)
    {
      const PlumbStop *stop = &g_array_index (order, PlumbStop, i);
      PlumbRecord *record = plumb_review_get_record (self->review, plumb_stop_get_table (stop),
                                                     plumb_stop_get_id (self->scene, stop));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  plumb_canvas_select_records (self, records);
}

static void
on_rename (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  g_autoptr (GPtrArray) records = plumb_canvas_dup_selected (self, FALSE);
  PlumbRecord *record = records->len > 0 ? records->pdata[0] : NULL;

  if (record != NULL)
    plumb_canvas_rename (self, plumb_record_get_table (record)->id, plumb_record_get_id (record));
}

/* -- Acts on one connection -------------------------------------------------------------------- */

static PlumbRecord *
get_connection (PlumbCanvas *self)
{
  const char *id = plumb_selection_get_only (self->selection, "connection");

  return id != NULL ? plumb_review_get_record (self->review, "connection", id) : NULL;
}

static void
on_reverse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  PlumbRecord *connection = get_connection (self);
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;

  if (connection == NULL)
    return;
  source = g_strdup (plumb_view_get_value (self->review, connection, "source", self->view));
  target = g_strdup (plumb_view_get_value (self->review, connection, "target", self->view));
  plumb_review_begin (self->review, _ ("Reverse connection"));
  if (plumb_edit_set_in_view (self->review, self->view, connection, "source", target, FALSE, &error)
      && plumb_edit_set_in_view (self->review, self->view, connection, "target", source, FALSE,
                                 &error))
    plumb_review_commit (self->review, &error);
  else
    plumb_review_rollback (self->review);
  plumb_canvas_report (self, error);
}

static void
on_direction (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  PlumbRecord *connection = get_connection (self);
  g_autoptr (GError) error = NULL;

  if (connection != NULL
      && !plumb_edit_set_in_view (self->review, self->view, connection, "direction",
                                  g_variant_get_string (parameter, NULL), FALSE, &error))
    plumb_canvas_report (self, error);
}

static void
on_unpin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  PlumbRecord *connection = get_connection (self);

  if (connection != NULL)
    plumb_canvas_free_route (self, plumb_record_get_id (connection));
}

static void
on_add_gap (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  PlumbRecord *connection = get_connection (self);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  PlumbRecord *gap;

  if (connection == NULL)
    return;
  plumb_review_begin (self->review, _ ("Add gap"));
  gap = plumb_review_add (self->review, "gap", &error, "connection",
                          plumb_record_get_id (connection), NULL);
  if (gap == NULL)
    plumb_review_rollback (self->review);
  else
    {
      id = g_strdup (plumb_record_get_id (gap));
      if (plumb_review_commit (self->review, &error))
        plumb_selection_set (self->selection, "gap", id);
    }
  plumb_canvas_report (self, error);
}

/* What has a text of its own is typed: the line is opened with its mark. */
static void
on_type (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "entry-requested", g_variant_get_string (parameter, NULL));
}

/* -- Where the menu was asked for -------------------------------------------------------------- */

/* A key asks at no place. */
static void
add_where_asked (PlumbCanvas *self, PlumbNamingType type)
{
  if (self->menu != NULL)
    add_at (self, type, self->menu_point);
  else
    add_in_sight (self, type);
}

static void
on_add_system (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_where_asked (PLUMB_CANVAS (widget), PLUMB_NAMING_NEW_SYSTEM);
}

static void
on_add_container (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_where_asked (PLUMB_CANVAS (widget), PLUMB_NAMING_NEW_CONTAINER);
}

static void
on_add_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  add_where_asked (PLUMB_CANVAS (widget), PLUMB_NAMING_NEW_NOTE);
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  int box = plumb_canvas_get_only_box (self);
  int note = plumb_canvas_get_only_note (self);
  PlumbPoint at = { gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0 };

  if (box >= 0)
    {
      PlumbRect rect =
          plumb_canvas_rect_to_widget (self, &plumb_scene_get_box (self->scene, (guint)box)->rect);

      at = plumb_rect_center (&rect);
    }
  else if (note >= 0)
    {
      PlumbRect rect = plumb_canvas_rect_to_widget (
          self, &plumb_scene_get_note (self->scene, (guint)note)->rect);

      at = plumb_rect_center (&rect);
    }
  plumb_canvas_show_menu (self, at.x, at.y);
}

/* -- Clipboard, zoom, tidying ------------------------------------------------------------------ */

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_canvas_copy (PLUMB_CANVAS (widget));
}

static void
on_cut (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_canvas_copy (PLUMB_CANVAS (widget));
  delete_selected (PLUMB_CANVAS (widget));
}

static void
on_paste (GtkWidget *widget, const char *name, GVariant *parameter)
{
  plumb_canvas_paste (PLUMB_CANVAS (widget));
}

static void
on_zoom (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);

  if (g_str_equal (name, "canvas.fit"))
    plumb_canvas_fit (self);
  else if (g_str_equal (name, "canvas.fit-selection"))
    plumb_canvas_fit_selection (self);
  else if (g_str_equal (name, "canvas.zoom-one"))
    plumb_canvas_zoom_by (self, 1 / self->zoom);
  else
    plumb_canvas_zoom_by (self, g_str_equal (name, "canvas.zoom-in") ? 1.25 : 0.8);
}

static void
on_tidied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (PlumbCanvas) self = data;
  g_autoptr (GError) error = NULL;

  if (!plumb_edit_tidy_finish (PLUMB_REVIEW (source), result, &error))
    plumb_canvas_report (self, error);
  else
    plumb_canvas_fit (self);
}

static void
on_tidy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);

  plumb_edit_tidy_async (self->review, self->view, NULL, on_tidied, g_object_ref (self));
}

/* -- Installing -------------------------------------------------------------------------------- */

void
plumb_canvas_class_add_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "canvas.delete", NULL, on_delete },
    { "canvas.wrap", NULL, on_wrap },
    { "canvas.select-all", NULL, on_select_all },
    { "canvas.rename", NULL, on_rename },
    { "canvas.reverse", NULL, on_reverse },
    { "canvas.direction", "s", on_direction },
    { "canvas.unpin", NULL, on_unpin },
    { "canvas.add-gap", NULL, on_add_gap },
    { "canvas.type", "s", on_type },
    { "canvas.add-system", NULL, on_add_system },
    { "canvas.add-container", NULL, on_add_container },
    { "canvas.add-note", NULL, on_add_note },
    { "canvas.menu", NULL, on_menu },
    { "canvas.copy", NULL, on_copy },
    { "canvas.cut", NULL, on_cut },
    { "canvas.paste", NULL, on_paste },
    { "canvas.fit", NULL, on_zoom },
    { "canvas.fit-selection", NULL, on_zoom },
    { "canvas.zoom-one", NULL, on_zoom },
    { "canvas.zoom-in", NULL, on_zoom },
    { "canvas.zoom-out", NULL, on_zoom },
    { "canvas.tidy", NULL, on_tidy },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
  plumb_canvas_class_add_acts (widget_class);
}

static void
enable (PlumbCanvas *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

/* What cannot be done now is not offered. */
void
plumb_canvas_update_actions (PlumbCanvas *self)
{
  g_autoptr (GPtrArray) records = plumb_canvas_dup_selected (self, FALSE);
  gboolean editable = plumb_canvas_is_editable (self);
  gboolean connection = editable && get_connection (self) != NULL;

  enable (self, "canvas.delete",
          editable && (records->len > 0 || plumb_canvas_get_selected_photo (self) != NULL));
  enable (self, "canvas.cut", editable && records->len > 0);
  enable (self, "canvas.copy", records->len > 0);
  enable (self, "canvas.rename", editable && records->len == 1);
  enable (self, "canvas.wrap", editable);
  enable (self, "canvas.reverse", connection);
  enable (self, "canvas.direction", connection);
  enable (self, "canvas.add-gap", connection);
  enable (self, "canvas.unpin",
          connection
              && plumb_canvas_has_own_route (self, plumb_record_get_id (get_connection (self))));
  enable (self, "canvas.type", editable);
  enable (self, "canvas.paste", editable);
  enable (self, "canvas.tidy", editable && !plumb_scene_is_empty (self->scene));
  enable (self, "canvas.add-system", editable);
  enable (self, "canvas.add-container", editable);
  enable (self, "canvas.add-note", editable);
  enable (self, "canvas.fit-selection", records->len > 0);
  plumb_canvas_update_acts (self);
  plumb_canvas_update_ink_actions (self);
  plumb_canvas_update_photo_actions (self);
  plumb_canvas_update_note_actions (self);
}

/* One step back: a drag, a tool, the selection. Returns: whether there was one. */
gboolean
plumb_canvas_escape (PlumbCanvas *self)
{
  if (self->drag.type != PLUMB_DRAG_NONE)
    plumb_canvas_drag_cancel (self);
  else if (self->tool != PLUMB_TOOL_SELECT)
    plumb_canvas_set_tool (self, PLUMB_TOOL_SELECT);
  else if (plumb_selection_get_n (self->selection) > 0)
    plumb_selection_clear (self->selection);
  else
    return FALSE;
  return TRUE;
}
