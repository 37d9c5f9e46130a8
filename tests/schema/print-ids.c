// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Prints the generated part of docs/ids.md from the declarations. */

#include "plumb-ids-text.h"

int
main (void)
{
  g_autofree char *text = plumb_ids_text ();

  g_print ("%s", text);
  return 0;
}
