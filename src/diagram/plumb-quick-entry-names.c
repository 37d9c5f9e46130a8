// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Which record a name means: NFC casefold first, then an alias of a known product (decisions.md, 16). */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-quick-entry-line.h"

static GPtrArray *
find_by_product (PlumbReview *review, const char *name)
{
  const PlumbProduct *product = plumb_products_find (name);
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; product != NULL && i < systems->len; i++)
    if (plumb_products_find (plumb_record_get (systems->pdata[i], "name")) == product)
      g_ptr_array_add (found, systems->pdata[i]);
  return found;
}

static GPtrArray *
find_candidates (PlumbReview *review, const PlumbQuickWord *word)
{
  g_autoptr (GPtrArray) found = plumb_review_find_by_name (review, "system", word->text);

  if (found->len > 0 || word->quoted)
    return g_steal_pointer (&found);
  return find_by_product (review, word->text);
}

/* Those of @candidates that @view shows; all of them when it shows none. */
static GPtrArray *
prefer_shown (PlumbReview *review, const char *view, GPtrArray *candidates)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  for (guint i = 0; i < candidates->len; i++)
    if (plumb_view_shows (review, candidates->pdata[i], view))
      g_ptr_array_add (shown, candidates->pdata[i]);
  return shown->len > 0 ? g_steal_pointer (&shown) : g_ptr_array_ref (candidates);
}

/* "Okta in Northwind Freight" */
static char *
describe_candidate (PlumbReview *review, const char *view, const PlumbRecord *record)
{
  g_autofree char *name = plumb_review_dup_name (review, record);
  g_autofree char *outer_name = NULL;
  PlumbRecord *outer = NULL;

  if (g_str_equal (plumb_record_get_table (record)->id, "system"))
    outer = plumb_edit_get_container (review, view, record);
  if (outer == NULL)
    return g_steal_pointer (&name);
  outer_name = plumb_review_dup_name (review, outer);
  return g_strdup_printf ("%s in %s", name, outer_name);
}

static void
fail_ambiguous (
    PlumbReview *review, const char *view, const char *name, GPtrArray *candidates, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < candidates->len && i < 8; i++)
    {
      g_autofree char *text = describe_candidate (review, view, candidates->pdata[i]);

      g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", text);
    }
  g_set_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_AMBIGUOUS,
               /* Translators: a name, and the list of what it may mean. */
               _ ("“%s” may mean %s"), name, list->str);
}

/* The only one of @candidates; NULL when there is none, or with @error when there are several. */
static PlumbRecord *
take_only (
    PlumbReview *review, const char *view, const char *name, GPtrArray *candidates, GError **error)
{
  g_autoptr (GPtrArray) shown = prefer_shown (review, view, candidates);

  if (shown->len > 1)
    fail_ambiguous (review, view, name, shown, error);
  return shown->len == 1 ? shown->pdata[0] : NULL;
}

typedef enum
{
  DIRECTLY_IN,
  DEEPER_IN,
  AROUND, /* at the top level, or in a container around it */
} Relation;

static gboolean
has_relation (PlumbReview *review,
              const char *view,
              PlumbRecord *system,
              PlumbRecord *within,
              Relation relation)
{
  PlumbRecord *container = plumb_edit_get_container (review, view, system);

  switch (relation)
    {
    case DIRECTLY_IN:
      return container == within;
    case DEEPER_IN:
      return plumb_edit_lies_in (review, view, system, within);
    default:
      return system != within && !plumb_edit_lies_in (review, view, within, system)
             && (container == NULL || plumb_edit_lies_in (review, view, within, container));
    }
}

/* The only one of @candidates that @view shows at the top level and that bears @name itself; NULL when
 * there is none or several. Those inside something are named with `in`, this one cannot be. */
static PlumbRecord *
find_outermost (PlumbReview *review, const char *view, const char *name, GPtrArray *candidates)
{
  g_autofree char *folded = plumb_fold (name);
  PlumbRecord *outermost = NULL;

  for (guint i = 0; i < candidates->len; i++)
    {
      PlumbRecord *system = candidates->pdata[i];
      g_autofree char *other = plumb_fold (plumb_record_get (system, "name"));

      if (strcmp (folded, other) != 0 || !plumb_view_shows (review, system, view)
          || plumb_edit_get_container (review, view, system) != NULL)
        continue;
      if (outermost != NULL)
        return NULL;
      outermost = system;
    }
  return outermost;
}

