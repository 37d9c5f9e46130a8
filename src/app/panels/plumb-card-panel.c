// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/panels/plumb-card-panel.h"

#include <glib/gi18n-lib.h>

#include "app/panels/plumb-record-card.h"
#include "app/plumb-app-util.h"

#define REVEAL_MS 80

struct _PlumbCardPanel
{
  GtkWidget parent_instance;

  const PlumbCardSpec *spec;
  PlumbReview *review;
  PlumbSelection *selection;

  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *add;    /* the button below the cards */
  GtkWidget *entry;  /* in its place while the text of a new record is typed */
  GHashTable *cards; /* id -> PlumbRecordCard, borrowed from the list */
  guint arrange_source;
  guint reveal_source;
};

enum
{
  COUNT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlumbCardPanel, plumb_card_panel, GTK_TYPE_WIDGET)

/* -- Order ------------------------------------------------------------------------------------- */

static gboolean
is_meant (PlumbCardPanel *self, const PlumbRecord *record)
{
  if (plumb_selection_contains (self->selection, self->spec->table, plumb_record_get_id (record)))
    return TRUE;
  for (guint i = 0; i < plumb_selection_get_n (self->selection); i++)
    {
      const char *table, *id;

      plumb_selection_get (self->selection, i, &table, &id);
      if (plumb_card_is_about (record, table, id))
        return TRUE;
    }
  return FALSE;
}

/* A card that is selected by itself keeps its place: it would jump from under the pointer. */
static gboolean
comes_first (PlumbCardPanel *self, const PlumbRecord *record)
{
  for (guint i = 0; i < plumb_selection_get_n (self->selection); i++)
    {
      const char *table, *id;

      plumb_selection_get (self->selection, i, &table, &id);
      if (plumb_card_is_about (record, table, id))
        return TRUE;
    }
  return FALSE;
}

static GPtrArray *
get_order (PlumbCardPanel *self)
{
  const GPtrArray *records = plumb_review_get_records (self->review, self->spec->table);
  GPtrArray *order = g_ptr_array_sized_new (records->len);

  for (guint rank = 0; rank < 3; rank++)
    for (guint i = 0; i < records->len; i++)
      {
        gboolean first = comes_first (self, records->pdata[i]);
        gboolean open = plumb_card_is_open (self->spec, records->pdata[i]);

        if ((first ? 0u : open ? 1u : 2u) == rank)
          g_ptr_array_add (order, records->pdata[i]);
      }
  return order;
}

static GtkWidget *
ensure_card (PlumbCardPanel *self, const PlumbRecord *record)
{
  const char *id = plumb_record_get_id (record);
  GtkWidget *card = g_hash_table_lookup (self->cards, id);

  if (card == NULL)
    {
      card = plumb_record_card_new (self->spec, self->review, self->selection, id);
      g_hash_table_insert (self->cards, g_strdup (id), card);
      gtk_box_append (GTK_BOX (self->list), card);
    }
  return card;
}

static void
scroll_to_top (PlumbCardPanel *self)
{
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
}

