// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Offers what can still be read of a damaged review. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void plumb_recovery_offer (GtkWindow *window, const char *path, const GError *error);

G_END_DECLS
