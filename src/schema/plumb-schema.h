// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a review is made of, declared as data. Storage, grids, forms, CSV, reports, the command line
 * and the file-format page are driven from these declarations and from nothing else. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The version of the declared tables; `user_version` of a file and of each history entry. Raised
 * with every appended migration (plumb_schema_get_migration()). */
#define PLUMB_SCHEMA_VERSION 1

#define PLUMB_MAX_TEXT 500                /* characters in a name or other one-line text */
#define PLUMB_MAX_LONG_TEXT (1024 * 1024) /* bytes in a long text */
#define PLUMB_MAX_FIELDS 64               /* a change names its fields in a 64-bit set */

typedef enum
{
  PLUMB_KIND_CUSTOMER = 1 << 0,
  PLUMB_KIND_SUPPORT = 1 << 1,
  PLUMB_KIND_ENTERPRISE = 1 << 2,
  PLUMB_KIND_ALL = PLUMB_KIND_CUSTOMER | PLUMB_KIND_SUPPORT | PLUMB_KIND_ENTERPRISE,
} PlumbKinds;

typedef enum
{
  PLUMB_FIELD_TEXT,      /* one line */
  PLUMB_FIELD_LONG_TEXT, /* several lines */
  PLUMB_FIELD_INTEGER,
  PLUMB_FIELD_REAL,
  PLUMB_FIELD_BOOLEAN,   /* stored 0 or 1 */
  PLUMB_FIELD_DATE,      /* YYYY-MM-DD */
  PLUMB_FIELD_INSTANT,   /* UTC, YYYY-MM-DDTHH:MM:SSZ */
  PLUMB_FIELD_MINUTES,   /* a duration, integer */
  PLUMB_FIELD_DAYS,      /* a duration in calendar days, integer */
  PLUMB_FIELD_CHOICE,    /* one word of a vocabulary */
  PLUMB_FIELD_REFERENCE, /* id of a record of `target` */
  PLUMB_FIELD_SET,   /* several words of a vocabulary, or several ids of `target`; a link table */
  PLUMB_FIELD_TABLE, /* name of a table: first half of a link to any record */
  PLUMB_FIELD_ANY,   /* id of a record of the table that the field before it names */
  PLUMB_FIELD_BLOB,  /* SHA-256 (hex) of bytes kept in `blob` */
} PlumbFieldType;

/* What happens to a record when the record that the field names is deleted. */
typedef enum
{
  PLUMB_ON_DELETE_CLEAR,  /* the field becomes empty */
  PLUMB_ON_DELETE_REMOVE, /* the record goes as well */
} PlumbOnDelete;

typedef enum
{
  PLUMB_FIELD_NONE = 0,
  PLUMB_FIELD_INTERNAL = 1 << 0, /* never in a customer's copy */
  PLUMB_FIELD_REQUIRED = 1 << 1, /* a record without it is not made */
  PLUMB_FIELD_KEY = 1 << 2,      /* part of the natural primary key */
  PLUMB_FIELD_HIDDEN = 1 << 3,   /* not offered in grids and forms: geometry and bookkeeping */
  PLUMB_FIELD_WIDE = 1 << 4,     /* a grid gives it more room */
  PLUMB_FIELD_BY_VIEW = 1 << 5,  /* may differ between current and proposed (a `former` row) */
} PlumbFieldFlags;

typedef struct _PlumbVocabulary PlumbVocabulary;
typedef struct _PlumbTable PlumbTable;

typedef struct
{
  const char *id;
  const char *title; /* untranslated; plumb_field_get_title() translates */
  PlumbFieldType type;
  const char *vocabulary; /* CHOICE, SET */
  const char *target;     /* REFERENCE, SET of records */
  PlumbOnDelete on_delete;
  PlumbFieldFlags flags;
  const char *help;       /* untranslated; a sentence or a placeholder */
  const char *link_table; /* SET: table (OWNER, link_column) */
  const char *link_column;
  PlumbKinds kinds;                        /* 0 = every kind that has the table */
  const char *initial;                     /* stored in a new record; NULL = empty */
  gboolean (*is_valid) (const char *text); /* of a text that has a form of its own; NULL = any */
} PlumbField;

