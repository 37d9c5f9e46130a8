// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-selection-panel.h"

#include <glib/gi18n-lib.h>

#include "app/panels/plumb-card-spec.h"
#include "app/panels/plumb-selection-field.h"
#include "app/panels/plumb-several-panel.h"
#include "app/plumb-app-util.h"

struct _PlumbSelectionPanel
{
  GtkWidget parent_instance;

  PlumbReview *review;
  char *view;
  PlumbSelection *selection;

  GtkWidget *scrolled;
  GtkWidget *content;
  GtkWidget *heading;
  GtkWidget *body;
  GPtrArray *fields; /* of PlumbSelectionField, borrowed */
  char *shown_table; /* of the one record that is shown */
  char *shown_id;
  guint rebuild_source;
};

G_DEFINE_FINAL_TYPE (PlumbSelectionPanel, plumb_selection_panel, GTK_TYPE_WIDGET)

/* The fields that matter while one draws; the rest is under "More". */
static const char *const system_fields[] = { "name",  "kind",        "product",
                                             "owner", "hosting",     "hosting_where",
                                             "mark",  "criticality", "description",
                                             NULL };
static const char *const connection_fields[] = { "source",      "target",    "method",  "direction",
                                                 "data",        "frequency", "network", "mark",
                                                 "requirement", NULL };
static const char *const annotation_fields[] = { "text", NULL };

static const char *const *
fields_of (const char *table)
{
  if (g_str_equal (table, "system"))
    return system_fields;
  if (g_str_equal (table, "connection"))
    return connection_fields;
  return g_str_equal (table, "annotation") ? annotation_fields : NULL;
}

static void
add_field (
    PlumbSelectionPanel *self, GtkWidget *box, const char *table, const char *id, const char *field)
{
  GtkWidget *row = plumb_selection_field_new (self->review, self->view, table, id, field);

  g_ptr_array_add (self->fields, row);
  gtk_box_append (GTK_BOX (box), row);
}

static gboolean
is_editable (const PlumbField *field)
{
  return (field->flags & (PLUMB_FIELD_HIDDEN | PLUMB_FIELD_KEY)) == 0
         && field->type != PLUMB_FIELD_TABLE && field->type != PLUMB_FIELD_ANY
         && field->type != PLUMB_FIELD_BLOB;
}

/* The other fields are made when they are first asked for. */
static void
on_expanded (GtkExpander *expander, GParamSpec *pspec, PlumbSelectionPanel *self)
{
  const PlumbTable *table = plumb_schema_find_table (self->shown_table);
  const char *const *first = fields_of (self->shown_table);
  GtkWidget *box = gtk_expander_get_child (expander);

  if (!gtk_expander_get_expanded (expander) || gtk_widget_get_first_child (box) != NULL)
    return;
  for (guint i = 0; i < table->n_fields; i++)
    if (is_editable (&table->fields[i]) && !g_strv_contains (first, table->fields[i].id))
      add_field (self, box, self->shown_table, self->shown_id, table->fields[i].id);
}

/* -- One --------------------------------------------------------------------------------------- */

static void
show_one (PlumbSelectionPanel *self, const char *table, const char *id)
{
  const char *const *fields = fields_of (table);
  GtkWidget *more = gtk_expander_new (_ ("More"));

  g_free (self->shown_table);
  g_free (self->shown_id);
  self->shown_table = g_strdup (table);
  self->shown_id = g_strdup (id);
  for (guint i = 0; fields[i] != NULL; i++)
    add_field (self, self->body, table, id, fields[i]);
  if (g_str_equal (table, "annotation"))
    {
      g_object_ref_sink (more);
      g_object_unref (more);
      return;
    }
  gtk_expander_set_child (GTK_EXPANDER (more), gtk_box_new (GTK_ORIENTATION_VERTICAL, 8));
  g_signal_connect (more, "notify::expanded", G_CALLBACK (on_expanded), self);
  gtk_box_append (GTK_BOX (self->body), more);
}

static char *
dup_heading (PlumbSelectionPanel *self, const char *table, const char *id)
{
  PlumbRecord *record = plumb_review_get_record (self->review, table, id);

  if (record == NULL)
    return g_strdup ("");
  if (g_str_equal (table, "annotation"))
    return g_strdup (plumb_table_get_singular (plumb_record_get_table (record)));
  return plumb_review_dup_name (self->review, record);
}

/* -- None, or several -------------------------------------------------------------------------- */

