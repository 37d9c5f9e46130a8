// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Photos that lie under a picture: which there are, adding one, and what one does with it. */

#include "app/canvas/plumb-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/canvas/plumb-photo-loader.h"
#include "app/compat/plumb-file-dialog.h"
#include "app/plumb-app-util.h"

#define LEAST_SIDE 48    /* diagram units */
#define MOST_SIDE 100000 /* of what a file says */
#define DEFAULT_OPACITY "0.5"
#define SHARE_OF_SIGHT 0.8 /* that a new photo takes */
#define HANDLE_REACH 9     /* pixels */

/* -- Which there are --------------------------------------------------------------------------- */

static gboolean
is_photo (PlumbCanvas *self, const PlumbRecord *record)
{
  return plumb_record_is (record, "use", "trace") && plumb_record_is (record, "view", self->view)
         && plumb_record_has (record, "sha256");
}

static PlumbRect
rect_of (const PlumbRecord *record)
{
  return (PlumbRect){
    CLAMP (plumb_record_get_integer (record, "x", 0), -PLUMB_STROKE_FARTHEST,
           PLUMB_STROKE_FARTHEST),
    CLAMP (plumb_record_get_integer (record, "y", 0), -PLUMB_STROKE_FARTHEST,
           PLUMB_STROKE_FARTHEST),
    CLAMP (plumb_record_get_integer (record, "w", 800), LEAST_SIDE, MOST_SIDE),
    CLAMP (plumb_record_get_integer (record, "h", 600), LEAST_SIDE, MOST_SIDE),
  };
}

/* The photos of this view, lowest first. */
static GPtrArray *
list_photos (PlumbCanvas *self)
{
  const GPtrArray *records = plumb_review_get_records (self->review, "attachment");
  GPtrArray *photos = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    if (is_photo (self, records->pdata[i]))
      g_ptr_array_add (photos, records->pdata[i]);
  return photos;
}

gboolean
plumb_canvas_has_photos (PlumbCanvas *self)
{
  g_autoptr (GPtrArray) photos = list_photos (self);

  return photos->len > 0;
}

static void
unref_photo (gpointer photo)
{
  if (photo != NULL)
    plumb_photo_unref (photo);
}

typedef struct
{
  PlumbCanvas *self;
  char *sha256;
} Wanted;

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  Wanted *wanted = data;
  g_autoptr (PlumbCanvas) self = wanted->self;
  g_autofree char *sha256 = wanted->sha256;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbLoadedPhoto) loaded = plumb_photo_load_finish (result, &error);

  g_free (wanted);
  if (self->photos.photos == NULL)
    return;
  if (loaded == NULL)
    {
      plumb_canvas_report (self, error);
      return;
    }
  g_hash_table_insert (self->photos.photos, g_steal_pointer (&sha256),
                       g_steal_pointer (&loaded->photo));
  plumb_canvas_update_photos (self);
}

/* The photo of that hash; NULL while it is read. */
static PlumbPhoto *
get_photo (PlumbCanvas *self, const char *sha256)
{
  gpointer photo = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  Wanted *wanted;

  if (g_hash_table_lookup_extended (self->photos.photos, sha256, NULL, &photo))
    return photo;
  g_hash_table_insert (self->photos.photos, g_strdup (sha256), NULL);
  bytes = plumb_review_get_blob (self->review, sha256, &error);
  if (bytes == NULL)
    {
      plumb_canvas_report (self, error);
      return NULL;
    }
  wanted = g_new0 (Wanted, 1);
  wanted->self = g_object_ref (self);
  wanted->sha256 = g_strdup (sha256);
  plumb_photo_load_async (NULL, bytes, self->photos.cancellable, on_loaded, wanted);
  return NULL;
}

static double
opacity_of (PlumbCanvas *self, const PlumbRecord *record)
{
  if (g_strcmp0 (self->photos.previewed, plumb_record_get_id (record)) == 0)
    return self->photos.opacity;
  return CLAMP (plumb_record_get_real (record, "opacity", 0.5), 0, 1);
}

