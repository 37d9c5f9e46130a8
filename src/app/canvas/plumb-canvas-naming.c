// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Names typed in place, over the box. What is new is made only when its name is there, so that making
 * and naming are one act, and Escape leaves nothing behind. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/plumb-app-util.h"

#define LEAST_ENTRY_WIDTH 168

static void
forget (PlumbCanvas *self)
{
  g_clear_pointer (&self->naming.id, g_free);
  g_clear_pointer (&self->naming.container, g_free);
  g_clear_pointer (&self->naming.from, g_free);
  g_clear_pointer (&self->naming.rewire, g_free);
  self->naming = (PlumbNaming){ .type = PLUMB_NAMING_NONE };
}

/* -- What was typed ---------------------------------------------------------------------------- */

static gboolean
set_text (PlumbCanvas *self,
          const char *table,
          const char *field,
          const char *label,
          const char *text,
          GError **error)
{
  PlumbRecord *record = plumb_review_get_record (self->review, table, self->naming.id);

  if (record == NULL || g_strcmp0 (plumb_record_get (record, field), text) == 0)
    return TRUE;
  if (g_str_equal (field, "method"))
    return plumb_edit_set_in_view (self->review, self->view, record, field, text, FALSE, error);
  plumb_review_begin (self->review, label);
  if (!plumb_review_set (self->review, record, field, text, error))
    {
      plumb_review_rollback (self->review);
      return FALSE;
    }
  return plumb_review_commit (self->review, error);
}

static gboolean
rename_system (PlumbCanvas *self, const char *text, GError **error)
{
  PlumbRecord *record = plumb_review_get_record (self->review, "system", self->naming.id);
  g_autofree char *label = NULL;

  if (record == NULL || *text == '\0')
    return TRUE;
  label = g_strdup_printf (_ ("Rename %s"), plumb_record_get (record, "name"));
  return set_text (self, "system", "name", label, text, error);
}

/* The place of something new is kept relative to its container. */
static PlumbRect
relative_place (PlumbCanvas *self)
{
  PlumbRect place = self->naming.place;
  int container = self->naming.container != NULL
                      ? plumb_scene_find_box (self->scene, self->naming.container)
                      : -1;

  if (container >= 0)
    {
      const PlumbRect *rect = &plumb_scene_get_box (self->scene, (guint)container)->rect;

      place.x -= rect->x;
      place.y -= rect->y;
    }
  return place;
}

static PlumbRecord *
find_system (PlumbCanvas *self, const char *id)
{
  return id != NULL ? plumb_review_get_record (self->review, "system", id) : NULL;
}

/* The dragged end of the connection leads to what was made for it. */
static gboolean
lead_to (PlumbCanvas *self, PlumbRecord *system, GError **error)
{
  PlumbRecord *connection =
      plumb_review_get_record (self->review, "connection", self->naming.rewire);

  return connection == NULL
         || plumb_edit_set_in_view (self->review, self->view, connection,
                                    self->naming.at_source ? "source" : "target",
                                    plumb_record_get_id (system), FALSE, error);
}

static PlumbRecord *
add_system (PlumbCanvas *self, const char *text, GError **error)
{
  PlumbRect place = relative_place (self);
  PlumbRecord *from = find_system (self, self->naming.from);
  PlumbRecord *system =
      plumb_edit_add_system (self->review, self->view, text,
                             find_system (self, self->naming.container), &place, NULL, error);

  if (system == NULL)
    return NULL;
  if (self->naming.rewire != NULL && !lead_to (self, system, error))
    return NULL;
  if (from != NULL && plumb_edit_connect (self->review, self->view, from, system, error) == NULL)
    return NULL;
  return system;
}

static PlumbRecord *
add_note (PlumbCanvas *self, const char *text, GError **error)
{
  const PlumbRect *place = &self->naming.place;
  PlumbRecord *note =
      plumb_review_add (self->review, "annotation", error, "view", self->view, "text", text, NULL);

  if (note == NULL || !plumb_review_set_integer (self->review, note, "x", (gint64)place->x, error)
      || !plumb_review_set_integer (self->review, note, "y", (gint64)place->y, error)
      || !plumb_review_set_integer (self->review, note, "w", (gint64)place->width, error)
      || !plumb_review_set_integer (self->review, note, "h", (gint64)place->height, error))
    return NULL;
  return note;
}

