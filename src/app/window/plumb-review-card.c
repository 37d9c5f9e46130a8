// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-review-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/plumb-app-util.h"
#include "app/window/plumb-due.h"
#include "schema/plumb-value.h"

struct _PlumbReviewCard
{
  GtkFlowBoxChild parent_instance;

  GtkWidget *picture;
  GtkWidget *placeholder;
  GtkStack *stack;

  char *uid;
  char *path;
  char *name;
  char *edited;
  char *words; /* folded text that a search looks at */
  gboolean missing;
  GtkWidget *menu;
};

G_DEFINE_FINAL_TYPE (PlumbReviewCard, plumb_review_card, GTK_TYPE_FLOW_BOX_CHILD)

static void
plumb_review_card_dispose (GObject *object)
{
  PlumbReviewCard *self = PLUMB_REVIEW_CARD (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_review_card_parent_class)->dispose (object);
}

static void
plumb_review_card_finalize (GObject *object)
{
  PlumbReviewCard *self = PLUMB_REVIEW_CARD (object);

  g_free (self->uid);
  g_free (self->path);
  g_free (self->name);
  g_free (self->edited);
  g_free (self->words);
  G_OBJECT_CLASS (plumb_review_card_parent_class)->finalize (object);
}

static void
plumb_review_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlumbReviewCard *self = PLUMB_REVIEW_CARD (widget);

  GTK_WIDGET_CLASS (plumb_review_card_parent_class)
      ->size_allocate (widget, width, height, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
plumb_review_card_class_init (PlumbReviewCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_review_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_review_card_finalize;
  GTK_WIDGET_CLASS (klass)->size_allocate = plumb_review_card_size_allocate;
}

static GMenuModel *
make_menu (PlumbReviewCard *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();
  g_autoptr (GMenu) copies = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();

  if (self->missing)
    {
      g_menu_append (file, _ ("_Locate…"), "card.locate");
      g_menu_append (end, _ ("_Forget"), "card.forget");
    }
  else
    {
      g_menu_append (file, _ ("_Open"), "card.open");
      if (self->path != NULL)
        {
          g_menu_append (file, _ ("_Rename…"), "card.rename");
          g_menu_append (file, _ ("_Move to…"), "card.move");
          g_menu_append (file, _ ("Show in _Folder"), "card.show-in-folder");
          g_menu_append (copies, _ ("_Duplicate"), "card.duplicate");
        }
      g_menu_append (copies, _ ("_New from This One…"), "card.new-from");
      g_menu_append (end, _ ("Move to _Trash"), "card.trash");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copies));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (menu);
}

static void
open_menu (PlumbReviewCard *self, double x, double y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) model = make_menu (self);

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, PlumbReviewCard *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, x, y);
}

static void
on_long_pressed (GtkGestureLongPress *gesture, double x, double y, PlumbReviewCard *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (self, x, y);
}

static gboolean
on_key (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        PlumbReviewCard *self)
{
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0))
    {
      open_menu (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0, PLUMB_CARD_PICTURE);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_Delete && !self->missing)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "card.trash", NULL);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
plumb_review_card_init (PlumbReviewCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  g_signal_connect (key, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

static GtkWidget *
make_chip (const char *icon, const char *text, const char *style)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_widget_add_css_class (chip, "plumb-state");
  gtk_widget_add_css_class (chip, style);
  gtk_box_append (GTK_BOX (chip), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (chip), gtk_label_new (text));
  return chip;
}

/* Where the review stands: gone, delivered, due, or in work. @words gets the same for a screen reader. */
static GtkWidget *
make_state_chip (const PlumbShelfEntry *entry, char **words)
{
  g_autoptr (GDateTime) due = entry->due != NULL ? plumb_instant_parse (entry->due) : NULL;
  PlumbDueState state;

  if (entry->missing)
    {
      *words = g_strdup (_ ("The file is gone"));
      return make_chip ("plumb-missing-symbolic", *words, "block");
    }
  if (entry->delivered)
    {
      *words = g_strdup (_ ("Delivered"));
      return make_chip ("plumb-check-met-symbolic", *words, "met");
    }
  if (due != NULL)
    {
      *words = plumb_due_dup_short (due, NULL, &state);
      return make_chip (state == PLUMB_DUE_LATE ? "plumb-check-block-symbolic"
                                                : "plumb-check-wait-symbolic",
                        *words, state == PLUMB_DUE_LATE ? "block" : "wait");
    }
  if (entry->path == NULL)
    {
      *words = g_strdup (_ ("Not in a file yet"));
      return make_chip ("plumb-note-symbolic", *words, "plain");
    }
  *words = g_strdup (_ ("In progress"));
  return make_chip ("plumb-invited-symbolic", *words, "plain");
}

static GtkWidget *
make_missing_buttons (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *locate = gtk_button_new_with_mnemonic (_ ("_Locate…"));
  GtkWidget *forget = gtk_button_new_with_mnemonic (_ ("_Forget"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (locate), "card.locate");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "card.forget");
  plumb_app_set_label (locate, _ ("Locate the file"));
  plumb_app_set_label (forget, _ ("Forget this review"));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), locate);
  gtk_box_append (GTK_BOX (box), forget);
  return box;
}