static void
show_none (PlumbSelectionPanel *self)
{
  GtkWidget *label = gtk_label_new (
      _ ("Select a system or a connection to see and change what is known about it."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (self->body), label);
}

static void
add_group (PlumbSelectionPanel *self, const char *table, guint n, gboolean named)
{
  const PlumbTable *declared = plumb_schema_find_table (table);
  /* Translators: how many of what are selected, such as "Systems: 3". */
  g_autofree char *text = g_strdup_printf (_ ("%s: %u"), plumb_table_get_title (declared), n);
  GtkWidget *label = gtk_label_new (text);

  if (named)
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (self->body), label);
    }
  else
    g_object_unref (g_object_ref_sink (label));
  gtk_box_append (GTK_BOX (self->body),
                  plumb_several_panel_new (self->review, self->view, self->selection, table));
}

/* What is chosen or typed here is set of all that are selected, as one step. */
static void
show_several (PlumbSelectionPanel *self, guint n_systems, guint n_connections)
{
  gboolean both = n_systems > 0 && n_connections > 0;

  if (n_systems > 0)
    add_group (self, "system", n_systems, both);
  if (n_connections > 0)
    add_group (self, "connection", n_connections, both);
}

/* -- Following --------------------------------------------------------------------------------- */

static void
clear (PlumbSelectionPanel *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->fields, 0);
  g_clear_pointer (&self->shown_table, g_free);
  g_clear_pointer (&self->shown_id, g_free);
  while ((child = gtk_widget_get_first_child (self->body)) != NULL)
    gtk_box_remove (GTK_BOX (self->body), child);
}

static guint
count (PlumbSelectionPanel *self, const char *table)
{
  g_autoptr (GPtrArray) records =
      plumb_several_panel_dup_records (self->review, self->selection, table);

  return records->len;
}

static void
rebuild (PlumbSelectionPanel *self)
{
  guint n_systems = count (self, "system");
  guint n_connections = count (self, "connection");
  guint n = n_systems + n_connections + count (self, "annotation");
  g_autofree char *heading = NULL;

  clear (self);
  if (n == 1)
    {
      for (guint i = 0; i < plumb_selection_get_n (self->selection); i++)
        {
          const char *table, *id;

          plumb_selection_get (self->selection, i, &table, &id);
          if (fields_of (table) == NULL)
            continue;
          heading = dup_heading (self, table, id);
          show_one (self, table, id);
          break;
        }
    }
  else if (n > 1)
    {
      heading = g_strdup_printf (_ ("%u selected"), n);
      show_several (self, n_systems, n_connections);
    }
  else
    {
      heading = g_strdup (_ ("Nothing selected"));
      show_none (self);
    }
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
}

static gboolean
on_rebuild (gpointer data)
{
  PlumbSelectionPanel *self = data;

  self->rebuild_source = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
rebuild_soon (PlumbSelectionPanel *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 5, on_rebuild, self, NULL);
}

/* The editors follow their records by themselves. */
static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbSelectionPanel *self)
{
  g_autofree char *heading = NULL;

  if (self->shown_id == NULL)
    return;
  if (plumb_review_get_record (review, self->shown_table, self->shown_id) == NULL)
    {
      rebuild_soon (self);
      return;
    }
  heading = dup_heading (self, self->shown_table, self->shown_id);
  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  for (guint i = 0; i < self->fields->len; i++)
    plumb_selection_field_update (self->fields->pdata[i]);
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_selection_panel_dispose (GObject *object)
{
  PlumbSelectionPanel *self = PLUMB_SELECTION_PANEL (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_selection_panel_parent_class)->dispose (object);
}

static void
plumb_selection_panel_finalize (GObject *object)
{
  PlumbSelectionPanel *self = PLUMB_SELECTION_PANEL (object);

  g_free (self->view);
  g_free (self->shown_table);
  g_free (self->shown_id);
  G_OBJECT_CLASS (plumb_selection_panel_parent_class)->finalize (object);
}

static void
plumb_selection_panel_class_init (PlumbSelectionPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_selection_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_selection_panel_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
plumb_selection_panel_init (PlumbSelectionPanel *self)
{
  self->fields = g_ptr_array_new ();
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->heading), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->heading, "title-4");
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->content), self->heading);
  gtk_box_append (GTK_BOX (self->content), self->body);
  gtk_widget_set_margin_start (self->content, 16);
  gtk_widget_set_margin_end (self->content, 16);
  gtk_widget_set_margin_top (self->content, 12);
  gtk_widget_set_margin_bottom (self->content, 16);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->content);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
plumb_selection_panel_new (PlumbReview *review, const char *view, PlumbSelection *selection)
{
  PlumbSelectionPanel *self = g_object_new (PLUMB_TYPE_SELECTION_PANEL, NULL);

  self->review = g_object_ref (review);
  self->view = g_strdup (view);
  self->selection = g_object_ref (selection);
  rebuild (self);
  g_signal_connect_object (review, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (selection, "changed", G_CALLBACK (rebuild_soon), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const char *
plumb_selection_panel_get_heading (PlumbSelectionPanel *self)
{
  return gtk_label_get_text (GTK_LABEL (self->heading));
}
