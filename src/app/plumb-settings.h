// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What this person chose once for all reviews, and what the windows remember. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *plumb_settings_new (void);
char *plumb_settings_dup_person (void);
char *plumb_settings_dup_company (void);
gboolean plumb_settings_is_letter (void);

char *plumb_settings_dup_last_section (const char *review_uid);
void plumb_settings_set_last_section (const char *review_uid, const char *section);
char *plumb_settings_dup_columns (const char *table);
void plumb_settings_set_columns (const char *table, const char *widths);

char *plumb_settings_find_data (const char *name);

G_END_DECLS
