// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/sections/plumb-candidates.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/sections/plumb-field-value.h"

#define MOST 60

typedef struct
{
  GPtrArray *first; /* begin with what was typed */
  GPtrArray *then;  /* hold it */
  const char *typed;
  gboolean exact;
} Search;

static void
candidate_free (gpointer data)
{
  PlumbCandidate *candidate = data;

  g_free (candidate->text);
  g_free (candidate->label);
  g_free (candidate);
}

static void
offer (Search *search, const char *text, const char *label, const char *also)
{
  g_autofree char *folded = plumb_fold (label);
  g_autofree char *other = plumb_fold (also);
  const char *found = strstr (folded, search->typed);
  PlumbCandidate *candidate;
  gboolean begins;

  if (search->first->len + search->then->len >= MOST
      || (found == NULL && strstr (other, search->typed) == NULL))
    return;
  if (strcmp (folded, search->typed) == 0)
    search->exact = TRUE;
  begins = found != NULL && (found == folded || found[-1] == ' ');
  candidate = g_new0 (PlumbCandidate, 1);
  candidate->text = g_strdup (text);
  candidate->label = g_strdup (label);
  candidate->sure = *search->typed != '\0' && g_str_has_prefix (folded, search->typed);
  g_ptr_array_add (begins ? search->first : search->then, candidate);
}

static void
offer_words (Search *search, const PlumbVocabulary *vocabulary)
{
  for (guint i = 0; vocabulary != NULL && i < vocabulary->n_words; i++)
    {
      const char *title = plumb_word_get_title (&vocabulary->words[i]);

      offer (search, title, title,
             vocabulary->words[i].aliases != NULL ? vocabulary->words[i].aliases : "");
    }
}

static void
offer_records (Search *search, PlumbReview *review, const char *table)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *name = plumb_review_dup_name (review, records->pdata[i]);

      if (name != NULL && *name != '\0')
        offer (search, name, name, "");
    }
}

static void
offer_new (Search *search, const PlumbField *field, const char *typed)
{
  const PlumbVocabulary *vocabulary = plumb_schema_find_vocabulary (field->vocabulary);
  PlumbCandidate *candidate;

  if (*search->typed == '\0' || search->exact)
    return;
  if (field->target != NULL ? !plumb_field_value_can_create (field->target)
                            : vocabulary == NULL || !vocabulary->open)
    return;
  candidate = g_new0 (PlumbCandidate, 1);
  candidate->text = g_strstrip (g_strdup (typed));
  /* Translators: makes a person or system of that name; or takes a word that is not in the list. */
  candidate->label =
      g_strdup_printf (field->target != NULL ? _ ("Add “%s”") : _ ("Use “%s”"), candidate->text);
  candidate->made = TRUE;
  g_ptr_array_add (search->then, candidate);
}

/* Whether an editor of @field proposes anything. */
gboolean
plumb_candidates_has (const PlumbField *field)
{
  return field->type == PLUMB_FIELD_CHOICE || field->type == PLUMB_FIELD_REFERENCE
         || field->type == PLUMB_FIELD_ANY || field->type == PLUMB_FIELD_SET;
}

/* What fits @typed, what begins with it first: PlumbCandidate elements, freed with the array. */
GPtrArray *
plumb_candidates_find (PlumbReview *review, const PlumbField *field, const char *typed)
{
  g_autofree char *folded = plumb_fold (typed);
  Search search = { .first = g_ptr_array_new_with_free_func (candidate_free),
                    .then = g_ptr_array_new (),
                    .typed = folded };

  if (field->vocabulary != NULL)
    offer_words (&search, plumb_schema_find_vocabulary (field->vocabulary));
  else if (field->type == PLUMB_FIELD_ANY)
    for (const char *const *table = plumb_field_value_about_tables (); *table != NULL; table++)
      offer_records (&search, review, *table);
  else if (field->target != NULL)
    offer_records (&search, review, field->target);
  offer_new (&search, field, typed != NULL ? typed : "");
  for (guint i = 0; i < search.then->len; i++)
    g_ptr_array_add (search.first, search.then->pdata[i]);
  g_ptr_array_unref (search.then);
  return search.first;
}
