// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The reports by name, and the bytes of a file of each format. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-compare.h"
#include "diagram/plumb-scene.h"
#include "report/plumb-report.h"
#include "report/plumb-summary-private.h"

#define PICTURE_MARGIN 24.0
#define PICTURE_SCALE 2.0
#define MOST_PIXELS 16000.0

typedef PlumbBlocks *(*BuildFunc) (PlumbReview *review,
                                   const PlumbReportOptions *options,
                                   GError **error);

static const struct
{
  const char *name;
  PlumbKinds kinds;
  BuildFunc build;
} reports[] = {
  { "summary", PLUMB_KIND_CUSTOMER, plumb_report_build_summary },
  { "sketch", PLUMB_KIND_CUSTOMER, plumb_report_build_sketch },
  { "decisions", PLUMB_KIND_CUSTOMER, plumb_report_build_decisions },
  { "integration", PLUMB_KIND_CUSTOMER, plumb_report_build_integration },
  { "agenda", PLUMB_KIND_CUSTOMER, plumb_report_build_agenda },
  { "changes", PLUMB_KIND_CUSTOMER, plumb_report_build_changes },
  { "confirmation", PLUMB_KIND_CUSTOMER, plumb_report_build_confirmation },
  { "follow-up", PLUMB_KIND_CUSTOMER, plumb_report_build_follow_up },
  { "drift", PLUMB_KIND_CUSTOMER, plumb_report_build_drift },
};

G_DEFINE_QUARK (plumb - report - error - quark, plumb_report_error)

const char *const *
plumb_report_get_names (void)
{
  static const char *const names[] = { "summary", "sketch",  "decisions",    "integration",
                                       "agenda",  "changes", "confirmation", "follow-up",
                                       "drift",   NULL };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (reports) + 1);
  return names;
}