static GtkWidget *
make_picture (PlumbReviewCard *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->picture = gtk_picture_new ();
  gtk_picture_set_can_shrink (GTK_PICTURE (self->picture), TRUE);
  self->placeholder = self->missing
                          ? make_missing_buttons ()
                          : gtk_image_new_from_icon_name ("plumb-review-architecture-symbolic");
  if (!self->missing)
    {
      gtk_image_set_pixel_size (GTK_IMAGE (self->placeholder), 48);
      gtk_widget_add_css_class (self->placeholder, "dim-label");
    }
  gtk_stack_add_child (self->stack, self->placeholder);
  gtk_stack_add_child (self->stack, self->picture);
  gtk_widget_set_size_request (GTK_WIDGET (self->stack), -1, PLUMB_CARD_PICTURE);
  gtk_widget_add_css_class (GTK_WIDGET (self->stack), "plumb-picture");
  return GTK_WIDGET (self->stack);
}

static GtkWidget *
make_words (PlumbReviewCard *self, const PlumbShelfEntry *entry, GtkWidget *chip)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (self->name);
  GtkWidget *kind = gtk_label_new (plumb_kind_get_title (entry->kind));
  g_autoptr (GDateTime) edited = plumb_instant_parse (entry->edited);
  g_autofree char *when = edited != NULL ? plumb_due_dup_when (edited, NULL) : g_strdup ("");
  GtkWidget *day = gtk_label_new (when);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (day, "dim-label");
  gtk_label_set_ellipsize (GTK_LABEL (kind), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (first), name);
  gtk_box_append (GTK_BOX (first), day);
  gtk_box_append (GTK_BOX (second),
                  gtk_image_new_from_icon_name ("plumb-review-architecture-symbolic"));
  gtk_box_append (GTK_BOX (second), kind);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_widget_add_css_class (box, "plumb-tile-words");
  return box;
}

static char *
dup_name (const PlumbShelfEntry *entry)
{
  if (entry->customer != NULL && *entry->customer != '\0')
    return g_strdup (entry->customer);
  if (entry->title != NULL && *entry->title != '\0')
    return g_strdup (entry->title);
  if (entry->path != NULL)
    {
      g_autofree char *base = g_path_get_basename (entry->path);

      return g_filename_display_name (base);
    }
  return g_strdup (_ ("New review"));
}

/* A card of @entry. */
GtkWidget *
plumb_review_card_new (const PlumbShelfEntry *entry)
{
  PlumbReviewCard *self = g_object_new (PLUMB_TYPE_REVIEW_CARD, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *state = NULL;
  g_autofree char *label = NULL;
  g_autofree char *searched = NULL;
  GtkWidget *chip;

  self->uid = g_strdup (entry->uid);
  self->path = g_strdup (entry->path);
  self->edited = g_strdup (entry->edited);
  self->missing = entry->missing;
  self->name = dup_name (entry);
  searched = g_strjoin (" ", self->name, entry->title != NULL ? entry->title : "",
                        entry->solution != NULL ? entry->solution : "",
                        plumb_kind_get_title (entry->kind), NULL);
  self->words = plumb_fold (searched);
  chip = make_state_chip (entry, &state);
  gtk_box_append (GTK_BOX (box), make_picture (self));
  gtk_box_append (GTK_BOX (box), make_words (self, entry, chip));
  gtk_widget_add_css_class (box, "plumb-tile");
  gtk_widget_set_overflow (box, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_size_request (box, PLUMB_CARD_WIDTH, -1);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (self), box);
  /* Translators: a review for a screen reader: name, kind, state. */
  label = g_strdup_printf (_ ("%s, %s, %s"), self->name, plumb_kind_get_title (entry->kind), state);
  plumb_app_set_label (GTK_WIDGET (self), label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->path);
  return GTK_WIDGET (self);
}

const char *
plumb_review_card_get_uid (PlumbReviewCard *self)
{
  return self->uid;
}

/* The review's file; NULL: it has none yet. */
const char *
plumb_review_card_get_path (PlumbReviewCard *self)
{
  return self->path;
}

const char *
plumb_review_card_get_name (PlumbReviewCard *self)
{
  return self->name;
}

/* The instant of the last edit, by which a picture may be kept. */
const char *
plumb_review_card_get_edited (PlumbReviewCard *self)
{
  return self->edited;
}

/* Whether the file is gone. */
gboolean
plumb_review_card_is_missing (PlumbReviewCard *self)
{
  return self->missing;
}

/* Whether a search for @folded finds it. */
gboolean
plumb_review_card_matches (PlumbReviewCard *self, const char *folded)
{
  return strstr (self->words, folded) != NULL;
}

/* Shows the miniature. */
void
plumb_review_card_set_picture (PlumbReviewCard *self, GdkPaintable *picture)
{
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), picture);
  gtk_stack_set_visible_child (self->stack, self->picture);
}