/* Shows the photos as the review has them now. */
void
plumb_canvas_update_photos (PlumbCanvas *self)
{
  g_autoptr (GPtrArray) photos = list_photos (self);
  g_autoptr (PlumbUnderlay) underlay = plumb_underlay_new ();

  if (self->photos.photos == NULL)
    {
      self->photos.photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_photo);
      self->photos.cancellable = g_cancellable_new ();
    }
  for (guint i = 0; i < photos->len; i++)
    {
      const PlumbRecord *record = photos->pdata[i];
      PlumbPhoto *photo = get_photo (self, plumb_record_get (record, "sha256"));
      PlumbRect rect = rect_of (record);

      if (g_strcmp0 (self->photos.dragged, plumb_record_get_id (record)) == 0)
        rect = self->drag.rect;
      if (photo != NULL)
        plumb_underlay_add (underlay, photo, &rect, opacity_of (self, record));
    }
  plumb_tiles_set_underlay (self->tiles, underlay);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
plumb_canvas_clear_photos (PlumbCanvas *self)
{
  if (self->photos.cancellable != NULL)
    g_cancellable_cancel (self->photos.cancellable);
  g_clear_object (&self->photos.cancellable);
  g_clear_pointer (&self->photos.photos, g_hash_table_unref);
  g_clear_pointer (&self->photos.dragged, g_free);
  g_clear_pointer (&self->photos.previewed, g_free);
}

/* Makes @bounds, of what is drawn, reach around the photos too. */
void
plumb_canvas_include_photos (PlumbCanvas *self, PlumbRect *bounds)
{
  g_autoptr (GPtrArray) photos = list_photos (self);

  for (guint i = 0; i < photos->len; i++)
    {
      PlumbRect rect = rect_of (photos->pdata[i]);

      *bounds = bounds->width > 0 || bounds->height > 0 ? plumb_rect_union (bounds, &rect) : rect;
    }
}

/* Returns: (transfer none) (nullable): the photo that alone is selected. */
PlumbRecord *
plumb_canvas_get_selected_photo (PlumbCanvas *self)
{
  const char *id = plumb_selection_get_n (self->selection) == 1
                       ? plumb_selection_get_only (self->selection, "attachment")
                       : NULL;
  PlumbRecord *record =
      id != NULL ? plumb_review_get_record (self->review, "attachment", id) : NULL;

  return record != NULL && is_photo (self, record) ? record : NULL;
}

/* -- Changing one ------------------------------------------------------------------------------ */

static gboolean
set_rect (PlumbCanvas *self, PlumbRecord *record, const PlumbRect *rect, GError **error)
{
  return plumb_review_set_integer (self->review, record, "x", (gint64)round (rect->x), error)
         && plumb_review_set_integer (self->review, record, "y", (gint64)round (rect->y), error)
         && plumb_review_set_integer (self->review, record, "w", (gint64)round (rect->width), error)
         && plumb_review_set_integer (self->review, record, "h", (gint64)round (rect->height),
                                      error);
}

static void
place (PlumbCanvas *self, PlumbRecord *record, const char *label, const PlumbRect *rect)
{
  g_autoptr (GError) error = NULL;

  plumb_review_begin (self->review, label);
  if (set_rect (self, record, rect, &error))
    plumb_review_commit (self->review, &error);
  else
    plumb_review_rollback (self->review);
  plumb_canvas_report (self, error);
}

/* Shows the selected photo with @opacity until it is decided. */
void
plumb_canvas_preview_opacity (PlumbCanvas *self, double opacity)
{
  PlumbRecord *record = plumb_canvas_get_selected_photo (self);

  if (record == NULL)
    return;
  g_free (self->photos.previewed);
  self->photos.previewed = g_strdup (plumb_record_get_id (record));
  self->photos.opacity = opacity;
  plumb_canvas_update_photos (self);
}