PlumbBlocks *
plumb_report_build (PlumbReview *review,
                    const char *name,
                    const PlumbReportOptions *options,
                    GError **error)
{
  g_return_val_if_fail (review != NULL && name != NULL && options != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (strcmp (reports[i].name, name) == 0
        && (reports[i].kinds & plumb_review_get_kind (review)) != 0)
      return reports[i].build (review, options, error);
  g_set_error (error, PLUMB_REPORT_ERROR, PLUMB_REPORT_ERROR_UNKNOWN,
               _ ("There is no report “%s” of this kind of review yet"), name);
  return NULL;
}

const PlumbRecord *
plumb_report_find_baseline (PlumbReview *review, const PlumbReportOptions *options, GError **error)
{
  const PlumbRecord *baseline = plumb_find_baseline (review, options->since);

  if (baseline == NULL && options->since != NULL)
    g_set_error (error, PLUMB_REPORT_ERROR, PLUMB_REPORT_ERROR_NO_BASELINE,
                 _ ("There is no baseline “%s”"), options->since);
  else if (baseline == NULL)
    g_set_error_literal (error, PLUMB_REPORT_ERROR, PLUMB_REPORT_ERROR_NO_BASELINE,
                         _ ("There is no baseline yet; make one when the review is delivered"));
  return baseline;
}

void
plumb_summary_add_baseline_facts (PlumbSummary *summary,
                                  PlumbBlock *head,
                                  const PlumbRecord *baseline,
                                  const char *label)
{
  g_autofree char *name = plumb_summary_read (summary, baseline, "name");
  g_autofree char *at = plumb_summary_read (summary, baseline, "at");
  g_autofree char *words = at != NULL ? g_strdup_printf ("%s, %s", name, at) : g_strdup (name);

  plumb_block_add_fact (head, "since", label, plumb_inline_new (words));
}

/* -- Pictures -------------------------------------------------------------------------------------------- */

static const char *
view_title (const char *view)
{
  if (strcmp (view, PLUMB_VIEW_CURRENT) == 0)
    return _ ("Current state");
  if (strcmp (view, PLUMB_VIEW_CHANGES) == 0)
    return _ ("What changes");
  return _ ("Proposed integration");
}

static char *
dup_picture_title (PlumbReview *review, const char *view)
{
  const PlumbRecord *root = plumb_review_get_root (review);
  const char *customer = plumb_record_get (root, "customer");
  const char *solution = plumb_record_get (root, "solution");

  if (customer != NULL && solution != NULL)
    return g_strdup_printf ("%s × %s: %s", customer, solution, view_title (view));
  return g_strdup (view_title (view));
}

static GBytes *
picture_to_format (const PlumbDisplayList *list,
                   const char *format,
                   const PlumbPictureOptions *options,
                   GError **error)
{
  PlumbRect bounds = plumb_display_list_get_bounds (list);
  double side = MAX (bounds.width, bounds.height) + 2 * options->margin;
  char *svg;

  if (strcmp (format, "pdf") == 0)
    return plumb_display_list_to_pdf (list, options, error);
  if (strcmp (format, "png") == 0)
    /* A very large picture becomes coarser rather than that it cannot be painted. */
    return plumb_display_list_to_png (list, options, MIN (PICTURE_SCALE, MOST_PIXELS / side),
                                      error);
  svg = plumb_display_list_to_svg (list, options);
  return g_bytes_new_take (svg, strlen (svg));
}

/* The picture of @view with its legend. */
static GBytes *
export_picture (PlumbReview *review,
                const char *format,
                const char *view,
                const PlumbReportOptions *report_options,
                GError **error)
{
  const PlumbSceneOptions scene_options = { .measure = plumb_draw_get_measure (),
                                            .hides_ink = report_options->without_ink };
  g_autoptr (PlumbScene) scene = plumb_scene_new (review, view, &scene_options);
  g_autoptr (PlumbDisplayList) list = plumb_draw_scene (scene, PLUMB_PICTURE_LEGEND);
  g_autofree char *title = dup_picture_title (review, view);
  PlumbPictureOptions options = { .palette = plumb_palette_get_print (),
                                  .margin = PICTURE_MARGIN,
                                  .background = TRUE,
                                  .title = title,
                                  .language = plumb_record_get (plumb_review_get_root (review),
                                                                "language") };

  return picture_to_format (list, format, &options, error);
}

/* -- Reports --------------------------------------------------------------------------------------------- */

static GBytes *
export_blocks (const PlumbBlocks *blocks,
               const char *format,
               const PlumbReportOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (PlumbPages) pages = NULL;
  char *text;

  if (strcmp (format, "pdf") == 0)
    {
      pages = plumb_pages_new (blocks, options, cancellable, error);
      return pages != NULL ? plumb_pages_to_pdf (pages, blocks, cancellable, error) : NULL;
    }
  text = strcmp (format, "md") == 0 ? plumb_blocks_to_markdown (blocks)
                                    : plumb_blocks_to_html (blocks);
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

/* Where plumb_draw_check_font() says no, the caller may warn; the export is made all the same. @report
 * NULL: the summary, or with pdf and a @view that picture. @view NULL: proposed. Errors:
 * PLUMB_REPORT_ERROR_UNKNOWN, what the parts give, or that of @cancellable. */
GBytes *
plumb_report_export (PlumbReview *review,
                     const char *format,
                     const char *report,
                     const char *view,
                     const PlumbReportOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  static const char *const pictures[] = { "svg", "png", NULL };
  static const char *const documents[] = { "pdf", "md", "html", NULL };
  static const char *const views[] = { PLUMB_VIEW_CURRENT, PLUMB_VIEW_PROPOSED, PLUMB_VIEW_CHANGES,
                                       NULL };
  gboolean picture;
  g_autoptr (PlumbBlocks) blocks = NULL;

  g_return_val_if_fail (review != NULL && format != NULL && options != NULL, NULL);

  picture = is_one_of (format, pictures)
            || (strcmp (format, "pdf") == 0 && view != NULL && report == NULL);
  if (!picture && !is_one_of (format, documents))
    {
      g_set_error (error, PLUMB_REPORT_ERROR, PLUMB_REPORT_ERROR_UNKNOWN,
                   _ ("The format “%s” is not there yet"), format);
      return NULL;
    }
  if (view != NULL && !is_one_of (view, views))
    {
      g_set_error (error, PLUMB_REPORT_ERROR, PLUMB_REPORT_ERROR_UNKNOWN,
                   _ ("There is no view “%s”; known are current, proposed and changes"), view);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (picture)
    return export_picture (review, format, view != NULL ? view : PLUMB_VIEW_PROPOSED, options,
                           error);
  blocks = plumb_report_build (review, report != NULL ? report : "summary", options, error);
  return blocks != NULL ? export_blocks (blocks, format, options, cancellable, error) : NULL;
}
