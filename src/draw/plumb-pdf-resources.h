// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* A repair of what cairo 1.16 writes about shapes that a page uses more than once. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void plumb_pdf_unite_resources (GByteArray *pdf);

G_END_DECLS
