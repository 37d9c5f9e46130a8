// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The texts of boxes and labels, broken into lines and measured. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "diagram/plumb-scene-metrics.h"
#include "diagram/plumb-scene-private.h"

#define SEPARATOR " · "

/* @text in lines, kept by @content; NULL or "": no line. */
char **
plumb_scene_content_break (PlumbSceneContent *content,
                           const PlumbTextMeasure *measure,
                           PlumbTextRole role,
                           const char *text,
                           double width,
                           guint n_lines,
                           PlumbTextSize *size)
{
  char **lines;

  if (text == NULL || *text == '\0')
    {
      *size = (PlumbTextSize){ 0 };
      lines = g_new0 (char *, 1);
    }
  else
    lines = measure->break_lines (measure->data, role, text, width, n_lines, size);
  g_ptr_array_add (content->texts, lines);
  return lines;
}

static char **
break_text (PlumbSceneModel *model,
            PlumbTextRole role,
            const char *text,
            double width,
            guint n_lines,
            PlumbTextSize *size)
{
  return plumb_scene_content_break (model->content, model->options.measure, role, text, width,
                                    n_lines, size);
}

static void
add_part (GString *joined, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (joined->len > 0)
    g_string_append (joined, SEPARATOR);
  g_string_append (joined, part);
}

/* -- Boxes ---------------------------------------------------------------------------------------- */

/* What stands below the name: "Core app · ERP". Of our modules the product alone tells more. */
static char *
box_detail (const PlumbSceneModel *model, const PlumbModelBox *item)
{
  const char *kind = plumb_record_get (item->record, "kind");
  const char *product = plumb_view_get_value (model->review, item->record, "product", item->view);
  gboolean has_product = product != NULL && *product != '\0';
  GString *detail = g_string_new (NULL);

  if (!has_product || g_strcmp0 (kind, "module") != 0)
    add_part (detail, plumb_scene_word_title ("system_kind", kind));
  add_part (detail, product);
  return g_string_free (detail, FALSE);
}

static gboolean
is_customer (const PlumbSceneModel *model, const PlumbModelBox *item)
{
  const char *customer = plumb_record_get (plumb_review_get_root (model->review), "customer");
  const char *name = plumb_record_get (item->record, "name");
  g_autofree char *folded_customer = customer != NULL ? plumb_fold (customer) : NULL;
  g_autofree char *folded_name = name != NULL ? plumb_fold (name) : NULL;

  return item->box.parent < 0 && folded_customer != NULL && *folded_customer != '\0'
         && g_strcmp0 (folded_customer, folded_name) == 0;
}

static char *
container_detail (const PlumbSceneModel *model, const PlumbModelBox *item)
{
  const char *kind =
      plumb_scene_word_title ("system_kind", plumb_record_get (item->record, "kind"));
  GString *detail;

  if (item->box.ours)
    return g_strdup (_ ("your solution"));
  if (is_customer (model, item))
    return g_strdup (_ ("customer environment"));
  detail = g_string_new (NULL);
  add_part (detail, kind);
  add_part (detail, plumb_view_get_value (model->review, item->record, "product", item->view));
  add_part (detail,
            plumb_view_get_value (model->review, item->record, "hosting_where", item->view));
  return g_string_free (detail, FALSE);
}

static char *
container_name (const PlumbSceneModel *model, const char *id)
{
  PlumbRecord *container =
      id != NULL ? plumb_review_get_record (model->review, "system", id) : NULL;

  /* Translators: a system moves into a container, for instance "in Fleetline". */
  return container != NULL ? g_strdup_printf (_ ("in %s"), plumb_record_get (container, "name"))
                           : g_strdup (_ ("on its own"));
}

/* The fields that differ, as they are today and as they will be: "Pilot tenant", "Production, EU". */
static void
changed_details (const PlumbSceneModel *model,
                 const PlumbModelBox *item,
                 GString *today,
                 GString *later)
{
  static const char *const fields[] = { "product", "hosting", "hosting_where" };
  static const char *const vocabularies[] = { NULL, "hosting", NULL };
  const char *former;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (plumb_scene_model_get_former (model, item->record, fields[i], &former))
      {
        const char *now = plumb_record_get (item->record, fields[i]);
        gboolean words = vocabularies[i] != NULL;

        add_part (today, words ? plumb_scene_word_title (vocabularies[i], former) : former);
        add_part (later, words ? plumb_scene_word_title (vocabularies[i], now) : now);
      }
  if (plumb_scene_model_get_former (model, item->record, "container", &former))
    {
      g_autofree char *before = container_name (model, former);
      g_autofree char *after = container_name (model, plumb_record_get (item->record, "container"));

      add_part (today, before);
      add_part (later, after);
    }
}

static void
keep_title (PlumbSceneModel *model, PlumbModelBox *item)
{
  const char *name = plumb_record_get (item->record, "name");
  g_autofree char *title = g_strdup (name != NULL ? name : "");

  g_strdelimit (title, "\n\t", ' ');
  item->box.title_text = g_string_chunk_insert (model->content->strings, title);
}

