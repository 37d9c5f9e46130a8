// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A small review and a window with its picture, for the tests of canvas and panels:
 *
 *   Okta --SAML SSO--> Auth module (in Fleetline)      Snowflake
 */

#pragma once

#include <adwaita.h>

#include "app/plumb-selection.h"
#include "diagram/plumb-edit.h"
#include "document/plumb-review.h"

typedef struct
{
  PlumbReview *review;
  PlumbSelection *selection;
  GtkWidget *window;
  char *okta;
  char *auth;
  char *fleetline;
  char *snowflake;
  char *saml; /* the connection */
} CanvasFixture;

void canvas_fixture_init (int *argc, char ***argv);
void canvas_fixture_set_up (CanvasFixture *fixture, gconstpointer data);
void canvas_fixture_tear_down (CanvasFixture *fixture, gconstpointer data);
/* Shows @child in a window of that size and waits until it has its place. */
void canvas_fixture_present (CanvasFixture *fixture, GtkWidget *child, int width, int height);
/* Lets everything happen that is due. */
void canvas_fixture_settle (void);
void canvas_fixture_settle_for (guint milliseconds);
/* How many acts can be undone. */
guint canvas_fixture_count_history (CanvasFixture *fixture);
char *canvas_fixture_add_gap (CanvasFixture *fixture, const char *connection, const char *gap);
PlumbRecord *canvas_fixture_find (CanvasFixture *fixture, const char *name);

/* Real events by the X server, in words of xdotool; points are those of @widget, in the window. */
void canvas_fixture_press (CanvasFixture *fixture, const char *keys);
void canvas_fixture_type (CanvasFixture *fixture, const char *text);
void canvas_fixture_click (CanvasFixture *fixture, GtkWidget *widget, double x, double y);
/* Presses at the first point, goes on to the others and lets go; with @held, a key such as "ctrl", from
 * the first step on. @on_way: called before the button is let go; may be NULL. */
typedef void (*CanvasFixtureOnWay) (gpointer data);
void canvas_fixture_drag (CanvasFixture *fixture,
                          GtkWidget *widget,
                          const double (*points)[2],
                          guint n_points,
                          const char *held,
                          CanvasFixtureOnWay on_way,
                          gpointer data);
