// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-layout.h"

typedef struct
{
  GPtrArray *all;
  GHashTable *by_name;
} Layouts;

static void
add_column (GArray *columns, const char *name, int field, gboolean key)
{
  PlumbColumn column = { name, field, key };

  g_array_append_val (columns, column);
}

/* Looked up once here and not for every value of a file that is opened. */
static const PlumbVocabulary *
closed_vocabulary (const PlumbTable *table, int set, const PlumbColumn *column)
{
  int field = column->field == PLUMB_COLUMN_MEMBER ? set : column->field;
  const PlumbVocabulary *words =
      field >= 0 ? plumb_schema_find_vocabulary (table->fields[field].vocabulary) : NULL;

  return words != NULL && !words->open ? words : NULL;
}

static PlumbLayout *
layout_new (const char *name, const PlumbTable *table, int set, GArray *columns)
{
  PlumbLayout *layout = g_new0 (PlumbLayout, 1);

  layout->name = name;
  layout->table = table;
  layout->set = set;
  layout->n_columns = columns->len;
  layout->columns = (PlumbColumn *)(gpointer)g_array_free (columns, FALSE);
  for (guint i = 0; i < layout->n_columns; i++)
    layout->columns[i].closed = closed_vocabulary (table, set, &layout->columns[i]);
  return layout;
}

static PlumbLayout *
layout_of_table (const PlumbTable *table)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (PlumbColumn));
  gboolean natural = (table->flags & PLUMB_TABLE_NATURAL) != 0;

  if (!natural)
    add_column (columns, "id", PLUMB_COLUMN_ID, TRUE);
  if (table->flags & PLUMB_TABLE_ORDERED)
    add_column (columns, "place", PLUMB_COLUMN_PLACE, FALSE);
  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].type != PLUMB_FIELD_SET)
      add_column (columns, table->fields[i].id, (int)i,
                  natural && (table->fields[i].flags & PLUMB_FIELD_KEY));
  return layout_new (table->id, table, -1, columns);
}

static PlumbLayout *
layout_of_set (const PlumbTable *table, guint field)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (PlumbColumn));

  add_column (columns, table->id, PLUMB_COLUMN_OWNER, TRUE);
  add_column (columns, table->fields[field].link_column, PLUMB_COLUMN_MEMBER, TRUE);
  return layout_new (table->fields[field].link_table, table, (int)field, columns);
}

static Layouts *
layouts_new (void)
{
  Layouts *layouts = g_new0 (Layouts, 1);
  guint n_tables;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n_tables);

  layouts->all = g_ptr_array_new ();
  layouts->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_tables; i++)
    {
      g_ptr_array_add (layouts->all, layout_of_table (tables[i]));
      for (guint f = 0; f < tables[i]->n_fields; f++)
        if (tables[i]->fields[f].type == PLUMB_FIELD_SET)
          g_ptr_array_add (layouts->all, layout_of_set (tables[i], f));
    }
  for (guint i = 0; i < layouts->all->len; i++)
    {
      PlumbLayout *layout = g_ptr_array_index (layouts->all, i);

      g_hash_table_insert (layouts->by_name, (gpointer)layout->name, layout);
    }
  return layouts;
}

/* Made once from the declarations, and constant from then on. */
static const Layouts *
get_layouts (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize)layouts_new ());
  return (const Layouts *)once;
}

/* The layouts of all declared tables in the order of the schema, each followed by those of its sets. */
const PlumbLayout *const *
plumb_layouts_get (guint *n_layouts)
{
  const Layouts *layouts = get_layouts ();

  *n_layouts = layouts->all->len;
  return (const PlumbLayout *const *)layouts->all->pdata;
}

/* The layout of the table in the database called @name, or NULL. */
const PlumbLayout *
plumb_layout_find (const char *name)
{
  return g_hash_table_lookup (get_layouts ()->by_name, name);
}

