// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What the commands share: how a command is declared, exit codes, messages, records by name, JSON. */

#pragma once

#include <json-glib/json-glib.h>

#include "analysis/plumb-derive.h"
#include "document/plumb-review.h"

G_BEGIN_DECLS

enum
{
  PLUMB_CLI_DONE = 0,
  PLUMB_CLI_NO = 1,       /* the answer is "no" */
  PLUMB_CLI_UNUSABLE = 2, /* input or arguments */
};

typedef struct
{
  const char *name;
  const char *arguments; /* after the name, for the usage line */
  const char *summary;   /* untranslated */
  const char *example;
  guint min; /* positional arguments */
  guint max; /* 0: any number */
  const GOptionEntry *options;
  int (*run) (char **arguments, guint n_arguments);
} PlumbCliCommand;

const PlumbCliCommand *plumb_cli_find_command (const char *name);

/* "plumbline-cli: FILE: MESSAGE" on standard error; returns PLUMB_CLI_UNUSABLE. @file may be NULL. */
int plumb_cli_fail (const char *file, const char *format, ...) G_GNUC_PRINTF (2, 3);
int plumb_cli_fail_error (const char *file, const GError *error);

PlumbReview *plumb_cli_open (const char *path);
/* Closes and frees; PLUMB_CLI_UNUSABLE with a message when the file could not be written, else @result. */
int plumb_cli_close (PlumbReview *review, const char *path, int result);

/* The record that @text means in @table: an id, or a name that fits exactly one. A message and NULL
 * otherwise. */
PlumbRecord *
plumb_cli_find_record (PlumbReview *review, const char *path, const char *table, const char *text);
const PlumbTable *plumb_cli_find_table (const char *path, const char *name);

/* @review as it was at the baseline that @name names, only to be read; a message and NULL otherwise. */
PlumbReview *plumb_cli_open_baseline (PlumbReview *review, const char *path, const char *name);

/* All of @path ("-": standard input). */
gboolean plumb_cli_read (const char *path, char **text, gsize *length);
/* Writes to @path ("-": standard output). */
gboolean plumb_cli_write (const char *path, const void *data, gsize length);

void plumb_cli_print_json (JsonBuilder *builder);
/* The rows of a derivation as an array of objects. */
void plumb_cli_print_rows_json (const PlumbRows *rows);
void plumb_cli_add_string (JsonBuilder *builder, const char *name, const char *text);
void plumb_cli_add_value (JsonBuilder *builder, const PlumbRecord *record, guint field);

/* FALSE with a message when @out is the file @review, which would be lost by writing there. */
gboolean plumb_cli_check_output (const char *review, const char *out);

/* Shows @what on a terminal once it takes longer than a second. */
typedef struct _PlumbCliProgress PlumbCliProgress;
PlumbCliProgress *plumb_cli_progress_start (const char *what);
void plumb_cli_progress_stop (PlumbCliProgress *progress);

/* The commands. */
extern const PlumbCliCommand plumb_cli_new;
extern const PlumbCliCommand plumb_cli_show;
extern const PlumbCliCommand plumb_cli_draw;
extern const PlumbCliCommand plumb_cli_add;
extern const PlumbCliCommand plumb_cli_set;
extern const PlumbCliCommand plumb_cli_remove;
extern const PlumbCliCommand plumb_cli_dump;
extern const PlumbCliCommand plumb_cli_load;
extern const PlumbCliCommand plumb_cli_export;
extern const PlumbCliCommand plumb_cli_check;
extern const PlumbCliCommand plumb_cli_derive;
extern const PlumbCliCommand plumb_cli_history;
extern const PlumbCliCommand plumb_cli_undo;
extern const PlumbCliCommand plumb_cli_redo;
extern const PlumbCliCommand plumb_cli_tidy;
extern const PlumbCliCommand plumb_cli_recover;
extern const PlumbCliCommand plumb_cli_baseline;
extern const PlumbCliCommand plumb_cli_compare;
extern const PlumbCliCommand plumb_cli_catalogue;

G_END_DECLS