void
plumb_canvas_set_opacity (PlumbCanvas *self, double opacity)
{
  PlumbRecord *record = plumb_canvas_get_selected_photo (self);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->photos.previewed, g_free);
  if (record != NULL)
    {
      plumb_review_begin (self->review, _ ("Opacity of the photo"));
      if (plumb_review_set_real (self->review, record, "opacity", round (opacity * 100) / 100,
                                 &error))
        plumb_review_commit (self->review, &error);
      else
        plumb_review_rollback (self->review);
      plumb_canvas_report (self, error);
    }
  plumb_canvas_update_photos (self);
}

/* The opacity that was being chosen is not wanted any more. */
void
plumb_canvas_forget_opacity (PlumbCanvas *self)
{
  g_clear_pointer (&self->photos.previewed, g_free);
  plumb_canvas_update_photos (self);
}

/* Moves the selected photo, or makes it larger and smaller from its upper left corner in its own
 * proportions. Returns: whether there is one that may be moved. */
gboolean
plumb_canvas_nudge_photo (PlumbCanvas *self, double dx, double dy, gboolean resize)
{
  PlumbRecord *record = plumb_canvas_get_selected_photo (self);
  PlumbRect rect;

  if (record == NULL || !plumb_canvas_is_editable (self)
      || plumb_record_get_boolean (record, "locked"))
    return FALSE;
  rect = rect_of (record);
  if (resize)
    {
      double width = MAX (rect.width + dx + dy, LEAST_SIDE);

      rect.height = MAX (rect.height * width / rect.width, LEAST_SIDE);
      rect.width = width;
    }
  else
    {
      rect.x += dx;
      rect.y += dy;
    }
  place (self, record, resize ? _ ("Resize photo") : _ ("Move photo"), &rect);
  return TRUE;
}

/* -- With the pointer -------------------------------------------------------------------------- */

static const PlumbEdges corners[4] = {
  PLUMB_EDGE_LEFT | PLUMB_EDGE_TOP,
  PLUMB_EDGE_RIGHT | PLUMB_EDGE_TOP,
  PLUMB_EDGE_RIGHT | PLUMB_EDGE_BOTTOM,
  PLUMB_EDGE_LEFT | PLUMB_EDGE_BOTTOM,
};

static PlumbPoint
corner_of (const PlumbRect *rect, PlumbEdges edges)
{
  return (PlumbPoint){ edges & PLUMB_EDGE_RIGHT ? plumb_rect_right (rect) : rect->x,
                       edges & PLUMB_EDGE_BOTTOM ? plumb_rect_bottom (rect) : rect->y };
}

static PlumbEdges
hit_corner (PlumbCanvas *self, const PlumbRecord *record, double x, double y)
{
  PlumbRect rect = rect_of (record);

  rect = plumb_canvas_rect_to_widget (self, &rect);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    {
      PlumbPoint at = corner_of (&rect, corners[i]);

      if (fabs (at.x - x) <= HANDLE_REACH && fabs (at.y - y) <= HANDLE_REACH)
        return corners[i];
    }
  return 0;
}

/* The topmost photo at (@x, @y) of the widget; locked ones are not hit unless @locked. */
static PlumbRecord *
find_photo (PlumbCanvas *self, double x, double y, gboolean locked)
{
  g_autoptr (GPtrArray) photos = list_photos (self);
  PlumbPoint point = plumb_canvas_to_diagram (self, x, y);

  for (guint i = photos->len; i-- > 0;)
    {
      PlumbRect rect = rect_of (photos->pdata[i]);

      if (plumb_rect_contains_point (&rect, point)
          && (locked || !plumb_record_get_boolean (photos->pdata[i], "locked")))
        return photos->pdata[i];
    }
  return NULL;
}

