// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Plain sentences written from the records. A person may edit them; `basis` tells when the data has
 * moved on since. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-derive.h"
#include "document/plumb-view.h"

/* More than this make a list, not a sentence. */
#define MOST_NAMES 5
#define MOST_PHRASES 6

static char *
number_word (guint n)
{
  static const char *const words[] = { N_ ("no"),    N_ ("one"),  N_ ("two"), N_ ("three"),
                                       N_ ("four"),  N_ ("five"), N_ ("six"), N_ ("seven"),
                                       N_ ("eight"), N_ ("nine"), N_ ("ten"), N_ ("eleven"),
                                       N_ ("twelve") };

  if (n < G_N_ELEMENTS (words))
    return g_strdup (g_dgettext (GETTEXT_PACKAGE, words[n]));
  return g_strdup_printf ("%u", n);
}

static char *
capitalized (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  g_autoptr (GString) out = g_string_new (NULL);

  if (first == 0)
    return g_strdup ("");
  g_string_append_unichar (out, g_unichar_totitle (first));
  g_string_append (out, g_utf8_next_char (text));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* "A", "A and B", "A, B and C", "A, B, C and two more". */
static char *
join_names (GPtrArray *names, guint most)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint shown = names->len > most + 1 ? most : names->len;

  for (guint i = 0; i < shown; i++)
    {
      gboolean last = i == names->len - 1;

      if (i > 0)
        /* Translators: between the last two names of a list, with spaces around it. */
        g_string_append (out, last ? _ (" and ") : ", ");
      g_string_append (out, g_ptr_array_index (names, i));
    }
  if (shown < names->len)
    {
      g_autofree char *rest = number_word (names->len - shown);

      /* Translators: at the end of a list of names: “and two more”. */
      g_string_append_printf (out, _ (" and %s more"), rest);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_sentence (GString *out, const char *sentence)
{
  if (out->len > 0)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence);
}

static gboolean
is_container (PlumbReview *review, const PlumbRecord *system, const char *view)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  const char *id = plumb_record_get_id (system);

  for (guint i = 0; i < systems->len; i++)
    if (g_strcmp0 (plumb_view_get_value (review, g_ptr_array_index (systems, i), "container", view),
                   id)
        == 0)
      return TRUE;
  return FALSE;
}

/* The customer's systems of today that hold no others. */
static GPtrArray *
current_systems (PlumbReview *review)
{
  const GPtrArray *systems = plumb_review_get_records (review, "system");
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < systems->len; i++)
    {
      PlumbRecord *system = g_ptr_array_index (systems, i);

      if (plumb_view_shows (review, system, PLUMB_VIEW_CURRENT)
          && !plumb_view_is_inside_ours (review, system, PLUMB_VIEW_CURRENT)
          && !is_container (review, system, PLUMB_VIEW_CURRENT))
        g_ptr_array_add (found, system);
    }
  return found;
}

static void
append_key_systems (GString *out, PlumbReview *review, GPtrArray *systems)
{
  const char *customer = plumb_record_get (plumb_review_get_root (review), "customer");
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_autofree char *sentence = NULL;

  /* What the business stands on comes first. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < systems->len; i++)
      {
        const PlumbRecord *system = g_ptr_array_index (systems, i);
        gboolean key = plumb_record_is (system, "criticality", "high")
                       || plumb_record_is (system, "criticality", "business critical");

        if (key == (pass == 0) && plumb_record_has (system, "name"))
          g_ptr_array_add (names, (gpointer)plumb_record_get (system, "name"));
      }
  joined = join_names (names, MOST_NAMES);
  if (customer != NULL)
    /* Translators: a customer, then names of systems. */
    sentence = g_strdup_printf (_ ("%s works with %s today."), customer, joined);
  else
    /* Translators: names of systems. */
    sentence = g_strdup_printf (_ ("Today's systems are %s."), joined);
  append_sentence (out, sentence);
}

typedef struct
{
  const char *word;
  guint n;
} Tally;

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *left = a;
  const Tally *right = b;

  return left->n != right->n ? (int)right->n - (int)left->n : strcmp (left->word, right->word);
}

