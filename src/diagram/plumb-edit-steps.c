// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-edit-private.h"
#include "diagram/plumb-quick-entry.h"
#include "schema/plumb-value.h"

#define MAX_DEPTH 64

G_DEFINE_QUARK (plumb - diagram - error - quark, plumb_diagram_error)

gboolean
plumb_edit_finish (PlumbReview *review, gboolean good, GError **error)
{
  if (good)
    return plumb_review_commit (review, error);
  plumb_review_rollback (review);
  return FALSE;
}

static gboolean
is_proposed (const char *view)
{
  return !g_str_equal (view, PLUMB_VIEW_CURRENT);
}

PlumbRecord *
plumb_edit_get_container (PlumbReview *review, const char *view, const PlumbRecord *system)
{
  const char *id = plumb_view_get_value (review, system, "container", view);

  return id != NULL ? plumb_review_get_record (review, "system", id) : NULL;
}

/* Whether @system lies in @container at any depth; nothing lies in itself. */
gboolean
plumb_edit_lies_in (PlumbReview *review,
                    const char *view,
                    const PlumbRecord *system,
                    const PlumbRecord *container)
{
  for (guint depth = 0; system != NULL && depth < MAX_DEPTH; depth++)
    {
      system = plumb_edit_get_container (review, view, system);
      if (system == container)
        return container != NULL;
    }
  return FALSE;
}

/* -- New records ----------------------------------------------------------------------------------- */

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *first = plumb_fold (a);
  g_autofree char *second = plumb_fold (b);

  return *first != '\0' && strcmp (first, second) == 0;
}

static const char *
find_kind (const char *name, const PlumbProduct *product)
{
  const PlumbWord *word;

  if (product != NULL)
    return product->kind;
  word = plumb_vocabulary_find (plumb_schema_find_vocabulary ("system_kind"), name);
  return word != NULL ? word->word : NULL;
}

PlumbRecord *
plumb_edit_make_system (PlumbReview *review,
                        const char *view,
                        const char *name,
                        PlumbRecord *container,
                        gboolean holds_others,
                        GError **error)
{
  const PlumbRecord *root = plumb_review_get_root (review);
  const PlumbProduct *product = plumb_products_find (name);
  const char *kind = find_kind (name, product);
  gboolean ours = same_words (name, plumb_record_get (root, "solution"))
                  && plumb_view_get_ours (review) == NULL;
  gboolean inside = container != NULL && plumb_view_is_inside_ours (review, container, view);

  if (ours)
    kind = "solution";
  else if (holds_others && (kind == NULL || same_words (name, plumb_record_get (root, "customer"))))
    kind = "environment";
  else if (inside && kind == NULL)
    kind = "module";
  return plumb_review_add (
      review, "system", error, "name", *name != '\0' ? name : _ ("New system"), "kind",
      kind != NULL ? kind : "", "product", product != NULL ? product->detail : "", "container",
      container != NULL ? plumb_record_get_id (container) : "", "mark",
      is_proposed (view) && (ours || inside) ? "add" : "keep", "ours", ours ? "1" : "", NULL);
}

gboolean
plumb_edit_describe_system (PlumbReview *review, PlumbRecord *system, GError **error)
{
  const char *name = plumb_record_get (system, "name");
  const PlumbProduct *product = plumb_products_find (name);
  const char *kind = find_kind (name, product);

  if (plumb_record_has (system, "kind") || kind == NULL)
    return TRUE;
  return plumb_review_set (review, system, "kind", kind, error)
         && (product == NULL || plumb_record_has (system, "product")
             || plumb_review_set (review, system, "product", product->detail, error));
}

PlumbRecord *
plumb_edit_make_connection (PlumbReview *review,
                            const char *view,
                            PlumbRecord *source,
                            PlumbRecord *target,
                            const char *direction,
                            GError **error)
{
  if (source == target)
    {
      g_set_error_literal (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                           _ ("A system is not connected to itself"));
      return NULL;
    }
  if (plumb_edit_lies_in (review, view, source, target)
      || plumb_edit_lies_in (review, view, target, source))
    {
      g_autofree char *a = plumb_review_dup_name (review, source);
      g_autofree char *b = plumb_review_dup_name (review, target);

      g_set_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                   _ ("%s and %s lie inside one another and are not connected"), a, b);
      return NULL;
    }
  return plumb_review_add (review, "connection", error, "source", plumb_record_get_id (source),
                           "target", plumb_record_get_id (target), "direction", direction, "mark",
                           is_proposed (view) ? "add" : "keep", NULL);
}

