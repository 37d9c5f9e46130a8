// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* How fast a frequency is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Seconds between two exchanges; 0 for whatever happens at once or whenever it is asked for, -1 for
 * words that say nothing about it. */
gint64 plumb_frequency_get_period (const char *frequency);

G_END_DECLS
