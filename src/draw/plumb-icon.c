// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "draw/plumb-icon.h"

#include <string.h>

/* The icon called @name, with or without "-symbolic"; NULL if there is none. */
const PlumbIcon *
plumb_icon_find (const char *name)
{
  gsize length = name != NULL ? strlen (name) : 0;
  guint low = 0, high = plumb_n_icons;

  if (length > 9 && strcmp (name + length - 9, "-symbolic") == 0)
    length -= 9;
  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = length > 0 ? strncmp (name, plumb_icons[middle].name, length) : -1;

      if (order == 0)
        order = plumb_icons[middle].name[length] == '\0' ? 0 : -1;
      if (order == 0)
        return &plumb_icons[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}