/* -- Values by view (decisions.md, 1) --------------------------------------------------------------- */

static PlumbRecord *
find_former (PlumbReview *review, const PlumbRecord *record, const char *field)
{
  g_autofree char *key = g_strjoin ("/", plumb_record_get_table (record)->id,
                                    plumb_record_get_id (record), field, NULL);

  return plumb_review_get_record (review, "former", key);
}

static gboolean
drop_former (PlumbReview *review, const PlumbRecord *record, const char *field, GError **error)
{
  PlumbRecord *former = find_former (review, record, field);

  return former == NULL || plumb_review_remove (review, former, error);
}

/* Today's value of a field that will change: checked like the field itself. */
static gboolean
write_former (PlumbReview *review,
              PlumbRecord *record,
              PlumbRecord *former,
              const PlumbField *field,
              const char *text,
              GError **error)
{
  g_autofree char *value =
      plumb_value_normalize (field, text, plumb_review_get_time_zone (review), error);

  if (value == NULL)
    return FALSE;
  if (field->type == PLUMB_FIELD_REFERENCE && *value != '\0'
      && plumb_review_get_record (review, field->target, value) == NULL)
    {
      g_set_error (error, PLUMB_DOCUMENT_ERROR, PLUMB_DOCUMENT_ERROR_REFERENCE,
                   _ ("%s: there is no such record"), plumb_field_get_title (field));
      return FALSE;
    }
  if (g_strcmp0 (plumb_record_get (record, field->id), *value != '\0' ? value : NULL) == 0)
    return plumb_review_remove (review, former, error);
  return plumb_review_set (review, former, "value", value, error);
}

static gboolean
write_proposed (
    PlumbReview *review, PlumbRecord *record, const char *field, const char *text, GError **error)
{
  g_autofree char *old = g_strdup (plumb_record_get (record, field));
  PlumbRecord *former = find_former (review, record, field);
  const char *now;

  if (!plumb_review_set (review, record, field, text, error))
    return FALSE;
  now = plumb_record_get (record, field);
  if (former != NULL)
    return g_strcmp0 (plumb_record_get (former, "value"), now) != 0
           || plumb_review_remove (review, former, error);
  if (g_strcmp0 (old, now) == 0)
    return TRUE;
  return plumb_review_add (review, "former", error, "of_table", plumb_record_get_table (record)->id,
                           "record", plumb_record_get_id (record), "field", field, "value",
                           old != NULL ? old : "", NULL)
         != NULL;
}

gboolean
plumb_edit_write (PlumbReview *review,
                  const char *view,
                  PlumbRecord *record,
                  const char *field,
                  const char *text,
                  gboolean also_today,
                  GError **error)
{
  const PlumbField *declared = plumb_table_get_field (plumb_record_get_table (record), field);
  PlumbRecord *former;

  if (declared == NULL || (declared->flags & PLUMB_FIELD_BY_VIEW) == 0)
    return plumb_review_set (review, record, field, text, error);
  if (!is_proposed (view))
    {
      former = find_former (review, record, field);
      return former != NULL ? write_former (review, record, former, declared, text, error)
                            : plumb_review_set (review, record, field, text, error);
    }
  if (also_today)
    return drop_former (review, record, field, error)
           && plumb_review_set (review, record, field, text, error);
  if (plumb_record_is (record, "mark", "add") || plumb_record_is (record, "mark", "remove"))
    return plumb_review_set (review, record, field, text, error);
  return write_proposed (review, record, field, text, error);
}

/* -- What stands in a view (decisions.md, 2) -------------------------------------------------------- */

static gboolean
keep (PlumbReview *review, const char *view, PlumbRecord *record, gboolean *changed, GError **error)
{
  const char *hidden = is_proposed (view) ? "remove" : "add";

  if (!plumb_record_is (record, "mark", hidden))
    return TRUE;
  *changed = TRUE;
  if (!plumb_review_set (review, record, "mark", "keep", error))
    return FALSE;
  return g_str_equal (plumb_record_get_table (record)->id, "connection")
         || plumb_review_set (review, record, "replaced_by", "", error);
}