PlumbRecord *
plumb_quick_names_find (PlumbReview *review,
                        const char *view,
                        const PlumbQuickWord *word,
                        PlumbRecord *within,
                        GError **error)
{
  g_autoptr (GPtrArray) candidates = find_candidates (review, word);

  if (within == NULL)
    {
      PlumbRecord *outermost = find_outermost (review, view, word->text, candidates);

      return outermost != NULL ? outermost
                               : take_only (review, view, word->text, candidates, error);
    }
  for (Relation relation = DIRECTLY_IN; relation <= AROUND; relation++)
    {
      g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

      for (guint i = 0; i < candidates->len; i++)
        if (has_relation (review, view, candidates->pdata[i], within, relation))
          g_ptr_array_add (fitting, candidates->pdata[i]);
      if (fitting->len > 0)
        return take_only (review, view, word->text, fitting, error);
    }
  return NULL;
}

/* Written in small letters, a known product gets its own spelling. */
const char *
plumb_quick_names_spell (const PlumbQuickWord *word)
{
  const PlumbProduct *product = word->quoted ? NULL : plumb_products_find (word->text);
  g_autofree char *folded = plumb_fold (word->text);
  g_autofree char *name = NULL;

  if (product == NULL || strcmp (folded, word->text) != 0)
    return word->text;
  name = plumb_fold (product->name);
  if (strcmp (name, folded) == 0)
    return product->name;
  for (guint i = 0; product->aliases[i] != NULL; i++)
    {
      g_autofree char *alias = plumb_fold (product->aliases[i]);

      if (strcmp (alias, folded) == 0)
        return product->aliases[i];
    }
  return word->text;
}

/* Whether a new @name may lie in @container, NULL for none. */
gboolean
plumb_quick_names_check_inside (
    PlumbReview *review, const char *view, const char *name, PlumbRecord *container, GError **error)
{
  g_autofree char *folded = plumb_fold (name);
  PlumbRecord *around = container;

  for (guint depth = 0; around != NULL && depth < 64; depth++)
    {
      g_autofree char *other = plumb_fold (plumb_record_get (around, "name"));

      if (strcmp (folded, other) == 0)
        {
          g_set_error (error, PLUMB_DIAGRAM_ERROR, PLUMB_DIAGRAM_ERROR_NOTHING,
                       _ ("A system is not inside itself: “%s”"), name);
          return FALSE;
        }
      around = plumb_edit_get_container (review, view, around);
    }
  return TRUE;
}

/* -- People ---------------------------------------------------------------------------------------- */

static gboolean
is_first_name (const PlumbRecord *person, const char *folded)
{
  g_autofree char *name = plumb_fold (plumb_record_get (person, "name"));
  char *space = strchr (name, ' ');

  if (space != NULL)
    *space = '\0';
  return strcmp (name, folded) == 0;
}

PlumbRecord *
plumb_quick_names_find_person (PlumbReview *review, const char *name, GError **error)
{
  const GPtrArray *people = plumb_review_get_records (review, "person");
  g_autoptr (GPtrArray) found = plumb_review_find_by_name (review, "person", name);
  g_autofree char *folded = plumb_fold (name);

  for (guint i = 0; found->len == 0 && strchr (folded, ' ') == NULL && i < people->len; i++)
    if (is_first_name (people->pdata[i], folded))
      {
        for (guint k = i; k < people->len; k++)
          if (is_first_name (people->pdata[k], folded))
            g_ptr_array_add (found, people->pdata[k]);
        break;
      }
  if (found->len > 1)
    fail_ambiguous (review, PLUMB_VIEW_PROPOSED, name, found, error);
  return found->len == 1 ? found->pdata[0] : NULL;
}

static char *
find_used_team (PlumbReview *review, const char *table, const char *folded)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  for (guint i = 0; i < records->len; i++)
    {
      const char *team = plumb_record_get (records->pdata[i], "team");
      g_autofree char *other = plumb_fold (team);

      if (team != NULL && strcmp (other, folded) == 0)
        return g_strdup (team);
    }
  return NULL;
}

char *
plumb_quick_names_find_team (PlumbReview *review, const char *name)
{
  const PlumbWord *word = plumb_vocabulary_find (plumb_schema_find_vocabulary ("team"), name);
  g_autofree char *folded = plumb_fold (name);
  char *team;

  if (word != NULL)
    return g_strdup (word->word);
  team = find_used_team (review, "person", folded);
  return team != NULL ? team : find_used_team (review, "prerequisite", folded);
}
