// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* What is lacking, as a row of gaps that a person would write. */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "analysis/plumb-clock.h"
#include "analysis/plumb-offer-private.h"
#include "schema/plumb-value.h"

static const char *
title_of (PlumbAspect aspect, const char *word)
{
  return plumb_vocabulary_get_title (plumb_aspect_get_vocabulary (aspect), word);
}

static const char *
field_title (const PlumbRecord *capability, PlumbAspect aspect, const char *field)
{
  const char *word = capability != NULL ? plumb_record_get (capability, field) : NULL;

  return word != NULL ? title_of (aspect, word) : NULL;
}

/* "Batch import, Hourly", or the area where the row has no method. */
static char *
dup_offer (const PlumbRecord *capability)
{
  const char *method = field_title (capability, PLUMB_ASPECT_METHOD, "method");
  const char *frequency = field_title (capability, PLUMB_ASPECT_FREQUENCY, "frequency");

  if (method == NULL)
    method = field_title (capability, PLUMB_ASPECT_AREA, "area");
  return frequency != NULL ? g_strdup_printf ("%s, %s", method, frequency) : g_strdup (method);
}

static char *
dup_date (const PlumbRecord *promised)
{
  const PlumbField *field =
      plumb_table_get_field (plumb_schema_find_table ("capability"), "available_from");
  const char *stored = promised != NULL ? plumb_record_get (promised, "available_from") : NULL;

  return stored != NULL ? plumb_value_display (field, stored, NULL) : NULL;
}

/* What there is today, and what is promised of the rest. */
static char *
dup_capability (const PlumbLack *lack)
{
  const PlumbVocabulary *maturities = plumb_schema_find_vocabulary ("maturity");
  GString *out = g_string_new (NULL);
  g_autofree char *date = dup_date (lack->promised);

  if (lack->today != NULL)
    {
      g_autofree char *offer = dup_offer (lack->today);

      g_string_append (out, offer);
    }
  if (lack->promised != NULL)
    {
      g_string_append_printf (
          out, "%s%s: %s", out->len > 0 ? "; " : "", title_of (lack->aspect, lack->thing),
          plumb_vocabulary_get_title (maturities, plumb_offer_get_maturity (lack->promised)));
      if (date != NULL)
        /* Translators: continues what is said of a capability; a date. */
        g_string_append_printf (out, _ (" from %s"), date);
      if (plumb_record_has (lack->promised, "limits"))
        g_string_append_printf (out, " (%s)", plumb_record_get (lack->promised, "limits"));
    }
  if (out->len == 0)
    g_string_append (out, _ ("Nothing of it is available today"));
  return g_string_free (out, FALSE);
}

static char *
dup_about (const char *format, const char *thing)
{
  GString *out = g_string_new (format);

  g_string_replace (out, "%s", thing, 1);
  return g_string_free (out, FALSE);
}

static char *
dup_gap (const PlumbLack *lack)
{
  static const struct
  {
    const char *maturity;
    const char *format;
  } phrases[] = {
    /* Translators: a method or feature such as SCIM. */
    { "beta", N_ ("%s is in beta only") },
    /* Translators: a method or feature such as SCIM. */
    { "roadmap", N_ ("%s is on the roadmap only") },
    /* Translators: a method or feature such as SCIM. */
    { "custom", N_ ("%s is custom work") },
  };
  const char *thing = title_of (lack->aspect, lack->thing);
  const char *maturity = plumb_offer_get_maturity (lack->promised);
  const char *offered = NULL;

  if (lack->aspect == PLUMB_ASPECT_FREQUENCY)
    offered = field_title (lack->today, PLUMB_ASPECT_FREQUENCY, "frequency");
  else if (lack->aspect == PLUMB_ASPECT_DIRECTION)
    offered = field_title (lack->today, PLUMB_ASPECT_DIRECTION, "direction");
  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strcmp (phrases[i].maturity, maturity) == 0)
      return dup_about (g_dgettext (GETTEXT_PACKAGE, phrases[i].format), thing);
  if (offered != NULL)
    /* Translators: two frequencies or directions, such as Real-time and Hourly. */
    return g_strdup_printf (_ ("Needed: %s; offered: %s"), thing, offered);
  if (lack->area != NULL)
    /* Translators: a method such as CSV, an area such as Data import. */
    return g_strdup_printf (_ ("%s is not offered for %s"), thing,
                            title_of (PLUMB_ASPECT_AREA, lack->area));
  /* Translators: a method or feature such as SCIM. */
  return dup_about (_ ("%s is not offered"), thing);
}

