// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The inside of a window, shared by the files that hold its behaviour. */

#pragma once

#include "app/window/plumb-sidebar.h"
#include "app/window/plumb-start-page.h"
#include "app/window/plumb-window.h"

G_BEGIN_DECLS

#define PLUMB_FOLD_SECTIONS 720 /* narrower windows show the sections or the page, not both */
#define PLUMB_NO_UNDO 420       /* narrower windows have undo in the menu only */
#define PLUMB_TIGHT 560         /* narrower windows have no room for words in the header */

struct _PlumbWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwToastOverlay *toasts;
  GtkStack *views;
  PlumbStartPage *start;
  AdwHeaderBar *header;
  GtkButton *back_button;
  GtkLabel *back_label;
  GtkButton *sections_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkLabel *title;
  GtkBox *subtitle;
  GtkLabel *kind_label;
  GtkButton *kept_button;
  GtkLabel *kept_words;
  GtkWidget *export_icon;
  GtkWidget *export_label;
  GtkLabel *due_chip;
  GtkMenuButton *menu_button;
  AdwLeaflet *leaflet;
  PlumbSidebar *sidebar;
  GtkStack *pages;

  /* Owned references */
  PlumbReview *review; /* NULL: the start page is shown */
  PlumbSelection *selection;
  GSettings *settings; /* NULL: nothing is remembered */
  char *section;

  guint clock;
};

void plumb_window_init_header (PlumbWindow *self);
void plumb_window_update_header (PlumbWindow *self);
void plumb_window_update_history (PlumbWindow *self);
void plumb_window_update_width (PlumbWindow *self);

void plumb_window_install_actions (GtkWidgetClass *widget_class);
void plumb_window_install_review_actions (GtkWidgetClass *widget_class);
void plumb_window_update_actions (PlumbWindow *self);
gboolean plumb_window_commit_pending (PlumbWindow *self);
gboolean plumb_window_may_leave (PlumbWindow *self);
gboolean plumb_window_leave_review (PlumbWindow *self);

void plumb_window_step_section (PlumbWindow *self, int step);
void plumb_window_forget_pages (PlumbWindow *self);
void plumb_window_step_pane (PlumbWindow *self, int step);
void plumb_window_focus_page (PlumbWindow *self);

G_END_DECLS
