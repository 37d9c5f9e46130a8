// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Images without what cameras and editors write into them: places, names, thumbnails. */

#pragma once

#include "document/plumb-storage.h"

G_BEGIN_DECLS

GBytes *plumb_image_strip (GBytes *image);
gboolean plumb_storage_strip_images (PlumbStorage *storage, GError **error);

G_END_DECLS
