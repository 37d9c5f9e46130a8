// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Completions: what is in the review, then known products, then vocabularies. */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "diagram/plumb-edit-private.h"
#include "diagram/plumb-quick-entry-match.h"
#include "diagram/plumb-quick-entry-private.h"

typedef enum
{
  AT_NOTHING,
  AT_NAME,
  AT_KNOWN_NAME, /* only what stands there */
  AT_CONTAINER,
  AT_PART,
  AT_WHO,
  AT_PERSON,
  AT_ROLE,
} Place;

/* Where the cursor is, read from the line before it. */
typedef struct
{
  Place place;
  gsize start; /* of what is replaced */
  char *typed;
  gboolean first;   /* nothing stands before it */
  GPtrArray *names; /* texts of names before the colon */
  guint group;      /* how many of them stand before the last arrow */
  GPtrArray *parts; /* PlumbQuickWord: finished parts */
} Cursor;

static void
cursor_clear (Cursor *cursor)
{
  g_free (cursor->typed);
  g_clear_pointer (&cursor->names, g_ptr_array_unref);
  g_clear_pointer (&cursor->parts, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Cursor, cursor_clear)

/* -- Where the cursor is --------------------------------------------------------------------------- */

static void
at_word (Cursor *cursor, Place place, const PlumbQuickWord *word)
{
  cursor->place = place;
  cursor->start = word->start;
  cursor->typed = g_strdup (word->text);
}

/* A name whose quote is still open. */
static void
at_open_quote (Cursor *cursor, Place place, const char *before, gsize start)
{
  gsize open = plumb_quick_open_quote (before + start, NULL);

  cursor->place = open > 0 ? place : AT_NOTHING;
  cursor->start = start;
  cursor->typed = plumb_quick_squeeze (before, start + open, strlen (before));
}

static void
read_drawing (Cursor *cursor, const char *before, gsize from, Place names)
{
  PlumbQuickScanner scanner = { .line = before, .at = from };
  Place place = names;

  cursor->first = TRUE;
  for (;;)
    {
      gsize start;
      g_autoptr (PlumbQuickWord) word = NULL;

      while (g_ascii_isspace (before[scanner.at]))
        scanner.at++;
      start = scanner.at;
      word = plumb_quick_scanner_next (&scanner, place == AT_PART);
      if (word == NULL)
        {
          at_open_quote (cursor, place, before, start);
          g_clear_pointer (&scanner.problem, plumb_quick_entry_problem_free);
          return;
        }
      if (scanner.token == PLUMB_TOKEN_END)
        {
          at_word (cursor, place, word);
          return;
        }
      cursor->first = FALSE;
      if (place == AT_PART)
        g_ptr_array_add (cursor->parts, g_steal_pointer (&word));
      else
        g_ptr_array_add (cursor->names, g_strdup (word->text));
      if (scanner.token == PLUMB_TOKEN_COLON)
        place = AT_PART;
      else if (scanner.token == PLUMB_TOKEN_IN)
        place = AT_CONTAINER;
      else if (scanner.token == PLUMB_TOKEN_ARROW)
        {
          place = names;
          cursor->group = cursor->names->len;
        }
    }
}

static void
read_person (Cursor *cursor, const char *before, gsize from)
{
  const char *comma = strrchr (before + from, ',');
  gsize start = comma != NULL ? (gsize)(comma - before) + 1 : from;

  while (g_ascii_isspace (before[start]))
    start++;
  cursor->place = comma != NULL ? AT_ROLE : AT_PERSON;
  cursor->start = start;
  cursor->typed = g_strdup (before + start);
}

/* After the last `@` of a row: people and teams. */
static void
read_row (Cursor *cursor, const char *before, gsize from)
{
  const char *at = strrchr (before + from, '@');

  if (at == NULL || (at > before && !g_ascii_isspace (at[-1])) || strlen (at) > 80)
    return;
  cursor->place = AT_WHO;
  cursor->start = (gsize)(at - before) + 1;
  cursor->typed = g_strdup (at + 1);
}

static void
read_cursor (Cursor *cursor, const char *before)
{
  gsize start = 0;

  cursor->names = g_ptr_array_new_with_free_func (g_free);
  cursor->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)plumb_quick_word_free);
  while (g_ascii_isspace (before[start]))
    start++;
  if (before[start] != '\0' && strchr ("!?+>#", before[start]) != NULL)
    read_row (cursor, before, start + 1);
  else if (before[start] == '@')
    read_person (cursor, before, start + 1);
  else if (before[start] == '-' && before[start + 1] != '-' && before[start + 1] != '>')
    read_drawing (cursor, before, start + 1, AT_KNOWN_NAME);
  else
    read_drawing (cursor, before, start, AT_NAME);
}

