// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-section-page.h"

#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-diagram-page.h"
#include "app/export/plumb-summary-page.h"
#include "app/sections/plumb-history-page.h"
#include "app/sections/plumb-overview-page.h"
#include "app/sections/plumb-points-page.h"
#include "app/sections/plumb-table-page.h"

typedef GtkWidget *(*PageFunc) (PlumbReview *review);

/* Pages that are neither a table nor a picture, by the id of their section. */
static const struct
{
  const char *section;
  PageFunc make;
} pages[] = {
  { "overview", plumb_overview_page_new },
  { "integration-points", plumb_points_page_new },
  { "summary", plumb_summary_page_new },
  { "history", plumb_history_page_new },
};

static PageFunc
find_page (const char *section)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].section, section) == 0)
      return pages[i].make;
  return NULL;
}

/* Whether records of @table are drawn, so that the picture is where they are edited. */
gboolean
plumb_section_page_draws (const char *table)
{
  return g_strcmp0 (table, "system") == 0 || g_strcmp0 (table, "connection") == 0
         || g_strcmp0 (table, "annotation") == 0;
}

/* Whether there is a page for @section. */
gboolean
plumb_section_page_exists (const PlumbSection *section)
{
  switch (section->type)
    {
    case PLUMB_SECTION_TABLE:
    case PLUMB_SECTION_DIAGRAM:
      return TRUE;
    case PLUMB_SECTION_PAGE:
    default:
      return find_page (section->id) != NULL;
    }
}

/* The page of @section, or NULL where there is none. */
GtkWidget *
plumb_section_page_new (const PlumbSection *section, PlumbReview *review, PlumbSelection *selection)
{
  PageFunc make;

  switch (section->type)
    {
    case PLUMB_SECTION_TABLE:
      return plumb_table_page_new (review, g_dgettext (GETTEXT_PACKAGE, section->title),
                                   section->table, selection);
    case PLUMB_SECTION_DIAGRAM:
      return plumb_diagram_page_new (review, section->view, selection);
    case PLUMB_SECTION_PAGE:
    default:
      make = find_page (section->id);
      return make != NULL ? make (review) : NULL;
    }
}

/* Selects the record on @page. */
void
plumb_section_page_show_record (GtkWidget *page, const char *table, const char *id)
{
  if (PLUMB_IS_TABLE_PAGE (page))
    plumb_table_page_show_record (PLUMB_TABLE_PAGE (page), id);
  else if (PLUMB_IS_DIAGRAM_PAGE (page))
    plumb_diagram_page_show_record (PLUMB_DIAGRAM_PAGE (page), table, id);
}

/* Goes to where one looks for something on @page. */
void
plumb_section_page_find (GtkWidget *page)
{
  if (PLUMB_IS_TABLE_PAGE (page))
    plumb_table_page_find (PLUMB_TABLE_PAGE (page));
  else if (PLUMB_IS_DIAGRAM_PAGE (page))
    plumb_diagram_page_find (PLUMB_DIAGRAM_PAGE (page));
}