static gboolean
keep_system (
    PlumbReview *review, const char *view, PlumbRecord *system, gboolean *changed, GError **error)
{
  for (guint depth = 0; system != NULL && depth < MAX_DEPTH; depth++)
    {
      if (!keep (review, view, system, changed, error))
        return FALSE;
      system = plumb_edit_get_container (review, view, system);
    }
  return TRUE;
}

gboolean
plumb_edit_show (
    PlumbReview *review, const char *view, PlumbRecord *record, gboolean *changed, GError **error)
{
  static const char *const ends[] = { "source", "target" };
  gboolean any = FALSE;

  if (changed == NULL)
    changed = &any;
  if (plumb_view_shows (review, record, view))
    return TRUE;
  if (g_str_equal (plumb_record_get_table (record)->id, "system"))
    return keep_system (review, view, record, changed, error);
  if (!keep (review, view, record, changed, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *id = plumb_view_get_value (review, record, ends[i], view);
      PlumbRecord *end = id != NULL ? plumb_review_get_record (review, "system", id) : NULL;

      if (end != NULL && !keep_system (review, view, end, changed, error))
        return FALSE;
    }
  return TRUE;
}

/* What is kept and lies in a container that was only proposed goes back to where it is today. */
static gboolean
rescue_content (PlumbReview *review, PlumbRecord *container, GError **error)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  const char *id = plumb_record_get_id (container);

  for (guint i = 0; i < systems->len; i++)
    {
      PlumbRecord *system = systems->pdata[i];
      PlumbRecord *former;
      g_autofree char *today = NULL;

      if (!plumb_record_is (system, "container", id) || plumb_record_is (system, "mark", "add"))
        continue;
      former = find_former (review, system, "container");
      today = g_strdup (former != NULL ? plumb_record_get (former, "value") : NULL);
      if (!drop_former (review, system, "container", error)
          || !plumb_review_set (review, system, "container", today, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
plumb_edit_remove (PlumbReview *review, const char *view, PlumbRecord *record, GError **error)
{
  const char *table = plumb_record_get_table (record)->id;
  gboolean marked = g_str_equal (table, "system") || g_str_equal (table, "connection");

  if (is_proposed (view) && marked && !plumb_record_is (record, "mark", "add"))
    return plumb_review_set (review, record, "mark", "remove", error);
  if (is_proposed (view) && g_str_equal (table, "system")
      && !rescue_content (review, record, error))
    return FALSE;
  return plumb_review_remove (review, record, error);
}

/* -- The other view --------------------------------------------------------------------------------- */

static guint
depth_of (const PlumbBoard *board, int index)
{
  guint depth = 0;

  while ((index = plumb_board_box (board, index)->parent) >= 0)
    depth++;
  return depth;
}

/* What stands in a view only lately has at most the place that the other view has for it: it keeps that
 * where it is free. */
static void
mend_place (PlumbBoard *board, int index)
{
  PlumbBoardBox *box = plumb_board_box (board, index);
  gboolean room;

  if (!box->placed)
    {
      plumb_board_arrange (board, &index, 1);
      return;
    }
  box->placed = FALSE;
  room = plumb_board_is_free (board, box->parent, &box->rect, 1);
  box->placed = TRUE;
  box->written.width = -1;
  if (room)
    plumb_board_contain (board, index);
  else
    plumb_board_rearrange (board, &index, 1);
}

static gboolean
mend_view (PlumbReview *review, const char *view, GError **error)
{
  g_autoptr (PlumbBoard) board = NULL;
  gboolean deeper = TRUE;

  if (!plumb_board_has_own_places (review, view))
    return TRUE;
  board = plumb_board_new (review, view);
  for (guint depth = 0; deeper; depth++)
    {
      deeper = FALSE;
      for (guint i = 0; i < board->boxes->len; i++)
        {
          const PlumbBoardBox *box = plumb_board_box (board, (int)i);
          guint own_depth = depth_of (board, (int)i);

          deeper = deeper || own_depth > depth;
          if (own_depth == depth && box->shown && !box->own)
            mend_place (board, (int)i);
        }
    }
  return plumb_board_store (board, error);
}

gboolean
plumb_edit_mend_places (PlumbReview *review, GError **error)
{
  return mend_view (review, PLUMB_VIEW_PROPOSED, error)
         && mend_view (review, PLUMB_VIEW_CURRENT, error);
}
