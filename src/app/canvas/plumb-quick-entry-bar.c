// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-quick-entry-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/canvas/plumb-quick-entry-hint.h"
#include "app/canvas/plumb-quick-entry-list.h"
#include "app/plumb-app-util.h"
#include "diagram/plumb-quick-entry.h"

#define MOST_COMPLETIONS 7
#define MOST_HISTORY 200
#define PREVIEW_MS 90

struct _PlumbQuickEntryBar
{
  GtkWidget parent_instance;

  PlumbReview *review;
  char *view;
  PlumbSelection *selection;

  GtkWidget *box;
  GtkWidget *text;
  GtkWidget *hint;
  GtkWidget *problem_box;
  GtkWidget *problem_label;
  GtkWidget *suggestion_button;
  GtkWidget *list;

  PlumbQuickEntryProblem *problem;
  PlumbQuickEntryProblem *shown_problem; /* `problem` once Enter was tried, or typing paused */
  GPtrArray *history;                    /* of char* */
  int recalled;                          /* index into the history, or its length */
  char *draft;                           /* what was typed before recalling */
  char *last_connection;
  guint preview_source;
  gboolean setting;
};

enum
{
  CLOSED,
  PREVIEW,
  APPLIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlumbQuickEntryBar, plumb_quick_entry_bar, GTK_TYPE_WIDGET)

/* -- The problem ------------------------------------------------------------------------------- */

static void
mark_problem (PlumbQuickEntryBar *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *underline;

  if (self->shown_problem != NULL)
    {
      gsize length = strlen (line);

      underline = pango_attr_underline_new (PANGO_UNDERLINE_ERROR);
      underline->start_index = (guint)MIN (self->shown_problem->start, length);
      underline->end_index = (guint)MIN (self->shown_problem->end, length);
      pango_attr_list_insert (attributes, underline);
    }
  gtk_text_set_attributes (GTK_TEXT (self->text), attributes);
}

static void
show_problem (PlumbQuickEntryBar *self, gboolean show)
{
  const PlumbQuickEntryProblem *problem = show ? self->problem : NULL;
  gboolean suggests = problem != NULL && problem->suggestion != NULL;

  self->shown_problem = show ? self->problem : NULL;
  mark_problem (self);
  gtk_widget_set_visible (self->problem_box, problem != NULL);
  gtk_widget_set_visible (self->suggestion_button, suggests);
  if (problem != NULL)
    {
      gtk_label_set_text (GTK_LABEL (self->problem_label), problem->message);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_widget_add_css_class (self->box, "error");
    }
  else
    {
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_widget_remove_css_class (self->box, "error");
    }
  if (suggests)
    {
      /* Translators: %s is the line as it may have been meant; Tab accepts it. */
      g_autofree char *label = g_strdup_printf (_ ("%s  ⇥"), problem->suggestion);

      gtk_button_set_label (GTK_BUTTON (self->suggestion_button), label);
    }
}

/* -- While one types --------------------------------------------------------------------------- */

static PlumbQuickEntry *
parse (PlumbQuickEntryBar *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->text));

  self->shown_problem = NULL;
  g_clear_pointer (&self->problem, plumb_quick_entry_problem_free);
  return plumb_quick_entry_parse (line, &self->problem);
}

static void
update_hint (PlumbQuickEntryBar *self, PlumbQuickEntry *entry)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autofree char *verb = plumb_quick_entry_get_hint (line, entry, self->review, self->view);
  g_autofree char *hint = *verb != '\0' ? g_strdup_printf ("⏎ %s", verb) : g_strdup ("");

  gtk_label_set_text (GTK_LABEL (self->hint), hint);
}

static gsize
get_cursor (PlumbQuickEntryBar *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->text));
  int position = gtk_editable_get_position (GTK_EDITABLE (self->text));

  return (gsize)(g_utf8_offset_to_pointer (line, position) - line);
}

/* A completion that would change nothing is no completion. */
static void
drop_idle (GPtrArray *completions, const char *line)
{
  for (guint i = completions->len; i > 0; i--)
    {
      const PlumbCompletion *completion = completions->pdata[i - 1];
      gsize length = strlen (completion->text);

      if (completion->end - completion->start == length
          && strncmp (line + completion->start, completion->text, length) == 0)
        g_ptr_array_remove_index (completions, i - 1);
    }
}

static void
update_completions (PlumbQuickEntryBar *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->text));
  gsize cursor = get_cursor (self);
  GPtrArray *completions = NULL;

  if (*line != '\0')
    completions =
        plumb_quick_entry_complete (line, cursor, self->review, self->view, MOST_COMPLETIONS);
  if (completions != NULL)
    drop_idle (completions, line);
  plumb_quick_entry_list_set (PLUMB_QUICK_ENTRY_LIST (self->list), completions);
}