/* A press on empty ground: on a photo that is not locked it takes that. Returns: whether it did. */
gboolean
plumb_canvas_press_photo (PlumbCanvas *self, double x, double y)
{
  PlumbRecord *record = plumb_canvas_get_selected_photo (self);
  PlumbEdges edges = 0;

  if (!plumb_canvas_is_editable (self))
    return FALSE;
  if (record != NULL && !plumb_record_get_boolean (record, "locked"))
    edges = hit_corner (self, record, x, y);
  if (edges == 0)
    record = find_photo (self, x, y, FALSE);
  if (record == NULL)
    return FALSE;
  plumb_selection_set (self->selection, "attachment", plumb_record_get_id (record));
  self->drag.next = PLUMB_DRAG_PHOTO;
  self->drag.edges = edges;
  self->drag.bounds = self->drag.rect = rect_of (record);
  return TRUE;
}

/* In its own proportions, from the opposite corner. */
static PlumbRect
resized (const PlumbDrag *drag)
{
  PlumbRect rect = drag->bounds;
  double dx = drag->at.x - drag->start.x, dy = drag->at.y - drag->start.y;
  double wide = rect.width + (drag->edges & PLUMB_EDGE_LEFT ? -dx : dx);
  double high = rect.height + (drag->edges & PLUMB_EDGE_TOP ? -dy : dy);
  double factor = MAX (wide / rect.width, high / rect.height);

  factor = CLAMP (factor, LEAST_SIDE / MIN (rect.width, rect.height),
                  MOST_SIDE / MAX (rect.width, rect.height));
  rect.width *= factor;
  rect.height *= factor;
  if (drag->edges & PLUMB_EDGE_LEFT)
    rect.x = plumb_rect_right (&drag->bounds) - rect.width;
  if (drag->edges & PLUMB_EDGE_TOP)
    rect.y = plumb_rect_bottom (&drag->bounds) - rect.height;
  return rect;
}

void
plumb_canvas_measure_photo (PlumbCanvas *self)
{
  PlumbRecord *record = plumb_canvas_get_selected_photo (self);
  PlumbDrag *drag = &self->drag;

  if (record == NULL)
    return;
  if (self->photos.dragged == NULL)
    self->photos.dragged = g_strdup (plumb_record_get_id (record));
  if (drag->edges != 0)
    drag->rect = resized (drag);
  else
    {
      drag->rect.x = drag->bounds.x + drag->at.x - drag->start.x;
      drag->rect.y = drag->bounds.y + drag->at.y - drag->start.y;
    }
  plumb_canvas_update_photos (self);
}

void
plumb_canvas_drop_photo (PlumbCanvas *self)
{
  PlumbRecord *record = plumb_canvas_get_selected_photo (self);
  PlumbRect rect = self->drag.rect;

  g_clear_pointer (&self->photos.dragged, g_free);
  if (record != NULL)
    place (self, record, self->drag.edges != 0 ? _ ("Resize photo") : _ ("Move photo"), &rect);
}

/* The photo that was dragged goes back to where it was. */
void
plumb_canvas_forget_photo (PlumbCanvas *self)
{
  if (self->photos.dragged == NULL)
    return;
  g_clear_pointer (&self->photos.dragged, g_free);
  if (self->photos.photos != NULL)
    plumb_canvas_update_photos (self);
}

