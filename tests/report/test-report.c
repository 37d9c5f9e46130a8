// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The summary as blocks, and what becomes of blocks. What other programs read in the files is the
 * business of test_pages.py. */

#include "fixture.h"

#include <string.h>

#include "report/plumb-pages-private.h"
#include "report/plumb-report.h"

static const PlumbReportOptions customer_a4 = { .company = "Fleetline Inc." };

static PlumbBlocks *
build (const char *fixture, const PlumbReportOptions *options)
{
  PlumbReview *review = fixture_new (fixture);
  g_autoptr (GError) error = NULL;
  PlumbBlocks *blocks = plumb_report_build (review, "summary", options, &error);

  g_assert_no_error (error);
  fixture_close (review);
  return blocks;
}

static char *
dup_headings (const PlumbBlocks *blocks)
{
  GString *headings = g_string_new (NULL);

  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const PlumbBlock *block = g_ptr_array_index (blocks->blocks, i);
      g_autofree char *words = NULL;

      if (block->type != PLUMB_BLOCK_HEADING || block->level != 1)
        continue;
      words = plumb_block_dup_heading (block);
      g_string_append_printf (headings, "%s\n", words);
    }
  return g_string_free (headings, FALSE);
}

static void
test_sections (void)
{
  g_autoptr (PlumbBlocks) rich = build ("rich", &customer_a4);
  g_autoptr (PlumbBlocks) empty = build ("empty", &customer_a4);
  g_autofree char *all = dup_headings (rich);
  g_autofree char *needed = dup_headings (empty);

  g_assert_cmpstr (all, ==,
                   "1 Current state\n2 Proposed integration\n3 Integration points\n"
                   "4 Gaps and mitigations\n5 Risks\n6 Security and compliance\n"
                   "7 Non-functional requirements\n8 Prerequisites\n9 Recommended next steps\n"
                   "10 Open questions\n11 Decisions\n");
  g_assert_cmpstr (needed, ==,
                   "1 Current state\n2 Proposed integration\n3 Integration points\n"
                   "4 Gaps and mitigations\n5 Non-functional requirements\n6 Prerequisites\n"
                   "7 Recommended next steps\n8 Open questions\n");
}

static const PlumbInline *
find_fact (const PlumbBlock *title, const char *key)
{
  for (guint i = 1; i < title->facts->len; i += 2)
    {
      const PlumbInline *value = g_ptr_array_index (title->facts, i);

      if (g_strcmp0 (value->key, key) == 0)
        return value;
    }
  g_error ("no fact %s", key);
}

static void
check_fact (const PlumbBlock *title, const char *key, const char *expected)
{
  g_autofree char *words = plumb_inline_dup_text (find_fact (title, key));

  g_assert_cmpstr (words, ==, expected);
}

/* The session was at 11:30 UTC, which is 12:30 in Berlin; the summary is due 48 hours after its end. */
static void
test_title (void)
{
  g_autoptr (PlumbBlocks) blocks = build ("rich", &customer_a4);
  const PlumbBlock *title = g_ptr_array_index (blocks->blocks, 0);
  g_autofree char *words = plumb_inline_dup_text (title->text);

  g_assert_cmpstr (words, ==, "Northwind Freight × Fleetline");
  check_fact (title, "customer", "Northwind Freight");
  check_fact (title, "session", "18 November 2026, 90 minutes");
  g_assert_cmpstr (find_fact (title, "session")->value, ==, "2026-11-18");
  check_fact (title, "se", "Priya Nair");
  check_fact (title, "due", "20 November 2026, 14:00");
  check_fact (title, "timing", "After discovery, before a POC");
  /* Rolf did not come. */
  check_fact (title, "participants-customer",
              "Dana Lee, DBA, System owner\nTomás Ortega, Lead architect\n"
              "Aiko Tanaka, Network, Security");
  check_fact (title, "participants-us", "Priya Nair, Solutions engineer\nJonas Weber, Note-taker");
  g_assert_cmpstr (blocks->foot, ==, "Northwind Freight · Fleetline Inc. · Confidential");
  g_assert_cmpstr (blocks->author, ==, "Priya Nair, Fleetline Inc.");
}