/* The distinct methods of the current view's connections, most used first. */
static void
append_patterns (GString *out, PlumbReview *review)
{
  const GPtrArray *connections = plumb_review_get_records (review, "connection");
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint total = 0;
  g_autofree char *joined = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *number = NULL;
  g_autofree char *begin = NULL;

  for (guint i = 0; i < connections->len; i++)
    {
      PlumbRecord *connection = g_ptr_array_index (connections, i);
      const char *method = plumb_view_get_value (review, connection, "method", PLUMB_VIEW_CURRENT);
      guint j;

      if (!plumb_view_shows (review, connection, PLUMB_VIEW_CURRENT))
        continue;
      total++;
      for (j = 0; j < tallies->len && method != NULL; j++)
        if (strcmp (g_array_index (tallies, Tally, j).word, method) == 0)
          break;
      if (method != NULL && j < tallies->len)
        g_array_index (tallies, Tally, j).n++;
      else if (method != NULL)
        g_array_append_val (tallies, ((Tally){ method, 1 }));
    }
  if (total == 0)
    return;
  g_array_sort (tallies, compare_tallies);
  for (guint i = 0; i < tallies->len; i++)
    g_ptr_array_add (words, (gpointer)g_array_index (tallies, Tally, i).word);
  number = number_word (total);
  begin = capitalized (number);
  joined = join_names (words, MOST_NAMES);
  if (words->len > 0)
    sentence = g_strdup_printf (
        /* Translators: a number as a word, then methods such as REST API and SFTP. */
        g_dngettext (GETTEXT_PACKAGE, "%s connection carries their data, by %s.",
                     "%s connections carry their data, by %s.", total),
        begin, joined);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s connection carries their data.",
                                             "%s connections carry their data.", total),
                                begin);
  append_sentence (out, sentence);
}

static void
append_custom_built (GString *out, GPtrArray *systems)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < systems->len; i++)
    if (plumb_record_is (g_ptr_array_index (systems, i), "built", "custom"))
      g_ptr_array_add (names, (gpointer)plumb_record_get (g_ptr_array_index (systems, i), "name"));
  if (names->len == 0)
    return;
  joined = join_names (names, MOST_NAMES);
  sentence = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s is custom-built.", "%s are custom-built.", names->len),
      joined);
  append_sentence (out, sentence);
}

static char *
current_state (PlumbReview *review)
{
  g_autoptr (GPtrArray) systems = current_systems (review);
  g_autoptr (GString) out = g_string_new (NULL);

  if (systems->len == 0)
    return g_strdup ("");
  append_key_systems (out, review, systems);
  append_patterns (out, review);
  append_custom_built (out, systems);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static const char *
cell (const PlumbRows *rows, guint row, const char *key)
{
  const PlumbRow *cells = g_ptr_array_index (rows->rows, row);

  for (guint i = 0; i < rows->n_columns; i++)
    if (strcmp (rows->columns[i].key, key) == 0)
      return cells->stored[i];
  return NULL;
}

/* "orders, status" as it is spoken: "orders and status". New string. */
static char *
spoken_list (const char *text)
{
  const char *comma = strrchr (text, ',');
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;

  if (comma == NULL)
    return g_strdup (text);
  head = g_strndup (text, (gsize)(comma - text));
  tail = g_strstrip (g_strdup (comma + 1));
  return g_strconcat (g_strchomp (head), _ (" and "), tail, NULL);
}

/* "receives shipments from Snowflake by CDC": a verb phrase for one integration point. */
static char *
point_phrase (const PlumbRows *points, guint row)
{
  const char *point = cell (points, row, "point");
  const char *method = cell (points, row, "method");
  const char *data = cell (points, row, "data");
  const char *direction = cell (points, row, "direction");
  const PlumbWord *word = plumb_vocabulary_find (plumb_schema_find_vocabulary ("method"), method);
  g_autofree char *spoken = data != NULL ? spoken_list (data) : g_strdup (_ ("data"));
  g_autofree char *phrase = NULL;

  if (g_strcmp0 (method, "SAML SSO") == 0 || g_strcmp0 (method, "OIDC") == 0)
    /* Translators: verb phrase after “Fleetline”; a system. */
    phrase = g_strdup_printf (_ ("signs users in through %s"), point);
  else if (g_strcmp0 (direction, "inbound") == 0)
    /* Translators: verb phrase; data, a system. */
    phrase = g_strdup_printf (_ ("receives %s from %s"), spoken, point);
  else if (g_strcmp0 (direction, "outbound") == 0)
    /* Translators: verb phrase; data, a system. */
    phrase = g_strdup_printf (_ ("sends %s to %s"), spoken, point);
  else if (g_strcmp0 (direction, "both") == 0)
    /* Translators: verb phrase; data, a system. */
    phrase = g_strdup_printf (_ ("exchanges %s with %s"), spoken, point);
  else
    /* Translators: verb phrase; a system. */
    phrase = g_strdup_printf (_ ("is connected to %s"), point);
  if (method == NULL)
    return g_steal_pointer (&phrase);
  /* Translators: verb phrase, method such as REST API. */
  return g_strdup_printf (_ ("%s by %s"), phrase,
                          word != NULL ? plumb_word_get_title (word) : method);
}

static void
append_gap_count (GString *out, PlumbReview *review)
{
  const GPtrArray *gaps = plumb_review_get_records (review, "gap");
  guint open = plumb_derive_open_gaps (review, NULL);
  guint high = 0;
  g_autofree char *number = number_word (open);
  g_autofree char *begin = capitalized (number);
  g_autofree char *of_high = NULL;
  g_autofree char *sentence = NULL;

  if (open == 0)
    return;
  for (guint i = 0; i < gaps->len; i++)
    {
      const PlumbRecord *gap = g_ptr_array_index (gaps, i);

      if (!plumb_record_is_settled (gap) && plumb_record_is (gap, "severity", "high"))
        high++;
    }
  of_high = number_word (high);
  if (high > 0)
    /* Translators: number of open gaps, number of high ones among them, both as words. */
    sentence =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s gap is open, %s of high severity.",
                                      "%s gaps are open, %s of high severity.", open),
                         begin, of_high);
  else
    sentence = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s gap is open.", "%s gaps are open.", open), begin);
  append_sentence (out, sentence);
}

