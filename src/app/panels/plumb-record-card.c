// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-record-card.h"

#include <glib/gi18n-lib.h>

#include "app/canvas/plumb-diagram-style.h"
#include "app/panels/plumb-editable-row.h"
#include "app/plumb-app-util.h"

struct _PlumbRecordCard
{
  GtkWidget parent_instance;

  const PlumbCardSpec *spec;
  PlumbReview *review;
  PlumbSelection *selection;
  char *id;
  gboolean meant;

  GtkWidget *box;
  GtkWidget *dot;
  GtkWidget *title;
  GtkWidget *chip;
  GtkWidget *chip_label;
  char *chip_class;
  GtkSizeGroup *captions;
  GtkWidget *rows;
  GtkWidget *foot;
  GtkWidget *foot_label;
  GtkWidget *revealer;
  GtkWidget *more; /* filled when it is opened first */
};

G_DEFINE_FINAL_TYPE (PlumbRecordCard, plumb_record_card, GTK_TYPE_WIDGET)

static PlumbRecord *
get_record (PlumbRecordCard *self)
{
  return plumb_review_get_record (self->review, self->spec->table, self->id);
}

/* -- The chip ---------------------------------------------------------------------------------- */

static void
set_choice (PlumbRecordCard *self, const char *word)
{
  PlumbRecord *record = get_record (self);
  const PlumbField *field =
      plumb_table_get_field (plumb_schema_find_table (self->spec->table), self->spec->chip);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    return;
  /* Translators: %s is the name of a field, such as Severity. */
  label = g_strdup_printf (_ ("Set %s"), plumb_field_get_title (field));
  plumb_review_begin (self->review, label);
  if (plumb_review_set (self->review, record, field->id, word, &error))
    plumb_review_commit (self->review, &error);
  else
    plumb_review_rollback (self->review);
  if (error != NULL)
    plumb_app_report_error (GTK_WIDGET (self), error);
}

static void
on_choose (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_choice (PLUMB_RECORD_CARD (widget), g_variant_get_string (parameter, NULL));
}

static GMenuModel *
new_chip_menu (PlumbRecordCard *self)
{
  const PlumbField *field =
      plumb_table_get_field (plumb_schema_find_table (self->spec->table), self->spec->chip);
  const PlumbVocabulary *words = plumb_schema_find_vocabulary (field->vocabulary);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; words != NULL && i < words->n_words; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (plumb_word_get_title (&words->words[i]), NULL);

      g_menu_item_set_action_and_target (item, "card.choose", "s", words->words[i].word);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
update_chip (PlumbRecordCard *self, PlumbRecord *record)
{
  const PlumbField *field =
      plumb_table_get_field (plumb_schema_find_table (self->spec->table), self->spec->chip);
  g_autofree char *text = plumb_review_display (self->review, record, self->spec->chip);
  const char *word = plumb_record_get (record, self->spec->chip);
  const char *title = plumb_field_get_title (field);
  g_autofree char *label = NULL;
  gboolean empty = text == NULL || *text == '\0';

  gtk_label_set_text (GTK_LABEL (self->chip_label), empty ? title : text);
  label = g_strdup_printf ("%s: %s", title, empty ? _ ("empty") : text);
  plumb_app_set_label (self->chip, label);
  gtk_widget_set_tooltip_text (self->chip, title);
  if (self->chip_class != NULL)
    gtk_widget_remove_css_class (self->chip, self->chip_class);
  g_free (self->chip_class);
  self->chip_class = g_str_equal (self->spec->chip, "severity") ? g_strdup (word) : NULL;
  if (self->chip_class != NULL)
    gtk_widget_add_css_class (self->chip, self->chip_class);
}

/* -- Being selected ---------------------------------------------------------------------------- */

static void
select_it (PlumbRecordCard *self)
{
  if (!plumb_selection_contains (self->selection, self->spec->table, self->id))
    plumb_selection_set (self->selection, self->spec->table, self->id);
}

/* -- The foot ---------------------------------------------------------------------------------- */

static void
fill (PlumbRecordCard *self, GtkWidget *box, const PlumbCardRow *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = plumb_editable_row_new (self->review, self->spec->table, self->id,
                                               rows[i].field, _ (rows[i].caption));

      plumb_editable_row_align (PLUMB_EDITABLE_ROW (row), self->captions);
      g_signal_connect_swapped (row, "edit-started", G_CALLBACK (select_it), self);
      gtk_box_append (GTK_BOX (box), row);
    }
}

static void
on_foot_toggled (PlumbRecordCard *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->foot));

  select_it (self);
  if (open && gtk_widget_get_first_child (self->more) == NULL)
    fill (self, self->more, self->spec->more, self->spec->n_more);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
}

static void
on_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbRecordCard *self = PLUMB_RECORD_CARD (widget);
  PlumbRecord *record = get_record (self);
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;
  g_autofree char *toast = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return;
  title = plumb_card_dup_title (self->spec, self->review, record);
  label = g_strdup_printf (_ ("Delete %s"), title);
  toast = g_strdup_printf (_ ("%s deleted"), title);
  g_object_ref (self);
  plumb_review_begin (self->review, label);
  if (plumb_review_remove (self->review, record, &error)
      && plumb_review_commit (self->review, &error))
    plumb_app_toast (widget, toast, TRUE);
  else
    {
      if (plumb_review_in_transaction (self->review))
        plumb_review_rollback (self->review);
      plumb_app_report_error (widget, error);
    }
  g_object_unref (self);
}

/* -- Standing out ------------------------------------------------------------------------------ */

