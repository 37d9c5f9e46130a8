// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <glib/gi18n-lib.h>

#include "app/plumb-app-util.h"
#include "app/sections/plumb-review-dialog.h"
#include "app/sections/plumb-section-page.h"
#include "app/window/plumb-whiteboard.h"
#include "app/window/plumb-window-private.h"

static const PlumbSection *
find_section (const char *id)
{
  guint n;
  const PlumbSection *sections = plumb_schema_get_sections (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (sections[i].id, id) == 0)
      return &sections[i];
  return NULL;
}

/* Pages stay once they were shown, so that going back and forth keeps what one looked at. */
static GtkWidget *
ensure_page (PlumbWindow *self, const PlumbSection *section)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, section->id);

  if (page == NULL)
    {
      page = plumb_section_page_new (section, self->review, self->selection);
      if (page != NULL)
        gtk_stack_add_named (self->pages, page, section->id);
    }
  return page;
}

/* Shows the page of @section. */
void
plumb_window_show_section (PlumbWindow *self, const char *id)
{
  const PlumbSection *section = find_section (id);

  g_return_if_fail (PLUMB_IS_WINDOW (self));

  if (self->review == NULL || section == NULL)
    return;
  plumb_window_commit_pending (self);
  if (g_strcmp0 (self->section, id) != 0)
    plumb_whiteboard_leave (self);
  if (ensure_page (self, section) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->pages, section->id);
  g_free (self->section);
  self->section = g_strdup (section->id);
  plumb_sidebar_select (self->sidebar, section->id);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->pages));
}

/* The section where a record of @table is edited: the picture for what is drawn, else its grid. */
static const char *
find_home (PlumbWindow *self, const char *table, const char *id)
{
  PlumbRecord *record = plumb_review_get_record (self->review, table, id);
  const PlumbSection *shown = find_section (self->section);
  guint n;
  const PlumbSection *sections = plumb_schema_get_sections (&n);
  PlumbKinds kind = plumb_review_get_kind (self->review);

  if (record != NULL && plumb_section_page_draws (table))
    {
      if (shown != NULL && shown->type == PLUMB_SECTION_DIAGRAM)
        return shown->id;
      return plumb_record_is (record, "mark", "remove") ? "current" : "proposed";
    }
  for (guint i = 0; i < n; i++)
    if ((sections[i].kinds & kind) != 0 && g_strcmp0 (sections[i].table, table) == 0)
      return sections[i].id;
  if (g_strcmp0 (table, "paragraph") == 0)
    return "summary";
  return NULL;
}

/* Opens the section where the record is edited, and selects it. */
void
plumb_window_show_record (PlumbWindow *self, const char *table, const char *id)
{
  const char *section;
  GtkWidget *page;

  g_return_if_fail (PLUMB_IS_WINDOW (self));

  if (self->review == NULL)
    return;
  if (g_strcmp0 (table, "review") == 0)
    {
      plumb_review_dialog_present (GTK_WIDGET (self), self->review);
      return;
    }
  section = find_home (self, table, id);
  if (section == NULL)
    return;
  plumb_window_show_section (self, section);
  page = gtk_stack_get_visible_child (self->pages);
  if (page != NULL && id != NULL && *id != '\0')
    plumb_section_page_show_record (page, table, id);
}

/* Goes @step sections on, in the order of the list. */
void
plumb_window_step_section (PlumbWindow *self, int step)
{
  const char *next = plumb_sidebar_get_neighbour (self->sidebar, self->section, step);

  if (next == NULL)
    return;
  plumb_window_show_section (self, next);
  /* One came to work on it. */
  plumb_window_focus_page (self);
}

/* Removes every page: the review is being closed. */
void
plumb_window_forget_pages (PlumbWindow *self)
{
  GtkWidget *child;

  gtk_root_set_focus (GTK_ROOT (self), NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
}

static void
collect_panes (GtkWidget *widget, GPtrArray *panes)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (plumb_app_is_pane (widget))
    g_ptr_array_add (panes, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_panes (child, panes);
}

/* The innermost pane that holds the focus; panes come before those inside them. */
static int
find_focused_pane (GPtrArray *panes, GtkWidget *focus)
{
  for (int i = (int)panes->len - 1; focus != NULL && i >= 0; i--)
    if (focus == panes->pdata[i] || gtk_widget_is_ancestor (focus, panes->pdata[i]))
      return i;
  return -1;
}

/* A stack that has hidden the page with the focus would go on from there, and find nothing. */
static gboolean
focus_pane (GtkWidget *pane)
{
  if (GTK_IS_STACK (pane))
    pane = gtk_stack_get_visible_child (GTK_STACK (pane));
  return pane != NULL && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD);
}

/* Puts the focus into the page that is shown. */
void
plumb_window_focus_page (PlumbWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  /* A page that knows where its work is done takes the focus there: the picture, not its tools. */
  if (page == NULL || !gtk_widget_grab_focus (page))
    focus_pane (GTK_WIDGET (self->pages));
}

/* Takes the focus @step panes on: sections, page, panels, header. */
void
plumb_window_step_pane (PlumbWindow *self, int step)
{
  g_autoptr (GPtrArray) panes = g_ptr_array_new ();
  int at;

  if (self->review != NULL)
    {
      /* A leaflet's children do not stand in the order in which one sees them. */
      collect_panes (GTK_WIDGET (self->sidebar), panes);
      collect_panes (GTK_WIDGET (self->pages), panes);
      collect_panes (GTK_WIDGET (self->header), panes);
    }
  else
    collect_panes (GTK_WIDGET (self->start), panes);
  if (panes->len == 0)
    return;
  at = find_focused_pane (panes, gtk_root_get_focus (GTK_ROOT (self)));
  for (guint i = 0; i < panes->len; i++)
    {
      GtkWidget *pane;

      at = (at + step + (int)panes->len) % (int)panes->len;
      pane = panes->pdata[at];
      gtk_root_set_focus (GTK_ROOT (self), NULL);
      if (focus_pane (pane))
        {
          gtk_window_set_focus_visible (GTK_WINDOW (self), TRUE);
          return;
        }
    }
}