static gboolean
on_pause (gpointer data)
{
  PlumbQuickEntryBar *self = data;
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->text));

  self->preview_source = 0;
  g_signal_emit (self, signals[PREVIEW], 0, self->problem == NULL ? line : "");
  return G_SOURCE_REMOVE;
}

static void
on_text_changed (PlumbQuickEntryBar *self)
{
  g_autoptr (PlumbQuickEntry) entry = NULL;

  if (self->setting)
    return;
  entry = parse (self);
  show_problem (self, FALSE);
  update_hint (self, entry);
  update_completions (self);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add (PREVIEW_MS, on_pause, self);
}

/* A letter typed changes the text first and moves the cursor after it. */
static void
on_cursor_moved (PlumbQuickEntryBar *self)
{
  if (!self->setting)
    update_completions (self);
}

/* -- Enter ------------------------------------------------------------------------------------- */

static void
remember (PlumbQuickEntryBar *self, const char *line)
{
  guint n = self->history->len;

  if (n == 0 || strcmp (self->history->pdata[n - 1], line) != 0)
    g_ptr_array_add (self->history, g_strdup (line));
  if (self->history->len > MOST_HISTORY)
    g_ptr_array_remove_index (self->history, 0);
  self->recalled = (int)self->history->len;
  g_clear_pointer (&self->draft, g_free);
}

/* The connection, else the first thing that the line made or changed. */
static void
announce (PlumbQuickEntryBar *self, GPtrArray *acts)
{
  const PlumbQuickEntryAct *about = NULL;

  for (guint i = 0; i < acts->len; i++)
    {
      const PlumbQuickEntryAct *act = acts->pdata[i];

      if (act->done == PLUMB_REMOVED)
        continue;
      if (g_str_equal (act->table, "connection"))
        {
          g_free (self->last_connection);
          self->last_connection = g_strdup (act->id);
          about = act;
        }
      else if (about == NULL)
        about = act;
    }
  g_signal_emit (self, signals[APPLIED], 0, about != NULL ? about->table : NULL,
                 about != NULL ? about->id : NULL);
}

static void
take_problem (PlumbQuickEntryBar *self, const GError *error)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->text));

  g_clear_pointer (&self->problem, plumb_quick_entry_problem_free);
  self->problem = g_new0 (PlumbQuickEntryProblem, 1);
  self->problem->end = strlen (line);
  self->problem->message = g_strdup (error->message);
}

/* What a gap, a question or a prerequisite is about. */
static const char *
get_subject (PlumbQuickEntryBar *self, const char *table, const char *id)
{
  PlumbRecord *record = plumb_review_get_record (self->review, table, id);
  const PlumbTable *declared = plumb_schema_find_table (table);

  if (record == NULL)
    return NULL;
  if (plumb_table_get_field (declared, "connection") != NULL)
    return plumb_record_get (record, "connection");
  return plumb_table_get_field (declared, "about") != NULL ? plumb_record_get (record, "about")
                                                           : NULL;
}

/* The connection or system that the line is about: the one selected, or that of the selected card. */
static const char *
get_selected (PlumbQuickEntryBar *self)
{
  const char *table, *id;

  if (plumb_selection_get_n (self->selection) != 1)
    return NULL;
  plumb_selection_get (self->selection, 0, &table, &id);
  if (g_str_equal (table, "connection") || g_str_equal (table, "system"))
    return id;
  return get_subject (self, table, id);
}

/* Applies the line as one undo step. FALSE: it stays, with the problem shown at it. */
gboolean
plumb_quick_entry_bar_apply (PlumbQuickEntryBar *self)
{
  PlumbQuickEntryContext context = {
    .view = self->view,
    .selected = get_selected (self),
    .last_connection = self->last_connection,
  };
  g_autofree char *line = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
  g_autoptr (PlumbQuickEntry) entry = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (GError) error = NULL;

  if (*g_strstrip (line) == '\0')
    return FALSE;
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_signal_emit (self, signals[PREVIEW], 0, "");
  entry = parse (self);
  if (entry != NULL)
    acts = plumb_quick_entry_apply (entry, self->review, &context, &error);
  if (acts == NULL)
    {
      if (error != NULL)
        take_problem (self, error);
      plumb_quick_entry_list_set (PLUMB_QUICK_ENTRY_LIST (self->list), NULL);
      show_problem (self, TRUE);
      return FALSE;
    }
  remember (self, line);
  plumb_quick_entry_bar_set_text (self, "");
  announce (self, acts);
  return TRUE;
}

