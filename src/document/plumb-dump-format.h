// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

/* The member `format` of a dump; docs/dump.schema.json describes the rest. */
#define PLUMB_DUMP_FORMAT "plumbline-review"
#define PLUMB_DUMP_LARGEST (512 * 1024 * 1024) /* bytes */
#define PLUMB_DUMP_DEEPEST 8                   /* levels of objects and arrays */