/* -- What may come there --------------------------------------------------------------------------- */

static const PlumbWord *
find_kind (const char *kind)
{
  return plumb_vocabulary_find (plumb_schema_find_vocabulary ("system_kind"), kind);
}

/* Whether @name stands in the line already, from its name @first on. */
static gboolean
is_named (const Cursor *cursor, guint first, const char *name)
{
  g_autofree char *folded = plumb_fold (name);

  for (guint i = first; i < cursor->names->len; i++)
    {
      g_autofree char *other = plumb_fold (cursor->names->pdata[i]);

      if (strcmp (folded, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_container (PlumbReview *review, const char *view, const PlumbRecord *system)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");

  if (plumb_record_get_boolean (system, "ours") || plumb_record_is (system, "kind", "environment")
      || plumb_record_is (system, "kind", "network zone"))
    return TRUE;
  for (guint i = 0; i < systems->len; i++)
    if (plumb_edit_get_container (review, view, systems->pdata[i]) == system)
      return TRUE;
  return FALSE;
}

/* The systems of the review; those of the view weigh more, containers where one is wanted too. */
static void
add_systems (PlumbMatches *matches, const Cursor *cursor, PlumbReview *review, const char *view)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");

  for (guint i = 0; i < systems->len; i++)
    {
      const PlumbRecord *system = systems->pdata[i];
      const PlumbWord *kind = find_kind (plumb_record_get (system, "kind"));
      gboolean shown = plumb_view_shows (review, system, view);
      guint weight = shown ? 1 : 0;

      if ((cursor->place == AT_KNOWN_NAME && !shown)
          || is_named (cursor, 0, plumb_record_get (system, "name")))
        continue;
      if (cursor->place == AT_CONTAINER && is_container (review, view, system))
        weight += 2;
      plumb_matches_add (matches, plumb_record_get (system, "name"), NULL, FALSE, PLUMB_FROM_REVIEW,
                         weight, kind != NULL ? plumb_word_get_title (kind) : _ ("In this review"),
                         kind != NULL ? kind->icon : NULL);
    }
}

static void
add_products (PlumbMatches *matches)
{
  guint n;
  const PlumbProduct *const *products = plumb_products_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      const PlumbWord *kind = find_kind (products[i]->kind);
      /* What many connect to, in many ways, is likelier meant; and the plain name before longer ones. */
      guint weight = 100 + g_strv_length ((char **)products[i]->methods)
                     + g_strv_length ((char **)products[i]->aliases);

      for (const char *p = products[i]->name; *p != '\0' && weight > 3; p++)
        weight -= *p == ' ' ? 3 : 0;
      plumb_matches_add (matches, products[i]->name, products[i]->aliases, TRUE,
                         PLUMB_FROM_DICTIONARY, weight,
                         kind != NULL ? plumb_word_get_title (kind) : products[i]->detail,
                         kind != NULL ? kind->icon : NULL);
    }
}

static void
add_vocabulary (PlumbMatches *matches, const char *id, PlumbSource source, const char *detail)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary (id);

  for (guint i = 0; i < vocabulary->n_words; i++)
    {
      const PlumbWord *word = &vocabulary->words[i];
      g_auto (GStrv) aliases = g_strsplit (word->aliases != NULL ? word->aliases : "", "|", -1);
      const char *title = plumb_word_get_title (word);

      /* Titles that differ only in case from the word are there to start a sentence. */
      plumb_matches_add (matches, g_ascii_strcasecmp (title, word->word) == 0 ? word->word : title,
                         (const char *const *)aliases, FALSE, source, 0, detail, word->icon);
    }
}