static PlumbRecord *
make (PlumbCanvas *self, const char *text, GError **error)
{
  switch (self->naming.type)
    {
    case PLUMB_NAMING_NEW_SYSTEM:
      return add_system (self, text, error);
    case PLUMB_NAMING_NEW_CONTAINER:
      return plumb_edit_add_container (self->review, self->view, text, NULL, 0, &self->naming.place,
                                       error);
    case PLUMB_NAMING_NEW_NOTE:
      return add_note (self, text, error);
    case PLUMB_NAMING_NONE:
    case PLUMB_NAMING_SYSTEM:
    case PLUMB_NAMING_CONNECTION:
    case PLUMB_NAMING_NOTE:
    default:
      return NULL;
    }
}

static gboolean
make_new (PlumbCanvas *self, const char *text, GError **error)
{
  g_autofree char *label = NULL;
  g_autofree char *id = NULL;
  PlumbRecord *record;

  if (*text == '\0')
    return TRUE;
  label = self->naming.type == PLUMB_NAMING_NEW_NOTE ? g_strdup (_ ("Add note"))
                                                     : g_strdup_printf (_ ("Add %s"), text);
  plumb_review_begin (self->review, label);
  record = make (self, text, error);
  if (record == NULL)
    {
      plumb_review_rollback (self->review);
      return FALSE;
    }
  id = g_strdup (plumb_record_get_id (record));
  if (!plumb_review_commit (self->review, error))
    return FALSE;
  plumb_selection_set (self->selection,
                       self->naming.type == PLUMB_NAMING_NEW_NOTE ? "annotation" : "system", id);
  return TRUE;
}

static gboolean
keep_text (PlumbCanvas *self, const char *text, GError **error)
{
  switch (self->naming.type)
    {
    case PLUMB_NAMING_SYSTEM:
      return rename_system (self, text, error);
    case PLUMB_NAMING_CONNECTION:
      return set_text (self, "connection", "method", _ ("Set method"), text, error);
    case PLUMB_NAMING_NOTE:
      return set_text (self, "annotation", "text", _ ("Edit note"), text, error);
    case PLUMB_NAMING_NEW_SYSTEM:
    case PLUMB_NAMING_NEW_CONTAINER:
    case PLUMB_NAMING_NEW_NOTE:
      return make_new (self, text, error);
    case PLUMB_NAMING_NONE:
    default:
      return TRUE;
    }
}

/* Takes what was typed, or leaves everything as it was. FALSE: it does not fit; the entry stays. */
gboolean
plumb_canvas_finish_naming (PlumbCanvas *self, gboolean keep)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gboolean had_focus;

  if (self->naming.type == PLUMB_NAMING_NONE || self->entry_closing)
    return TRUE;
  self->entry_closing = TRUE;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (keep && !keep_text (self, text, &error))
    {
      self->entry_closing = FALSE;
      gtk_widget_add_css_class (self->entry, "error");
      plumb_canvas_report (self, error);
      return FALSE;
    }
  had_focus = (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
  forget (self);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  self->entry_closing = FALSE;
  plumb_canvas_update_hint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/* Takes a name that is being typed, as when focus leaves. FALSE: it does not fit, and its entry says so. */
gboolean
plumb_canvas_commit_name (PlumbCanvas *self)
{
  return plumb_canvas_finish_naming (self, TRUE);
}

/* -- The entry --------------------------------------------------------------------------------- */

static void
on_activate (GtkEntry *entry, PlumbCanvas *self)
{
  plumb_canvas_finish_naming (self, TRUE);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PlumbCanvas *self)
{
  if (keyval == GDK_KEY_Escape)
    {
      plumb_canvas_finish_naming (self, FALSE);
      return GDK_EVENT_STOP;
    }
  if (keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab)
    {
      plumb_canvas_finish_naming (self, TRUE);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
on_focus_left (GtkEventControllerFocus *controller, PlumbCanvas *self)
{
  plumb_canvas_finish_naming (self, TRUE);
}

static void
open_entry (PlumbCanvas *self, const char *text, const char *label)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "plumb-canvas-entry");
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 0);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  plumb_app_set_label (self->entry, label);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_focus_left), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_hide (self->hint);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where the entry lies, by what it names. */
static PlumbRect
get_named_rect (PlumbCanvas *self)
{
  PlumbScene *scene = plumb_canvas_get_shown (self);
  PlumbRect rect = self->naming.place;
  int index;

  if (self->naming.id == NULL)
    return rect;
  if ((index = plumb_scene_find_box (scene, self->naming.id)) >= 0)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (scene, (guint)index);

      rect = box->container && box->title.width > 0 ? box->title : box->rect;
    }
  else if ((index = plumb_scene_find_note (scene, self->naming.id)) >= 0)
    rect = plumb_scene_get_note (scene, (guint)index)->rect;
  else if ((index = plumb_scene_find_connection (scene, self->naming.id)) >= 0)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, (guint)index);
      guint middle = connection->n_points / 2;

      rect = connection->label_rect;
      if (rect.width <= 0 && connection->n_points > 1)
        rect = (PlumbRect){ (connection->points[middle - 1].x + connection->points[middle].x) / 2,
                            (connection->points[middle - 1].y + connection->points[middle].y) / 2,
                            0, 0 };
    }
  return rect;
}

