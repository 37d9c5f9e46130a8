// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a picture says in words: titles of stored words, and sentences for a screen reader. */

#include <glib/gi18n-lib.h>

#include "diagram/plumb-scene-private.h"

/* The title of @word of @vocabulary, or the word itself; NULL for none. Borrowed. */
const char *
plumb_scene_word_title (const char *vocabulary, const char *word)
{
  const char *title;

  if (word == NULL || *word == '\0')
    return NULL;
  title = plumb_vocabulary_get_title (plumb_schema_find_vocabulary (vocabulary), word);
  return title != NULL ? title : word;
}

/* A title as it stands within a phrase: "At sign-in" becomes "at sign-in", "EDI" stays. */
static char *
lower_first (const char *text)
{
  const char *rest = g_utf8_next_char (text);
  GString *lowered;

  if (*text == '\0' || (*rest != '\0' && g_unichar_isupper (g_utf8_get_char (rest))))
    return g_strdup (text);
  lowered = g_string_new (NULL);
  g_string_append_unichar (lowered, g_unichar_tolower (g_utf8_get_char (text)));
  g_string_append (lowered, rest);
  return g_string_free (lowered, FALSE);
}

/* @text with its first letter as a sentence has it; new string. */
char *
plumb_scene_raise_first (const char *text)
{
  GString *raised = g_string_new (NULL);

  if (*text == '\0')
    return g_string_free (raised, FALSE);
  g_string_append_unichar (raised, g_unichar_totitle (g_utf8_get_char (text)));
  g_string_append (raised, g_utf8_next_char (text));
  return g_string_free (raised, FALSE);
}

/* "users · at sign-in": data and frequency of @connection in @view; "" when it has neither. */
char *
plumb_scene_dup_data (const PlumbSceneModel *model, const PlumbRecord *connection, const char *view)
{
  const char *data = plumb_view_get_value (model->review, connection, "data", view);
  const char *frequency = plumb_scene_word_title (
      "frequency", plumb_view_get_value (model->review, connection, "frequency", view));
  g_autofree char *lowered = frequency != NULL ? lower_first (frequency) : NULL;

  if (data == NULL || *data == '\0')
    return g_strdup (lowered != NULL ? lowered : "");
  return lowered != NULL ? g_strconcat (data, " · ", lowered, NULL) : g_strdup (data);
}

static const char *
name_of (const PlumbModelBox *item)
{
  const char *name = plumb_record_get (item->record, "name");

  return name != NULL && *name != '\0' ? name : _ ("unnamed system");
}

static const char *
state_words (PlumbSceneState state)
{
  switch (state)
    {
    case PLUMB_STATE_ADDED:
      return _ ("new");
    case PLUMB_STATE_CHANGED:
      return _ ("changed");
    case PLUMB_STATE_REMOVED:
      return _ ("removed");
    default:
      return NULL;
    }
}

static void
add_part (GString *sentence, const char *part)
{
  if (part == NULL)
    return;
  if (sentence->len > 0)
    /* Translators: between the parts of a sentence that a screen reader says. */
    g_string_append (sentence, _ (", "));
  g_string_append (sentence, part);
}

static void
add_gaps (GString *sentence, guint gaps)
{
  g_autofree char *words = NULL;

  if (gaps == 0)
    return;
  words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open gap", "%u open gaps", gaps), gaps);
  add_part (sentence, words);
}

/* "connects to Auth module by SAML SSO", as seen from one end. */
static char *
describe_end (const PlumbSceneModel *model, const PlumbModelConnection *item, gboolean from_source)
{
  const PlumbSceneConnection *connection = &item->connection;
  int other = from_source ? connection->target : connection->source;
  const char *name = name_of (plumb_model_box (model, (guint)other));
  const char *method = plumb_scene_word_title (
      "method", plumb_view_get_value (model->review, item->record, "method", item->view));

  if (from_source || connection->arrow_source || !connection->arrow_target)
    return method != NULL
               /* Translators: another system, then a method such as REST API. */
               ? g_strdup_printf (_ ("connects to %s by %s"), name, method)
               : g_strdup_printf (_ ("connects to %s"), name);
  return method != NULL
             /* Translators: another system, then a method such as REST API. */
             ? g_strdup_printf (_ ("is reached from %s by %s"), name, method)
             : g_strdup_printf (_ ("is reached from %s"), name);
}

static char *
describe_connection (const PlumbSceneModel *model, const PlumbModelConnection *item)
{
  const PlumbSceneConnection *connection = &item->connection;
  GString *sentence = g_string_new (name_of (plumb_model_box (model, (guint)connection->source)));
  g_autofree char *end = describe_end (model, item, TRUE);
  g_autofree char *data = plumb_scene_dup_data (model, item->record, item->view);

  g_string_append_c (sentence, ' ');
  g_string_append (sentence, end);
  add_part (sentence, *data != '\0' ? data : NULL);
  if (connection->arrow_source && connection->arrow_target)
    add_part (sentence, _ ("both ways"));
  add_part (sentence, connection->assumed ? _ ("assumed") : NULL);
  add_part (sentence, state_words (connection->state));
  add_gaps (sentence, connection->gaps);
  return g_string_free (sentence, FALSE);
}

static GString *
begin_box (const PlumbSceneModel *model, const PlumbModelBox *item)
{
  GString *sentence = g_string_new (name_of (item));
  const char *kind =
      plumb_scene_word_title ("system_kind", plumb_record_get (item->record, "kind"));
  const char *product = plumb_view_get_value (model->review, item->record, "product", item->view);
  g_autofree char *lowered = kind != NULL ? lower_first (kind) : NULL;

  if (item->box.ours)
    add_part (sentence, _ ("your solution"));
  else
    add_part (sentence, lowered);
  add_part (sentence, product != NULL && *product != '\0' ? product : NULL);
  if (item->box.parent >= 0)
    {
      /* Translators: a container, for instance "in Fleetline". */
      g_autofree char *in =
          g_strdup_printf (_ ("in %s"), name_of (plumb_model_box (model, (guint)item->box.parent)));

      add_part (sentence, in);
    }
  add_part (sentence, item->box.assumed ? _ ("assumed") : NULL);
  add_part (sentence, state_words (item->box.state));
  return sentence;
}

/* Sentences for everything in the picture: "Okta, identity provider, connects to Auth module by SAML
 * SSO, 1 open gap". */
void
plumb_scene_model_describe (PlumbSceneModel *model)
{
  guint n = model->boxes->len;
  g_autofree GString **sentences = g_new (GString *, n + 1);
  g_autofree guint *gaps = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    sentences[i] = begin_box (model, plumb_model_box (model, i));
  for (guint i = 0; i < model->connections->len; i++)
    {
      PlumbModelConnection *item = plumb_model_connection (model, i);
      guint source = (guint)item->connection.source, target = (guint)item->connection.target;
      g_autofree char *out = describe_end (model, item, TRUE);
      g_autofree char *in = describe_end (model, item, FALSE);
      g_autofree char *whole = describe_connection (model, item);

      item->connection.description = g_string_chunk_insert (model->content->strings, whole);
      if (item->hidden)
        continue;
      add_part (sentences[source], out);
      add_part (sentences[target], in);
      gaps[source] += item->connection.gaps;
      gaps[target] += source != target ? item->connection.gaps : 0;
    }
  for (guint i = 0; i < n; i++)
    {
      add_gaps (sentences[i], gaps[i]);
      plumb_model_box (model, i)->box.description =
          g_string_chunk_insert (model->content->strings, sentences[i]->str);
      g_string_free (sentences[i], TRUE);
    }
}
