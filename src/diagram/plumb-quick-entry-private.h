// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a parsed quick-entry line holds, for the parts of quick entry only. */

#pragma once

#include "diagram/plumb-quick-entry.h"

G_BEGIN_DECLS

#define PLUMB_QUICK_ENTRY_MAX_LINE (64 * 1024) /* bytes */
#define PLUMB_QUICK_ENTRY_MAX_PAIRS 400        /* connections that one line may make */

/* A stretch of the line: a name, a part, or a word. */
typedef struct
{
  char *text; /* without quotes, white space made single spaces */
  gsize start;
  gsize end;
  gboolean quoted;
} PlumbQuickWord;

typedef struct
{
  GPtrArray *names;      /* PlumbQuickWord, at least one */
  GPtrArray *containers; /* PlumbQuickWord, innermost first; may be empty */
} PlumbQuickGroup;

typedef enum
{
  PLUMB_ARROW_FORWARD,
  PLUMB_ARROW_BACK,
  PLUMB_ARROW_BOTH,
  PLUMB_ARROW_NONE,
  PLUMB_ARROW_REPLACE,
} PlumbQuickArrow;

typedef enum
{
  PLUMB_QUICK_DRAW,    /* groups, arrows between them, parts */
  PLUMB_QUICK_REMOVE,  /* groups, arrows: connections */
  PLUMB_QUICK_REPLACE, /* two groups */
  PLUMB_QUICK_GAP,
  PLUMB_QUICK_QUESTION,
  PLUMB_QUICK_PREREQUISITE,
  PLUMB_QUICK_STEP,
  PLUMB_QUICK_NOTE,
  PLUMB_QUICK_PERSON,
} PlumbQuickType;

struct _PlumbQuickEntry
{
  PlumbQuickType type;
  GPtrArray *groups; /* PlumbQuickGroup */
  GArray *arrows;    /* PlumbQuickArrow, one fewer than groups */
  GPtrArray *parts;  /* PlumbQuickWord: after `: `, or after the name of a person */
  char *text;        /* of a row, without what was told apart */
  char *mitigation;  /* of a gap, or NULL */
  GPtrArray *who;    /* PlumbQuickWord: what follows each `@` that stands at the end */
  char *date;        /* as typed, or NULL */
  guint lead_days;
  gboolean has_lead;
};

/* What the parts of a connection mean. Strings are new or NULL. */
typedef struct
{
  char *method;
  char *data;
  char *frequency;
} PlumbQuickParts;

void plumb_quick_word_free (PlumbQuickWord *word);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbQuickWord, plumb_quick_word_free)
void plumb_quick_group_free (PlumbQuickGroup *group);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbQuickGroup, plumb_quick_group_free)

PlumbQuickGroup *plumb_quick_group_new (void);

/* Tells @parts (PlumbQuickWord) apart by vocabulary (decisions.md, 16). */
void plumb_quick_parts_read (GPtrArray *parts, PlumbQuickParts *out);
void plumb_quick_parts_clear (PlumbQuickParts *parts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlumbQuickParts, plumb_quick_parts_clear)

/* -- The scanner --------------------------------------------------------------------------------- */

typedef enum
{
  PLUMB_TOKEN_END,
  PLUMB_TOKEN_COMMA,
  PLUMB_TOKEN_ARROW,
  PLUMB_TOKEN_IN,
  PLUMB_TOKEN_COLON,
} PlumbQuickToken;

typedef struct
{
  const char *line;
  gsize at;
  PlumbQuickToken token; /* the delimiter that ended the last word */
  PlumbQuickArrow arrow;
  gsize token_start;
  gsize token_end;
  PlumbQuickEntryProblem *problem; /* the first one */
} PlumbQuickScanner;

/* Reads the next word and the delimiter after it; an empty word where none stands. NULL after a
 * problem. With @parts only commas end a word. */
PlumbQuickWord *plumb_quick_scanner_next (PlumbQuickScanner *scanner, gboolean parts);
void plumb_quick_scanner_fail (
    PlumbQuickScanner *scanner, gsize start, gsize end, char *suggestion, const char *message);

/* @text between two places, white space made single spaces and trimmed. New string. */
char *plumb_quick_squeeze (const char *text, gsize start, gsize end);
/* @line with [start, end) replaced by @by, white space tidied. New string. */
char *plumb_quick_splice (const char *line, gsize start, gsize end, const char *by);
/* Length in bytes of an opening quote at @text, with the quotes that close it; 0 if none. */
gsize plumb_quick_open_quote (const char *text, const char *const **closing);

/* Reads what stands after the sign of a row. */
gboolean plumb_quick_rows_parse (PlumbQuickEntry *entry, PlumbQuickScanner *scanner);

G_END_DECLS