/* An available way around it, other than the thing itself. */
static char *
dup_way_around (const PlumbLack *lack)
{
  if (lack->today == NULL)
    return NULL;
  if (lack->aspect == PLUMB_ASPECT_METHOD || lack->aspect == PLUMB_ASPECT_FREQUENCY)
    return dup_offer (lack->today);
  return NULL;
}

static char *
dup_mitigation (const PlumbLack *lack)
{
  const char *maturity = plumb_offer_get_maturity (lack->promised);
  g_autofree char *around = dup_way_around (lack);

  if (strcmp (maturity, "beta") == 0)
    return g_strdup (_ ("Beta access with a named contact on our side"));
  if (strcmp (maturity, "custom") == 0)
    return g_strdup (_ ("Custom work, scoped and priced once it is found feasible"));
  if (around != NULL && lack->aspect == PLUMB_ASPECT_FREQUENCY)
    /* Translators: a method with its frequency. */
    return g_strdup_printf (_ ("%s at first; find out what really has to be faster"), around);
  if (around != NULL && strcmp (maturity, "roadmap") == 0)
    /* Translators: a method with its frequency. */
    return g_strdup_printf (_ ("%s until it is available"), around);
  if (around != NULL)
    /* Translators: a method with its frequency. */
    return g_strdup_printf (_ ("%s instead"), around);
  if (strcmp (maturity, "roadmap") == 0)
    return g_strdup (_ ("Start without it, and add it when it is available"));
  return g_strdup (_ ("Agree on a way without it, or scope and price it as custom work"));
}

/* What is missing or custom weighs most; what comes in time for the go-live weighs less. */
static const char *
severity_of (PlumbReview *review, const PlumbLack *lack)
{
  const char *maturity = plumb_offer_get_maturity (lack->promised);
  guint32 from = lack->promised != NULL
                     ? plumb_day_parse (plumb_record_get (lack->promised, "available_from"))
                     : 0;
  guint32 golive =
      plumb_day_parse (plumb_record_get (plumb_review_get_root (review), "golive_planned"));
  gboolean in_time = from != 0 && golive != 0 && from <= golive;

  if (strcmp (maturity, "beta") == 0)
    return in_time ? "low" : "medium";
  if (strcmp (maturity, "roadmap") == 0)
    return in_time ? "medium" : "high";
  return lack->aspect == PLUMB_ASPECT_METHOD && lack->today != NULL ? "medium" : "high";
}

PlumbProposedGap *
plumb_offer_put_into_words (PlumbReview *review,
                            const PlumbRecord *connection,
                            const PlumbLack *lack)
{
  static const char *const aspects[] = {
    [PLUMB_ASPECT_AREA] = "area",           [PLUMB_ASPECT_METHOD] = "method",
    [PLUMB_ASPECT_FEATURE] = "feature",     [PLUMB_ASPECT_DIRECTION] = "direction",
    [PLUMB_ASPECT_FREQUENCY] = "frequency", [PLUMB_ASPECT_NETWORK] = "network",
  };
  PlumbProposedGap *proposed = g_new0 (PlumbProposedGap, 1);
  const char *requirement = plumb_record_get (connection, "requirement");
  g_autofree char *date = dup_date (lack->promised);

  proposed->connection = g_strdup (plumb_record_get_id (connection));
  proposed->aspect = aspects[lack->aspect];
  proposed->thing = g_strdup (lack->thing);
  proposed->maturity = g_intern_string (plumb_offer_get_maturity (lack->promised));
  if (lack->promised != NULL)
    proposed->capability_id = g_strdup (plumb_record_get_id (lack->promised));
  proposed->requirement =
      g_strdup (requirement != NULL ? requirement : title_of (lack->aspect, lack->thing));
  proposed->capability = dup_capability (lack);
  proposed->gap = dup_gap (lack);
  proposed->mitigation = dup_mitigation (lack);
  if (date != NULL)
    {
      /* Translators: a date. */
      proposed->timeline = g_strdup_printf (_ ("Available from %s"), date);
      proposed->due = g_strdup (plumb_record_get (lack->promised, "available_from"));
    }
  proposed->severity = severity_of (review, lack);
  return proposed;
}