/* Replaces the line by the one it may have been meant to be. */
gboolean
plumb_quick_entry_bar_accept_suggestion (PlumbQuickEntryBar *self)
{
  g_autofree char *line = NULL;

  if (self->problem == NULL || self->problem->suggestion == NULL)
    return FALSE;
  line = g_strdup (self->problem->suggestion);
  plumb_quick_entry_bar_set_text (self, line);
  return TRUE;
}

/* Takes the completion that is chosen in the list. */
gboolean
plumb_quick_entry_bar_accept_completion (PlumbQuickEntryBar *self)
{
  const PlumbCompletion *completion =
      plumb_quick_entry_list_get_chosen (PLUMB_QUICK_ENTRY_LIST (self->list));
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->text));
  g_autoptr (GString) text = NULL;
  glong position;

  if (completion == NULL || completion->end > strlen (line))
    return FALSE;
  text = g_string_new_len (line, (gssize)completion->start);
  g_string_append (text, completion->text);
  position = g_utf8_strlen (text->str, -1);
  g_string_append (text, line + completion->end);
  plumb_quick_entry_bar_set_text (self, text->str);
  gtk_editable_set_position (GTK_EDITABLE (self->text), (int)position);
  plumb_quick_entry_list_set (PLUMB_QUICK_ENTRY_LIST (self->list), NULL);
  return TRUE;
}

/* Brings back a line @step further (-1: the one before) in what was entered. */
void
plumb_quick_entry_bar_recall (PlumbQuickEntryBar *self, int step)
{
  int last = (int)self->history->len;
  int next = CLAMP (self->recalled + step, 0, last);

  if (next == self->recalled)
    return;
  if (self->recalled == last)
    {
      g_free (self->draft);
      self->draft = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
    }
  self->recalled = next;
  plumb_quick_entry_bar_set_text (self, next < last           ? self->history->pdata[next]
                                        : self->draft != NULL ? self->draft
                                                              : "");
  plumb_quick_entry_list_set (PLUMB_QUICK_ENTRY_LIST (self->list), NULL);
}

/* -- Keys -------------------------------------------------------------------------------------- */

static void
step (PlumbQuickEntryBar *self, int by)
{
  PlumbQuickEntryList *list = PLUMB_QUICK_ENTRY_LIST (self->list);

  /* Up on a fresh list means the line before; Down enters the list. */
  if (plumb_quick_entry_list_is_open (list) && (by > 0 || plumb_quick_entry_list_is_stepped (list)))
    plumb_quick_entry_list_step (list, by);
  else
    plumb_quick_entry_bar_recall (self, by);
}

