// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Waiting in a test of widgets. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs the main loop for @milliseconds, and then until what the X server sent by now is dealt with: on a
 * busy machine the time alone says nothing. */
void app_test_settle (guint milliseconds);

G_END_DECLS
