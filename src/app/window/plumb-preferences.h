// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_PREFERENCES (plumb_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPreferences, plumb_preferences, PLUMB, PREFERENCES, AdwPreferencesWindow)

GtkWidget *plumb_preferences_new (void);

G_END_DECLS
