// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/export/plumb-mail.h"

#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gi18n.h>
#include <unistd.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_EMAIL "org.freedesktop.portal.Email"

typedef struct
{
  char **addresses;
  char *subject;
  char *body;
  char *file;
} Letter;

static void
letter_free (Letter *letter)
{
  g_strfreev (letter->addresses);
  g_free (letter->subject);
  g_free (letter->body);
  g_free (letter->file);
  g_free (letter);
}

static void
on_helper_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;

  if (g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (
        task, G_IO_ERROR, G_IO_ERROR_FAILED,
        _ ("No mail program answered. Save the PDF and attach it to a letter."));
}

/* Where no portal answers, xdg-email knows the desktop's mail program. */
static void
try_helper (GTask *task)
{
  Letter *letter = g_task_get_task_data (task);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;

  g_ptr_array_add (arguments, (gpointer) "xdg-email");
  g_ptr_array_add (arguments, (gpointer) "--utf8");
  g_ptr_array_add (arguments, (gpointer) "--subject");
  g_ptr_array_add (arguments, letter->subject);
  g_ptr_array_add (arguments, (gpointer) "--body");
  g_ptr_array_add (arguments, letter->body);
  g_ptr_array_add (arguments, (gpointer) "--attach");
  g_ptr_array_add (arguments, letter->file);
  for (guint i = 0; letter->addresses[i] != NULL; i++)
    g_ptr_array_add (arguments, letter->addresses[i]);
  g_ptr_array_add (arguments, NULL);
  process = g_subprocess_newv (
      (const char *const *)arguments->pdata,
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                               _ ("No mail program was found. Save the PDF and attach it to a "
                                  "letter."));
      return;
    }
  g_subprocess_wait_check_async (process, g_task_get_cancellable (task), on_helper_done,
                                 g_object_ref (task));
}

static void
on_portal_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), NULL, result, NULL);

  if (reply != NULL)
    g_task_return_boolean (task, TRUE);
  else
    try_helper (task);
}

static GVariant *
portal_options (Letter *letter)
{
  GVariantBuilder builder;
  GVariantBuilder handles;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&builder, "{sv}", "addresses",
                         g_variant_new_strv ((const char *const *)letter->addresses, -1));
  g_variant_builder_add (&builder, "{sv}", "subject", g_variant_new_string (letter->subject));
  g_variant_builder_add (&builder, "{sv}", "body", g_variant_new_string (letter->body));
  g_variant_builder_init (&handles, G_VARIANT_TYPE ("ah"));
  g_variant_builder_add (&handles, "h", 0);
  g_variant_builder_add (&builder, "{sv}", "attachment_fds", g_variant_builder_end (&handles));
  return g_variant_builder_end (&builder);
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Letter *letter = g_task_get_task_data (task);
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  g_autoptr (GUnixFDList) fds = g_unix_fd_list_new ();
  int fd = bus != NULL ? open (letter->file, O_RDONLY | O_CLOEXEC) : -1;

  if (fd < 0 || g_unix_fd_list_append (fds, fd, NULL) < 0)
    {
      if (fd >= 0)
        close (fd);
      try_helper (task);
      return;
    }
  close (fd);
  g_dbus_connection_call_with_unix_fd_list (
      bus, PORTAL_NAME, PORTAL_PATH, PORTAL_EMAIL, "ComposeEmail",
      g_variant_new ("(s@a{sv})", "", portal_options (letter)), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
      fds, g_task_get_cancellable (task), on_portal_done, g_object_ref (task));
}

void
plumb_mail_compose_async (GtkWindow *parent,
                          const char *const *addresses,
                          const char *subject,
                          const char *body,
                          const char *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);
  Letter *letter = g_new0 (Letter, 1);

  letter->addresses = g_strdupv ((char **)addresses);
  letter->subject = g_strdup (subject);
  letter->body = g_strdup (body);
  letter->file = g_strdup (file);
  g_task_set_task_data (task, letter, (GDestroyNotify)letter_free);
  g_bus_get (G_BUS_TYPE_SESSION, cancellable, on_bus, task);
}

gboolean
plumb_mail_compose_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
