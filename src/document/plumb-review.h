// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* An open review: its records, the one way in (transactions), the one way out (the "changed" signal),
 * its history and where it is kept. Used from one thread. */

#pragma once

#include <gio/gio.h>

#include "document/plumb-changes.h"
#include "document/plumb-record.h"

G_BEGIN_DECLS

#define PLUMB_DOCUMENT_ERROR (plumb_document_error_quark ())

typedef enum
{
  PLUMB_DOCUMENT_ERROR_NOT_A_REVIEW, /* another program's file, an empty one, a text */
  PLUMB_DOCUMENT_ERROR_NEWER,        /* written by a newer Plumbline */
  PLUMB_DOCUMENT_ERROR_DAMAGED,      /* `plumbline-cli recover` may save what can be read */
  PLUMB_DOCUMENT_ERROR_IO,
  PLUMB_DOCUMENT_ERROR_NO_SPACE,
  PLUMB_DOCUMENT_ERROR_NO_RECORD,
  PLUMB_DOCUMENT_ERROR_REFERENCE, /* a value names a record that does not exist */
  PLUMB_DOCUMENT_ERROR_CYCLE, /* a container inside itself, a prerequisite that waits for itself */
  PLUMB_DOCUMENT_ERROR_REQUIRED,
  PLUMB_DOCUMENT_ERROR_EXISTS,
  PLUMB_DOCUMENT_ERROR_HISTORY, /* nothing to undo, or it does not fit any more */
  PLUMB_DOCUMENT_ERROR_FORMAT,  /* JSON that is not a dump */
} PlumbDocumentError;

GQuark plumb_document_error_quark (void);

/* Where the user's own file stands relative to the working copy. */
typedef enum
{
  PLUMB_KEPT_SAVED,     /* the file holds everything */
  PLUMB_KEPT_FOLLOWING, /* the file follows in a moment */
  PLUMB_KEPT_LOCAL,     /* this computer only, and why (plumb_review_get_kept_reason()) */
  PLUMB_KEPT_NO_FILE,   /* a new review without a file of its own yet */
  PLUMB_KEPT_CONFLICT,  /* the file was changed from outside: a person chooses */
} PlumbKept;

typedef enum
{
  PLUMB_OPEN_NONE = 0,
  PLUMB_OPEN_READ_ONLY = 1 << 0, /* no working copy is left behind; edits are refused */
  PLUMB_OPEN_NO_WATCH = 1 << 1,  /* no timers and file monitors: for the command line and tests */
} PlumbOpenFlags;

#define PLUMB_TYPE_REVIEW (plumb_review_get_type ())
G_DECLARE_FINAL_TYPE (PlumbReview, plumb_review, PLUMB, REVIEW, GObject)

/* Signals:
 *   "changed" (PlumbChanges *changes)  after every commit, undo, redo, or change by another process
 *   "kept"                             plumb_review_get_kept() or the file's path changed
 *   "history"                          undo, redo or the list of entries changed */

/* -- Opening and closing ------------------------------------------------------------------------ */

/* A new review of @kind with its default rows, in the state folder until plumb_review_set_path() gives
 * it a file. @values: pairs of review field and text, NULL-terminated, may be NULL. */
PlumbReview *
plumb_review_new (PlumbKinds kind, const char *const *values, PlumbOpenFlags flags, GError **error);
PlumbReview *plumb_review_open (const char *path, PlumbOpenFlags flags, GError **error);
/* Takes up a review that has no file of its own yet (or whose file is gone), by review id. */
PlumbReview *
plumb_review_open_working (const char *review_id, PlumbOpenFlags flags, GError **error);
/* Writes back what is pending and closes. FALSE: the file could not be written; the working copy
 * stays and is taken up by the next open. */
gboolean plumb_review_close (PlumbReview *review, GError **error);

/* Gives up a review that never got a file and removes its working copy; only unref it afterwards. */
void plumb_review_discard (PlumbReview *review);

