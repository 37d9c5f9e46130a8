// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "schema/plumb-schema.h"

/* The tables, fields and vocabularies as Markdown. */
char *plumb_ids_text (void);
