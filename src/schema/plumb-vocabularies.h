// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* The declared vocabularies, for plumb-schema.c only. */

#pragma once

#include "schema/plumb-schema.h"

const PlumbVocabulary *plumb_vocabularies_get (guint *n_vocabularies);
