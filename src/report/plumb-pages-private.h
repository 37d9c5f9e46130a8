// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What composing gives and writing a file takes: pages, what stands where, the outline. */

#pragma once

#include "report/plumb-report.h"

G_BEGIN_DECLS

typedef struct
{
  PlumbRect rect;
  char *table;
  char *id;
} PlumbPageSource;

typedef struct
{
  PlumbDisplayList *list;
  double width;
  double height;
  GArray *sources; /* of PlumbPageSource */
} PlumbPage;

typedef struct
{
  char *title;
  int level;
  guint page; /* from 0 */
  double y;
} PlumbOutlineEntry;

struct _PlumbPages
{
  gatomicrefcount references;
  GPtrArray *pages; /* of PlumbPage */
  GArray *outline;  /* of PlumbOutlineEntry */
};

PlumbPages *plumb_pages_new_empty (void);
PlumbPage *plumb_pages_add (PlumbPages *pages, double width, double height);
void
plumb_page_add_source (PlumbPage *page, const PlumbRect *rect, const char *table, const char *id);
void plumb_pages_add_outline (PlumbPages *pages, const char *title, int level, double y);

G_END_DECLS
