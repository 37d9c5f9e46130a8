// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Columns that a person made wider or narrower stay so, in every review. Order and filter of the lines
 * are of the moment: they are not kept. */

#include <stdlib.h>
#include <string.h>

#include "app/plumb-settings.h"
#include "app/sections/plumb-grid-private.h"

#define LEAST_WIDTH 24
#define MOST_WIDTH 2000

/* "name=180;team=90;", fields in the grid's order. New string. */
static char *
dup_widths (PlumbGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GString *widths = g_string_new (NULL);

  for (guint c = 1; c < self->fields->len; c++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, c);

      g_string_append_printf (widths, "%s=%d;", plumb_grid_get_field (self, c)->id,
                              gtk_column_view_column_get_fixed_width (column));
    }
  return g_string_free (widths, FALSE);
}

static void
set_width (PlumbGrid *self, const char *field, int width)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint c = 1; c < self->fields->len; c++)
    if (g_str_equal (plumb_grid_get_field (self, c)->id, field))
      {
        g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, c);

        gtk_column_view_column_set_fixed_width (column, CLAMP (width, LEAST_WIDTH, MOST_WIDTH));
      }
}

/* Gives the columns the widths of the last time. Call it once they are there. */
void
plumb_grid_load_widths (PlumbGrid *self)
{
  g_autofree char *remembered = plumb_settings_dup_columns (self->table->id);
  g_auto (GStrv) pairs = remembered != NULL ? g_strsplit (remembered, ";", -1) : NULL;

  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      set_width (self, pairs[i], atoi (equals + 1));
    }
  self->widths = dup_widths (self);
}

/* Remembers the widths, if a person changed them. */
void
plumb_grid_save_widths (PlumbGrid *self)
{
  g_autofree char *widths = self->view != NULL ? dup_widths (self) : NULL;

  if (widths == NULL || g_strcmp0 (widths, self->widths) == 0)
    return;
  plumb_settings_set_columns (self->table->id, widths);
  g_free (self->widths);
  self->widths = g_steal_pointer (&widths);
}