static char *
dup_cells (const PlumbBlocks *blocks, const char *section, guint row)
{
  GString *cells = g_string_new (NULL);
  gboolean inside = FALSE;

  for (guint i = 0; i < blocks->blocks->len; i++)
    {
      const PlumbBlock *block = g_ptr_array_index (blocks->blocks, i);

      if (block->type == PLUMB_BLOCK_HEADING)
        inside = g_strcmp0 (block->place, section) == 0;
      if (!inside || block->type != PLUMB_BLOCK_TABLE || row >= block->rows->len)
        continue;
      for (guint j = 0; j < block->columns->len; j++)
        {
          const GPtrArray *columns = g_ptr_array_index (block->rows, row);
          g_autofree char *words = plumb_inline_dup_text (g_ptr_array_index (columns, j));

          g_string_append_printf (cells, "%s%s", j > 0 ? "|" : "", words);
        }
      break;
    }
  return g_string_free (cells, FALSE);
}

static void
check_row (const PlumbBlocks *blocks, const char *section, guint row, const char *expected)
{
  g_autofree char *cells = dup_cells (blocks, section, row);

  g_assert_cmpstr (cells, ==, expected);
}

static void
test_tables (void)
{
  g_autoptr (PlumbBlocks) blocks = build ("rich", &customer_a4);

  check_row (blocks, "systems", 1,
             "SAP S/4HANA|Core app|Dana Lee|Business critical|On premises, Hamburg");
  check_row (blocks, "data-sources", 0,
             "Shipments|Snowflake|Parquet|40 million rows a year|One hour");
  check_row (blocks, "integration-points", 0, "Okta|SAML SSO|Inbound|Users, groups|At sign-in|G1");
  check_row (blocks, "integration-points", 1,
             "SAP S/4HANA|REST API|Both ways|Orders, status|Real-time|–");
  check_row (blocks, "gaps", 2,
             "Network\nG3|VPN or private link|Public endpoints with TLS|Network isolation|"
             "PrivateLink is available; a VPN configuration is supported|Before the POC\nPlanned");
  check_row (blocks, "security-items", 0,
             "Authentication|Single sign-on for everyone|SAML 2.0 through Okta|Addressed");
  check_row (blocks, "requirements", 3,
             "Data residency|In which regions may data be stored and processed?|Still open|–");
  check_row (
      blocks, "prerequisites", 2,
      "P3|Read-only role on the shipments schema\nSnowflake → Data import pipeline|DBA|10 days|"
      "18 December 2026|P1");
  /* The mainframe goes, so it stands in the current state; our own modules do not. */
  check_row (blocks, "systems", 3, "Dispatch mainframe|Core app|–|High|On premises");
  check_row (blocks, "systems", 4, "");
}

static gboolean
mentions (const PlumbBlocks *blocks, const char *words)
{
  g_autofree char *markdown = plumb_blocks_to_markdown (blocks);

  return strstr (markdown, words) != NULL;
}

static void
test_audience (void)
{
  const PlumbReportOptions internal = { .audience = PLUMB_AUDIENCE_INTERNAL };
  g_autoptr (PlumbBlocks) theirs = build ("rich", &customer_a4);
  g_autoptr (PlumbBlocks) ours = build ("rich", &internal);

  g_assert_false (mentions (theirs, FIXTURE_MARKER));
  g_assert_true (mentions (ours, FIXTURE_MARKER));
}

static guint
count_markers (const char *text)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, FIXTURE_MARKER)) != NULL; p++)
    n++;
  return n;
}