const char *plumb_review_get_path (PlumbReview *review); /* NULL: no file yet */
const char *plumb_review_get_uid (PlumbReview *review);  /* the review's own id */
gboolean plumb_review_is_read_only (PlumbReview *review);
PlumbKept plumb_review_get_kept (PlumbReview *review);
const char *plumb_review_get_kept_reason (PlumbReview *review);

/* Gives the review a file (or another one: "move"), and writes it. Refuses an existing file unless
 * @replace. */
gboolean
plumb_review_set_path (PlumbReview *review, const char *path, gboolean replace, GError **error);
/* Writes the user's file now if anything is pending. */
gboolean plumb_review_write_back (PlumbReview *review, GError **error);
/* A complete copy with a new path; the open review stays where it is. With @new_identity the copy is a
 * review of its own without history ("new from this one"). */
gboolean plumb_review_save_copy (PlumbReview *review,
                                 const char *path,
                                 gboolean new_identity,
                                 GError **error);
/* PLUMB_KEPT_CONFLICT: keep mine as a copy at @copy_path and go on there, or take the other file while
 * mine is kept as @copy_path. */
gboolean plumb_review_resolve_conflict (PlumbReview *review,
                                        gboolean take_other,
                                        const char *copy_path,
                                        GError **error);

/* -- Records ------------------------------------------------------------------------------------ */

PlumbKinds plumb_review_get_kind (PlumbReview *review);
/* The single row of `review`. */
PlumbRecord *plumb_review_get_root (PlumbReview *review);
/* By id (or key joined by "/"); NULL if there is none. */
PlumbRecord *plumb_review_get_record (PlumbReview *review, const char *table, const char *id);
/* All records of @table by place, then id; borrowed, valid until the next change. Never NULL. */
const GPtrArray *plumb_review_get_records (PlumbReview *review, const char *table);
guint plumb_review_count (PlumbReview *review, const char *table);
/* What a person calls @record: its name field, or for a connection "Okta → Auth module". New string. */
char *plumb_review_dup_name (PlumbReview *review, const PlumbRecord *record);
/* @field of @record as a person reads it, references by name, sets joined by commas. New string. */
char *plumb_review_display (PlumbReview *review, const PlumbRecord *record, const char *field);
/* Records of @table whose name (folded) equals @name; container GPtrArray of borrowed records. */
GPtrArray *plumb_review_find_by_name (PlumbReview *review, const char *table, const char *name);
/* The IANA zone of the review, or the computer's. */
const char *plumb_review_get_time_zone (PlumbReview *review);

/* -- The one way in ----------------------------------------------------------------------------- */

/* Transactions nest; the outermost label counts. Records show staged values at once; "changed" comes
 * with the outermost commit. */
void plumb_review_begin (PlumbReview *review, const char *label);
gboolean plumb_review_commit (PlumbReview *review, GError **error);
void plumb_review_rollback (PlumbReview *review);
gboolean plumb_review_in_transaction (PlumbReview *review);

/* A new record with initial values; ordered tables: at the end. @values: pairs of field and text,
 * NULL-terminated (natural keys and required fields must be among them). Sets: members joined by
 * commas. References: ids (not names). A program that brings its own ids names one as "id" (a UUID). Needs an open transaction. NULL and @error when refused; the
 * transaction goes on. */
PlumbRecord *plumb_review_insert (PlumbReview *review,
                                  const char *table,
                                  const char *const *values,
                                  GError **error);
/* Same, as variable arguments: field, value, ..., NULL. */
PlumbRecord *plumb_review_add (PlumbReview *review, const char *table, GError **error, ...)
    G_GNUC_NULL_TERMINATED;
/* Sets one field from text ("" or NULL clears it). A set takes members joined by commas. Nothing is
 * recorded when the value is the same. */
gboolean plumb_review_set (
    PlumbReview *review, PlumbRecord *record, const char *field, const char *text, GError **error);
gboolean plumb_review_set_integer (
    PlumbReview *review, PlumbRecord *record, const char *field, gint64 value, GError **error);
