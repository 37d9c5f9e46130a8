// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What a fuzz target gives: the function that libFuzzer calls, and seeds from which the driver makes
 * inputs of its own for the everyday run. To fuzz in earnest, build a target with
 * `-fsanitize=fuzzer` and without fuzz-driver.c. */

#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Inputs that the parser knows, NULL-terminated; and pieces that mean something to it. */
extern const char *const plumb_fuzz_seeds[];
extern const char *const plumb_fuzz_pieces[];

G_END_DECLS
