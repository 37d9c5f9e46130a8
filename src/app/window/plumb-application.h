// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The program: one instance, a window a review. */

#pragma once

#include <adwaita.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_APPLICATION (plumb_application_get_type ())
G_DECLARE_FINAL_TYPE (PlumbApplication, plumb_application, PLUMB, APPLICATION, AdwApplication)

PlumbApplication *plumb_application_new (void);
GtkWindow *plumb_application_find_path (GtkApplication *application, const char *path);
GtkWindow *plumb_application_find_review (GtkApplication *application, const char *uid);
void plumb_application_open_path (GtkApplication *application, GtkWindow *from, const char *path);
void plumb_application_open_working (GtkApplication *application, GtkWindow *from, const char *uid);

G_END_DECLS