static void
add_badge (PlumbSceneModel *model, PlumbModelBox *item)
{
  gboolean changes = plumb_scene_model_is_changes (model);

  if (!changes && !item->box.ours && g_strcmp0 (model->view, PLUMB_VIEW_CURRENT) != 0
      && plumb_record_is (item->record, "mark", "add"))
    item->box.badge = _ ("New");
  else if (item->box.state == PLUMB_STATE_ADDED)
    item->box.badge = _ ("New");
  else if (item->box.state == PLUMB_STATE_CHANGED)
    item->box.badge = _ ("Changed");
  else if (item->box.state == PLUMB_STATE_REMOVED)
    item->box.badge = _ ("Removed");
  if (item->box.badge != NULL)
    {
      PlumbTextSize size;

      break_text (model, PLUMB_TEXT_BADGE, item->box.badge, 0, 1, &size);
      item->box.badge = g_string_chunk_insert_const (model->content->strings, item->box.badge);
      item->box.badge_rect.width = ceil (size.width) + (changes ? 30 : 14);
      item->box.badge_rect.height = changes ? PLUMB_BADGE_HEIGHT : PLUMB_BADGE_HEIGHT - 2;
    }
}

/* Lines of details that have room below the name. */
static guint
lines_below (const PlumbSceneBox *box)
{
  double room = box->rect.height - 8 - box->name_size.n_lines * box->name_size.line;

  return (guint)CLAMP (floor (room / PLUMB_BOX_DETAIL_LINE), 0, 6);
}

static void
add_box_texts (PlumbSceneModel *model, PlumbModelBox *item)
{
  PlumbSceneBox *box = &item->box;
  double left = plumb_scene_box_get_text_left (box);
  double width = MAX (24, box->rect.width - left - PLUMB_BOX_TEXT_END);
  guint n_lines = (guint)CLAMP (floor ((box->rect.height - 26) / PLUMB_BOX_LINE), 1, 6);
  g_autoptr (GString) today = g_string_new (NULL);
  g_autoptr (GString) later = g_string_new (NULL);
  g_autofree char *detail = box_detail (model, item);

  if (box->state == PLUMB_STATE_CHANGED)
    changed_details (model, item, today, later);
  box->name = break_text (model, PLUMB_TEXT_SYSTEM, plumb_record_get (item->record, "name"), width,
                          n_lines, &box->name_size);
  if (lines_below (box) == 0)
    {
      g_string_truncate (today, 0);
      g_string_truncate (later, 0);
      detail[0] = '\0';
    }
  /* Both stand on one line where they fit, else one below the other. */
  box->former_detail =
      break_text (model, PLUMB_TEXT_SYSTEM_DETAIL, today->str, width, 1, &box->former_size);
  box->detail = break_text (model, PLUMB_TEXT_SYSTEM_DETAIL, later->len > 0 ? later->str : detail,
                            width, MAX (1, lines_below (box)), &box->detail_size);
}

static void
add_container_texts (PlumbSceneModel *model, PlumbModelBox *item)
{
  PlumbSceneBox *box = &item->box;
  double width = MAX (48, box->rect.width - 2 * PLUMB_CONTAINER_INSET);
  g_autofree char *detail = container_detail (model, item);
  g_autoptr (GString) today = g_string_new (NULL);
  g_autoptr (GString) later = g_string_new (NULL);
  double room;

  if (box->state == PLUMB_STATE_CHANGED)
    changed_details (model, item, today, later);
  box->name = break_text (model, box->ours ? PLUMB_TEXT_OURS : PLUMB_TEXT_CONTAINER,
                          plumb_record_get (item->record, "name"), width, 1, &box->name_size);
  box->former_detail =
      break_text (model, PLUMB_TEXT_CONTAINER_DETAIL, today->str, width / 2, 1, &box->former_size);
  room = width - box->name_size.width - PLUMB_CONTAINER_GAP;
  if (box->former_size.width > 0)
    room -= box->former_size.width + PLUMB_CONTAINER_GAP;
  if (room < 40)
    detail[0] = '\0';
  box->detail =
      break_text (model, PLUMB_TEXT_CONTAINER_DETAIL,
                  later->len > 0 && room >= 40 ? later->str : detail, room, 1, &box->detail_size);
}

/* -- Labels --------------------------------------------------------------------------------------- */

static void
add_ends (const PlumbSceneModel *model, const PlumbRecord *record, GString *today, GString *later)
{
  static const char *const fields[] = { "source", "target" };
  const char *former;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (plumb_scene_model_get_former (model, record, fields[i], &former))
      {
        PlumbRecord *before = plumb_review_get_record (model->review, "system", former);
        PlumbRecord *after =
            plumb_review_get_record (model->review, "system", plumb_record_get (record, fields[i]));

        add_part (today, before != NULL ? plumb_record_get (before, "name") : NULL);
        add_part (later, after != NULL ? plumb_record_get (after, "name") : NULL);
      }
}

static const char *
method_title (const PlumbSceneModel *model, const PlumbRecord *record, const char *view)
{
  return plumb_scene_word_title ("method",
                                 plumb_view_get_value (model->review, record, "method", view));
}

