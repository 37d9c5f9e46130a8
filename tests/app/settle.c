// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "settle.h"

/* A frame may be asked for by what an event did, and ask for another one. */
#define ROUNDS 3
#define LONGEST 1000 /* ms */

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

/* Comes back when nothing of a higher priority waits: events, layout, painting and ordinary idles. What is
 * animated without an end never lets it come to that, so the wait has one. */
static void
wait_for_idle (void)
{
  gboolean idle = FALSE, late = FALSE;
  guint idle_source = g_idle_add_full (G_PRIORITY_LOW + 100, on_over, &idle, NULL);
  guint late_source = g_timeout_add_full (G_PRIORITY_HIGH, LONGEST, on_over, &late, NULL);

  while (!idle && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!idle)
    g_source_remove (idle_source);
  if (!late)
    g_source_remove (late_source);
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
