// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The inside of a review, shared by the files of this folder. */

#pragma once

#include "document/plumb-content-hash.h"
#include "document/plumb-keeper.h"
#include "document/plumb-records.h"
#include "document/plumb-review.h"
#include "document/plumb-storage.h"
#include "document/plumb-undo-stack.h"

G_BEGIN_DECLS

struct _PlumbReview
{
  GObject parent_instance;

  PlumbOpenFlags flags;
  PlumbStorage *storage;
  PlumbRecords *records;
  GPtrArray *none; /* the records of a table that there is not */
  PlumbKeeper *keeper;
  char *uid;
  char *author;
  char *local_zone;

  /* The open transaction. */
  guint depth;
  char *label;
  GArray *marks; /* of nested transactions, in the records' notes */
  sqlite3_session *session;
  GError *failure; /* why it cannot be committed any more */

  /* The history. */
  PlumbUndoStack *undo_stack;
  gint64 head; /* sequence of the newest entry that memory knows */
  int data_version;

  guint watch_id;
  guint emitting;
};

/* plumb-review.c */
PlumbReview *plumb_review_wrap (PlumbStorage *storage, PlumbOpenFlags flags);
gboolean plumb_review_take_storage (PlumbReview *review, PlumbStorage *storage, GError **error);
void plumb_review_emit_changes (PlumbReview *review, PlumbChanges *changes);
void plumb_review_emit_kept (PlumbReview *review);

/* plumb-review-new.c */
gboolean plumb_review_begin_unrecorded (PlumbReview *review, GError **error);
gboolean plumb_review_end_unrecorded (PlumbReview *review, GError **error);
PlumbReview *plumb_review_new_empty (const char *uid, PlumbOpenFlags flags, GError **error);

/* plumb-history.c */
GBytes *plumb_review_squash_since (PlumbReview *review, const char *id, GError **error);

/* plumb-opening.c */
void plumb_review_watch (PlumbReview *review);
char *plumb_review_find_working_folder (const char *uid);
gboolean plumb_review_load_foreign (PlumbReview *review, const char *path, GError **error);

/* plumb-mending.c */
gboolean
plumb_review_look_at_references (PlumbReview *review, gboolean mend, guint *mended, GError **error);

/* plumb-blob.c, plumb-dump.c */
gboolean plumb_review_check_blobs (PlumbReview *review, GError **error);
GHashTable *plumb_review_get_used_blobs (PlumbReview *review);

/* plumb-staging.c: one row at a time, in the database and in memory */
gboolean plumb_review_may_edit (PlumbReview *review, GError **error);
gboolean plumb_review_stage_record (PlumbReview *review, PlumbRecord *record, GError **error);
gboolean plumb_review_stage_value (
    PlumbReview *review, PlumbRecord *record, guint field, const char *text, GError **error);
gboolean
plumb_review_stage_place (PlumbReview *review, PlumbRecord *record, double place, GError **error);
gboolean plumb_review_stage_member (PlumbReview *review,
                                    PlumbRecord *record,
                                    guint field,
                                    const char *member,
                                    gboolean present,
                                    GError **error);
gboolean plumb_review_stage_removal (PlumbReview *review, PlumbRecord *record, GError **error);

/* plumb-transaction.c */
gboolean plumb_review_catch_up (PlumbReview *review, GError **error);
gboolean plumb_review_commit_changeset (PlumbReview *review,
                                        const char *label,
                                        const char *undoes,
                                        const void *changeset,
                                        gsize length,
                                        GError **error);
gboolean plumb_review_begin_raw (PlumbReview *review, GError **error);
void plumb_review_abort_raw (PlumbReview *review);

/* plumb-validation.c */
gboolean plumb_review_check_reference (PlumbReview *review,
                                       const PlumbField *field,
                                       const PlumbTable *target,
                                       const char *id,
                                       GError **error);
gboolean plumb_review_check_field (
    PlumbReview *review, const PlumbRecord *record, guint field, const char *text, GError **error);
gboolean plumb_review_check_circles (PlumbReview *review, GError **error);
gboolean plumb_review_check_links (PlumbReview *review, GError **error);
const PlumbTable *plumb_record_get_any_table (const PlumbRecord *record, guint field);
gboolean plumb_field_is_dependency (const PlumbTable *table, const PlumbField *field);

/* plumb-loading.c */
gboolean plumb_review_load_records (PlumbStorage *storage,
                                    PlumbRecords *records,
                                    gboolean check,
                                    PlumbContentHash *hash,
                                    GError **error);

G_END_DECLS