static void
add_field_values (PlumbMatches *matches,
                  PlumbReview *review,
                  const char *table,
                  const char *field,
                  const char *detail)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  for (guint i = 0; i < records->len; i++)
    plumb_matches_add (matches, plumb_record_get (records->pdata[i], field), NULL, FALSE,
                       PLUMB_FROM_REVIEW, 0, detail, NULL);
}

/* What a person means by "in" right after @name: known products are the customer's, and so is what our
 * solution as a whole lies in; other names are most often parts of our solution. */
static gboolean
is_customers (const char *name, const PlumbRecord *root)
{
  g_autofree char *folded = plumb_fold (name);
  g_autofree char *solution = plumb_fold (plumb_record_get (root, "solution"));

  return strcmp (folded, solution) == 0 || plumb_products_find (name) != NULL;
}

static void
add_sides (PlumbMatches *matches, const Cursor *cursor, PlumbReview *review)
{
  const PlumbRecord *root = plumb_review_get_root (review);
  const char *solution = plumb_record_get (root, "solution");
  const char *customer = plumb_record_get (root, "customer");
  guint n = cursor->names->len;
  gboolean theirs = n > 0 && is_customers (cursor->names->pdata[n - 1], root);

  if (solution != NULL && !is_named (cursor, cursor->group, solution))
    plumb_matches_add (matches, solution, NULL, FALSE, PLUMB_FROM_REVIEW, theirs ? 4 : 5,
                       _ ("Our solution"), "plumb-solution-symbolic");
  if (customer != NULL && !is_named (cursor, cursor->group, customer))
    plumb_matches_add (matches, customer, NULL, FALSE, PLUMB_FROM_REVIEW, theirs ? 5 : 4,
                       _ ("Customer environment"), "plumb-environment-symbolic");
}

static void
add_names (PlumbMatches *matches, const Cursor *cursor, PlumbReview *review, const char *view)
{
  if (cursor->place == AT_CONTAINER)
    add_sides (matches, cursor, review);
  add_systems (matches, cursor, review, view);
  /* Nothing typed: only what is near at hand. */
  if (cursor->place == AT_KNOWN_NAME || *cursor->typed == '\0')
    return;
  add_products (matches);
  add_vocabulary (matches, "system_kind", PLUMB_FROM_VOCABULARY, _ ("Kind of system"));
}

/* The usual methods of what is connected: those of both ends first. */
static void
add_usual_methods (PlumbMatches *matches, const Cursor *cursor)
{
  for (guint i = 0; i < cursor->names->len; i++)
    {
      const PlumbProduct *product = plumb_products_find (cursor->names->pdata[i]);

      for (guint k = 0; product != NULL && product->methods[k] != NULL; k++)
        {
          guint weight = 100 - MIN (k, 50);

          for (guint other = 0; other < cursor->names->len; other++)
            {
              const PlumbProduct *second = plumb_products_find (cursor->names->pdata[other]);

              if (other != i && second != NULL
                  && g_strv_contains (second->methods, product->methods[k]))
                weight += 100;
            }
          plumb_matches_add (matches, product->methods[k], NULL, FALSE, PLUMB_FROM_REVIEW, weight,
                             _ ("Method"), NULL);
        }
    }
}

/* How often data of this family most often flows; NULL: there is no most often. */
static const char *
get_usual_frequency (PlumbFamily family)
{
  switch (family)
    {
    case PLUMB_FAMILY_IDENTITY:
      return "at sign-in";
    case PLUMB_FAMILY_API:
      return "real-time";
    case PLUMB_FAMILY_PIPELINE:
      return "hourly";
    case PLUMB_FAMILY_EVENT:
      return "on change";
    case PLUMB_FAMILY_FILE:
      return "nightly";
    case PLUMB_FAMILY_NETWORK:
    case PLUMB_FAMILY_NONE:
    default:
      return NULL;
    }
}

/* How often data flows by @method elsewhere in the review, then how often it usually does. */
static void
add_usual_frequencies (PlumbMatches *matches, PlumbReview *review, const char *method)
{
  const GPtrArray *connections = plumb_review_get_records (review, "connection");
  const PlumbWord *word = plumb_vocabulary_find (plumb_schema_find_vocabulary ("method"), method);

  for (guint i = connections->len; i > 0; i--)
    if (plumb_record_is (connections->pdata[i - 1], "method", method))
      plumb_matches_add (matches, plumb_record_get (connections->pdata[i - 1], "frequency"), NULL,
                         FALSE, PLUMB_FROM_REVIEW, 1, _ ("Frequency"), NULL);
  if (word != NULL)
    plumb_matches_add (matches, get_usual_frequency (word->family), NULL, FALSE, PLUMB_FROM_REVIEW,
                       0, _ ("Frequency"), NULL);
}

