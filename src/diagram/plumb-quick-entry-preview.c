// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What Enter will make, told while one types: nothing is changed. */

#include "diagram/plumb-quick-entry-line.h"

typedef struct
{
  PlumbReview *review;
  const char *view;
  GHashTable *told; /* folded names of new systems that some ghost shows already */
  GPtrArray *ghosts;
} Preview;

typedef struct
{
  char *name;
  gboolean exists;
} End;

static void
end_clear (End *end)
{
  g_free (end->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (End, end_clear)

static void
ghost_free (gpointer data)
{
  PlumbQuickEntryGhost *ghost = data;

  g_free (ghost->source);
  g_free (ghost->target);
  g_free (ghost->method);
  g_free (ghost);
}

/* The innermost container of @group that stands already. */
static PlumbRecord *
find_container (Preview *preview, PlumbQuickGroup *group)
{
  PlumbRecord *container = NULL;

  for (guint i = group->containers->len; i-- > 0;)
    {
      PlumbRecord *inner = plumb_quick_names_find (preview->review, preview->view,
                                                   group->containers->pdata[i], container, NULL);

      if (inner == NULL)
        break;
      container = inner;
    }
  return container;
}

static void
read_end (Preview *preview, PlumbQuickGroup *group, guint index, End *end)
{
  const PlumbQuickWord *word = group->names->pdata[index];
  GError *error = NULL;
  PlumbRecord *system = plumb_quick_names_find (preview->review, preview->view, word,
                                                find_container (preview, group), &error);

  /* An ambiguous name stands for what is there, several times. */
  end->exists = system != NULL || error != NULL;
  end->name = system != NULL ? g_strdup (plumb_record_get (system, "name"))
                             : g_strdup (plumb_quick_names_spell (word));
  g_clear_error (&error);
}

static void
tell (Preview *preview, const End *end)
{
  if (!end->exists)
    g_hash_table_add (preview->told, plumb_fold (end->name));
}

static void
add_pair (Preview *preview, const End *source, const End *target, const char *method)
{
  PlumbQuickEntryGhost *ghost = g_new0 (PlumbQuickEntryGhost, 1);

  ghost->source = g_strdup (source->name);
  ghost->target = g_strdup (target->name);
  ghost->method = g_strdup (method);
  ghost->source_exists = source->exists;
  ghost->target_exists = target->exists;
  g_ptr_array_add (preview->ghosts, ghost);
  tell (preview, source);
  tell (preview, target);
}

static void
add_pairs (Preview *preview, PlumbQuickEntry *entry, guint right, const char *method)
{
  PlumbQuickGroup *a = entry->groups->pdata[right - 1];
  PlumbQuickGroup *b = entry->groups->pdata[right];
  gboolean back = g_array_index (entry->arrows, PlumbQuickArrow, right - 1) == PLUMB_ARROW_BACK;

  for (guint i = 0; i < a->names->len; i++)
    for (guint k = 0; k < b->names->len; k++)
      {
        g_auto (End) first = { NULL };
        g_auto (End) second = { NULL };

        read_end (preview, a, i, &first);
        read_end (preview, b, k, &second);
        add_pair (preview, back ? &second : &first, back ? &first : &second, method);
      }
}

static void
add_lone (Preview *preview, const End *end)
{
  PlumbQuickEntryGhost *ghost;
  g_autofree char *folded = plumb_fold (end->name);

  if (end->exists || !g_hash_table_add (preview->told, g_steal_pointer (&folded)))
    return;
  ghost = g_new0 (PlumbQuickEntryGhost, 1);
  ghost->source = g_strdup (end->name);
  g_ptr_array_add (preview->ghosts, ghost);
}

static void
add_lone_systems (Preview *preview, PlumbQuickGroup *group)
{
  for (guint i = 0; i < group->names->len; i++)
    {
      g_auto (End) end = { NULL };

      read_end (preview, group, i, &end);
      add_lone (preview, &end);
    }
  for (guint i = 0; i < group->containers->len; i++)
    {
      const PlumbQuickWord *word = group->containers->pdata[i];
      PlumbRecord *found =
          plumb_quick_names_find (preview->review, preview->view, word, NULL, NULL);
      g_auto (End) end = { g_strdup (word->text), found != NULL };

      add_lone (preview, &end);
    }
}

GPtrArray *
plumb_quick_entry_preview (PlumbQuickEntry *entry, PlumbReview *review, const char *view)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ghosts = g_ptr_array_new_with_free_func (ghost_free);
  g_auto (PlumbQuickParts) parts = { NULL };
  Preview preview = { review, view, told, ghosts };

  g_return_val_if_fail (entry != NULL && PLUMB_IS_REVIEW (review) && view != NULL, NULL);

  if (entry->type == PLUMB_QUICK_DRAW)
    {
      plumb_quick_parts_read (entry->parts, &parts);
      for (guint i = 1; i < entry->groups->len; i++)
        add_pairs (&preview, entry, i, parts.method);
    }
  if (entry->type == PLUMB_QUICK_DRAW || entry->type == PLUMB_QUICK_REPLACE)
    for (guint i = 0; i < entry->groups->len; i++)
      add_lone_systems (&preview, entry->groups->pdata[i]);
  return g_steal_pointer (&ghosts);
}
