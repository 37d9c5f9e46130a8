// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <glib.h>

#include "dump-schema.h"

int
main (void)
{
  g_autofree char *text = dump_schema_print ();

  g_print ("%s", text);
  return 0;
}
