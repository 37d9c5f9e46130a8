// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a connector without room for its label says: in a tooltip on its disc, and on its line. */

#include "app/canvas/plumb-canvas-private.h"

static gboolean
on_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  PlumbCanvas *self = PLUMB_CANVAS (widget);
  const PlumbSceneConnection *connection;
  PlumbHit hit;

  if (keyboard)
    return FALSE;
  hit = plumb_canvas_hit (self, x, y);
  if (hit.type != PLUMB_HIT_CONNECTION && hit.type != PLUMB_HIT_LABEL)
    return FALSE;
  connection = plumb_scene_get_connection (plumb_canvas_get_scene (self), (guint)hit.index);
  if (connection->label != PLUMB_LABEL_DISC && connection->label != PLUMB_LABEL_LEGEND)
    return FALSE;
  gtk_tooltip_set_text (tooltip, connection->description);
  return TRUE;
}

void
plumb_canvas_add_tips (PlumbCanvas *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
