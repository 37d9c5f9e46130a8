// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Runs a fuzz target over its seeds and over what chance makes of them. The seed of the chance is
 * printed by GLib and taken back with --seed. */

#include "fuzz.h"

#include <stdlib.h>
#include <string.h>

#define DEFAULT_ROUNDS 1500
#define LONGEST 600

static guint
count (const char *const *list)
{
  return g_strv_length ((char **)list);
}

static const char *
pick (const char *const *list)
{
  return list[g_test_rand_int_range (0, (int)count (list))];
}

/* Puts a piece, a random byte or nothing over some bytes. */
static void
mutate (GString *input)
{
  gsize at = (gsize)g_test_rand_int_range (0, (int)input->len + 1);
  gsize n = (gsize)g_test_rand_int_range (0, 12);

  g_string_erase (input, (gssize)at, (gssize)MIN (n, input->len - at));
  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      g_string_insert_c (input, (gssize)at, (char)g_test_rand_int_range (1, 256));
      break;
    case 1:
      break;
    default:
      g_string_insert (input, (gssize)at, pick (plumb_fuzz_pieces));
      break;
    }
}

static GString *
make_input (void)
{
  GString *input = g_string_new (g_test_rand_int_range (0, 8) > 0 ? pick (plumb_fuzz_seeds) : "");
  int n = g_test_rand_int_range (0, 12);

  while (n-- > 0)
    mutate (input);
  g_string_truncate (input, MIN (input->len, LONGEST));
  return input;
}

static void
run (const char *data, gsize size)
{
  /* A copy that ends where the input ends, so that reading on is seen. */
  g_autofree uint8_t *copy = g_memdup2 (data, size);
  g_autofree char *shown = g_strescape (data, NULL);

  g_test_message ("%s", shown);
  LLVMFuzzerTestOneInput (copy, size);
}

static void
test_seeds (void)
{
  for (guint i = 0; plumb_fuzz_seeds[i] != NULL; i++)
    run (plumb_fuzz_seeds[i], strlen (plumb_fuzz_seeds[i]));
}

static void
test_chance (void)
{
  const char *wanted = g_getenv ("FUZZ_ROUNDS");
  int rounds = wanted != NULL ? atoi (wanted) : DEFAULT_ROUNDS;

  for (int i = 0; i < rounds; i++)
    {
      g_autoptr (GString) input = make_input ();

      run (input->str, input->len);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("plumbline-fuzz-XXXXXX", NULL);

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/seeds", test_seeds);
  g_test_add_func ("/fuzz/chance", test_chance);
  return g_test_run ();
}
