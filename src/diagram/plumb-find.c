// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "diagram/plumb-find.h"

#include <string.h>

struct _PlumbFind
{
  PlumbScene *scene;
  PlumbReview *review;
  GStringChunk *strings;
  const char **boxes; /* of each: all its words, folded, a line a value */
  const char **connections;
  const char **notes;
  char **words; /* folded: what is looked for */
};

/* -- What there is to find ------------------------------------------------------------------------ */

static const char *const system_fields[] = { "name",    "kind",          "product", "description",
                                             "hosting", "hosting_where", "owner",   NULL };
static const char *const connection_fields[] = { "requirement", "custom_scope", "network", NULL };
static const char *const note_fields[] = { "text", NULL };

static void
add_value (GString *words, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append (words, value);
  g_string_append_c (words, '\n');
}

static void
add_lines (GString *words, char **lines)
{
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    add_value (words, lines[i]);
}

/* As a person reads them, with the values that they have in this view. */
static void
add_fields (PlumbFind *find, GString *words, const PlumbRecord *record, const char *const *fields)
{
  const char *view = plumb_scene_get_view (find->scene);

  for (guint i = 0; record != NULL && fields[i] != NULL; i++)
    {
      const char *stored = plumb_record_get (record, fields[i]);
      const char *shown = plumb_view_get_value (find->review, record, fields[i], view);
      g_autofree char *display = NULL;

      if (shown != NULL && g_strcmp0 (stored, shown) == 0)
        display = plumb_review_display (find->review, record, fields[i]);
      add_value (words, display != NULL ? display : shown);
    }
}

static const char *
keep (PlumbFind *find, const GString *words)
{
  g_autofree char *folded = plumb_fold (words->str);

  return g_string_chunk_insert (find->strings, folded);
}

static void
read_boxes (PlumbFind *find, GString *words)
{
  for (guint i = 0; i < plumb_scene_get_n_boxes (find->scene); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (find->scene, i);

      g_string_truncate (words, 0);
      add_fields (find, words, plumb_review_get_record (find->review, "system", box->id),
                  system_fields);
      add_lines (words, box->detail);
      add_lines (words, box->former_detail);
      find->boxes[i] = keep (find, words);
    }
}

static void
read_connections (PlumbFind *find, GString *words)
{
  for (guint i = 0; i < plumb_scene_get_n_connections (find->scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (find->scene, i);

      g_string_truncate (words, 0);
      add_fields (find, words, plumb_review_get_record (find->review, "connection", connection->id),
                  connection_fields);
      add_value (words, connection->words);
      add_lines (words, connection->former_data);
      find->connections[i] = keep (find, words);
    }
}

static void
read_notes (PlumbFind *find, GString *words)
{
  for (guint i = 0; i < plumb_scene_get_n_notes (find->scene); i++)
    {
      const char *id = plumb_scene_get_note (find->scene, i)->id;

      g_string_truncate (words, 0);
      add_fields (find, words, plumb_review_get_record (find->review, "annotation", id),
                  note_fields);
      find->notes[i] = keep (find, words);
    }
}

/* Returns: (transfer full): what can be found in @scene, a picture of @review as it is now. */
PlumbFind *
plumb_find_new (PlumbScene *scene, PlumbReview *review)
{
  PlumbFind *find = g_new0 (PlumbFind, 1);
  g_autoptr (GString) words = g_string_new (NULL);

  find->scene = plumb_scene_ref (scene);
  find->review = g_object_ref (review);
  find->strings = g_string_chunk_new (4096);
  find->boxes = g_new0 (const char *, plumb_scene_get_n_boxes (scene) + 1);
  find->connections = g_new0 (const char *, plumb_scene_get_n_connections (scene) + 1);
  find->notes = g_new0 (const char *, plumb_scene_get_n_notes (scene) + 1);
  read_boxes (find, words);
  read_connections (find, words);
  read_notes (find, words);
  return find;
}

void
plumb_find_free (PlumbFind *find)
{
  plumb_scene_unref (find->scene);
  g_object_unref (find->review);
  g_string_chunk_free (find->strings);
  g_free (find->boxes);
  g_free (find->connections);
  g_free (find->notes);
  g_strfreev (find->words);
  g_free (find);
}

/* Returns: (transfer none): what it looks through. */
PlumbScene *
plumb_find_get_scene (PlumbFind *find)
{
  return find->scene;
}

/* -- Finding -------------------------------------------------------------------------------------- */

/* Looks for @text from now on: every word of it must be there, in any case and order. */
void
plumb_find_set_text (PlumbFind *find, const char *text)
{
  g_autofree char *folded = plumb_fold (text);

  g_strfreev (find->words);
  find->words = g_strsplit_set (folded, " \t\n", -1);
}

static gboolean
has_words (const PlumbFind *find, const char *in)
{
  gboolean any = FALSE;

  for (guint i = 0; find->words != NULL && find->words[i] != NULL; i++)
    {
      if (*find->words[i] == '\0')
        continue;
      if (strstr (in, find->words[i]) == NULL)
        return FALSE;
      any = TRUE;
    }
  return any;
}

/* Whether the box, connection or note @index has what is looked for; nothing has when that is empty. */
gboolean
plumb_find_matches (PlumbFind *find, PlumbHitType type, guint index)
{
  switch (type)
    {
    case PLUMB_HIT_CONNECTION:
    case PLUMB_HIT_LABEL:
    case PLUMB_HIT_GAP:
      return index < plumb_scene_get_n_connections (find->scene)
             && has_words (find, find->connections[index]);
    case PLUMB_HIT_NOTE:
      return index < plumb_scene_get_n_notes (find->scene) && has_words (find, find->notes[index]);
    case PLUMB_HIT_BOX:
    case PLUMB_HIT_CONTAINER:
    case PLUMB_HIT_INSIDE:
      return index < plumb_scene_get_n_boxes (find->scene) && has_words (find, find->boxes[index]);
    case PLUMB_HIT_NOTHING:
    default:
      return FALSE;
    }
}
