// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/plumb-changes.h"
#include "document/plumb-records.h"

PlumbChanges *plumb_changes_new_from_changeset (const void *bytes,
                                                gsize length,
                                                PlumbRecords *records,
                                                GError **error);
