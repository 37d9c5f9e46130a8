// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "plumb-drawing.h"

void
plumb_drawing_init (int *argc, char ***argv)
{
  g_autofree char *state = g_dir_make_tmp ("plumbline-test-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (argc, argv, NULL);
}

PlumbReview *
plumb_drawing_new (void)
{
  static const char *const values[] = {
    "title", "Northwind Freight", "customer", "Northwind Freight", "solution", "Fleetline", NULL
  };
  GError *error = NULL;
  PlumbReview *review = plumb_review_new (PLUMB_KIND_CUSTOMER, values, PLUMB_OPEN_NO_WATCH, &error);

  g_assert_no_error (error);
  return review;
}

void
plumb_drawing_close (PlumbReview *review)
{
  GError *error = NULL;

  g_assert_false (plumb_review_in_transaction (review));
  plumb_review_close (review, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (review);
}

GPtrArray *
plumb_drawing_draw (PlumbReview *review, const char *view, const char *text)
{
  g_autoptr (PlumbQuickEntryProblem) problem = NULL;
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (text, &problem);
  PlumbQuickEntryContext context = { .view = view };
  GError *error = NULL;
  GPtrArray *acts;

  if (entry == NULL)
    g_error ("“%s” does not parse: %s", text, problem->message);
  acts = plumb_quick_entry_apply (entry, review, &context, &error);
  if (acts == NULL)
    g_error ("“%s” does not apply: %s", text, error->message);
  return acts;
}

void
plumb_drawing_draw_all (PlumbReview *review, const char *view, const char *const *lines)
{
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_unref (plumb_drawing_draw (review, view, lines[i]));
}

char *
plumb_drawing_refuse (PlumbReview *review, const char *view, const char *text, int code)
{
  g_autoptr (PlumbQuickEntry) entry = plumb_quick_entry_parse (text, NULL);
  PlumbQuickEntryContext context = { .view = view };
  g_autofree char *before = plumb_review_dump (review, FALSE, NULL, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) acts = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (entry);
  acts = plumb_quick_entry_apply (entry, review, &context, &error);
  g_assert_null (acts);
  g_assert_error (error, PLUMB_DIAGRAM_ERROR, code);
  after = plumb_review_dump (review, FALSE, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  return g_strdup (error->message);
}

PlumbRecord *
plumb_drawing_find (PlumbReview *review, const char *name)
{
  g_autoptr (GPtrArray) found = plumb_review_find_by_name (review, "system", name);

  if (found->len > 1)
    g_error ("there are %u systems called “%s”", found->len, name);
  return found->len == 1 ? found->pdata[0] : NULL;
}

PlumbRecord *
plumb_drawing_find_connection (PlumbReview *review, const char *source, const char *target)
{
  const GPtrArray *all = plumb_review_get_records (review, "connection");
  PlumbRecord *from = plumb_drawing_find (review, source);
  PlumbRecord *to = plumb_drawing_find (review, target);

  g_assert_nonnull (from);
  g_assert_nonnull (to);
  for (guint i = 0; i < all->len; i++)
    if (plumb_record_is (all->pdata[i], "source", plumb_record_get_id (from))
        && plumb_record_is (all->pdata[i], "target", plumb_record_get_id (to)))
      return all->pdata[i];
  return NULL;
}

PlumbRect
plumb_drawing_get_rect (PlumbReview *review, const char *view, const char *name)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);
  int index = plumb_board_find (board, plumb_drawing_find (review, name));

  if (index < 0 || !plumb_board_box (board, index)->placed)
    g_error ("“%s” has no place in the %s view", name, view);
  return plumb_board_box (board, index)->rect;
}

void
plumb_drawing_check (PlumbReview *review, const char *view)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *a = plumb_board_box (board, (int)i);
      const PlumbRect *around = a->parent >= 0 ? &plumb_board_box (board, a->parent)->rect : NULL;
      g_autofree char *picture = NULL;

      if (!a->shown)
        continue;
      if (!a->placed || (around != NULL && !plumb_rect_contains_rect (around, &a->rect)))
        {
          picture = plumb_drawing_describe (review, view);
          g_error ("“%s” is not where it belongs\n%s", plumb_record_get (a->record, "name"),
                   picture);
        }
      for (guint k = 0; k < i; k++)
        {
          const PlumbBoardBox *b = plumb_board_box (board, (int)k);

          if (!b->shown || b->parent != a->parent || !plumb_rect_intersects (&a->rect, &b->rect))
            continue;
          picture = plumb_drawing_describe (review, view);
          g_error ("“%s” lies on “%s”\n%s", plumb_record_get (a->record, "name"),
                   plumb_record_get (b->record, "name"), picture);
        }
    }
}

char *
plumb_drawing_describe (PlumbReview *review, const char *view)
{
  g_autoptr (PlumbBoard) board = plumb_board_new (review, view);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < board->boxes->len; i++)
    {
      const PlumbBoardBox *box = plumb_board_box (board, (int)i);

      if (!box->shown)
        continue;
      g_string_append_printf (
          out, "%s: %g %g %g %g%s%s\n", plumb_record_get (box->record, "name"), box->rect.x,
          box->rect.y, box->rect.width, box->rect.height, box->parent >= 0 ? " in " : "",
          box->parent >= 0 ? plumb_record_get (plumb_board_box (board, box->parent)->record, "name")
                           : "");
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