gboolean plumb_review_set_real (
    PlumbReview *review, PlumbRecord *record, const char *field, double value, GError **error);
gboolean plumb_review_set_members (PlumbReview *review,
                                   PlumbRecord *record,
                                   const char *field,
                                   const char *const *members,
                                   GError **error);
/* Moves @record before @before (NULL: to the end). */
gboolean plumb_review_reorder (PlumbReview *review,
                               PlumbRecord *record,
                               PlumbRecord *before,
                               GError **error);
/* Removes @record and, as the schema declares, removes or clears what refers to it. */
gboolean plumb_review_remove (PlumbReview *review, PlumbRecord *record, GError **error);
/* Stores bytes; returns their SHA-256 (hex, new string). Insert-only; not part of undo. */
char *plumb_review_add_blob (PlumbReview *review, GBytes *bytes, GError **error);
GBytes *plumb_review_get_blob (PlumbReview *review, const char *sha256, GError **error);

/* Who is named as author in the history ("who has the pen"). */
void plumb_review_set_author (PlumbReview *review, const char *author);

/* -- History ------------------------------------------------------------------------------------ */

typedef struct
{
  gint64 sequence;
  char *id;
  char *time;   /* instant, UTC */
  char *author; /* may be NULL */
  char *label;
  char *undoes; /* id of the entry that this one undoes or redoes, or NULL */
  gboolean undone;
  gboolean redoes; /* with undoes: what it takes back was an undo */
} PlumbHistoryEntry;

void plumb_history_entry_free (PlumbHistoryEntry *entry);
/* What a person reads: the label, and whether it was undone or redone by this entry. Free it. */
char *plumb_history_entry_dup_title (const PlumbHistoryEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbHistoryEntry, plumb_history_entry_free)

gboolean plumb_review_can_undo (PlumbReview *review);
gboolean plumb_review_can_redo (PlumbReview *review);
const char *plumb_review_get_undo_label (PlumbReview *review);
const char *plumb_review_get_redo_label (PlumbReview *review);
gboolean plumb_review_undo (PlumbReview *review, GError **error);
gboolean plumb_review_redo (PlumbReview *review, GError **error);
/* Newest first, at most @limit (0: all) entries before @before_sequence (0: from the newest).
 * Elements are PlumbHistoryEntry, freed with the array. */
GPtrArray *plumb_review_list_history (PlumbReview *review, guint limit, gint64 before_sequence);
/* Back to how the review was right after entry @id, as one new entry that can be undone. */
gboolean plumb_review_revert_to (PlumbReview *review, const char *id, GError **error);
/* The net changes since entry @id (NULL: since the first one), for "what changed since". Free with
 * plumb_changes_free(). */
PlumbChanges *plumb_review_changes_since (PlumbReview *review, const char *id, GError **error);
/* The review as it was right after entry @id (NULL: before the first one), only to be read; its own
 * list of history stays whole. Close and unref it. */
PlumbReview *plumb_review_open_at (PlumbReview *review, const char *id, GError **error);
/* A row of `baseline` that names the present place in the history: `history_id` is the newest entry, empty
 * where there is none. One step that can be undone; not inside a transaction. Borrowed. */
PlumbRecord *plumb_review_add_baseline (PlumbReview *review,
                                        const char *name,
                                        const char *sent_to,
                                        GError **error);

/* -- Whole documents ---------------------------------------------------------------------------- */

/* The lossless JSON document of decisions.md, 13 (docs/ids.md). */
char *plumb_review_dump (PlumbReview *review, gboolean history, gsize *length, GError **error);
PlumbReview *
plumb_review_load (const char *json, gssize length, PlumbOpenFlags flags, GError **error);
/* The customer's copy: full schema, internal columns NULL, internal tables and history empty. */
gboolean plumb_review_write_customer_copy (PlumbReview *review, const char *path, GError **error);
/* What can still be read of @damaged, as a new file at @path. @lost: a sentence on what is missing. */
gboolean plumb_review_recover (const char *damaged, const char *path, char **lost, GError **error);

G_END_DECLS
