// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* From a review to a document of blocks, and from blocks to files. */

#pragma once

#include <gio/gio.h>

#include "document/plumb-review.h"
#include "draw/plumb-draw.h"
#include "report/plumb-blocks.h"

G_BEGIN_DECLS

#define PLUMB_REPORT_ERROR (plumb_report_error_quark ())

typedef enum
{
  PLUMB_REPORT_ERROR_FAILED,
  PLUMB_REPORT_ERROR_UNKNOWN,     /* no such report or format yet */
  PLUMB_REPORT_ERROR_NO_BASELINE, /* the report looks back, and there is nothing to look back to */
} PlumbReportError;

GQuark plumb_report_error_quark (void);

typedef enum
{
  PLUMB_AUDIENCE_CUSTOMER, /* shared fields only */
  PLUMB_AUDIENCE_INTERNAL,
} PlumbAudience;

typedef enum
{
  PLUMB_PAPER_A4,
  PLUMB_PAPER_LETTER,
} PlumbPaper;

typedef struct
{
  PlumbAudience audience;
  PlumbPaper paper;
  const char *company; /* in the running foot; may be NULL */
  const char *since; /* name or id of the baseline that a report looks back to; NULL: the newest */
} PlumbReportOptions;

/* The blocks of the report called @name ("summary", "agenda", ...). Errors: PLUMB_REPORT_ERROR_UNKNOWN, and
 * what the report needs. */
PlumbBlocks *plumb_report_build (PlumbReview *review,
                                 const char *name,
                                 const PlumbReportOptions *options,
                                 GError **error);
/* NULL-terminated names that plumb_report_build() knows. */
const char *const *plumb_report_get_names (void);

/* -- Pages ------------------------------------------------------------------------------------------ */

typedef struct _PlumbPages PlumbPages;

/* Composes @blocks into pages. Pure; may run in a thread. NULL only when cancelled. */
PlumbPages *plumb_pages_new (const PlumbBlocks *blocks,
                             const PlumbReportOptions *options,
                             GCancellable *cancellable,
                             GError **error);
PlumbPages *plumb_pages_ref (PlumbPages *pages);
void plumb_pages_unref (PlumbPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbPages, plumb_pages_unref)

guint plumb_pages_get_n (const PlumbPages *pages);
/* Size in diagram units (A4: 794 x 1123); a page with a wide figure or table lies on its side. */
void plumb_pages_get_size (const PlumbPages *pages, guint page, double *width, double *height);
PlumbDisplayList *plumb_pages_get_list (const PlumbPages *pages, guint page);
/* What the block at @at on @page comes from: table and id, or FALSE. */
gboolean plumb_pages_get_source (
    const PlumbPages *pages, guint page, PlumbPoint at, const char **table, const char **id);

/* -- Files: the bytes of a file of each format ------------------------------------------------------- */

GBytes *plumb_pages_to_pdf (const PlumbPages *pages,
                            const PlumbBlocks *blocks,
                            GCancellable *cancellable,
                            GError **error);
char *plumb_blocks_to_markdown (const PlumbBlocks *blocks);
/* For the clipboard ("copy the summary as rich text"). */
char *plumb_blocks_to_html (const PlumbBlocks *blocks);

/* Everything at once, as `plumbline-cli export` and the window use it: @format is "pdf", "md", "html",
 * "svg" or "png"; the picture formats and pdf with @view give the picture of that view; json and plumb
 * are the document layer's. */
GBytes *plumb_report_export (PlumbReview *review,
                             const char *format,
                             const char *report,
                             const char *view,
                             const PlumbReportOptions *options,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
