// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <glib/gi18n-lib.h>

#include "analysis/plumb-derive.h"
#include "app/plumb-app-util.h"
#include "app/window/plumb-due.h"
#include "app/window/plumb-window-private.h"

/* What a person reads about the file; @act becomes the action that helps, or NULL. */
static char *
dup_kept_words (PlumbReview *review, const char **act)
{
  const char *reason = plumb_review_get_kept_reason (review);

  *act = NULL;
  if (plumb_review_is_read_only (review))
    return g_strdup (_ ("can only be read"));
  switch (plumb_review_get_kept (review))
    {
    case PLUMB_KEPT_FOLLOWING:
      return g_strdup (_ ("kept; the file follows"));
    case PLUMB_KEPT_LOCAL:
      *act = "win.choose-place";
      if (reason == NULL)
        return g_strdup (_ ("kept on this computer only"));
      /* Translators: why, such as “the folder is full”. */
      return g_strdup_printf (_ ("kept on this computer only: %s"), reason);
    case PLUMB_KEPT_NO_FILE:
      *act = "win.choose-place";
      return g_strdup (_ ("not in a file yet: choose a place"));
    case PLUMB_KEPT_CONFLICT:
      *act = "win.resolve-conflict";
      return g_strdup (_ ("the file was changed elsewhere: choose"));
    case PLUMB_KEPT_SAVED:
    default:
      return g_strdup (_ ("all changes saved"));
    }
}

static void
update_kept (PlumbWindow *self)
{
  const char *act;
  g_autofree char *words = dup_kept_words (self->review, &act);
  const char *kind = plumb_kind_get_title (plumb_review_get_kind (self->review));
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < PLUMB_FOLD_SECTIONS;
  g_autofree char *both = g_strdup_printf ("%s · %s", kind, words);

  gtk_label_set_label (self->kind_label, act != NULL ? kind : narrow ? words : both);
  gtk_widget_set_visible (GTK_WIDGET (self->kind_label), act == NULL || !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->kept_button), act != NULL);
  gtk_label_set_label (self->kept_words, words);
  plumb_app_set_label (GTK_WIDGET (self->kept_button), words);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->kept_button), act);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->kept_button), words);
}

static void
update_due (PlumbWindow *self)
{
  PlumbRecord *root = plumb_review_get_root (self->review);
  g_autoptr (GDateTime) due = NULL;
  g_autofree char *words = NULL;
  PlumbDueState state = PLUMB_DUE_NONE;

  if (!plumb_record_has (root, "delivered_at"))
    due = plumb_derive_due (self->review);
  if (due != NULL)
    words = plumb_due_dup_words (due, NULL, &state);
  gtk_widget_set_visible (GTK_WIDGET (self->due_chip),
                          words != NULL && gtk_widget_get_width (GTK_WIDGET (self)) >= 900);
  if (words == NULL)
    return;
  gtk_label_set_label (self->due_chip, words);
  gtk_widget_remove_css_class (GTK_WIDGET (self->due_chip), "wait");
  gtk_widget_remove_css_class (GTK_WIDGET (self->due_chip), "block");
  gtk_widget_add_css_class (GTK_WIDGET (self->due_chip),
                            state == PLUMB_DUE_LATE ? "block" : "wait");
}

/* Title, subtitle and chip from the review. */
void
plumb_window_update_header (PlumbWindow *self)
{
  g_autofree char *title = NULL;
  PlumbRecord *root;

  if (self->review == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Plumbline"));
      return;
    }
  root = plumb_review_get_root (self->review);
  if (plumb_record_has (root, "customer"))
    title = g_strdup (plumb_record_get (root, "customer"));
  else if (plumb_record_has (root, "title"))
    title = g_strdup (plumb_record_get (root, "title"));
  else
    title = g_strdup (_ ("New review"));
  gtk_label_set_label (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  update_kept (self);
  update_due (self);
}

static void
set_tooltip (GtkButton *button, const char *text)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  plumb_app_set_label (GTK_WIDGET (button), text);
}

/* What undo and redo would do, in their tooltips. */
void
plumb_window_update_history (PlumbWindow *self)
{
  gboolean undo = self->review != NULL && plumb_review_can_undo (self->review);
  gboolean redo = self->review != NULL && plumb_review_can_redo (self->review);
  g_autofree char *undo_text = g_strdup (_ ("Undo"));
  g_autofree char *redo_text = g_strdup (_ ("Redo"));

  if (undo)
    {
      g_free (undo_text);
      /* Translators: %s is what was done, such as “Move Okta”. */
      undo_text = g_strdup_printf (_ ("Undo: %s"), plumb_review_get_undo_label (self->review));
    }
  if (redo)
    {
      g_free (redo_text);
      /* Translators: %s is what was done, such as “Move Okta”. */
      redo_text = g_strdup_printf (_ ("Redo: %s"), plumb_review_get_redo_label (self->review));
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", undo);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", redo);
  set_tooltip (self->undo_button, undo_text);
  set_tooltip (self->redo_button, redo_text);
}

/* Folds what has no room: called after each change of the window's size. */
void
plumb_window_update_width (PlumbWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  gboolean folded = width < PLUMB_FOLD_SECTIONS;
  gboolean tight = width < PLUMB_TIGHT;

  if (width <= 0)
    return;
  if (adw_leaflet_get_can_unfold (self->leaflet) == folded)
    adw_leaflet_set_can_unfold (self->leaflet, !folded);
  gtk_widget_set_visible (GTK_WIDGET (self->sections_button), folded);
  gtk_widget_set_visible (GTK_WIDGET (self->back_label), !tight);
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button), !tight);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), width >= PLUMB_NO_UNDO);
  gtk_widget_set_visible (self->export_label, !tight);
  gtk_widget_set_visible (self->export_icon, tight);
  if (self->review != NULL)
    {
      update_kept (self);
      update_due (self);
    }
  plumb_start_page_set_width (self->start, width);
}

/* The parts of the header that never change. */
void
plumb_window_init_header (PlumbWindow *self)
{
  plumb_window_update_history (self);
}