void
plumb_record_card_set_meant (PlumbRecordCard *self, gboolean meant)
{
  self->meant = meant;
  if (meant)
    gtk_widget_add_css_class (self->box, "meant");
  else
    gtk_widget_remove_css_class (self->box, "meant");
}

gboolean
plumb_record_card_is_meant (PlumbRecordCard *self)
{
  return self->meant;
}

/* -- Building ---------------------------------------------------------------------------------- */

static void
add_head (PlumbRecordCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->dot, "plumb-dot");
  gtk_widget_set_valign (self->dot, GTK_ALIGN_CENTER);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "heading");
  self->chip = gtk_menu_button_new ();
  self->chip_label = gtk_label_new (NULL);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->chip), self->chip_label);
  gtk_widget_set_valign (self->chip, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->chip, "plumb-chip");
  gtk_box_append (GTK_BOX (head), self->dot);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->chip);
  gtk_box_append (GTK_BOX (self->box), head);
}

static void
add_foot (PlumbRecordCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *remove = gtk_button_new_with_label (_ ("Delete"));

  self->foot = gtk_toggle_button_new ();
  self->foot_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->foot_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->foot_label), TRUE);
  gtk_widget_add_css_class (self->foot_label, "plumb-foot");
  gtk_button_set_child (GTK_BUTTON (self->foot), self->foot_label);
  gtk_widget_add_css_class (self->foot, "flat");
  gtk_widget_add_css_class (self->foot, "plumb-row");
  gtk_widget_set_tooltip_text (self->foot, _ ("Show more fields"));
  self->more = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_widget_set_halign (remove, GTK_ALIGN_END);
  gtk_widget_add_css_class (remove, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "card.remove");
  gtk_box_append (GTK_BOX (box), remove);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  g_signal_connect_swapped (self->foot, "toggled", G_CALLBACK (on_foot_toggled), self);
  gtk_box_append (GTK_BOX (self->box), self->foot);
  gtk_box_append (GTK_BOX (self->box), self->revealer);
}

static void
plumb_record_card_dispose (GObject *object)
{
  PlumbRecordCard *self = PLUMB_RECORD_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->captions);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_record_card_parent_class)->dispose (object);
}

static void
plumb_record_card_finalize (GObject *object)
{
  PlumbRecordCard *self = PLUMB_RECORD_CARD (object);

  g_free (self->id);
  g_free (self->chip_class);
  G_OBJECT_CLASS (plumb_record_card_parent_class)->finalize (object);
}

static void
plumb_record_card_class_init (PlumbRecordCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_record_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_record_card_finalize;
  gtk_widget_class_install_action (widget_class, "card.choose", "s", on_choose);
  gtk_widget_class_install_action (widget_class, "card.remove", NULL, on_remove);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
plumb_record_card_init (PlumbRecordCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->captions = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_add_css_class (self->box, "plumb-card");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (select_it), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* -- Public ------------------------------------------------------------------------------------ */

GtkWidget *
plumb_record_card_new (const PlumbCardSpec *spec,
                       PlumbReview *review,
                       PlumbSelection *selection,
                       const char *id)
{
  PlumbRecordCard *self = g_object_new (PLUMB_TYPE_RECORD_CARD, NULL);
  g_autoptr (GMenuModel) menu = NULL;

  self->spec = spec;
  self->review = g_object_ref (review);
  self->selection = g_object_ref (selection);
  self->id = g_strdup (id);
  add_head (self);
  menu = new_chip_menu (self);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->chip), menu);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  fill (self, self->rows, spec->rows, spec->n_rows);
  gtk_box_append (GTK_BOX (self->box), self->rows);
  add_foot (self);
  plumb_record_card_update (self);
  return GTK_WIDGET (self);
}

const char *
plumb_record_card_get_id (PlumbRecordCard *self)
{
  return self->id;
}

static void
update_rows (GtkWidget *box)
{
  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    plumb_editable_row_update (PLUMB_EDITABLE_ROW (row));
}

/* Shows the record as it is now. */
void
plumb_record_card_update (PlumbRecordCard *self)
{
  static const char *const families[] = { "plumb-identity", "plumb-api",  "plumb-pipeline",
                                          "plumb-event",    "plumb-file", "plumb-network",
                                          "plumb-neutral" };
  PlumbRecord *record = get_record (self);
  g_autofree char *title = NULL;
  g_autofree char *foot = NULL;

  if (record == NULL)
    return;
  title = plumb_card_dup_title (self->spec, self->review, record);
  foot = plumb_card_dup_foot (self->spec, self->review, record);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->foot_label), foot);
  plumb_app_set_label (GTK_WIDGET (self), title);
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    gtk_widget_remove_css_class (self->dot, families[i]);
  gtk_widget_add_css_class (
      self->dot, plumb_diagram_style_get_family (plumb_card_get_family (self->review, record)));
  if (plumb_card_is_open (self->spec, record))
    gtk_widget_remove_css_class (self->box, "closed");
  else
    gtk_widget_add_css_class (self->box, "closed");
  update_chip (self, record);
  update_rows (self->rows);
  update_rows (self->more);
}

static gboolean
edit_in (GtkWidget *box, const PlumbCardRow *rows, guint n, const char *field)
{
  GtkWidget *row = gtk_widget_get_first_child (box);

  for (guint i = 0; i < n && row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (rows[i].field, field))
      {
        plumb_editable_row_edit (PLUMB_EDITABLE_ROW (row));
        return TRUE;
      }
  return FALSE;
}

void
plumb_record_card_edit (PlumbRecordCard *self, const char *field)
{
  if (edit_in (self->rows, self->spec->rows, self->spec->n_rows, field))
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->foot), TRUE);
  edit_in (self->more, self->spec->more, self->spec->n_more, field);
}
