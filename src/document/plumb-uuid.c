// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-uuid.h"

#include <string.h>
#include <sys/random.h>
#include <time.h>

#define NS_IN_S G_GUINT64_CONSTANT (1000000000)
#define NS_IN_MS G_GUINT64_CONSTANT (1000000)

static void
fill_random (guint8 *bytes, gsize length)
{
  if (getrandom (bytes, length, 0) == (gssize)length)
    return;
  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8)g_random_int ();
}

/* A new UUID version 7 (RFC 9562, 5.7) as text: ids made later sort later, to a quarter of a
 * microsecond (the fraction of a millisecond stands in `rand_a`, RFC 9562, 6.2, method 3). */
char *
plumb_uuid_new (void)
{
  struct timespec now;
  guint8 b[16];
  guint64 ns, ms, fraction;

  clock_gettime (CLOCK_REALTIME, &now);
  ns = (guint64)now.tv_sec * NS_IN_S + (guint64)now.tv_nsec;
  ms = ns / NS_IN_MS;
  fraction = (ns % NS_IN_MS) * 4096 / NS_IN_MS;

  fill_random (b + 8, 8);
  for (guint i = 0; i < 6; i++)
    b[i] = (guint8)(ms >> (40 - 8 * i));
  b[6] = (guint8)(0x70 | (fraction >> 8));
  b[7] = (guint8)fraction;
  b[8] = (guint8)(0x80 | (b[8] & 0x3f));
  return g_strdup_printf ("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}

/* Whether @text has the form of a UUID in small letters; any version, because ids of samples and of
 * other programs are kept as they are. */
gboolean
plumb_uuid_is_valid (const char *text)
{
  if (text == NULL || strlen (text) != PLUMB_UUID_LENGTH)
    return FALSE;
  for (guint i = 0; i < PLUMB_UUID_LENGTH; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? text[i] != '-'
               : !(g_ascii_isdigit (text[i]) || (text[i] >= 'a' && text[i] <= 'f')))
        return FALSE;
    }
  return TRUE;
}