/* A selected card is brought into sight, once it has its place. */
static gboolean
on_reveal (gpointer data)
{
  PlumbCardPanel *self = data;
  const char *id = plumb_selection_get_only (self->selection, self->spec->table);
  GtkWidget *card = id != NULL ? g_hash_table_lookup (self->cards, id) : NULL;
  graphene_rect_t bounds;

  self->reveal_source = 0;
  if (card != NULL && gtk_widget_compute_bounds (card, gtk_widget_get_parent (self->list), &bounds))
    gtk_adjustment_clamp_page (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), bounds.origin.y,
        bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

static void
reveal_soon (PlumbCardPanel *self)
{
  if (self->reveal_source == 0)
    self->reveal_source = g_timeout_add (REVEAL_MS, on_reveal, self);
}

static void
arrange (PlumbCardPanel *self)
{
  g_autoptr (GPtrArray) order = get_order (self);
  GtkWidget *before = NULL;

  for (guint i = 0; i < order->len; i++)
    {
      GtkWidget *card = ensure_card (self, order->pdata[i]);

      if (gtk_widget_get_prev_sibling (card) != before)
        gtk_box_reorder_child_after (GTK_BOX (self->list), card, before);
      plumb_record_card_set_meant (PLUMB_RECORD_CARD (card), is_meant (self, order->pdata[i]));
      before = card;
    }
}

static gboolean
on_arrange (gpointer data)
{
  PlumbCardPanel *self = data;

  self->arrange_source = 0;
  arrange (self);
  g_signal_emit (self, signals[COUNT_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
arrange_soon (PlumbCardPanel *self)
{
  if (self->arrange_source == 0)
    self->arrange_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 5, on_arrange, self, NULL);
}

/* -- Following --------------------------------------------------------------------------------- */

static void
remove_card (PlumbCardPanel *self, const char *id)
{
  GtkWidget *card = g_hash_table_lookup (self->cards, id);

  if (card == NULL)
    return;
  g_hash_table_remove (self->cards, id);
  gtk_box_remove (GTK_BOX (self->list), card);
}

static void
update_all (PlumbCardPanel *self)
{
  GHashTableIter iter;
  gpointer card;

  g_hash_table_iter_init (&iter, self->cards);
  while (g_hash_table_iter_next (&iter, NULL, &card))
    plumb_record_card_update (card);
}

/* Titles and feet name connections, systems and people. */
static gboolean
touches_names (const PlumbChanges *changes)
{
  return plumb_changes_touch_table (changes, "connection")
         || plumb_changes_touch_table (changes, "system")
         || plumb_changes_touch_table (changes, "person");
}

static void
on_changed (PlumbReview *review, PlumbChanges *changes, PlumbCardPanel *self)
{
  gboolean names = touches_names (changes);

  if (!names && !plumb_changes_touch_table (changes, self->spec->table))
    return;
  for (guint i = 0; i < plumb_changes_get_n (changes); i++)
    {
      const PlumbChange *change = plumb_changes_get (changes, i);
      GtkWidget *card;

      if (!g_str_equal (change->table->id, self->spec->table))
        continue;
      if (change->type == PLUMB_CHANGE_REMOVED)
        remove_card (self, change->id);
      else if (!names && (card = g_hash_table_lookup (self->cards, change->id)) != NULL)
        plumb_record_card_update (PLUMB_RECORD_CARD (card));
    }
  if (names)
    update_all (self);
  arrange_soon (self);
}

static void
on_selection_changed (PlumbSelection *selection, PlumbCardPanel *self)
{
  if (plumb_selection_get_only (selection, "connection") != NULL)
    scroll_to_top (self);
  else if (plumb_selection_get_only (selection, self->spec->table) != NULL)
    reveal_soon (self);
  arrange_soon (self);
}

/* -- Adding ------------------------------------------------------------------------------------ */

static PlumbRecord *
insert (PlumbCardPanel *self, const char *text, GError **error)
{
  const char *connection = plumb_selection_get_only (self->selection, "connection");
  const char *system = plumb_selection_get_only (self->selection, "system");
  gboolean by_connection =
      plumb_table_get_field (plumb_schema_find_table (self->spec->table), "connection") != NULL;
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  if (self->spec->title_field != NULL)
    {
      g_ptr_array_add (values, (gpointer)self->spec->title_field);
      g_ptr_array_add (values, (gpointer)_ ("…"));
    }
  if (by_connection && connection != NULL)
    {
      g_ptr_array_add (values, (gpointer) "connection");
      g_ptr_array_add (values, (gpointer)connection);
    }
  else if (!by_connection && (connection != NULL || system != NULL))
    {
      g_ptr_array_add (values, (gpointer) "about_table");
      g_ptr_array_add (values, (gpointer)(connection != NULL ? "connection" : "system"));
      g_ptr_array_add (values, (gpointer) "about");
      g_ptr_array_add (values, (gpointer)(connection != NULL ? connection : system));
    }
  g_ptr_array_add (values, NULL);
  return plumb_review_insert (self->review, self->spec->table, (const char *const *)values->pdata,
                              error);
}

/* Returns: (transfer full) (nullable): the id of a new record about what is selected. */
static char *
add_record (PlumbCardPanel *self, const char *text)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  PlumbRecord *record;

  plumb_review_begin (self->review, _ (self->spec->add_label));
  record = insert (self, text, &error);
  if (record == NULL)
    plumb_review_rollback (self->review);
  else
    {
      id = g_strdup (plumb_record_get_id (record));
      plumb_review_commit (self->review, &error);
    }
  if (error != NULL)
    {
      plumb_app_report_error (GTK_WIDGET (self), error);
      return NULL;
    }
  arrange (self);
  return g_steal_pointer (&id);
}

static void
show_entry (PlumbCardPanel *self, gboolean show)
{
  gtk_widget_set_visible (self->entry, show);
  gtk_widget_set_visible (self->add, !show);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (show ? self->entry : self->add);
}

/* The entry stays for the next one; an empty one is done with. */
static void
on_entry_activated (GtkEntry *entry, PlumbCardPanel *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *id = NULL;

  if (*text == '\0')
    show_entry (self, FALSE);
  else if ((id = add_record (self, text)) != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static gboolean
on_entry_key (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              PlumbCardPanel *self)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  show_entry (self, FALSE);
  return GDK_EVENT_STOP;
}

/* What has to have a text is typed first; anything else is made, and its first row edited. */
void
plumb_card_panel_add (PlumbCardPanel *self)
{
  g_autofree char *id = NULL;
  GtkWidget *card;

  if (self->spec->title_field != NULL)
    {
      show_entry (self, TRUE);
      return;
    }
  id = add_record (self, NULL);
  card = id != NULL ? g_hash_table_lookup (self->cards, id) : NULL;
  if (card != NULL)
    plumb_record_card_edit (PLUMB_RECORD_CARD (card), self->spec->rows[0].field);
}

/* -- The widget -------------------------------------------------------------------------------- */

static void
plumb_card_panel_dispose (GObject *object)
{
  PlumbCardPanel *self = PLUMB_CARD_PANEL (object);

  g_clear_handle_id (&self->arrange_source, g_source_remove);
  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->cards, g_hash_table_unref);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_card_panel_parent_class)->dispose (object);
}

static void
plumb_card_panel_class_init (PlumbCardPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_card_panel_dispose;
  signals[COUNT_CHANGED] = g_signal_new ("count-changed", G_OBJECT_CLASS_TYPE (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
plumb_card_panel_init (PlumbCardPanel *self)
{
  self->cards = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_adding (PlumbCardPanel *self, GtkWidget *content)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->add = gtk_button_new_with_label (_ (self->spec->add));
  gtk_widget_add_css_class (self->add, "plumb-add");
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (plumb_card_panel_add), self);
  self->entry = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  plumb_app_set_label (self->entry, _ (self->spec->add_label));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_entry_key), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect (self->entry, "activate", G_CALLBACK (on_entry_activated), self);
  gtk_widget_hide (self->entry);
  gtk_box_append (GTK_BOX (content), self->entry);
  gtk_box_append (GTK_BOX (content), self->add);
}

static void
add_children (PlumbCardPanel *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_box_append (GTK_BOX (content), self->list);
  if (!plumb_review_is_read_only (self->review))
    add_adding (self, content);
  gtk_widget_set_margin_start (content, 13);
  gtk_widget_set_margin_end (content, 13);
  gtk_widget_set_margin_top (content, 8);
  gtk_widget_set_margin_bottom (content, 16);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), content);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
}

