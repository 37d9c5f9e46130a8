// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The dictionary of known products, read once from data that is built in and never changed. */

#include <json-glib/json-glib.h>

#include "plumb-products-data.h"
#include "diagram/plumb-quick-entry.h"

#define DATA_PATH "/io/github/plumbline/Plumbline/diagram/known-products.json"

typedef struct
{
  GPtrArray *products; /* PlumbProduct, in the order of the file */
  GHashTable *by_name; /* folded name or alias -> PlumbProduct */
} Dictionary;

static char *
dup_member (JsonObject *object, const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, ""));
}

static const char *const *
dup_list (JsonObject *object, const char *name)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (json_object_has_member (object, name))
    {
      JsonArray *array = json_object_get_array_member (object, name);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (list, g_strdup (json_array_get_string_element (array, i)));
    }
  g_ptr_array_add (list, NULL);
  return (const char *const *)g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

/* The first product that claims a name keeps it; names are put in before aliases. */
static void
claim (Dictionary *dictionary, const char *name, const PlumbProduct *product)
{
  g_autofree char *folded = plumb_fold (name);

  if (!g_hash_table_contains (dictionary->by_name, folded))
    g_hash_table_insert (dictionary->by_name, g_steal_pointer (&folded), (gpointer)product);
}

static void
add_product (Dictionary *dictionary, JsonObject *object)
{
  PlumbProduct *product = g_new0 (PlumbProduct, 1);

  product->name = dup_member (object, "name");
  product->aliases = dup_list (object, "aliases");
  product->kind = dup_member (object, "kind");
  product->detail = dup_member (object, "detail");
  product->methods = dup_list (object, "methods");
  g_ptr_array_add (dictionary->products, product);
  claim (dictionary, product->name, product);
}

static Dictionary *
load_dictionary (void)
{
  Dictionary *dictionary = g_new0 (Dictionary, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *array;

  plumb_products_data_register_resource ();
  bytes = g_resources_lookup_data (DATA_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  dictionary->products = g_ptr_array_new ();
  dictionary->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (bytes == NULL
      || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                      (gssize)g_bytes_get_size (bytes), NULL))
    g_error ("the dictionary of known products that is built in cannot be read");
  array = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (array); i++)
    add_product (dictionary, json_array_get_object_element (array, i));
  for (guint i = 0; i < dictionary->products->len; i++)
    {
      const PlumbProduct *product = dictionary->products->pdata[i];

      for (guint k = 0; product->aliases[k] != NULL; k++)
        claim (dictionary, product->aliases[k], product);
    }
  return dictionary;
}

static const Dictionary *
get_dictionary (void)
{
  static gsize loaded = 0;

  if (g_once_init_enter (&loaded))
    g_once_init_leave (&loaded, (gsize)load_dictionary ());
  return (const Dictionary *)loaded;
}

/* The product called @name, by its name or an alias, whatever the case; NULL when there is none. */
const PlumbProduct *
plumb_products_find (const char *name)
{
  g_autofree char *folded = NULL;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;
  folded = plumb_fold (name);
  return g_hash_table_lookup (get_dictionary ()->by_name, folded);
}

/* All products, in the order of the dictionary. */
const PlumbProduct *const *
plumb_products_get_all (guint *n_products)
{
  const Dictionary *dictionary = get_dictionary ();

  if (n_products != NULL)
    *n_products = dictionary->products->len;
  return (const PlumbProduct *const *)dictionary->products->pdata;
}
