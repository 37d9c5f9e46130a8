// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Writes one of the files that a review can become, off the main thread where it takes long. */

#pragma once

#include <gtk/gtk.h>

#include "report/plumb-report.h"

G_BEGIN_DECLS

/* What can be exported, in the order of the dialog. */
typedef enum
{
  PLUMB_EXPORT_SUMMARY_PDF,
  PLUMB_EXPORT_SUMMARY_MARKDOWN,
  PLUMB_EXPORT_PICTURE_SVG,
  PLUMB_EXPORT_PICTURE_PNG,
  PLUMB_EXPORT_PICTURE_PDF,
  PLUMB_EXPORT_CUSTOMER_COPY,
  PLUMB_EXPORT_JSON,
  PLUMB_N_EXPORTS,
} PlumbExport;

const char *plumb_export_get_title (PlumbExport what);
const char *plumb_export_get_suffix (PlumbExport what);
const char *plumb_export_get_media_type (PlumbExport what);
gboolean plumb_export_is_picture (PlumbExport what);
gboolean plumb_export_is_summary (PlumbExport what);
/* "Northwind Freight - summary.pdf": a name to propose. New string. */
char *plumb_export_dup_name (PlumbReview *review, PlumbExport what, const char *view);

void plumb_export_async (PlumbReview *review,
                         PlumbExport what,
                         const char *view,
                         const PlumbReportOptions *options,
                         const char *path,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean plumb_export_finish (GAsyncResult *result, GError **error);

/* Puts the summary on the clipboard: as rich text, and as Markdown where only plain text is taken. */
gboolean plumb_export_copy_summary (GtkWidget *widget, PlumbReview *review, GError **error);

G_END_DECLS
