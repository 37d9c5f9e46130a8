// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-trash.h"

#include <glib/gi18n-lib.h>

#define ATTRIBUTES                                                                                 \
  G_FILE_ATTRIBUTE_STANDARD_NAME                                                                   \
  "," G_FILE_ATTRIBUTE_TRASH_ORIG_PATH "," G_FILE_ATTRIBUTE_TRASH_DELETION_DATE

/* Whether this desktop shows its trash to programs; where it does not, nothing is offered. */
gboolean
plumb_trash_can_restore (void)
{
  const char *const *schemes = g_vfs_get_supported_uri_schemes (g_vfs_get_default ());

  return schemes != NULL && g_strv_contains (schemes, "trash");
}

/* The file that was last thrown away from @path; NULL and @error: it is not there any more. */
static GFile *
find_latest (GFile *trash, const char *path, GError **error)
{
  g_autoptr (GFileEnumerator) files =
      g_file_enumerate_children (trash, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autofree char *latest = NULL;
  g_autofree char *name = NULL;
  GFileInfo *info;

  if (files == NULL)
    return NULL;
  while (g_file_enumerator_iterate (files, &info, NULL, NULL, NULL) && info != NULL)
    {
      const char *from =
          g_file_info_get_attribute_byte_string (info, G_FILE_ATTRIBUTE_TRASH_ORIG_PATH);
      g_autofree char *date =
          g_file_info_get_attribute_as_string (info, G_FILE_ATTRIBUTE_TRASH_DELETION_DATE);

      if (g_strcmp0 (from, path) != 0 || g_strcmp0 (date, latest) < 0)
        continue;
      g_free (latest);
      g_free (name);
      latest = g_steal_pointer (&date);
      name = g_strdup (g_file_info_get_name (info));
    }
  if (name != NULL)
    return g_file_get_child (trash, name);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("The file is not in the trash any more"));
  return NULL;
}

/* Brings the file that was thrown away from @path back to it. */
gboolean
plumb_trash_restore (const char *path, GError **error)
{
  g_autoptr (GFile) trash = g_file_new_for_uri ("trash:///");
  g_autoptr (GFile) thrown = find_latest (trash, path, error);
  g_autoptr (GFile) place = g_file_new_for_path (path);

  return thrown != NULL
         && g_file_move (thrown, place, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, error);
}
