// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Connections that a line names: found, made, changed (decisions.md, 16). */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-line.h"

static const char *
direction_of (PlumbQuickArrow arrow)
{
  switch (arrow)
    {
    case PLUMB_ARROW_BOTH:
      return "both";
    case PLUMB_ARROW_NONE:
      return "none";
    default:
      return "one-way";
    }
}

static gboolean
is_end (PlumbReview *review,
        const char *view,
        const PlumbRecord *connection,
        const char *field,
        const PlumbRecord *system)
{
  return g_strcmp0 (plumb_view_get_value (review, connection, field, view),
                    plumb_record_get_id (system))
         == 0;
}

static gboolean
matches (PlumbReview *review,
         const char *view,
         const PlumbRecord *connection,
         const PlumbRecord *source,
         const PlumbRecord *target,
         gboolean one_way)
{
  if (is_end (review, view, connection, "source", source)
      && is_end (review, view, connection, "target", target))
    return TRUE;
  /* Without a direction, or with both, the order of the ends says nothing. */
  return (!one_way
          || g_strcmp0 (plumb_view_get_value (review, connection, "direction", view), "one-way")
                 != 0)
         && is_end (review, view, connection, "source", target)
         && is_end (review, view, connection, "target", source);
}

GPtrArray *
plumb_quick_find_connections (PlumbReview *review,
                              const char *view,
                              const PlumbRecord *left,
                              const PlumbRecord *right,
                              PlumbQuickArrow arrow)
{
  const GPtrArray *all = plumb_review_get_records (review, "connection");
  const PlumbRecord *source = arrow == PLUMB_ARROW_BACK ? right : left;
  const PlumbRecord *target = arrow == PLUMB_ARROW_BACK ? left : right;
  gboolean one_way = arrow == PLUMB_ARROW_FORWARD || arrow == PLUMB_ARROW_BACK;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (matches (review, view, all->pdata[i], source, target, one_way))
      g_ptr_array_add (found, all->pdata[i]);
  return found;
}

static const char *
method_in (PlumbQuickLine *line, const PlumbRecord *connection)
{
  return plumb_view_get_value (line->review, connection, "method", line->view);
}

/* The connection that the line means: same method, or one of the two says none (decisions.md, 16). */
static PlumbRecord *
choose_connection (PlumbQuickLine *line, GPtrArray *found, const char *method, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  PlumbRecord *bare = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const char *other = method_in (line, found->pdata[i]);

      if (method != NULL && g_strcmp0 (other, method) == 0)
        return found->pdata[i];
      if (other == NULL && bare == NULL)
        bare = found->pdata[i];
      g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", other != NULL ? other : "–");
    }
  if (method != NULL)
    return bare;
  if (found->len > 1 && line->entry->parts->len > 0)
    {
      g_set_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_AMBIGUOUS,
                   _ ("These systems have several connections; name the method: %s"), list->str);
      return NULL;
    }
  return found->len > 0 ? found->pdata[0] : NULL;
}

/* Sets @field when the line says something about it that differs. */
gboolean
plumb_quick_write_part (PlumbQuickLine *line,
                        PlumbRecord *connection,
                        const char *field,
                        const char *text,
                        gboolean *changed,
                        GError **error)
{
  if (text == NULL
      || g_strcmp0 (plumb_view_get_value (line->review, connection, field, line->view), text) == 0)
    return TRUE;
  *changed = TRUE;
  return plumb_edit_write (line->review, line->view, connection, field, text, FALSE, error);
}

static gboolean
write_parts (PlumbQuickLine *line,
             PlumbRecord *connection,
             const PlumbQuickParts *parts,
             gboolean *changed,
             GError **error)
{
  return plumb_quick_write_part (line, connection, "method", parts->method, changed, error)
         && plumb_quick_write_part (line, connection, "data", parts->data, changed, error)
         && plumb_quick_write_part (line, connection, "frequency", parts->frequency, changed,
                                    error);
}

/* Brings an existing connection to what the line says. */
static gboolean
update_connection (PlumbQuickLine *line,
                   PlumbRecord *connection,
                   PlumbRecord *source,
                   PlumbRecord *target,
                   const char *direction,
                   const PlumbQuickParts *parts,
                   GError **error)
{
  gboolean changed = FALSE;

  if (!plumb_edit_show (line->review, line->view, connection, &changed, error)
      || !plumb_quick_write_part (line, connection, "direction", direction, &changed, error))
    return FALSE;
  if (g_str_equal (direction, "one-way")
      && !(plumb_quick_write_part (line, connection, "source", plumb_record_get_id (source),
                                   &changed, error)
           && plumb_quick_write_part (line, connection, "target", plumb_record_get_id (target),
                                      &changed, error)))
    return FALSE;
  if (!write_parts (line, connection, parts, &changed, error))
    return FALSE;
  if (changed)
    plumb_quick_line_report (line, connection, PLUMB_UPDATED);
  return TRUE;
}

/* Two systems come to be connected as the line says: an existing connection is brought to that, or one
 * is made. */
gboolean
plumb_quick_connect (PlumbQuickLine *line,
                     PlumbRecord *left,
                     PlumbRecord *right,
                     PlumbQuickArrow arrow,
                     const PlumbQuickParts *parts,
                     GError **error)
{
  PlumbRecord *source = arrow == PLUMB_ARROW_BACK ? right : left;
  PlumbRecord *target = arrow == PLUMB_ARROW_BACK ? left : right;
  g_autoptr (GPtrArray) found = NULL;
  GError *local = NULL;
  gboolean changed = FALSE;
  PlumbRecord *connection;

  if (left == right)
    return TRUE;
  found = plumb_quick_find_connections (line->review, line->view, left, right, arrow);
  connection = choose_connection (line, found, parts->method, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (connection != NULL)
    return update_connection (line, connection, source, target, direction_of (arrow), parts, error);
  connection = plumb_edit_make_connection (line->review, line->view, source, target,
                                           direction_of (arrow), error);
  if (connection == NULL || !write_parts (line, connection, parts, &changed, error))
    return FALSE;
  plumb_quick_line_report (line, connection, PLUMB_MADE);
  return TRUE;
}
