// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Whether a person's words speak of something that has a name in a vocabulary. */

#pragma once

#include "document/plumb-record.h"

G_BEGIN_DECLS

/* The texts of @fields of @record, folded, a line each. New string. */
char *plumb_mention_fold (const PlumbRecord *record, const char *const *fields);
/* Whether @folded holds @word, its title or one of its aliases in @vocabulary as a word of its own (a
 * plural's s may follow). */
gboolean
plumb_mention_find (const char *folded, const PlumbVocabulary *vocabulary, const char *word);

G_END_DECLS
