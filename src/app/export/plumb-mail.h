// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Opens the person's own mail program with a letter that has a file attached. Nothing is sent by us. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @addresses may be empty. @file must stay until the letter is sent. */
void plumb_mail_compose_async (GtkWindow *parent,
                               const char *const *addresses,
                               const char *subject,
                               const char *body,
                               const char *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean plumb_mail_compose_finish (GAsyncResult *result, GError **error);

G_END_DECLS
