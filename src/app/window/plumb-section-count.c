// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/plumb-section-count.h"

#include <glib/gi18n-lib.h>

#include "analysis/plumb-check.h"
#include "analysis/plumb-derive.h"

static void
set_number (PlumbSectionCount *count, guint n)
{
  count->text = g_strdup_printf ("%u", n);
  count->words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry", "%u entries", n), n);
}

static void
set_open (PlumbSectionCount *count, guint n)
{
  count->text = g_strdup_printf ("%u", n);
  count->words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", n), n);
}

static void
set_part (PlumbSectionCount *count, guint done, guint all)
{
  if (all == 0)
    return;
  /* Translators: how many of how many, such as 5 of 6. */
  count->text = g_strdup_printf (_ ("%u of %u"), done, all);
  count->words = g_strdup_printf (_ ("%u of %u done"), done, all);
}

static void
count_open (PlumbSectionCount *count, PlumbReview *review, const char *table)
{
  const GPtrArray *records = plumb_review_get_records (review, table);
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    {
      if (plumb_record_is_settled (records->pdata[i]))
        continue;
      n++;
      if (plumb_table_get_field (plumb_record_get_table (records->pdata[i]), "severity") != NULL
          && plumb_record_is (records->pdata[i], "severity", "high"))
        count->attention = TRUE;
    }
  if (records->len > 0)
    set_open (count, n);
}

static void
count_settled (PlumbSectionCount *count, PlumbReview *review, const char *table)
{
  const GPtrArray *records = plumb_review_get_records (review, table);
  guint done = 0;

  for (guint i = 0; i < records->len; i++)
    if (plumb_record_is_settled (records->pdata[i]))
      done++;
  set_part (count, done, records->len);
}

/* A domain is settled when none of its questions is open. */
static void
count_domains (PlumbSectionCount *count, PlumbReview *review)
{
  const GPtrArray *records = plumb_review_get_records (review, "discovery");
  g_autoptr (GHashTable) domains = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer open;
  guint done = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const char *domain = plumb_record_get (records->pdata[i], "domain");
      gboolean before;

      if (domain == NULL)
        continue;
      before = GPOINTER_TO_INT (g_hash_table_lookup (domains, domain)) != 0;
      g_hash_table_insert (
          domains, (gpointer)domain,
          GINT_TO_POINTER (before || !plumb_record_is_settled (records->pdata[i])));
    }
  g_hash_table_iter_init (&iter, domains);
  while (g_hash_table_iter_next (&iter, NULL, &open))
    if (GPOINTER_TO_INT (open) == 0)
      done++;
  set_part (count, done, g_hash_table_size (domains));
}

static void
count_checklist (PlumbSectionCount *count, PlumbReview *review)
{
  g_autoptr (GPtrArray) findings = plumb_check_review (review, NULL);
  guint n;
  const PlumbChecklistLine *lines = plumb_checklist_get (plumb_review_get_kind (review), &n);
  guint done = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *reason = NULL;

      if (plumb_checklist_line_state (&lines[i], findings, review, &reason) != PLUMB_FINDING_OPEN)
        done++;
    }
  set_part (count, done, n);
}

static void
count_changes (PlumbSectionCount *count, PlumbReview *review)
{
  static const char *const changes[] = { "added", "changed", "removed" };
  g_autoptr (PlumbRows) rows = plumb_derive_changes (review);
  guint n[G_N_ELEMENTS (changes)] = { 0 };

  for (guint i = 0; i < rows->rows->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (changes); j++)
      n[j] += g_strcmp0 (((PlumbRow *)rows->rows->pdata[i])->stored[0], changes[j]) == 0;
  if (rows->rows->len == 0)
    return;
  count->text = g_strdup_printf ("+%u ~%u −%u", n[0], n[1], n[2]);
  count->words = g_strdup_printf (_ ("%u added, %u changed, %u removed"), n[0], n[1], n[2]);
}

static void
count_points (PlumbSectionCount *count, PlumbReview *review)
{
  g_autoptr (PlumbRows) rows = plumb_derive_integration_points (review);

  if (rows->rows->len > 0)
    set_number (count, rows->rows->len);
}

static void
count_table (PlumbSectionCount *count, PlumbReview *review, const char *table)
{
  static const char *const open[] = { "gap", "question", "next_step", "prerequisite" };
  static const char *const settled[] = { "requirement", "security_item", "compliance_item" };
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    if (g_str_equal (table, open[i]))
      {
        count_open (count, review, table);
        return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (settled); i++)
    if (g_str_equal (table, settled[i]))
      {
        count_settled (count, review, table);
        return;
      }
  if (g_str_equal (table, "discovery"))
    {
      count_domains (count, review);
      return;
    }
  n = plumb_review_count (review, table);
  if (n > 0)
    set_number (count, n);
}

/* What to say of @section now; free with plumb_section_count_clear(). */
PlumbSectionCount
plumb_section_count (PlumbReview *review, const PlumbSection *section)
{
  PlumbSectionCount count = { 0 };

  if (section->type == PLUMB_SECTION_TABLE)
    count_table (&count, review, section->table);
  else if (g_str_equal (section->id, "overview"))
    count_checklist (&count, review);
  else if (g_str_equal (section->id, "changes"))
    count_changes (&count, review);
  else if (g_str_equal (section->id, "integration-points"))
    count_points (&count, review);
  return count;
}

/* Frees what @count holds. */
void
plumb_section_count_clear (PlumbSectionCount *count)
{
  g_clear_pointer (&count->text, g_free);
  g_clear_pointer (&count->words, g_free);
}
