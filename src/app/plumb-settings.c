// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/plumb-settings.h"

#include <unistd.h>

#include "document/plumb-shelf.h"
#include "plumb-config.h"

#define SECTIONS_GROUP "sections"
#define COLUMNS_GROUP "columns"
#define MAX_REMEMBERED 200

/* The folder in which the running program lies, for runs from the build folder. */
static char *
dup_program_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL ? g_path_get_dirname (program) : NULL;
}

/* A data file of the program called @name: installed, or in the build folder of a program that was
 * not installed. New string, or NULL when it is nowhere. */
char *
plumb_settings_find_data (const char *name)
{
  g_autofree char *installed = g_build_filename (PLUMB_PKGDATADIR, name, NULL);
  g_autofree char *folder = dup_program_folder ();
  static const char *const ups[] = { "../../data", "../../../data" };

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (ups); i++)
    {
      g_autofree char *built = g_build_filename (folder, ups[i], name, NULL);

      if (g_file_test (built, G_FILE_TEST_EXISTS))
        return g_canonicalize_filename (built, NULL);
    }
  if (g_file_test (installed, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&installed);
  return NULL;
}

static GSettingsSchema *
lookup_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema =
      source != NULL ? g_settings_schema_source_lookup (source, PLUMB_APP_ID, TRUE) : NULL;
  g_autofree char *compiled = NULL;

  if (schema != NULL)
    return schema;
  compiled = plumb_settings_find_data ("gschemas.compiled");
  if (compiled != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (compiled);
      g_autoptr (GSettingsSchemaSource) built =
          g_settings_schema_source_new_from_directory (folder, source, TRUE, NULL);

      if (built != NULL)
        return g_settings_schema_source_lookup (built, PLUMB_APP_ID, FALSE);
    }
  return NULL;
}

/* The program's settings, or NULL where their description is not installed: then everything has its
 * default and nothing is remembered. */
GSettings *
plumb_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = lookup_schema ();

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static char *
dup_string (const char *key)
{
  g_autoptr (GSettings) settings = plumb_settings_new ();

  return settings != NULL ? g_settings_get_string (settings, key) : g_strdup ("");
}

/* The name of the person at this computer, for the history. New string, never empty. */
char *
plumb_settings_dup_person (void)
{
  g_autofree char *name = g_strstrip (dup_string ("person-name"));

  if (*name != '\0')
    return g_steal_pointer (&name);
  if (g_strcmp0 (g_get_real_name (), "Unknown") != 0 && *g_get_real_name () != '\0')
    return g_strdup (g_get_real_name ());
  return g_strdup (g_get_user_name ());
}

/* The company that runs the reviews; "" when nobody named it. New string. */
char *
plumb_settings_dup_company (void)
{
  return g_strstrip (dup_string ("company-name"));
}

/* Whether pages are US Letter rather than A4. */
gboolean
plumb_settings_is_letter (void)
{
  g_autoptr (GSettings) settings = plumb_settings_new ();

  return settings != NULL && g_settings_get_enum (settings, "paper") == 1;
}

static char *
dup_state_path (void)
{
  g_autofree char *folder = plumb_state_dir ();

  return g_build_filename (folder, "windows.ini", NULL);
}

static char *
dup_remembered (const char *group, const char *key)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_state_path ();

  if (key == NULL || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  return g_key_file_get_string (file, group, key, NULL);
}

/* Keys stand in the order in which they were written: the oldest go first. */
static void
forget_oldest (GKeyFile *file, const char *group)
{
  gsize n = 0;
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, &n, NULL);

  for (gsize i = 0; keys != NULL && i + MAX_REMEMBERED < n; i++)
    g_key_file_remove_key (file, group, keys[i], NULL);
}

/* Losing what is remembered is no loss, so nothing is said about errors. */
static void
remember (const char *group, const char *key, const char *value)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = dup_state_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  if (key == NULL || value == NULL)
    return;
  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  g_key_file_remove_key (file, group, key, NULL);
  g_key_file_set_string (file, group, key, value);
  forget_oldest (file, group);
  g_mkdir_with_parents (folder, 0700);
  g_key_file_save_to_file (file, path, NULL);
}

/* The section that was open when the review was last closed, or NULL. New string. */
char *
plumb_settings_dup_last_section (const char *review_uid)
{
  return dup_remembered (SECTIONS_GROUP, review_uid);
}

/* Remembers @section for the next time. */
void
plumb_settings_set_last_section (const char *review_uid, const char *section)
{
  remember (SECTIONS_GROUP, review_uid, section);
}

/* How wide the columns of @table were made, as it was set, or NULL. New string. */
char *
plumb_settings_dup_columns (const char *table)
{
  return dup_remembered (COLUMNS_GROUP, table);
}

/* Remembers @widths for every review. */
void
plumb_settings_set_columns (const char *table, const char *widths)
{
  remember (COLUMNS_GROUP, table, widths);
}