/* A frame and corners around the photo that is selected. */
void
plumb_canvas_draw_photo_frame (PlumbCanvas *self, cairo_t *cr, const GdkRGBA *accent)
{
  PlumbRecord *record = plumb_canvas_get_selected_photo (self);
  const PlumbColor *ground = &plumb_canvas_get_palette (self)->colors[PLUMB_PAINT_BOX];
  PlumbRect rect;

  if (record == NULL)
    return;
  rect = self->photos.dragged != NULL ? self->drag.rect : rect_of (record);
  rect = plumb_canvas_rect_to_widget (self, &rect);
  cairo_rectangle (cr, round (rect.x) + 0.5, round (rect.y) + 0.5, round (rect.width),
                   round (rect.height));
  gdk_cairo_set_source_rgba (cr, accent);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  for (guint i = 0; i < G_N_ELEMENTS (corners) && !plumb_record_get_boolean (record, "locked"); i++)
    {
      PlumbPoint at = corner_of (&rect, corners[i]);

      cairo_rectangle (cr, round (at.x) - 4.5, round (at.y) - 4.5, 9, 9);
      cairo_set_source_rgba (cr, ground->red, ground->green, ground->blue, ground->alpha);
      cairo_fill_preserve (cr);
      gdk_cairo_set_source_rgba (cr, accent);
      cairo_stroke (cr);
    }
}

/* -- Adding one -------------------------------------------------------------------------------- */

/* In the middle of what is in sight, or around @at, as large as there is room. */
static PlumbRect
place_for (PlumbCanvas *self, const PlumbPhoto *photo, const PlumbPoint *at)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / self->zoom;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / self->zoom;
  double factor = SHARE_OF_SIGHT
                  * MIN (MAX (width, 400) / plumb_photo_get_width (photo),
                         MAX (height, 300) / plumb_photo_get_height (photo));
  PlumbPoint center =
      plumb_canvas_to_diagram (self, width * self->zoom / 2, height * self->zoom / 2);
  PlumbRect rect = { 0, 0, CLAMP (plumb_photo_get_width (photo) * factor, LEAST_SIDE, MOST_SIDE),
                     CLAMP (plumb_photo_get_height (photo) * factor, LEAST_SIDE, MOST_SIDE) };

  if (at != NULL)
    center = *at;
  rect.x = center.x - rect.width / 2;
  rect.y = center.y - rect.height / 2;
  return rect;
}

static PlumbRecord *
insert (PlumbCanvas *self, PlumbLoadedPhoto *loaded, const PlumbRect *rect, GError **error)
{
  g_autofree char *sha256 = plumb_review_add_blob (self->review, loaded->bytes, error);
  PlumbRecord *record;

  if (sha256 == NULL)
    return NULL;
  record = plumb_review_add (self->review, "attachment", error, "name",
                             loaded->name != NULL ? loaded->name : _ ("Photo"), "media_type",
                             loaded->media_type, "sha256", sha256, "use", "trace", "view",
                             self->view, "opacity", DEFAULT_OPACITY, NULL);
  if (record == NULL || !set_rect (self, record, rect, error))
    return NULL;
  g_hash_table_replace (self->photos.photos, g_steal_pointer (&sha256),
                        plumb_photo_ref (loaded->photo));
  return record;
}

typedef struct
{
  PlumbCanvas *self;
  gboolean placed;
  PlumbPoint at;
} Adding;

static void
on_photo_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Adding *adding = data;
  g_autoptr (PlumbCanvas) self = adding->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbLoadedPhoto) loaded = plumb_photo_load_finish (result, &error);
  g_autofree char *id = NULL;
  PlumbRecord *record;
  PlumbRect rect;

  if (self->photos.photos == NULL || loaded == NULL)
    {
      if (self->photos.photos != NULL)
        plumb_canvas_report (self, error);
      return;
    }
  rect = place_for (self, loaded->photo, adding->placed ? &adding->at : NULL);
  plumb_review_begin (self->review, _ ("Photo underneath"));
  record = insert (self, loaded, &rect, &error);
  id = record != NULL ? g_strdup (plumb_record_get_id (record)) : NULL;
  if (record == NULL)
    plumb_review_rollback (self->review);
  else if (plumb_review_commit (self->review, &error))
    plumb_selection_set (self->selection, "attachment", id);
  plumb_canvas_report (self, error);
}

/* Lays the photo in @file, or in @bytes where they are given, under the picture: around @at, or in the
 * middle of what is in sight. What is wrong with it is told, and then nothing changes. */
