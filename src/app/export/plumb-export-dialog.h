// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What leaves the program: chosen at the left, seen at the right, saved, mailed or copied. */

#pragma once

#include <adwaita.h>

#include "document/plumb-review.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_EXPORT_DIALOG (plumb_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PlumbExportDialog, plumb_export_dialog, PLUMB, EXPORT_DIALOG, AdwWindow)

/* Transient for @parent; present it with gtk_window_present(). */
GtkWindow *plumb_export_dialog_new (GtkWindow *parent, PlumbReview *review);

G_END_DECLS