/* The layout of the link table of the set @field of @table. */
const PlumbLayout *
plumb_layout_of_set (const PlumbTable *table, guint field)
{
  return plumb_layout_find (table->fields[field].link_table);
}

/* The column that holds @field (an index or PLUMB_COLUMN_...), or -1. */
int
plumb_layout_find_column (const PlumbLayout *layout, int field)
{
  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->columns[i].field == field)
      return (int)i;
  return -1;
}

static const char *
column_type (const PlumbLayout *layout, const PlumbColumn *column)
{
  if (column->field == PLUMB_COLUMN_PLACE)
    return "REAL";
  if (column->field < 0)
    return "TEXT";
  switch (layout->table->fields[column->field].type)
    {
    case PLUMB_FIELD_INTEGER:
    case PLUMB_FIELD_BOOLEAN:
    case PLUMB_FIELD_MINUTES:
    case PLUMB_FIELD_DAYS:
      return "INTEGER";
    case PLUMB_FIELD_REAL:
      return "REAL";
    default:
      return "TEXT";
    }
}

static const char *
column_target (const PlumbLayout *layout, const PlumbColumn *column)
{
  if (column->field == PLUMB_COLUMN_OWNER)
    return layout->table->id;
  if (column->field == PLUMB_COLUMN_MEMBER)
    return layout->table->fields[layout->set].target;
  if (column->field >= 0 && layout->table->fields[column->field].type == PLUMB_FIELD_REFERENCE)
    return layout->table->fields[column->field].target;
  return NULL;
}

/* The CREATE TABLE statement of @layout; a new string. Foreign keys are deferred and have no actions:
 * the review removes or clears what refers to a record, so that undo and redo see every row. */
char *
plumb_layout_dup_ddl (const PlumbLayout *layout)
{
  g_autoptr (GString) ddl = g_string_new (NULL);
  g_autoptr (GString) keys = g_string_new (NULL);

  g_string_append_printf (ddl, "CREATE TABLE \"%s\" (\n", layout->name);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      const PlumbColumn *column = &layout->columns[i];
      const char *target = column_target (layout, column);

      g_string_append_printf (ddl, "  \"%s\" %s", column->name, column_type (layout, column));
      if (column->key || column->field == PLUMB_COLUMN_PLACE)
        g_string_append (ddl, " NOT NULL");
      if (target != NULL)
        g_string_append_printf (ddl, " REFERENCES \"%s\" (\"id\") DEFERRABLE INITIALLY DEFERRED",
                                target);
      g_string_append (ddl, ",\n");
      if (column->key)
        g_string_append_printf (keys, "%s\"%s\"", keys->len > 0 ? ", " : "", column->name);
    }
  g_string_append_printf (ddl, "  PRIMARY KEY (%s)\n) WITHOUT ROWID", keys->str);
  return g_string_free (g_steal_pointer (&ddl), FALSE);
}

/* The statements that make the tables beside the declared ones. */
const char *
plumb_layout_get_own_ddl (void)
{
  return "CREATE TABLE \"history\" (\n"
         "  \"sequence\" INTEGER PRIMARY KEY,\n"
         "  \"id\" TEXT NOT NULL,\n"
         "  \"time\" TEXT NOT NULL,\n"
         "  \"author\" TEXT,\n"
         "  \"label\" TEXT NOT NULL,\n"
         "  \"version\" INTEGER NOT NULL,\n"
         "  \"undoes\" TEXT,\n"
         "  \"changeset\" BLOB NOT NULL\n"
         ");\n"
         "CREATE TABLE \"blob\" (\n"
         "  \"sha256\" TEXT NOT NULL PRIMARY KEY,\n"
         "  \"bytes\" BLOB NOT NULL\n"
         ");\n"
         "CREATE TABLE \"meta\" (\n"
         "  \"key\" TEXT NOT NULL PRIMARY KEY,\n"
         "  \"value\" TEXT\n"
         ") WITHOUT ROWID;\n";
}
