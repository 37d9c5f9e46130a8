// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Shorthand in which the tables are declared: a line a field. */

#pragma once

#include <glib/gi18n-lib.h>

#include "schema/plumb-schema.h"

#define TEXT(i, t, ...)                                                                            \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_TEXT, __VA_ARGS__                                \
  }
#define LONG_TEXT(i, t, ...)                                                                       \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_LONG_TEXT, __VA_ARGS__                           \
  }
#define INTEGER(i, t, ...)                                                                         \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_INTEGER, __VA_ARGS__                             \
  }
#define REAL(i, t, ...)                                                                            \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_REAL, __VA_ARGS__                                \
  }
#define YES_NO(i, t, ...)                                                                          \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_BOOLEAN, __VA_ARGS__                             \
  }
#define DATE(i, t, ...)                                                                            \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_DATE, __VA_ARGS__                                \
  }
#define INSTANT(i, t, ...)                                                                         \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_INSTANT, __VA_ARGS__                             \
  }
#define MINUTES(i, t, ...)                                                                         \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_MINUTES, __VA_ARGS__                             \
  }
#define DAYS(i, t, ...)                                                                            \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_DAYS, __VA_ARGS__                                \
  }
#define CHOICE(i, t, v, ...)                                                                       \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_CHOICE, .vocabulary = v, __VA_ARGS__             \
  }
#define REFERENCE(i, t, of, ...)                                                                   \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_REFERENCE, .target = of, __VA_ARGS__             \
  }
#define SET_OF_WORDS(i, t, v, table, column, ...)                                                  \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_SET, .vocabulary = v, .link_table = table,       \
    .link_column = column, __VA_ARGS__                                                             \
  }
#define SET_OF_RECORDS(i, t, of, table, column, ...)                                               \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_SET, .target = of, .link_table = table,          \
    .link_column = column, __VA_ARGS__                                                             \
  }
#define BYTES(i, t, ...)                                                                           \
  {                                                                                                \
    .id = i, .title = N_ (t), .type = PLUMB_FIELD_BLOB, __VA_ARGS__                                \
  }

/* What a note, a question or a picture is about: any record, by table and id. */
#define ABOUT(t, ...)                                                                              \
  { .id = "about_table",                                                                           \
    .title = N_ ("About (table)"),                                                                 \
    .type = PLUMB_FIELD_TABLE,                                                                     \
    .flags = PLUMB_FIELD_HIDDEN },                                                                 \
  {                                                                                                \
    .id = "about", .title = N_ (t), .type = PLUMB_FIELD_ANY, __VA_ARGS__                           \
  }

#define REQUIRED .flags = PLUMB_FIELD_REQUIRED
#define INTERNAL .flags = PLUMB_FIELD_INTERNAL
#define HIDDEN .flags = PLUMB_FIELD_HIDDEN
#define KEY .flags = PLUMB_FIELD_KEY | PLUMB_FIELD_REQUIRED | PLUMB_FIELD_HIDDEN
#define WIDE .flags = PLUMB_FIELD_WIDE
#define BY_VIEW .flags = PLUMB_FIELD_BY_VIEW
#define GOES_TOO .on_delete = PLUMB_ON_DELETE_REMOVE
#define HELP(h) .help = N_ (h)
#define STARTS(w) .initial = w

#define DECLARE_TABLE(variable, ...)                                                               \
  const PlumbTable plumb_table_##variable = { .id = #variable,                                     \
                                              .fields = variable##_fields,                         \
                                              .n_fields = G_N_ELEMENTS (variable##_fields),        \
                                              __VA_ARGS__ };