static void
add_parts (PlumbMatches *matches, const Cursor *cursor, PlumbReview *review)
{
  g_auto (PlumbQuickParts) parts = { NULL };

  plumb_quick_parts_read (cursor->parts, &parts);
  if (parts.method == NULL)
    {
      add_usual_methods (matches, cursor);
      if (*cursor->typed == '\0')
        return;
      add_field_values (matches, review, "connection", "method", _ ("Method"));
      add_vocabulary (matches, "method", PLUMB_FROM_DICTIONARY, _ ("Method"));
    }
  else if (parts.frequency == NULL && (parts.data != NULL || *cursor->typed != '\0'))
    add_usual_frequencies (matches, review, parts.method);
  if (parts.data == NULL)
    add_field_values (matches, review, "connection", "data", _ ("Data"));
  if (parts.frequency == NULL)
    add_vocabulary (matches, "frequency", PLUMB_FROM_VOCABULARY, _ ("Frequency"));
}

static void
add_people (PlumbMatches *matches, PlumbReview *review)
{
  const GPtrArray *people = plumb_review_get_records (review, "person");

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *roles = plumb_review_display (review, people->pdata[i], "roles");

      plumb_matches_add (matches, plumb_record_get (people->pdata[i], "name"), NULL, FALSE,
                         PLUMB_FROM_REVIEW, 1, *roles != '\0' ? roles : _ ("Person"),
                         "plumb-person-symbolic");
    }
}

static void
collect (PlumbMatches *matches, const Cursor *cursor, PlumbReview *review, const char *view)
{
  switch (cursor->place)
    {
    case AT_NAME:
    case AT_KNOWN_NAME:
    case AT_CONTAINER:
      add_names (matches, cursor, review, view);
      break;
    case AT_PART:
      add_parts (matches, cursor, review);
      break;
    case AT_WHO:
      add_people (matches, review);
      add_field_values (matches, review, "prerequisite", "team", _ ("Team"));
      add_vocabulary (matches, "team", PLUMB_FROM_VOCABULARY, _ ("Team"));
      break;
    case AT_PERSON:
      add_people (matches, review);
      break;
    case AT_ROLE:
      add_vocabulary (matches, "role", PLUMB_FROM_REVIEW, _ ("Role"));
      add_vocabulary (matches, "side", PLUMB_FROM_DICTIONARY, _ ("Side"));
      add_vocabulary (matches, "team", PLUMB_FROM_VOCABULARY, _ ("Team"));
      break;
    case AT_NOTHING:
      break;
    }
}

/* Whether the names that a line leads with are typed yet: an empty line asks for nothing. */
static gboolean
is_silent (const Cursor *cursor)
{
  return cursor->place == AT_NOTHING
         || (cursor->first && cursor->place == AT_NAME && *cursor->typed == '\0');
}

GPtrArray *
plumb_quick_entry_complete (
    const char *line, gsize cursor, PlumbReview *review, const char *view, guint limit)
{
  g_autofree char *before = NULL;
  g_auto (Cursor) at = { AT_NOTHING };
  g_autoptr (PlumbMatches) matches = NULL;

  g_return_val_if_fail (line != NULL && PLUMB_IS_REVIEW (review) && view != NULL, NULL);

  before = g_strndup (line, cursor);
  if (strlen (before) <= PLUMB_QUICK_ENTRY_MAX_LINE && g_utf8_validate (before, -1, NULL))
    read_cursor (&at, before);
  matches = plumb_matches_new (at.typed != NULL ? at.typed : "");
  if (!is_silent (&at))
    collect (matches, &at, review, view);
  return plumb_matches_finish (
      matches, at.start, strlen (before),
      at.place == AT_NAME || at.place == AT_KNOWN_NAME || at.place == AT_CONTAINER, limit);
}