static void
close_step (PlumbQuickEntryBar *self)
{
  PlumbQuickEntryList *list = PLUMB_QUICK_ENTRY_LIST (self->list);

  if (plumb_quick_entry_list_is_stepped (list))
    {
      plumb_quick_entry_list_set (list, NULL);
      return;
    }
  g_clear_handle_id (&self->preview_source, g_source_remove);
  plumb_quick_entry_bar_set_text (self, "");
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_signal_emit (self, signals[PREVIEW], 0, "");
  g_signal_emit (self, signals[CLOSED], 0);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PlumbQuickEntryBar *self)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      close_step (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      if (self->shown_problem != NULL && plumb_quick_entry_bar_accept_suggestion (self))
        return GDK_EVENT_STOP;
      return plumb_quick_entry_bar_accept_completion (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
on_activate (GtkText *text, PlumbQuickEntryBar *self)
{
  if (plumb_quick_entry_list_is_stepped (PLUMB_QUICK_ENTRY_LIST (self->list)))
    plumb_quick_entry_bar_accept_completion (self);
  else
    plumb_quick_entry_bar_apply (self);
}

static void
on_suggestion_clicked (GtkButton *button, PlumbQuickEntryBar *self)
{
  plumb_quick_entry_bar_accept_suggestion (self);
  gtk_widget_grab_focus (self->text);
}

static void
on_chosen (PlumbQuickEntryList *list, PlumbQuickEntryBar *self)
{
  plumb_quick_entry_bar_accept_completion (self);
}

/* -- The widget -------------------------------------------------------------------------------- */

static gboolean
plumb_quick_entry_bar_grab_focus (GtkWidget *widget)
{
  return gtk_text_grab_focus_without_selecting (GTK_TEXT (PLUMB_QUICK_ENTRY_BAR (widget)->text));
}

static void
plumb_quick_entry_bar_dispose (GObject *object)
{
  PlumbQuickEntryBar *self = PLUMB_QUICK_ENTRY_BAR (object);

  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->review);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (plumb_quick_entry_bar_parent_class)->dispose (object);
}

static void
plumb_quick_entry_bar_finalize (GObject *object)
{
  PlumbQuickEntryBar *self = PLUMB_QUICK_ENTRY_BAR (object);

  g_clear_pointer (&self->problem, plumb_quick_entry_problem_free);
  g_ptr_array_unref (self->history);
  g_free (self->draft);
  g_free (self->last_connection);
  g_free (self->view);
  G_OBJECT_CLASS (plumb_quick_entry_bar_parent_class)->finalize (object);
}

static void
plumb_quick_entry_bar_class_init (PlumbQuickEntryBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_OBJECT_CLASS_TYPE (klass);

  object_class->dispose = plumb_quick_entry_bar_dispose;
  object_class->finalize = plumb_quick_entry_bar_finalize;
  widget_class->grab_focus = plumb_quick_entry_bar_grab_focus;
  signals[CLOSED] =
      g_signal_new ("closed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PREVIEW] = g_signal_new ("preview", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[APPLIED] = g_signal_new ("applied", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "plumbentrybar");
}

static void
add_line (PlumbQuickEntryBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->text = gtk_text_new ();
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_text_set_placeholder_text (GTK_TEXT (self->text),
                                 _ ("Okta -> Auth module: SAML SSO, users, at sign-in"));
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->text), FALSE);
  plumb_app_set_label (self->text, _ ("Quick entry"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->text, keys);
  g_signal_connect (self->text, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->text, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->text, "notify::cursor-position", G_CALLBACK (on_cursor_moved),
                            self);
  self->hint = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->hint), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_box_append (GTK_BOX (line), self->text);
  gtk_box_append (GTK_BOX (line), self->hint);
  gtk_widget_add_css_class (line, "plumb-entry-line");
  gtk_box_append (GTK_BOX (self->box), line);
}

static void
add_problem (PlumbQuickEntryBar *self)
{
  self->problem_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->problem_label = gtk_label_new (NULL);
  self->suggestion_button = gtk_button_new ();
  gtk_label_set_wrap (GTK_LABEL (self->problem_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem_label), 0);
  gtk_widget_set_hexpand (self->problem_label, TRUE);
  gtk_widget_add_css_class (self->problem_label, "error");
  gtk_widget_add_css_class (self->suggestion_button, "flat");
  gtk_widget_add_css_class (self->problem_box, "plumb-entry-problem");
  g_signal_connect (self->suggestion_button, "clicked", G_CALLBACK (on_suggestion_clicked), self);
  gtk_box_append (GTK_BOX (self->problem_box), self->problem_label);
  gtk_box_append (GTK_BOX (self->problem_box), self->suggestion_button);
  gtk_widget_hide (self->problem_box);
  gtk_box_append (GTK_BOX (self->box), self->problem_box);
}

static void
plumb_quick_entry_bar_init (PlumbQuickEntryBar *self)
{
  self->history = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "plumb-entry-bar");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_line (self);
  add_problem (self);
  self->list = plumb_quick_entry_list_new ();
  g_signal_connect (self->list, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (self->box), self->list);
}

/* -- Public ------------------------------------------------------------------------------------ */

GtkWidget *
plumb_quick_entry_bar_new (PlumbReview *review, const char *view, PlumbSelection *selection)
{
  PlumbQuickEntryBar *self = g_object_new (PLUMB_TYPE_QUICK_ENTRY_BAR, NULL);

  self->review = g_object_ref (review);
  self->view = g_strdup (view);
  self->selection = g_object_ref (selection);
  return GTK_WIDGET (self);
}

/* Takes the keyboard; @text replaces what is there, unless it is empty. */
void
plumb_quick_entry_bar_open (PlumbQuickEntryBar *self, const char *text)
{
  if (text != NULL && *text != '\0')
    plumb_quick_entry_bar_set_text (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
}

const char *
plumb_quick_entry_bar_get_text (PlumbQuickEntryBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/* Replaces the line, with the cursor at its end. */
void
plumb_quick_entry_bar_set_text (PlumbQuickEntryBar *self, const char *text)
{
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  self->setting = FALSE;
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
  on_text_changed (self);
}

const char *
plumb_quick_entry_bar_get_hint (PlumbQuickEntryBar *self)
{
  return gtk_label_get_text (GTK_LABEL (self->hint));
}

const char *
plumb_quick_entry_bar_get_problem (PlumbQuickEntryBar *self)
{
  return self->shown_problem != NULL ? self->shown_problem->message : NULL;
}