static void
changed_label (const PlumbSceneModel *model,
               const PlumbRecord *record,
               GString *today,
               GString *later)
{
  g_autofree char *before = plumb_scene_dup_data (model, record, PLUMB_VIEW_CURRENT);
  g_autofree char *after = plumb_scene_dup_data (model, record, PLUMB_VIEW_PROPOSED);
  const char *former;

  if (plumb_scene_model_get_former (model, record, "method", &former))
    add_part (today, plumb_scene_word_title ("method", former));
  if (plumb_scene_model_get_former (model, record, "direction", &former))
    {
      add_part (today, plumb_scene_word_title ("direction", former));
      add_part (later,
                plumb_scene_word_title ("direction", plumb_record_get (record, "direction")));
    }
  add_ends (model, record, today, later);
  if (g_strcmp0 (before, after) != 0)
    add_part (today, before);
  add_part (later, after);
}

static double
one_line (const PlumbSceneModel *model, const char *text)
{
  const PlumbTextMeasure *measure = model->options.measure;
  PlumbTextSize size;

  g_strfreev (measure->break_lines (measure->data, PLUMB_TEXT_DATA, text, 0, 1, &size));
  return size.width;
}

/* @text on two lines where it is too wide for one, divided between its parts so that both lines are
 * short; new string. */
static char *
divide (const PlumbSceneModel *model, const char *text)
{
  g_autofree char *best = NULL;
  double least = G_MAXDOUBLE;

  if (*text == '\0' || one_line (model, text) <= PLUMB_LABEL_MAX_WIDTH)
    return g_strdup (text);
  for (const char *at = strstr (text, SEPARATOR); at != NULL; at = strstr (at + 1, SEPARATOR))
    {
      g_autofree char *first = g_strndup (text, (gsize)(at - text));
      const char *second = at + strlen (SEPARATOR);
      double width = MAX (one_line (model, first), one_line (model, second));

      if (width < least)
        {
          least = width;
          g_free (best);
          best = g_strconcat (first, "\n", second, NULL);
        }
    }
  return best != NULL ? g_steal_pointer (&best) : g_strdup (text);
}

static void
break_label (PlumbSceneModel *model,
             PlumbSceneConnection *connection,
             const char *method,
             const char *former,
             const char *data)
{
  g_autofree char *former_divided = divide (model, former);
  g_autofree char *data_divided = divide (model, data);
  g_autofree char *former_raised = plumb_scene_raise_first (former_divided);
  g_autofree char *data_raised = plumb_scene_raise_first (data_divided);

  connection->method = break_text (model, PLUMB_TEXT_METHOD, method, PLUMB_LABEL_MAX_WIDTH, 2,
                                   &connection->method_size);
  connection->former_data = break_text (model, PLUMB_TEXT_DATA, former_raised,
                                        PLUMB_LABEL_MAX_WIDTH, 2, &connection->former_size);
  connection->data = break_text (model, PLUMB_TEXT_DATA, data_raised, PLUMB_LABEL_MAX_WIDTH, 2,
                                 &connection->data_size);
}

static void
keep_words (PlumbSceneModel *model,
            PlumbSceneConnection *connection,
            const char *method,
            const char *today,
            const char *data)
{
  g_autoptr (GString) words = g_string_new (NULL);

  add_part (words, method);
  add_part (words, today);
  if (today != NULL && *today != '\0' && *data != '\0')
    g_string_append_printf (words, " → %s", data);
  else
    add_part (words, data);
  connection->words = g_string_chunk_insert (model->content->strings, words->str);
}

static void
add_label_texts (PlumbSceneModel *model, PlumbModelConnection *item)
{
  const char *method = method_title (model, item->record, item->view);
  g_autofree char *data = plumb_scene_dup_data (model, item->record, item->view);
  g_autoptr (GString) today = g_string_new (NULL);
  g_autoptr (GString) later = g_string_new (NULL);

  if (item->connection.state == PLUMB_STATE_CHANGED)
    {
      changed_label (model, item->record, today, later);
      keep_words (model, &item->connection, method, today->str, later->str);
      break_label (model, &item->connection, method, today->str, later->str);
    }
  else if (item->connection.state == PLUMB_STATE_REMOVED)
    {
      add_part (today, method);
      add_part (today, data);
      keep_words (model, &item->connection, NULL, today->str, "");
      break_label (model, &item->connection, NULL, today->str, "");
    }
  else
    {
      keep_words (model, &item->connection, method, NULL, data);
      break_label (model, &item->connection, method, "", data);
    }
}

/* Fills in the texts of boxes (whose sizes the layout has settled) and of labels. */
void
plumb_scene_model_add_texts (PlumbSceneModel *model)
{
  for (guint i = 0; i < model->boxes->len; i++)
    {
      PlumbModelBox *item = plumb_model_box (model, i);

      keep_title (model, item);
      add_badge (model, item);
      if (item->box.container)
        add_container_texts (model, item);
      else
        add_box_texts (model, item);
    }
  for (guint i = 0; i < model->connections->len; i++)
    add_label_texts (model, plumb_model_connection (model, i));
}
