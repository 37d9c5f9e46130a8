// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A summary of twelve pages from a review's file to a PDF, as a whole process, beside what other programs
 * took for one like it (docs: targets, exports); and how the time grows with the pages. */

#include "fixture.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "report/plumb-report.h"

#define RUNS 15
#define TYPST_SECONDS 0.145
#define TYPST_MEGABYTES 84.0
#define AIM_SECONDS 0.12
#define AIM_MEGABYTES 60.0

static const PlumbReportOptions options = { .paper = PLUMB_PAPER_A4 };

/* What the child does: open, export, write. */
static int
export_file (const char *path, const char *output)
{
  g_autoptr (GError) error = NULL;
  PlumbReview *review =
      plumb_review_open (path, PLUMB_OPEN_NO_WATCH | PLUMB_OPEN_READ_ONLY, &error);
  g_autoptr (GBytes) pdf = NULL;

  g_assert_no_error (error);
  pdf = plumb_report_export (review, "pdf", NULL, NULL, &options, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (output, g_bytes_get_data (pdf, NULL), (gssize)g_bytes_get_size (pdf),
                       &error);
  g_assert_no_error (error);
  plumb_review_close (review, NULL);
  g_object_unref (review);
  return 0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a, *second = b;

  return (*first > *second) - (*first < *second);
}

/* Wall-clock seconds, seconds of the processor, and the largest resident set in megabytes of one process. */
static double
run_once (const char *self, const char *path, const char *output, double *cpu, double *megabytes)
{
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      execl (self, self, path, output, NULL);
      _exit (127);
    }
  wait4 (child, &status, 0, &usage);
  g_assert_cmpint (status, ==, 0);
  *megabytes = (double)usage.ru_maxrss / 1024;
  *cpu = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
         + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
  return (double)(g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
measure_process (const char *self)
{
  g_autofree char *folder = g_dir_make_tmp ("plumb-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "review.plumb", NULL);
  g_autofree char *output = g_build_filename (folder, "summary.pdf", NULL);
  PlumbReview *review = fixture_new ("twelve-pages");
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbBlocks) blocks = plumb_report_build (review, "summary", &options, &error);
  g_autoptr (PlumbPages) pages = plumb_pages_new (blocks, &options, NULL, &error);
  double seconds[RUNS], cpu[RUNS], megabytes = 0;

  plumb_review_set_path (review, path, TRUE, &error);
  g_assert_no_error (error);
  fixture_close (review);
  for (guint i = 0; i < RUNS; i++)
    seconds[i] = run_once (self, path, output, &cpu[i], &megabytes);
  qsort (seconds, RUNS, sizeof seconds[0], compare_doubles);
  qsort (cpu, RUNS, sizeof cpu[0], compare_doubles);
  printf (
      "summary of %u pages, whole process: median %.3f s, best %.3f s, processor %.3f s, %.0f MB\n",
      plumb_pages_get_n (pages), seconds[RUNS / 2], seconds[0], cpu[RUNS / 2], megabytes);
  printf ("  to Typst's %.3f s: %.2f x; to the aim of %.2f s: %.2f x\n", TYPST_SECONDS,
          seconds[RUNS / 2] / TYPST_SECONDS, AIM_SECONDS, seconds[RUNS / 2] / AIM_SECONDS);
  printf ("  to Typst's %.0f MB: %.2f x; to the aim of %.0f MB: %.2f x\n", TYPST_MEGABYTES,
          megabytes / TYPST_MEGABYTES, AIM_MEGABYTES, megabytes / AIM_MEGABYTES);
  unlink (path);
  unlink (output);
  rmdir (folder);
}

/* Of this process, in microseconds: other programs at work do not count. */
static gint64
processor_time (void)
{
  return (gint64)clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC;
}

static double
milliseconds_since (gint64 *start)
{
  gint64 now = processor_time ();
  double spent = (double)(now - *start) / 1000;

  *start = now;
  return spent;
}

static void
measure_parts (const char *fixture)
{
  PlumbReview *review = fixture_new (fixture);
  g_autoptr (GError) error = NULL;
  gint64 start = processor_time ();
  g_autoptr (PlumbBlocks) blocks = plumb_report_build (review, "summary", &options, &error);
  double build = milliseconds_since (&start);
  g_autoptr (PlumbPages) pages = plumb_pages_new (blocks, &options, NULL, &error);
  double compose = milliseconds_since (&start);
  g_autoptr (GBytes) pdf = plumb_pages_to_pdf (pages, blocks, NULL, &error);
  double write = milliseconds_since (&start);
  g_autofree char *markdown = plumb_blocks_to_markdown (blocks);
  double words = milliseconds_since (&start);

  g_assert_no_error (error);
  printf ("%-14s blocks %7.1f ms, pages %7.1f ms, PDF %7.1f ms (%u pages, %.2f ms a page, %zu kB), "
          "Markdown %.1f ms (%zu kB)\n",
          fixture, build, compose, write, plumb_pages_get_n (pages),
          (compose + write) / plumb_pages_get_n (pages), g_bytes_get_size (pdf) / 1024, words,
          strlen (markdown) / 1024);
  fixture_close (review);
}

/* The same table with twice the rows each time: the time a page stays. */
static void
measure_growth (void)
{
  for (guint rows = 500; rows <= 8000; rows *= 2)
    {
      g_autoptr (PlumbBlocks) blocks = plumb_blocks_new ();
      PlumbBlock *table = plumb_blocks_add (blocks, PLUMB_BLOCK_TABLE);
      g_autoptr (PlumbPages) pages = NULL;
      g_autoptr (GBytes) pdf = NULL;
      gint64 start;
      double compose, write;

      for (guint i = 0; i < 5; i++)
        plumb_block_add_column (table, "Column", 0, FALSE);
      for (guint i = 0; i < rows; i++)
        {
          GPtrArray *row = plumb_block_add_row (table);

          for (guint j = 0; j < 5; j++)
            {
              g_autofree char *words = g_strdup_printf ("Cell %u of row %u", j, i);

              g_ptr_array_add (row, plumb_inline_new (words));
            }
        }
      start = processor_time ();
      pages = plumb_pages_new (blocks, &options, NULL, NULL);
      compose = milliseconds_since (&start);
      pdf = plumb_pages_to_pdf (pages, blocks, NULL, NULL);
      write = milliseconds_since (&start);
      printf ("%5u rows: %3u pages, %.2f ms a page to compose, %.2f ms a page to write\n", rows,
              plumb_pages_get_n (pages), compose / plumb_pages_get_n (pages),
              write / plumb_pages_get_n (pages));
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3)
    return export_file (argv[1], argv[2]);
  fixture_begin ();
  measure_process ("/proc/self/exe");
  measure_parts ("twelve-pages");
  measure_parts ("sample");
  measure_parts ("many-systems");
  measure_growth ();
  fixture_end ();
  return 0;
}
