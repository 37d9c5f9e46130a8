// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "document/plumb-image-metadata.h"

#include <string.h>

#include "document/plumb-layout.h"

#define JPEG_SCAN 0xda
#define JPEG_APP0 0xe0
#define JPEG_APP1 0xe1  /* Exif */
#define JPEG_APP2 0xe2  /* colour profile */
#define JPEG_APP14 0xee /* Adobe's colour transform */
#define JPEG_APP15 0xef
#define JPEG_COMMENT 0xfe

static const guint8 png_signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

static gboolean
is_jpeg_metadata (guint8 marker)
{
  if (marker == JPEG_APP0 || marker == JPEG_APP2 || marker == JPEG_APP14)
    return FALSE;
  return marker == JPEG_COMMENT || (marker > JPEG_APP0 && marker <= JPEG_APP15);
}

static guint
read_number (const guint8 *data, guint n_bytes, gboolean little)
{
  guint value = 0;

  for (guint i = 0; i < n_bytes; i++)
    value = value << 8 | data[little ? n_bytes - 1 - i : i];
  return value;
}

/* How the picture is turned (Exif 2.3, 4.6.4, tag 274), from what an APP1 segment holds; 1: not at all. */
static guint
read_orientation (const guint8 *data, gsize length)
{
  gboolean little;
  gsize at;
  guint n;

  if (length < 16 || memcmp (data, "Exif\0\0", 6) != 0)
    return 1;
  data += 6;
  length -= 6;
  little = data[0] == 'I';
  at = read_number (data + 4, 4, little);
  if (at > length - 2)
    return 1;
  n = read_number (data + at, 2, little);
  for (at += 2; n > 0 && at + 12 <= length; n--, at += 12)
    if (read_number (data + at, 2, little) == 0x0112)
      return CLAMP (read_number (data + at + 8, 2, little), 1, 8);
  return 1;
}

/* A segment that says nothing but how the picture is turned: without it one would see it lying down. */
static void
append_orientation (GByteArray *out, guint orientation)
{
  guint8 segment[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                       0,    1,    1, 18, 0,   3,   0,   0,   0, 1, 0,   0,   0, 0,  0, 0, 0, 0 };

  segment[29] = (guint8)orientation;
  g_byte_array_append (out, segment, sizeof segment);
}

/* Segments up to the first scan (ITU T.81, B.1.1.4), without those that hold metadata. */
static gboolean
strip_jpeg (const guint8 *data, gsize length, GByteArray *out)
{
  guint orientation = 1;
  gsize at = 2;

  g_byte_array_append (out, data, 2);
  while (at + 4 <= length && data[at] == 0xff && data[at + 1] != JPEG_SCAN)
    {
      gsize size = 2 + ((gsize)data[at + 2] << 8 | data[at + 3]);

      if (size < 4 || at + size > length)
        return FALSE;
      if (!is_jpeg_metadata (data[at + 1]))
        g_byte_array_append (out, data + at, (guint)size);
      else if (data[at + 1] == JPEG_APP1)
        orientation = MAX (orientation, read_orientation (data + at + 4, size - 4));
      at += size;
    }
  if (at + 4 > length || data[at] != 0xff)
    return FALSE;
  if (orientation > 1)
    append_orientation (out, orientation);
  g_byte_array_append (out, data + at, (guint)(length - at));
  return TRUE;
}

