// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <string.h>

#include "diagram/plumb-quick-entry.h"

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    const char *kind;
  } rows[] = {
    { "Okta", "Okta", "identity provider" },
    { "OKTA", "Okta", "identity provider" },
    { "  sap   s/4hana ", "SAP S/4HANA", "core app" },
    { "Snowflake", "Snowflake", "warehouse" },
    { "Magento", "Adobe Commerce", "core app" },
    { "adfs", "AD FS", "identity provider" },
    { "KÖRBER warehouse management", "Körber Warehouse Management", "core app" },
    { "Home-grown thing", NULL, NULL },
    { "", NULL, NULL },
    { "\xff", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const PlumbProduct *product = plumb_products_find (rows[i].text);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (product != NULL ? product->name : NULL, ==, rows[i].name);
      if (product != NULL)
        g_assert_cmpstr (product->kind, ==, rows[i].kind);
    }
  g_assert_null (plumb_products_find (NULL));
}

static void
test_all (void)
{
  guint n = 0;
  const PlumbProduct *const *all = plumb_products_get_all (&n);

  g_assert_cmpuint (n, >=, 200);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", all[i]->name);
      g_assert_true (plumb_products_find (all[i]->name) == all[i]);
      g_assert_nonnull (
          plumb_vocabulary_find (plumb_schema_find_vocabulary ("system_kind"), all[i]->kind));
      g_assert_nonnull (all[i]->methods[0]);
      for (guint k = 0; all[i]->aliases[k] != NULL; k++)
        g_assert_nonnull (plumb_products_find (all[i]->aliases[k]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/products/find", test_find);
  g_test_add_func ("/diagram/products/all", test_all);
  return g_test_run ();
}
