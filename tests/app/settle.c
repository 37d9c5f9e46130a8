// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "settle.h"

/* A frame may be asked for by what an event did, and ask for another one. */
#define ROUNDS 3

static gboolean
on_over (gpointer data)
{
  *(gboolean *)data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
iterate_until (gboolean *over)
{
  while (!*over)
    g_main_context_iteration (NULL, TRUE);
}

/* Comes back when nothing of a higher priority waits: events, layout, painting and ordinary idles. */
static void
wait_for_idle (void)
{
  gboolean over = FALSE;

  g_idle_add_full (G_PRIORITY_LOW + 100, on_over, &over, NULL);
  iterate_until (&over);
}

void
app_test_settle (guint milliseconds)
{
  GdkDisplay *display = gdk_display_get_default ();
  gboolean over = FALSE;

  g_timeout_add (MAX (milliseconds, 1), on_over, &over);
  iterate_until (&over);
  for (guint i = 0; i < ROUNDS; i++)
    {
      if (display != NULL)
        gdk_display_sync (display);
      wait_for_idle ();
    }
}
