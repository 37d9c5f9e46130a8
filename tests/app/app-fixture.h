// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A review, a window to show widgets in, and a keyboard, for the tests of the window and its pages. */

#pragma once

#include <adwaita.h>

#include "document/plumb-review.h"

typedef struct
{
  PlumbReview *review;
  GtkWidget *window;
} AppFixture;

/* Before anything else: a state folder of its own. */
void app_fixture_init_state (void);
void app_fixture_set_up (AppFixture *fixture, gconstpointer data);
void app_fixture_tear_down (AppFixture *fixture, gconstpointer data);
PlumbReview *app_fixture_new_review (void);
/* Adds a record; pairs of field and text, NULL-terminated. Returns its id (new string). */
char *app_fixture_add (PlumbReview *review, const char *table, ...) G_GNUC_NULL_TERMINATED;
const char *
app_fixture_get (PlumbReview *review, const char *table, const char *id, const char *field);
void app_fixture_show (AppFixture *fixture, GtkWidget *child);
/* Lets everything happen that is due, and what follows within @milliseconds. */
void app_fixture_settle (guint milliseconds);
/* Sends real keys to @window by the X server: key names of xdotool, or text. */
void app_fixture_press (GtkWidget *window, const char *keys);
void app_fixture_type (GtkWidget *window, const char *text);
/* Sends a real click on the middle of @widget. */
void app_fixture_click (GtkWidget *widget);
/* Drags with the primary button from a point of one widget to a point of another in the same window. */
void app_fixture_drag (
    GtkWidget *from, double from_x, double from_y, GtkWidget *to, double to_x, double to_y);