/* The review is full of what stays with us; nothing of it comes out. */
static void
test_internal (void)
{
  PlumbReview *review = fixture_new ("internal");
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = plumb_review_dump (review, FALSE, NULL, &error);
  g_autoptr (PlumbBlocks) blocks = plumb_report_build (review, "summary", &customer_a4, &error);
  g_autofree char *markdown = plumb_blocks_to_markdown (blocks);
  g_autofree char *html = plumb_blocks_to_html (blocks);
  g_autofree char *metadata =
      g_strconcat (blocks->title, blocks->subject, blocks->author, blocks->foot, NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (count_markers (dump), >, 15);
  g_assert_cmpuint (count_markers (markdown), ==, 0);
  g_assert_cmpuint (count_markers (html), ==, 0);
  g_assert_cmpuint (count_markers (metadata), ==, 0);
  fixture_close (review);
}

/* -- Pages ------------------------------------------------------------------------------------------------ */

static PlumbPages *
compose (const PlumbBlocks *blocks, PlumbPaper paper)
{
  const PlumbReportOptions options = { .paper = paper };
  g_autoptr (GError) error = NULL;
  PlumbPages *pages = plumb_pages_new (blocks, &options, NULL, &error);

  g_assert_no_error (error);
  return pages;
}

static void
check_size (const PlumbPages *pages, guint page, double width, double height)
{
  double w, h;

  plumb_pages_get_size (pages, page, &w, &h);
  g_assert_cmpfloat (w, ==, width);
  g_assert_cmpfloat (h, ==, height);
}

static void
test_paper (void)
{
  g_autoptr (PlumbBlocks) blocks = build ("rich", &customer_a4);
  g_autoptr (PlumbPages) a4 = compose (blocks, PLUMB_PAPER_A4);
  g_autoptr (PlumbPages) letter = compose (blocks, PLUMB_PAPER_LETTER);

  for (guint i = 0; i < plumb_pages_get_n (a4); i++)
    check_size (a4, i, 794, 1123);
  for (guint i = 0; i < plumb_pages_get_n (letter); i++)
    check_size (letter, i, 816, 1056);
}

static PlumbDisplayList *
new_picture (double width, double height)
{
  PlumbDisplayList *list = plumb_display_list_new ();
  const PlumbPen pen = { .fill = PLUMB_PAINT_BOX };
  const PlumbFont font = { .size = 12, .weight = 400 };
  const PlumbRect rect = { 0, 0, width, height };

  plumb_display_list_add_rect (list, &rect, 0, &pen);
  for (double y = 0; y < height; y += 100)
    for (double x = 0; x < width; x += 200)
      plumb_display_list_add_text (list, (PlumbPoint){ x + 20, y + 40 }, PLUMB_ANCHOR_START, &font,
                                   PLUMB_PAINT_INK, "Word");
  return list;
}

static void
add_figure (PlumbBlocks *blocks, double width, double height)
{
  PlumbBlock *figure = plumb_blocks_add (blocks, PLUMB_BLOCK_FIGURE);

  figure->figure = new_picture (width, height);
  figure->caption = g_strdup ("A picture.");
}

static guint
find_sheet (const PlumbPages *pages, double width, double height)
{
  guint found = 0;

  for (guint i = 0; i < plumb_pages_get_n (pages); i++)
    {
      double w, h;

      plumb_pages_get_size (pages, i, &w, &h);
      found += w == width && h == height;
    }
  return found;
}

/* Wide ones lie on a sheet of their own, very large ones are cut into parts; all of it is one paper. */
static void
test_figures (void)
{
  static const struct
  {
    double width, height;
    guint upright, lying;
  } cases[] = {
    { 700, 500, 1, 0 },  { 790, 560, 1, 0 },  { 1150, 500, 1, 1 },
    { 300, 2600, 5, 0 }, { 1700, 900, 4, 1 }, { 5000, 2500, 1, 21 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlumbBlocks) blocks = plumb_blocks_new ();
      g_autoptr (PlumbPages) pages = NULL;

      plumb_blocks_add_paragraphs (blocks, "Before.", NULL, NULL);
      add_figure (blocks, cases[i].width, cases[i].height);
      plumb_blocks_add_paragraphs (blocks, "After.", NULL, NULL);
      plumb_blocks_number (blocks);
      pages = compose (blocks, PLUMB_PAPER_A4);
      g_test_message ("%g x %g: %u upright, %u lying", cases[i].width, cases[i].height,
                      find_sheet (pages, 794, 1123), find_sheet (pages, 1123, 794));
      check_size (pages, 0, 794, 1123);
      g_assert_cmpuint (find_sheet (pages, 794, 1123), ==, cases[i].upright);
      g_assert_cmpuint (find_sheet (pages, 1123, 794), ==, cases[i].lying);
      g_assert_cmpuint (plumb_pages_get_n (pages), ==, cases[i].upright + cases[i].lying);
    }
}

/* Many containers of one size, as dozens of zones have, and lines of one shape, with dashes. */
static void
test_dashed_figures (void)
{
  g_autoptr (PlumbBlocks) blocks = plumb_blocks_new ();
  g_autoptr (PlumbPages) pages = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  PlumbBlock *figure = plumb_blocks_add (blocks, PLUMB_BLOCK_FIGURE);

  figure->figure = plumb_display_list_new ();
  for (guint dash = 0; dash < PLUMB_N_DASHES; dash++)
    for (guint i = 0; i < 12; i++)
      {
        const PlumbPen pen = { PLUMB_PAINT_CONTAINER, PLUMB_PAINT_CONTAINER_BORDER, 1, dash };
        const PlumbPen line = { PLUMB_PAINT_NONE, PLUMB_PAINT_API, 1, dash };
        double x = i * 50, y = dash * 60;
        const PlumbPoint points[] = {
          { x, y }, { x + 20, y }, { x + 20, y + 30 }, { x + 40, y + 30 }
        };

        plumb_display_list_add_rect (figure->figure, &(PlumbRect){ x, y, 40, 40 }, 6, &pen);
        plumb_display_list_add_polyline (figure->figure, points, 4, 5, &line);
      }
  pages = compose (blocks, PLUMB_PAPER_A4);
  pdf = plumb_pages_to_pdf (pages, blocks, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pdf);
}

static void
add_table (PlumbBlocks *blocks, guint n)
{
  PlumbBlock *table = plumb_blocks_add (blocks, PLUMB_BLOCK_TABLE);

  plumb_block_add_column (table, "System", 1, FALSE);
  for (guint i = 0; i < n; i++)
    {
      PlumbInline *cell = plumb_inline_new ("Okta");

      plumb_inline_set_source (cell, "system", "okta");
      g_ptr_array_add (plumb_block_add_row (table), cell);
    }
}

static gboolean
has_source (const PlumbPages *pages, guint page, const char *wanted)
{
  for (double y = 0; y < 1123; y += 5)
    {
      const char *table, *id;

      if (plumb_pages_get_source (pages, page, (PlumbPoint){ 80, y }, &table, &id)
          && g_strcmp0 (table, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_table (const PlumbPages *pages, guint page)
{
  return has_source (pages, page, "system");
}

/* A figure that waits for a page or a sheet does not come to lie in the middle of a table. */
static void
test_figure_before_table (void)
{
  static const double sizes[][2] = { { 600, 700 }, { 1150, 500 }, { 1700, 900 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint lines = 0; lines < 60; lines += 6)
      {
        g_autoptr (PlumbBlocks) blocks = plumb_blocks_new ();
        g_autoptr (PlumbPages) pages = NULL;
        guint runs = 0;

        for (guint k = 0; k < lines; k++)
          plumb_blocks_add_paragraphs (blocks, "Before.", NULL, NULL);
        add_figure (blocks, sizes[i][0], sizes[i][1]);
        plumb_blocks_add_heading (blocks, 2, "Systems", NULL);
        add_table (blocks, 90);
        plumb_blocks_number (blocks);
        pages = compose (blocks, PLUMB_PAPER_A4);
        for (guint k = 0; k < plumb_pages_get_n (pages); k++)
          runs += has_table (pages, k) && (k == 0 || !has_table (pages, k - 1));
        g_assert_cmpuint (runs, ==, 1);
        /* Its heading stands above it. */
        g_assert_true (
            has_table (pages, g_array_index (pages->outline, PlumbOutlineEntry, 0).page));
      }
}

/* Every record that the summary shows is found where it stands. */
static void
test_sources (void)
{
  g_autoptr (PlumbBlocks) blocks = build ("rich", &customer_a4);
  g_autoptr (PlumbPages) pages = compose (blocks, PLUMB_PAPER_A4);
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  static const char *const tables[] = {
    "review",      "paragraph",    "system",    "data_source",   "connection",
    "gap",         "risk",         "decision",  "security_item", "compliance_item",
    "requirement", "prerequisite", "next_step", "question"
  };

  for (guint i = 0; i < plumb_pages_get_n (pages); i++)
    for (double y = 0; y < 1123; y += 3)
      {
        const char *table, *id;

        if (plumb_pages_get_source (pages, i, (PlumbPoint){ 100, y }, &table, &id))
          g_hash_table_add (found, (gpointer)table);
      }
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!g_hash_table_contains (found, tables[i]))
      g_error ("no page leads to %s", tables[i]);
  {
    const char *table, *id;

    g_assert_false (plumb_pages_get_source (pages, 0, (PlumbPoint){ 100, 1090 }, &table, &id));
  }
}

static gpointer
compose_in_thread (gpointer data)
{
  return compose (data, PLUMB_PAPER_A4);
}

static GBytes *
to_pdf (const PlumbPages *pages, const PlumbBlocks *blocks)
{
  g_autoptr (GError) error = NULL;
  GBytes *pdf = plumb_pages_to_pdf (pages, blocks, NULL, &error);

  g_assert_no_error (error);
  return pdf;
}

/* Two threads at once and this one come to the same bytes. */
static void
test_threads (void)
{
  g_autoptr (PlumbBlocks) blocks = build ("rich", &customer_a4);
  GThread *threads[2];
  g_autoptr (PlumbPages) here = NULL;
  g_autoptr (GBytes) expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("compose", compose_in_thread, blocks);
  here = compose (blocks, PLUMB_PAPER_A4);
  expected = to_pdf (here, blocks);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (PlumbPages) pages = g_thread_join (threads[i]);
      g_autoptr (GBytes) pdf = to_pdf (pages, blocks);

      g_assert_true (g_bytes_equal (pdf, expected));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (PlumbBlocks) blocks = build ("rich", &customer_a4);
  g_autoptr (PlumbPages) pages = compose (blocks, PLUMB_PAPER_A4);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (plumb_pages_new (blocks, &customer_a4, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (plumb_pages_to_pdf (pages, blocks, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Any order of blocks, however odd, is composed. */
static void
test_random (void)
{
  for (guint seed = 0; seed < 24; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (PlumbBlocks) blocks = plumb_blocks_new ();
      g_autoptr (PlumbPages) pages = NULL;
      int n = g_rand_int_range (rand, 0, 30);

      for (int i = 0; i < n; i++)
        {
          g_autofree char *words = g_strnfill (g_rand_int_range (rand, 1, 4000), 'w');
          PlumbBlock *block;

          for (char *p = words; *p != '\0'; p++)
            if (g_rand_int_range (rand, 0, 7) == 0)
              *p = ' ';
          switch (g_rand_int_range (rand, 0, 6))
            {
            case 0:
              plumb_blocks_add_heading (blocks, g_rand_int_range (rand, 1, 4), words, NULL);
              break;
            case 1:
              plumb_blocks_add_paragraphs (blocks, words, NULL, NULL);
              break;
            case 2:
              block = plumb_blocks_add (blocks, PLUMB_BLOCK_LIST);
              plumb_block_add_item (block, plumb_inline_new (words));
              plumb_block_add_item (block, plumb_inline_new (NULL));
              break;
            case 3:
              block = plumb_blocks_add (blocks, PLUMB_BLOCK_TABLE);
              for (int j = g_rand_int_range (rand, 0, 9); j > 0; j--)
                plumb_block_add_column (block, j % 2 ? "Column" : "", 0, j % 3 == 0);
              for (int j = g_rand_int_range (rand, 0, 40); j > 0; j--)
                {
                  GPtrArray *row = plumb_block_add_row (block);

                  for (int k = g_rand_int_range (rand, 0, 9); k > 0; k--)
                    g_ptr_array_add (row, plumb_inline_new (k % 4 ? "cell" : words));
                }
              break;
            case 4:
              add_figure (blocks, g_rand_double_range (rand, 1, 3000),
                          g_rand_double_range (rand, 1, 3000));
              break;
            default:
              block = plumb_blocks_add (blocks, PLUMB_BLOCK_CALLOUT);
              block->text = plumb_inline_new (words);
              break;
            }
        }
      plumb_blocks_number (blocks);
      pages = compose (blocks, seed % 2 ? PLUMB_PAPER_A4 : PLUMB_PAPER_LETTER);
      g_assert_cmpuint (plumb_pages_get_n (pages), >=, 1);
      g_assert_cmpuint (plumb_pages_get_n (pages), <, 2000);
    }
}

/* -- Markdown and HTML ---------------------------------------------------------------------------------- */

static PlumbBlocks *
new_paragraph (const char *words)
{
  PlumbBlocks *blocks = plumb_blocks_new ();

  plumb_blocks_add_paragraphs (blocks, words, NULL, NULL);
  return blocks;
}

static void
check_markdown (const char *words, const char *expected)
{
  g_autoptr (PlumbBlocks) blocks = new_paragraph (words);
  g_autofree char *markdown = plumb_blocks_to_markdown (blocks);

  g_assert_cmpstr (markdown, ==, expected);
}

static void
test_markdown (void)
{
  check_markdown ("a | b", "a \\| b\n");
  check_markdown ("# no heading", "\\# no heading\n");
  check_markdown ("1. no item", "1\\. no item\n");
  check_markdown ("2026) no item", "2026\\) no item\n");
  check_markdown ("Version 1.2", "Version 1.2\n");
  check_markdown ("- no item\n===", "\\- no item  \n\\===\n");
  check_markdown ("real-time", "real-time\n");
  check_markdown ("*no* _emphasis_ `code`", "\\*no\\* \\_emphasis\\_ \\`code\\`\n");
  check_markdown ("<b>&amp;", "\\<b\\>\\&amp;\n");
  check_markdown ("![x](y)", "\\!\\[x\\](y)\n");
  check_markdown ("    no code", "no code\n");
  check_markdown ("back\\slash", "back\\\\slash\n");
}

static void
test_markdown_table (void)
{
  g_autoptr (PlumbBlocks) blocks = plumb_blocks_new ();
  PlumbBlock *table = plumb_blocks_add (blocks, PLUMB_BLOCK_TABLE);
  GPtrArray *row = plumb_block_add_row (table);
  PlumbInline *strong = plumb_inline_new (NULL);
  g_autofree char *markdown = NULL;

  plumb_block_add_column (table, "A|B", 0, FALSE);
  plumb_block_add_column (table, "Number", 0, TRUE);
  plumb_block_add_column (table, "None", 0, FALSE);
  plumb_inline_add (strong, " Okta ", PLUMB_RUN_STRONG, NULL);
  strong->chip = g_strdup ("high");
  g_ptr_array_add (row, strong);
  g_ptr_array_add (row, plumb_inline_new ("1\n2"));
  markdown = plumb_blocks_to_markdown (blocks);
  g_assert_cmpstr (
      markdown, ==,
      "| A\\|B | Number | None |\n| --- | ---: | --- |\n|  **Okta**  (High) | 1<br>2 |  |\n");
}

static void
test_html (void)
{
  g_autoptr (PlumbBlocks) blocks = new_paragraph ("<b onclick='x'>&\"\nnext");
  g_autofree char *html = NULL;
  PlumbBlock *link = plumb_blocks_add (blocks, PLUMB_BLOCK_PARAGRAPH);

  link->text = plumb_inline_new (NULL);
  plumb_inline_add (link->text, "good", PLUMB_RUN_PLAIN, "https://example.org/?a=1&b=\"2\"");
  plumb_inline_add (link->text, "bad", PLUMB_RUN_PLAIN, "javascript:alert(1)");
  plumb_inline_add (link->text, "inside", PLUMB_RUN_PLAIN, "gap-1");
  html = plumb_blocks_to_html (blocks);
  g_assert_nonnull (strstr (html, "&lt;b onclick=&#39;x&#39;&gt;&amp;&quot;<br>next"));
  g_assert_nonnull (
      strstr (html, "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">good</a>badinside"));
  g_assert_null (strstr (html, "javascript"));
}

/* -- Export ----------------------------------------------------------------------------------------------- */

static void
check_refused (PlumbReview *review, const char *format, const char *report, const char *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      plumb_report_export (review, format, report, view, &customer_a4, NULL, &error);

  g_assert_null (bytes);
  g_assert_error (error, PLUMB_REPORT_ERROR, PLUMB_REPORT_ERROR_UNKNOWN);
}

static void
check_begins (PlumbReview *review,
              const char *format,
              const char *report,
              const char *view,
              const char *begin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      plumb_report_export (review, format, report, view, &customer_a4, NULL, &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  g_assert_cmpuint (length, >, strlen (begin));
  g_assert_cmpmem (data, strlen (begin), begin, strlen (begin));
}

static void
test_export (void)
{
  PlumbReview *review = fixture_new ("rich");

  check_begins (review, "pdf", NULL, NULL, "%PDF-1.5");
  check_begins (review, "pdf", "summary", "current", "%PDF-1.5");
  check_begins (review, "pdf", NULL, "changes", "%PDF-1.5");
  check_begins (review, "md", NULL, NULL, "# Architecture review summary\n\n**Customer:** North");
  check_begins (review, "html", NULL, NULL, "<!DOCTYPE html>");
  check_begins (review, "svg", NULL, "current", "<?xml");
  check_begins (review, "png", NULL, NULL, "\x89PNG");
  check_refused (review, "docx", NULL, NULL);
  check_refused (review, "md", "sales", NULL);
  check_refused (review, "svg", NULL, "tomorrow");
  fixture_close (review);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_begin ();
  g_test_add_func ("/report/summary/sections", test_sections);
  g_test_add_func ("/report/summary/title", test_title);
  g_test_add_func ("/report/summary/tables", test_tables);
  g_test_add_func ("/report/summary/audience", test_audience);
  g_test_add_func ("/report/summary/internal", test_internal);
  g_test_add_func ("/report/pages/paper", test_paper);
  g_test_add_func ("/report/pages/figures", test_figures);
  g_test_add_func ("/report/pages/dashed-figures", test_dashed_figures);
  g_test_add_func ("/report/pages/figure-before-table", test_figure_before_table);
  g_test_add_func ("/report/pages/sources", test_sources);
  g_test_add_func ("/report/pages/threads", test_threads);
  g_test_add_func ("/report/pages/cancelled", test_cancelled);
  g_test_add_func ("/report/pages/random", test_random);
  g_test_add_func ("/report/markdown/escaping", test_markdown);
  g_test_add_func ("/report/markdown/table", test_markdown_table);
  g_test_add_func ("/report/html", test_html);
  g_test_add_func ("/report/export", test_export);
  result = g_test_run ();
  fixture_end ();
  return result;
}