void
plumb_canvas_allocate_entry (PlumbCanvas *self)
{
  PlumbRect named, rect;
  PlumbPoint center;
  GtkAllocation place;
  int least, natural;

  if (self->entry == NULL || self->naming.type == PLUMB_NAMING_NONE)
    return;
  named = get_named_rect (self);
  rect = plumb_canvas_rect_to_widget (self, &named);
  center = plumb_rect_center (&rect);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (self->entry, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  place.width = MAX (least, (int)MAX (rect.width - 8, LEAST_ENTRY_WIDTH));
  place.height = natural;
  place.x = (int)round (center.x) - place.width / 2;
  place.y = (int)round (center.y) - place.height / 2;
  gtk_widget_size_allocate (self->entry, &place, -1);
}

/* -- Public ------------------------------------------------------------------------------------ */

/* Starts editing the name of a system, the method of a connection or the text of a note. */
void
plumb_canvas_rename (PlumbCanvas *self, const char *table, const char *id)
{
  PlumbRecord *record = plumb_review_get_record (self->review, table, id);
  g_autofree char *keep = g_strdup (id);

  if (record == NULL || !plumb_canvas_is_editable (self)
      || !plumb_canvas_finish_naming (self, TRUE))
    return;
  self->naming.id = g_steal_pointer (&keep);
  if (g_str_equal (table, "connection"))
    {
      self->naming.type = PLUMB_NAMING_CONNECTION;
      open_entry (self, plumb_view_get_value (self->review, record, "method", self->view),
                  _ ("Method"));
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Method, such as REST API"));
    }
  else if (g_str_equal (table, "annotation"))
    {
      self->naming.type = PLUMB_NAMING_NOTE;
      open_entry (self, plumb_record_get (record, "text"), _ ("Note"));
    }
  else
    {
      self->naming.type = PLUMB_NAMING_SYSTEM;
      open_entry (self, plumb_record_get (record, "name"), _ ("Name"));
    }
}

/* The same, with what is typed so far instead of the old name. */
void
plumb_canvas_rename_to (PlumbCanvas *self, const char *table, const char *id, const char *text)
{
  plumb_canvas_rename (self, table, id);
  if (self->entry == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

/* Starts the name of a new system at @place, to which that end of @connection will lead. */
void
plumb_canvas_name_end (PlumbCanvas *self,
                       const PlumbRect *place,
                       const char *container,
                       const char *connection,
                       gboolean at_source)
{
  g_autofree char *id = g_strdup (connection);

  plumb_canvas_name_new (self, PLUMB_NAMING_NEW_SYSTEM, place, container, NULL);
  if (self->naming.type != PLUMB_NAMING_NEW_SYSTEM)
    return;
  self->naming.rewire = g_steal_pointer (&id);
  self->naming.at_source = at_source;
}

/* Starts the name of something new at @place (absolute), in @container and connected from @from (ids,
 * may be NULL). */
void
plumb_canvas_name_new (PlumbCanvas *self,
                       PlumbNamingType type,
                       const PlumbRect *place,
                       const char *container,
                       const char *from)
{
  if (!plumb_canvas_is_editable (self) || !plumb_canvas_finish_naming (self, TRUE))
    return;
  plumb_selection_clear (self->selection);
  self->fit_most = 0;
  self->naming.type = type;
  self->naming.place = *place;
  self->naming.container = g_strdup (container);
  self->naming.from = g_strdup (from);
  plumb_canvas_reveal (self, place);
  open_entry (self, NULL, type == PLUMB_NAMING_NEW_NOTE ? _ ("Note") : _ ("Name"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  type == PLUMB_NAMING_NEW_CONTAINER ? _ ("Name of the container")
                                  : type == PLUMB_NAMING_NEW_NOTE    ? _ ("Note")
                                                                     : _ ("Name of the system"));
}