void
plumb_canvas_add_photo (PlumbCanvas *self, GFile *file, GBytes *bytes, const PlumbPoint *at)
{
  Adding *adding;

  if (!plumb_canvas_is_editable (self))
    return;
  adding = g_new0 (Adding, 1);
  adding->self = g_object_ref (self);
  adding->placed = at != NULL;
  if (at != NULL)
    adding->at = *at;
  plumb_photo_load_async (file, bytes, self->photos.cancellable, on_photo_read, adding);
}

/* -- Actions ----------------------------------------------------------------------------------- */

static void
on_file_chosen (GFile *file, gpointer data)
{
  g_autoptr (PlumbCanvas) self = data;

  if (file != NULL && self->review != NULL)
    plumb_canvas_add_photo (self, file, NULL, NULL);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  plumb_file_dialog_open_photo (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, on_file_chosen,
                                g_object_ref (widget));
}

/* What a command without a pointer means: the selected photo, else the one under the place where the menu
 * was asked for, else the topmost. */
static PlumbRecord *
get_meant (PlumbCanvas *self)
{
  g_autoptr (GPtrArray) photos = list_photos (self);
  PlumbRecord *record = plumb_canvas_get_selected_photo (self);
  PlumbPoint at = plumb_canvas_to_widget (self, self->menu_point);

  if (record == NULL)
    record = find_photo (self, at.x, at.y, TRUE);
  if (record == NULL && photos->len > 0)
    record = photos->pdata[photos->len - 1];
  return record;
}

static void
on_lock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  PlumbRecord *record = get_meant (self);
  gboolean locked = record != NULL && plumb_record_get_boolean (record, "locked");
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return;
  plumb_selection_set (self->selection, "attachment", plumb_record_get_id (record));
  plumb_review_begin (self->review, locked ? _ ("Unlock photo") : _ ("Lock photo"));
  if (plumb_review_set (self->review, record, "locked", locked ? "" : "1", &error))
    plumb_review_commit (self->review, &error);
  else
    plumb_review_rollback (self->review);
  if (error == NULL && !locked)
    plumb_selection_clear (self->selection);
  plumb_canvas_report (self, error);
}

static void
on_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  PlumbRecord *record = get_meant (self);
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return;
  plumb_review_begin (self->review, _ ("Remove photo"));
  if (plumb_review_remove (self->review, record, &error))
    plumb_review_commit (self->review, &error);
  else
    plumb_review_rollback (self->review);
  if (error == NULL)
    plumb_app_toast (widget, _ ("Photo removed"), TRUE);
  plumb_canvas_report (self, error);
}

void
plumb_canvas_class_add_photo_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "canvas.add-photo", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "canvas.lock-photo", NULL, on_lock);
  gtk_widget_class_install_action (widget_class, "canvas.remove-photo", NULL, on_remove);
}

void
plumb_canvas_update_photo_actions (PlumbCanvas *self)
{
  gboolean editable = plumb_canvas_is_editable (self);
  gboolean any = editable && plumb_canvas_has_photos (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.add-photo", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.lock-photo", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "canvas.remove-photo", any);
}

/* What the menu of the ground offers. */
void
plumb_canvas_add_photo_items (PlumbCanvas *self, GMenu *menu)
{
  g_autoptr (GMenu) section = g_menu_new ();
  PlumbRecord *record = get_meant (self);

  if (!plumb_canvas_is_editable (self))
    return;
  g_menu_append (section, _ ("P_hoto Underneath…"), "canvas.add-photo");
  if (record != NULL)
    {
      g_menu_append (section,
                     plumb_record_get_boolean (record, "locked") ? _ ("Un_lock Photo")
                                                                 : _ ("_Lock Photo"),
                     "canvas.lock-photo");
      g_menu_append (section, _ ("_Remove Photo"), "canvas.remove-photo");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}