GtkWidget *
plumb_card_panel_new (const PlumbCardSpec *spec, PlumbReview *review, PlumbSelection *selection)
{
  PlumbCardPanel *self = g_object_new (PLUMB_TYPE_CARD_PANEL, NULL);

  self->spec = spec;
  self->review = g_object_ref (review);
  self->selection = g_object_ref (selection);
  add_children (self);
  arrange (self);
  g_signal_connect_object (review, "changed", G_CALLBACK (on_changed), self, 0);
  g_signal_connect_object (selection, "changed", G_CALLBACK (on_selection_changed), self, 0);
  return GTK_WIDGET (self);
}

/* How many records still wait for somebody: what the tab shows. */
guint
plumb_card_panel_get_count (PlumbCardPanel *self)
{
  const GPtrArray *records = plumb_review_get_records (self->review, self->spec->table);
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += plumb_card_is_open (self->spec, records->pdata[i]);
  return n;
}

GPtrArray *
plumb_card_panel_dup_order (PlumbCardPanel *self, guint *n_meant)
{
  GPtrArray *order = g_ptr_array_new_with_free_func (g_free);

  *n_meant = 0;
  for (GtkWidget *card = gtk_widget_get_first_child (self->list); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      g_ptr_array_add (order, g_strdup (plumb_record_card_get_id (PLUMB_RECORD_CARD (card))));
      *n_meant += plumb_record_card_is_meant (PLUMB_RECORD_CARD (card));
    }
  return order;
}