typedef enum
{
  PLUMB_TABLE_NONE = 0,
  PLUMB_TABLE_INTERNAL = 1 << 0, /* the whole table stays with us */
  PLUMB_TABLE_ORDERED = 1 << 1,  /* has `place`, a REAL between its neighbours */
  PLUMB_TABLE_SINGLE = 1 << 2,   /* exactly one row: `review` */
  PLUMB_TABLE_NATURAL = 1 << 3,  /* keyed by its KEY fields, no `id` */
} PlumbTableFlags;

struct _PlumbTable
{
  const char *id;
  const char *title;    /* plural, untranslated */
  const char *singular; /* untranslated, for labels such as "Add gap" */
  PlumbKinds kinds;
  PlumbTableFlags flags;
  const char *name_field; /* what a person calls a record by */
  const PlumbField *fields;
  guint n_fields;
  const char *help; /* shown while the table is empty */
};

typedef enum
{
  PLUMB_FAMILY_NONE,
  PLUMB_FAMILY_IDENTITY,
  PLUMB_FAMILY_API,
  PLUMB_FAMILY_PIPELINE,
  PLUMB_FAMILY_EVENT,
  PLUMB_FAMILY_FILE,
  PLUMB_FAMILY_NETWORK,
} PlumbFamily;
#define PLUMB_N_FAMILIES 7

typedef struct
{
  const char *word;  /* as stored */
  const char *title; /* untranslated title; NULL: the word itself, a name that is not translated */
  const char *aliases; /* other spellings, separated by `|`; NULL = none */
  PlumbFamily family;  /* methods: line colour and dash; system kinds: colour */
  const char *icon;    /* system kinds: icon name */
} PlumbWord;

struct _PlumbVocabulary
{
  const char *id;
  gboolean open; /* a person may store another word */
  const PlumbWord *words;
  guint n_words;
};

typedef enum
{
  PLUMB_SECTION_PAGE,    /* a page of its own, found by the section's id */
  PLUMB_SECTION_TABLE,   /* a grid of `table` */
  PLUMB_SECTION_DIAGRAM, /* a canvas of `view` */
} PlumbSectionType;

/* A line of the list at the left of the window. */
typedef struct
{
  const char *id;
  const char *title; /* untranslated */
  const char *group; /* untranslated heading above it */
  PlumbSectionType type;
  const char *table;
  const char *view;
  PlumbKinds kinds;
  const char *depth;       /* shown only for this `depth` of the review; NULL = always */
  const char *deliverable; /* shown only when `deliverable` holds this word, or rows exist */
} PlumbSection;

/* A row that a new review starts with. */
typedef struct
{
  PlumbKinds kinds;
  const char *format; /* only for this `format` of the review; NULL = any */
  const char *table;
  const char *values[6][2]; /* field, value (untranslated words); ends at a NULL field */
} PlumbDefaultRow;

const PlumbTable *const *plumb_schema_get_tables (guint *n_tables);
const PlumbTable *plumb_schema_find_table (const char *id);
const PlumbVocabulary *plumb_schema_find_vocabulary (const char *id);
const PlumbVocabulary *plumb_schema_get_vocabularies (guint *n_vocabularies);
const PlumbSection *plumb_schema_get_sections (guint *n_sections);
const PlumbDefaultRow *plumb_schema_get_default_rows (guint *n_rows);
const char *plumb_schema_get_migration (guint version);

int plumb_table_find_field (const PlumbTable *table, const char *field_id);
const PlumbField *plumb_table_get_field (const PlumbTable *table, const char *field_id);
const char *plumb_table_get_title (const PlumbTable *table);
const char *plumb_table_get_singular (const PlumbTable *table);
const char *plumb_table_get_help (const PlumbTable *table);
const char *plumb_field_get_title (const PlumbField *field);
const char *plumb_field_get_help (const PlumbField *field);
gboolean plumb_field_is_internal (const PlumbTable *table, const PlumbField *field);

const PlumbWord *plumb_vocabulary_find (const PlumbVocabulary *vocabulary, const char *text);
const char *plumb_vocabulary_get_title (const PlumbVocabulary *vocabulary, const char *word);
const char *plumb_word_get_title (const PlumbWord *word);

const char *plumb_kind_get_id (PlumbKinds kind);
PlumbKinds plumb_kind_from_id (const char *id);
const char *plumb_kind_get_title (PlumbKinds kind);

char *plumb_fold (const char *text);

G_END_DECLS
