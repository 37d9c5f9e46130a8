// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a line that is being typed would make: the line is applied, the scene is built, and everything
 * is taken back before anybody else sees it. So the ghost is exactly what Enter will make. */

#include "app/canvas/plumb-canvas-private.h"

#include "diagram/plumb-quick-entry.h"
#include "draw/plumb-draw.h"

/* Building a scene of more takes too long for a key press. */
#define MOST_ELEMENTS 300

static PlumbScene *
build_ghost (PlumbCanvas *self, const char *line)
{
  PlumbSceneOptions options = { .measure = plumb_draw_get_measure (),
                                .show = self->show,
                                .counts_internal = TRUE };
  PlumbScene *ghost = NULL;

  if (plumb_review_in_transaction (self->review))
    return NULL;
  plumb_review_begin (self->review, line);
  if (plumb_canvas_apply_line (self, line, NULL))
    ghost = plumb_scene_new (self->review, self->view, &options);
  plumb_review_rollback (self->review);
  return ghost;
}

static gboolean
draws_something (const char *line)
{
  return line != NULL && *line != '\0' && strchr ("!?+>#@", *line) == NULL;
}

/* Shows what @line would make; NULL or "" shows nothing. */
void
plumb_canvas_preview_line (PlumbCanvas *self, const char *line)
{
  guint n = plumb_scene_get_n_boxes (self->scene) + plumb_scene_get_n_connections (self->scene);

  g_clear_pointer (&self->ghost, plumb_scene_unref);
  if (draws_something (line) && plumb_canvas_is_editable (self) && n <= MOST_ELEMENTS)
    self->ghost = build_ghost (self, line);
  gtk_widget_set_visible (self->hint, plumb_scene_is_empty (self->scene) && self->ghost == NULL
                                          && self->naming.type == PLUMB_NAMING_NONE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