static char *
proposed (PlumbReview *review)
{
  g_autoptr (PlumbRows) points = plumb_derive_integration_points (review);
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = g_string_new (NULL);
  PlumbRecord *ours = plumb_view_get_ours (review);
  const char *solution = ours != NULL
                             ? plumb_record_get (ours, "name")
                             : plumb_record_get (plumb_review_get_root (review), "solution");
  g_autofree char *joined = NULL;
  g_autofree char *sentence = NULL;

  if (points->rows->len == 0)
    return g_strdup ("");
  for (guint i = 0; i < points->rows->len; i++)
    g_ptr_array_add (phrases, point_phrase (points, i));
  joined = join_names (phrases, MOST_PHRASES);
  /* Translators: our solution, then verb phrases: “Fleetline signs users in through Okta and …”. */
  sentence =
      g_strdup_printf (_ ("%s %s."), solution != NULL ? solution : _ ("Our solution"), joined);
  append_sentence (out, sentence);
  append_gap_count (out, review);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
append_changes (GString *out, const PlumbRows *rows, const char *change, const char *format)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < rows->rows->len; i++)
    if (g_strcmp0 (cell (rows, i, "change"), change) == 0)
      g_ptr_array_add (names, (gpointer)cell (rows, i, "name"));
  if (names->len == 0)
    return;
  joined = join_names (names, MOST_NAMES);
  sentence = g_strconcat (format, joined, ".", NULL);
  append_sentence (out, sentence);
}

static char *
changes (PlumbReview *review)
{
  g_autoptr (PlumbRows) rows = plumb_derive_changes (review);
  g_autoptr (GString) out = g_string_new (NULL);

  /* Translators: before a list of names. */
  append_changes (out, rows, "added", _ ("New: "));
  /* Translators: before a list of names. */
  append_changes (out, rows, "changed", _ ("Changed: "));
  /* Translators: before a list of names. */
  append_changes (out, rows, "removed", _ ("Goes: "));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The sentences that the summary's @section ("current-state", "proposed", "changes") gets from the
 * records. New string, "" when there is nothing to say. */
char *
plumb_derive_paragraph (PlumbReview *review, const char *section)
{
  if (strcmp (section, "current-state") == 0)
    return current_state (review);
  if (strcmp (section, "proposed") == 0)
    return proposed (review);
  if (strcmp (section, "changes") == 0)
    return changes (review);
  return g_strdup ("");
}

/* The hash of what plumb_derive_paragraph() says now, as it is kept in `basis`. New string. */
char *
plumb_derive_paragraph_basis (PlumbReview *review, const char *section)
{
  g_autofree char *text = plumb_derive_paragraph (review, section);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
