// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What docs/ says about files holds. */

#include <glib.h>
#include <string.h>

#include "document/plumb-layout.h"
#include "document/plumb-uuid.h"
#include "dump-schema.h"

static char *
read_doc (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("PLUMB_SOURCE_ROOT"), "docs", name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static void
test_dump_schema (void)
{
  g_autofree char *found = read_doc ("dump.schema.json");
  g_autofree char *wanted = dump_schema_print ();

  g_test_message ("print it anew: BUILD/tests/document/print-dump-schema > docs/dump.schema.json");
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_own_tables (void)
{
  g_autofree char *page = read_doc ("file-format.md");
  g_auto (GStrv) lines = g_strsplit (plumb_layout_get_own_ddl (), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\"", 3);

      if (g_strv_length (parts) < 3)
        continue;
      g_test_message ("%s", parts[1]);
      g_assert_nonnull (strstr (page, parts[1]));
    }
}

static void
test_uuids (void)
{
  g_autofree char *last = plumb_uuid_new ();

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *next = plumb_uuid_new ();

      g_assert_true (plumb_uuid_is_valid (next));
      g_assert_cmpint (next[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", next[19]));
      /* Later ones sort later, to a quarter of a microsecond. */
      if (strncmp (last, next, 18) != 0)
        g_assert_cmpstr (last, <, next);
      g_free (last);
      last = g_steal_pointer (&next);
    }
  g_assert_false (plumb_uuid_is_valid (NULL));
  g_assert_false (plumb_uuid_is_valid ("0193A7C2-0000-7000-8000-000000000001"));
  g_assert_false (plumb_uuid_is_valid ("../../../../../../../../../../../../"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/file-format/dump-schema", test_dump_schema);
  g_test_add_func ("/document/file-format/own-tables", test_own_tables);
  g_test_add_func ("/document/file-format/uuids", test_uuids);
  return g_test_run ();
}