/* What a picture needs to look the same (PNG, 11.3): the rest is text, time and what is unknown. */
static gboolean
is_png_picture (const guint8 *type)
{
  static const char *const kept[] = { "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "pHYs",
                                      "sBIT", "bKGD", "acTL", "fcTL", "fdAT" };

  if (g_ascii_isupper (type[0]))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (memcmp (type, kept[i], 4) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
strip_png (const guint8 *data, gsize length, GByteArray *out)
{
  gsize at = sizeof png_signature;

  g_byte_array_append (out, data, sizeof png_signature);
  while (at + 12 <= length)
    {
      gsize size = 12
                   + ((gsize)data[at] << 24 | (gsize)data[at + 1] << 16 | (gsize)data[at + 2] << 8
                      | data[at + 3]);

      if (size > length - at)
        return FALSE;
      if (is_png_picture (data + at + 4))
        g_byte_array_append (out, data + at, (guint)size);
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      at += size;
    }
  return FALSE;
}

/* @image without metadata but for how it is turned; the same bytes, as a new reference, when it has none, is no JPEG or PNG, or
 * is not whole. */
GBytes *
plumb_image_strip (GBytes *image)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (image, &length);
  g_autoptr (GByteArray) out = g_byte_array_sized_new ((guint)length);
  gboolean done = FALSE;

  if (length > 4 && data[0] == 0xff && data[1] == 0xd8)
    done = strip_jpeg (data, length, out);
  else if (length > sizeof png_signature && memcmp (data, png_signature, sizeof png_signature) == 0)
    done = strip_png (data, length, out);
  if (!done || (out->len == length && memcmp (out->data, data, length) == 0))
    return g_bytes_ref (image);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static gboolean
rename_hash (PlumbStorage *storage, const char *old, const char *new, GError **error)
{
  guint n;
  const PlumbTable *const *tables = plumb_schema_get_tables (&n);

  for (guint t = 0; t < n; t++)
    for (guint f = 0; f < tables[t]->n_fields; f++)
      {
        g_autofree char *sql = NULL;
        sqlite3_stmt *statement;

        if (tables[t]->fields[f].type != PLUMB_FIELD_BLOB)
          continue;
        sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?1 WHERE \"%s\" = ?2", tables[t]->id,
                               tables[t]->fields[f].id, tables[t]->fields[f].id);
        statement = plumb_storage_prepare (storage, sql, error);
        if (statement == NULL)
          return FALSE;
        sqlite3_bind_text (statement, 1, new, -1, SQLITE_STATIC);
        sqlite3_bind_text (statement, 2, old, -1, SQLITE_STATIC);
        if (!plumb_storage_step_done (storage, statement, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
replace_blob (PlumbStorage *storage, const char *old, GBytes *stripped, GError **error)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, stripped);
  sqlite3_stmt *statement =
      plumb_storage_prepare (storage, "INSERT OR IGNORE INTO blob VALUES (?, ?)", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, hash, -1, SQLITE_STATIC);
  sqlite3_bind_blob64 (statement, 2, g_bytes_get_data (stripped, NULL), g_bytes_get_size (stripped),
                       SQLITE_STATIC);
  if (!plumb_storage_step_done (storage, statement, error)
      || !rename_hash (storage, old, hash, error))
    return FALSE;
  statement = plumb_storage_prepare (storage, "DELETE FROM blob WHERE sha256 = ?", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, old, -1, SQLITE_STATIC);
  return plumb_storage_step_done (storage, statement, error);
}

static GBytes *
read_blob (PlumbStorage *storage, const char *hash)
{
  sqlite3_stmt *statement =
      plumb_storage_prepare (storage, "SELECT bytes FROM blob WHERE sha256 = ?", NULL);
  GBytes *bytes = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_text (statement, 1, hash, -1, SQLITE_STATIC);
  if (sqlite3_step (statement) == SQLITE_ROW)
    bytes = g_bytes_new (sqlite3_column_blob (statement, 0),
                         (gsize)sqlite3_column_bytes (statement, 0));
  sqlite3_reset (statement);
  return bytes;
}

/* Strips every image in `blob`, and makes the records name the new bytes. */
gboolean
plumb_storage_strip_images (PlumbStorage *storage, GError **error)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = plumb_storage_prepare (storage, "SELECT sha256 FROM blob", error);

  if (statement == NULL)
    return FALSE;
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (hashes, g_strdup ((const char *)sqlite3_column_text (statement, 0)));
  sqlite3_reset (statement);
  for (guint i = 0; i < hashes->len; i++)
    {
      g_autoptr (GBytes) image = read_blob (storage, g_ptr_array_index (hashes, i));
      g_autoptr (GBytes) stripped = image != NULL ? plumb_image_strip (image) : NULL;

      if (stripped != image && stripped != NULL
          && !replace_blob (storage, g_ptr_array_index (hashes, i), stripped, error))
        return FALSE;
    }
  return TRUE;
}
