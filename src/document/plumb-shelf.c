// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-shelf.h"

/* Where Plumbline keeps what is not the user's files: working copies and the list of reviews. A new
 * string. */
char *
plumb_state_dir (void)
{
  const char *home = g_getenv ("XDG_STATE_HOME");

  if (home == NULL || !g_path_is_absolute (home))
    home = g_get_user_state_dir ();
  return g_build_filename (home, "plumbline", NULL);
}
