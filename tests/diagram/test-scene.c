// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Scenes: what stands in a view, where, and with which words; and what holds for any scene. */

#include <math.h>
#include <string.h>

#include "picture-test.h"

static PlumbScene *
new_scene (PlumbReview *review, const char *view, PlumbShow show)
{
  PlumbSceneOptions options = { .measure = picture_test_get_measure (), .show = show };

  return plumb_scene_new (review, view, &options);
}

static void
close_review (PlumbReview *review)
{
  plumb_review_close (review, NULL);
  g_object_unref (review);
}

static const PlumbSceneBox *
find_box (PlumbScene *scene, const char *name)
{
  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    if (strcmp (plumb_scene_get_box (scene, i)->title_text, name) == 0)
      return plumb_scene_get_box (scene, i);
  return NULL;
}

static const PlumbSceneConnection *
find_label (PlumbScene *scene, const char *words)
{
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    if (strcmp (plumb_scene_get_connection (scene, i)->words, words) == 0)
      return plumb_scene_get_connection (scene, i);
  return NULL;
}

/* -- Invariants ----------------------------------------------------------------------------------- */

static gboolean
overlap (const PlumbRect *a, const PlumbRect *b)
{
  return a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01
         && a->y < b->y + b->height - 0.01 && b->y < a->y + a->height - 0.01;
}

static void
assert_apart (PlumbScene *scene)
{
  guint n = plumb_scene_get_n_boxes (scene);

  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      {
        const PlumbSceneBox *a = plumb_scene_get_box (scene, i);
        const PlumbSceneBox *b = plumb_scene_get_box (scene, j);

        if (a->parent == b->parent && overlap (&a->rect, &b->rect))
          g_error ("“%s” at %g,%g %gx%g lies on “%s” at %g,%g %gx%g", a->title_text, a->rect.x,
                   a->rect.y, a->rect.width, a->rect.height, b->title_text, b->rect.x, b->rect.y,
                   b->rect.width, b->rect.height);
      }
}

static void
assert_contained (PlumbScene *scene)
{
  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    {
      const PlumbSceneBox *box = plumb_scene_get_box (scene, i);
      const PlumbSceneBox *parent =
          box->parent >= 0 ? plumb_scene_get_box (scene, (guint)box->parent) : NULL;

      g_assert_cmpint (box->parent, <, (int)i);
      if (parent != NULL && !plumb_rect_contains_rect (&parent->rect, &box->rect))
        g_error ("“%s” sticks out of “%s”", box->title_text, parent->title_text);
      if (parent != NULL && parent->title.width > 0 && overlap (&parent->title, &box->rect))
        g_error ("“%s” lies on the name of “%s”", box->title_text, parent->title_text);
    }
}

/* Whether the segment runs through the inside of the box, not only along its border. */
static gboolean
runs_through (PlumbPoint a, PlumbPoint b, const PlumbRect *rect)
{
  double left = MIN (a.x, b.x), right = MAX (a.x, b.x), top = MIN (a.y, b.y),
         bottom = MAX (a.y, b.y);

  return left < rect->x + rect->width - 0.5 && right > rect->x + 0.5
         && top < rect->y + rect->height - 0.5 && bottom > rect->y + 0.5;
}

static void
assert_routes (PlumbScene *scene)
{
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);

      g_assert_cmpuint (connection->n_points, >=, 2);
      for (guint j = 0; j + 1 < connection->n_points; j++)
        {
          PlumbPoint a = connection->points[j], b = connection->points[j + 1];

          g_assert_true (fabs (a.x - b.x) < 1e-6 || fabs (a.y - b.y) < 1e-6);
          for (guint k = 0; !connection->walled_in && k < plumb_scene_get_n_boxes (scene); k++)
            {
              const PlumbSceneBox *box = plumb_scene_get_box (scene, k);

              if (!box->container && (int)k != connection->source && (int)k != connection->target
                  && runs_through (a, b, &box->rect))
                g_error ("a route runs through “%s”", box->title_text);
            }
        }
    }
}

static void
assert_labels (PlumbScene *scene)
{
  guint n = plumb_scene_get_n_connections (scene);

  for (guint i = 0; i < n; i++)
    {
      const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, i);
      gboolean says = connection->method[0] != NULL || connection->data[0] != NULL
                      || connection->former_data[0] != NULL;

      g_assert_cmpint (connection->label != PLUMB_LABEL_NONE, ==, says);
      if (connection->gaps > 0)
        g_assert_cmpfloat (connection->gap_rect.width, >, 0);
      if (connection->label != PLUMB_LABEL_PLACED)
        continue;
      for (guint k = 0; k < plumb_scene_get_n_boxes (scene); k++)
        {
          const PlumbSceneBox *box = plumb_scene_get_box (scene, k);

          if (!box->container && overlap (&connection->label_rect, &box->rect))
            g_error ("the label “%s” lies on “%s”", connection->words, box->title_text);
        }
      for (guint j = i + 1; j < n; j++)
        {
          const PlumbSceneConnection *other = plumb_scene_get_connection (scene, j);

          if (other->label == PLUMB_LABEL_PLACED
              && overlap (&connection->label_rect, &other->label_rect))
            g_error ("the labels “%s” and “%s” overlap", connection->words, other->words);
        }
    }
}

static void
assert_sound (PlumbScene *scene)
{
  assert_contained (scene);
  assert_routes (scene);
  assert_labels (scene);
}

/* -- Tests ---------------------------------------------------------------------------------------- */

static void
test_northwind (void)
{
  PlumbReview *review = picture_test_open ("northwind");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
  const PlumbSceneBox *customer = find_box (scene, "Northwind Freight");
  const PlumbSceneBox *ours = find_box (scene, "Fleetline");
  const PlumbSceneBox *sap = find_box (scene, "SAP S/4HANA");
  const PlumbSceneBox *import = find_box (scene, "Data import pipeline");
  const PlumbSceneConnection *saml = find_label (scene, "SAML SSO · users · at sign-in");
  const PlumbSceneConnection *rest = find_label (scene, "REST API · orders · real-time");

  assert_sound (scene);
  g_assert_true (customer->container && !customer->ours);
  g_assert_cmpstr (customer->detail[0], ==, "customer environment");
  g_assert_true (ours->container && ours->ours && ours->inside_ours);
  g_assert_cmpstr (ours->detail[0], ==, "your solution");
  g_assert_cmpfloat (ours->title.y, >, ours->rect.y + ours->rect.height - 40);
  g_assert_cmpstr (sap->detail[0], ==, "Core app · ERP");
  g_assert_cmpint (sap->family, ==, PLUMB_FAMILY_API);
  g_assert_true (import->inside_ours && !import->container);
  g_assert_cmpstr (import->badge, ==, "New");
  g_assert_null (sap->badge);
  g_assert_nonnull (saml);
  g_assert_cmpint (saml->family, ==, PLUMB_FAMILY_IDENTITY);
  g_assert_cmpuint (saml->gaps, ==, 1);
  g_assert_cmpstr (saml->method[0], ==, "SAML SSO");
  g_assert_cmpstr (saml->data[0], ==, "Users · at sign-in");
  g_assert_true (saml->arrow_target && !saml->arrow_source);
  g_assert_true (rest->arrow_target && rest->arrow_source);
  g_assert_cmpuint (rest->gaps, ==, 0);
  g_assert_cmpstr (find_box (scene, "Okta")->description, ==,
                   "Okta, identity provider, in Northwind Freight, connects to Auth module by "
                   "SAML SSO, 1 open gap");
  close_review (review);
}

static void
test_closed_gap (void)
{
  PlumbReview *review = picture_test_open ("northwind");
  const GPtrArray *gaps = plumb_review_get_records (review, "gap");

  plumb_review_begin (review, "Close");
  for (guint i = 0; i < gaps->len; i++)
    picture_test_set (review, g_ptr_array_index (gaps, i), "state", "closed");
  g_assert_true (plumb_review_commit (review, NULL));
  {
    g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);

    for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
      g_assert_cmpuint (plumb_scene_get_connection (scene, i)->gaps, ==, 0);
  }
  close_review (review);
}

static void
test_views (void)
{
  PlumbReview *review = picture_test_open ("changes");
  g_autoptr (PlumbScene) current = new_scene (review, PLUMB_VIEW_CURRENT, PLUMB_SHOW_BOTH);
  g_autoptr (PlumbScene) proposed = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);

  assert_sound (current);
  assert_sound (proposed);
  g_assert_null (find_box (current, "Auth module"));
  g_assert_nonnull (find_box (current, "SFTP server"));
  g_assert_null (find_box (proposed, "SFTP server"));
  g_assert_nonnull (find_box (proposed, "Auth module"));
  /* What hangs on a system that is not there is not there. */
  g_assert_cmpuint (plumb_scene_get_n_connections (current), ==, 3);
  g_assert_cmpuint (plumb_scene_get_n_connections (proposed), ==, 4);
  g_assert_cmpstr (find_box (current, "Core platform")->detail[0], ==, "Pilot tenant");
  g_assert_cmpstr (find_box (proposed, "Core platform")->detail[0], ==, "Production, EU");
  g_assert_nonnull (find_label (current, "REST API · orders · nightly"));
  g_assert_false (find_label (current, "REST API · orders · nightly")->arrow_source);
  g_assert_true (find_label (proposed, "REST API · orders · real-time")->arrow_source);
  close_review (review);
}

static void
test_changes (void)
{
  PlumbReview *review = picture_test_open ("changes");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_CHANGES, PLUMB_SHOW_BOTH);
  const PlumbSceneBox *core = find_box (scene, "Core platform");
  const PlumbSceneConnection *rest =
      find_label (scene, "REST API · One way · orders · nightly → Both ways · orders · real-time");

  assert_sound (scene);
  assert_apart (scene);
  g_assert_cmpuint (plumb_scene_count_state (scene, PLUMB_STATE_ADDED), ==, 5);
  g_assert_cmpuint (plumb_scene_count_state (scene, PLUMB_STATE_CHANGED), ==, 2);
  g_assert_cmpuint (plumb_scene_count_state (scene, PLUMB_STATE_REMOVED), ==, 1);
  g_assert_cmpuint (plumb_scene_count_state (scene, PLUMB_STATE_SAME), ==, 3);
  g_assert_cmpint (core->state, ==, PLUMB_STATE_CHANGED);
  g_assert_cmpstr (core->former_detail[0], ==, "Pilot tenant");
  g_assert_cmpstr (core->detail[0], ==, "Production, EU");
  g_assert_cmpstr (find_box (scene, "SFTP server")->badge, ==, "Removed");
  g_assert_nonnull (rest);
  g_assert_cmpint (rest->state, ==, PLUMB_STATE_CHANGED);
  g_assert_cmpfloat (rest->state_rect.width, >, 0);
  close_review (review);
}

/* What goes because something that it hangs on goes is counted once, whatever its own mark says. */
static void
test_counted_once (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *zone = picture_test_system (review, "Zone", "network zone", NULL, NULL);
  PlumbRecord *inner = picture_test_system (review, "Inner", "service", NULL, zone);
  PlumbRecord *outer = picture_test_system (review, "Outer", "service", NULL, NULL);
  PlumbRecord *link = picture_test_connect (review, inner, outer, "SFTP", NULL, NULL);
  g_autoptr (PlumbScene) scene = NULL;

  picture_test_set (review, zone, "mark", "remove");
  picture_test_set (review, inner, "mark", "remove");
  picture_test_set (review, link, "mark", "remove");
  plumb_review_commit (review, NULL);
  scene = new_scene (review, PLUMB_VIEW_CHANGES, PLUMB_SHOW_BOTH);
  g_assert_cmpuint (plumb_scene_count_state (scene, PLUMB_STATE_REMOVED), ==, 1);
  g_assert_cmpuint (plumb_scene_count_state (scene, PLUMB_STATE_SAME), ==, 1);
  g_assert_true (find_box (scene, "Inner")->goes_along);
  g_assert_true (plumb_scene_get_connection (scene, 0)->goes_along);
  close_review (review);
}

/* Before, both and after are one layout. */
static void
test_before_and_after (void)
{
  PlumbReview *review = picture_test_open ("changes");
  g_autoptr (PlumbScene) both = new_scene (review, PLUMB_VIEW_CHANGES, PLUMB_SHOW_BOTH);
  g_autoptr (PlumbScene) before = new_scene (review, PLUMB_VIEW_CHANGES, PLUMB_SHOW_BEFORE);
  g_autoptr (PlumbScene) after = new_scene (review, PLUMB_VIEW_CHANGES, PLUMB_SHOW_AFTER);
  PlumbScene *parts[] = { before, after };

  g_assert_null (find_box (before, "Auth module"));
  g_assert_nonnull (find_box (before, "SFTP server"));
  g_assert_null (find_box (after, "SFTP server"));
  g_assert_nonnull (find_box (after, "Auth module"));
  g_assert_cmpstr (find_box (before, "Core platform")->detail[0], ==, "Pilot tenant");
  g_assert_cmpstr (find_box (after, "Core platform")->detail[0], ==, "Production, EU");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      assert_sound (parts[i]);
      for (guint j = 0; j < plumb_scene_get_n_boxes (parts[i]); j++)
        {
          const PlumbSceneBox *box = plumb_scene_get_box (parts[i], j);
          int at = plumb_scene_find_box (both, box->id);

          g_assert_cmpint (at, >=, 0);
          g_assert_cmpint (box->state, ==, PLUMB_STATE_SAME);
          g_assert_cmpmem (&box->rect, sizeof (PlumbRect),
                           &plumb_scene_get_box (both, (guint)at)->rect, sizeof (PlumbRect));
        }
    }
  close_review (review);
}

/* A removed system whose old place is taken now stands beside what took it. */
static void
test_removed_is_pushed_clear (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *gone = picture_test_system (review, "Gone", "service", NULL, NULL);
  PlumbRecord *here = picture_test_system (review, "Here", "service", NULL, NULL);
  g_autoptr (PlumbScene) scene = NULL;

  picture_test_set (review, gone, "mark", "remove");
  picture_test_set (review, here, "mark", "add");
  picture_test_place (review, gone, PLUMB_VIEW_CURRENT, 0, 0, 192, 64);
  picture_test_place (review, here, PLUMB_VIEW_PROPOSED, 16, 16, 192, 64);
  plumb_review_commit (review, NULL);
  scene = new_scene (review, PLUMB_VIEW_CHANGES, PLUMB_SHOW_BOTH);
  assert_apart (scene);
  g_assert_cmpfloat (find_box (scene, "Here")->rect.x, ==, 16);
  g_assert_cmpfloat (find_box (scene, "Here")->rect.y, ==, 16);
  close_review (review);
}

static void
test_container_takes_content_out (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *zone = picture_test_system (review, "Zone", "network zone", NULL, NULL);
  PlumbRecord *inner = picture_test_system (review, "Inner", "service", NULL, zone);
  PlumbRecord *outer = picture_test_system (review, "Outer", "service", NULL, NULL);
  g_autoptr (PlumbScene) proposed = NULL;
  g_autoptr (PlumbScene) current = NULL;

  picture_test_connect (review, inner, outer, "REST API", NULL, NULL);
  picture_test_set (review, zone, "mark", "remove");
  plumb_review_commit (review, NULL);
  proposed = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
  current = new_scene (review, PLUMB_VIEW_CURRENT, PLUMB_SHOW_BOTH);
  g_assert_cmpuint (plumb_scene_get_n_boxes (proposed), ==, 1);
  g_assert_cmpuint (plumb_scene_get_n_connections (proposed), ==, 0);
  g_assert_cmpuint (plumb_scene_get_n_boxes (current), ==, 3);
  g_assert_cmpuint (plumb_scene_get_n_connections (current), ==, 1);
  close_review (review);
}

/* Rows without any place make a whole picture, nothing on anything. */
static void
test_unplaced (void)
{
  for (guint n = 0; n <= 60; n += n < 6 ? 1 : 9)
    {
      PlumbReview *review = picture_test_random (n, 100 + n, FALSE);
      g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
      g_autoptr (PlumbScene) again = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);

      g_assert_cmpuint (plumb_scene_get_n_boxes (scene), ==, n + (n + 11) / 12);
      assert_apart (scene);
      assert_sound (scene);
      g_assert_true (plumb_scene_equal (scene, again));
      close_review (review);
    }
}

/* Some with a place, some without, containers too small for what lies in them. */
static void
test_partly_placed (void)
{
  for (guint seed = 0; seed < 40; seed++)
    {
      PlumbReview *review = picture_test_new_review ("Customer", "Ours");
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      PlumbRecord *containers[3] = { NULL, NULL, NULL };
      g_autoptr (PlumbScene) scene = NULL;

      for (guint i = 0; i < 16; i++)
        {
          g_autofree char *name = g_strdup_printf ("Box %u", i);
          gboolean container = i < 2;
          PlumbRecord *in = i == 1 ? containers[0]
                            : i > 2 && g_rand_boolean (rand)
                                ? containers[g_rand_int_range (rand, 0, 2)]
                                : NULL;
          PlumbRecord *system =
              picture_test_system (review, name, container ? "network zone" : "service", NULL, in);

          if (container)
            containers[i] = system;
          if (g_rand_boolean (rand))
            picture_test_place (review, system, PLUMB_VIEW_PROPOSED,
                                (int)(i % 4) * 240 + (in != NULL ? 32 : 0),
                                (int)(i / 4) * 160 + (in != NULL ? 64 : 0), container ? 216 : 192,
                                container ? 104 : 64);
        }
      plumb_review_commit (review, NULL);
      scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
      assert_contained (scene);
      for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
        for (guint j = i + 1; j < plumb_scene_get_n_boxes (scene); j++)
          {
            const PlumbSceneBox *a = plumb_scene_get_box (scene, i);
            const PlumbSceneBox *b = plumb_scene_get_box (scene, j);
            PlumbRect place;

            /* A person may lay placed boxes on one another; what has no place covers nothing. */
            if (a->parent == b->parent && overlap (&a->rect, &b->rect)
                && !(plumb_view_get_place (review,
                                           plumb_review_get_record (review, "system", a->id),
                                           PLUMB_VIEW_PROPOSED, &place)
                     && plumb_view_get_place (review,
                                              plumb_review_get_record (review, "system", b->id),
                                              PLUMB_VIEW_PROPOSED, &place)))
              g_error ("seed %u: “%s” lies on “%s”", seed, a->title_text, b->title_text);
          }
      close_review (review);
    }
}

/* Connections that a drawing tool would refuse, but rows may hold. */
static void
test_odd_connections (void)
{
  PlumbReview *review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *zone = picture_test_system (review, "Zone", "network zone", NULL, NULL);
  PlumbRecord *inner = picture_test_system (review, "Inner", "service", NULL, zone);
  PlumbRecord *deep = picture_test_system (review, "Deep", "environment", NULL, zone);
  PlumbRecord *deepest = picture_test_system (review, "Deepest", "service", NULL, deep);
  PlumbRecord *outer = picture_test_system (review, "Outer", "service", NULL, NULL);
  g_autoptr (PlumbScene) scene = NULL;

  picture_test_connect (review, zone, inner, "VPN", NULL, NULL);
  picture_test_connect (review, deepest, zone, "TLS", NULL, NULL);
  picture_test_connect (review, zone, zone, "Proxy", NULL, NULL);
  picture_test_connect (review, inner, inner, "Events", NULL, NULL);
  picture_test_connect (review, deep, inner, "gRPC", NULL, NULL);
  for (guint i = 0; i < 6; i++)
    picture_test_connect (review, i % 2 ? inner : outer, i % 2 ? outer : inner, "REST API", NULL,
                          NULL);
  plumb_review_commit (review, NULL);
  scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
  assert_sound (scene);
  assert_apart (scene);
  g_assert_cmpuint (plumb_scene_get_n_connections (scene), ==, 11);
  close_review (review);
}

static void
test_all_pictures (void)
{
  const char *const *names = picture_test_get_names ();
  const char *const views[] = { PLUMB_VIEW_CURRENT, PLUMB_VIEW_PROPOSED, PLUMB_VIEW_CHANGES };

  for (guint i = 0; names[i] != NULL; i++)
    {
      PlumbReview *review = picture_test_open (names[i]);

      for (guint j = 0; j < G_N_ELEMENTS (views); j++)
        {
          g_autoptr (PlumbScene) scene = new_scene (review, views[j], PLUMB_SHOW_BOTH);

          assert_sound (scene);
          assert_apart (scene);
        }
      close_review (review);
    }
}

/* -- Incremental ---------------------------------------------------------------------------------- */

typedef struct
{
  PlumbScene *scene;
  const char *last;
} Kept;

static void
on_changed (PlumbReview *review, PlumbChanges *changes, gpointer data)
{
  Kept *kept = data;
  PlumbScene *next = plumb_scene_update (kept->scene, review, changes);

  plumb_scene_unref (kept->scene);
  kept->scene = next;
}

static PlumbRecord *
any (PlumbReview *review, GRand *rand, const char *table)
{
  const GPtrArray *records = plumb_review_get_records (review, table);

  return records->len > 0
             ? g_ptr_array_index (records, g_rand_int_range (rand, 0, (gint32)records->len))
             : NULL;
}

static void
shift (PlumbReview *review, GRand *rand)
{
  PlumbRecord *place = any (review, rand, "placement");

  if (place == NULL)
    return;
  plumb_review_set_integer (
      review, place, "x",
      plumb_record_get_integer (place, "x", 0) + 8 * g_rand_int_range (rand, -3, 4), NULL);
  plumb_review_set_integer (
      review, place, "y",
      plumb_record_get_integer (place, "y", 0) + 8 * g_rand_int_range (rand, -3, 4), NULL);
}

static const char *
edit (PlumbReview *review, GRand *rand, guint step)
{
  PlumbRecord *system = any (review, rand, "system");
  PlumbRecord *connection = any (review, rand, "connection");
  g_autofree char *name = g_strdup_printf ("Edited %u", step);

  switch (g_rand_int_range (rand, 0, 9))
    {
    case 0:
    case 1:
    case 2:
      shift (review, rand);
      return "move";
    case 3:
      if (system != NULL)
        picture_test_set (review, system, "name", name);
      return "rename";
    case 4:
      picture_test_system (review, name, "queue", NULL, NULL);
      return "add";
    case 5:
      if (connection != NULL)
        picture_test_set (review, connection, "method", step % 2 ? "CDC" : "Kafka");
      return "method";
    case 6:
      if (connection != NULL && step % 3 == 0)
        plumb_review_remove (review, connection, NULL);
      return "remove";
    case 7:
      if (connection != NULL)
        picture_test_gap (review, connection, "missing");
      return "gap";
    default:
      if (system != NULL)
        picture_test_set (review, system, "mark", step % 2 ? "remove" : "keep");
      return "mark";
    }
}

static void
test_update (void)
{
  for (guint seed = 1; seed <= 4; seed++)
    {
      PlumbReview *review = picture_test_random (24, seed, TRUE);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const char *view = seed % 2 ? PLUMB_VIEW_PROPOSED : PLUMB_VIEW_CHANGES;
      Kept kept = { new_scene (review, view, PLUMB_SHOW_BOTH), NULL };

      g_signal_connect (review, "changed", G_CALLBACK (on_changed), &kept);
      for (guint step = 0; step < 40; step++)
        {
          g_autoptr (PlumbScene) fresh = NULL;

          if (step % 7 == 6 && plumb_review_can_undo (review))
            {
              kept.last = "undo";
              plumb_review_undo (review, NULL);
            }
          else
            {
              plumb_review_begin (review, "Edit");
              kept.last = edit (review, rand, step);
              plumb_review_commit (review, NULL);
            }
          fresh = new_scene (review, view, PLUMB_SHOW_BOTH);
          if (!plumb_scene_equal (kept.scene, fresh))
            g_error ("seed %u, step %u (%s): the kept scene is not the fresh one", seed, step,
                     kept.last);
        }
      plumb_scene_unref (kept.scene);
      close_review (review);
    }
}

/* A step of dragging shows boxes and routes as they will be when dropped. */
static void
test_moved (void)
{
  PlumbReview *review = picture_test_open ("twelve");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
  g_autoptr (PlumbScene) same = plumb_scene_with_moved (scene, NULL, 0, 100, 100);

  g_assert_true (plumb_scene_equal (scene, same));
  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    {
      g_autoptr (PlumbScene) moved = plumb_scene_with_moved (scene, &i, 1, 24, 16);
      g_autoptr (PlumbScene) dropped = NULL;
      const char *id = plumb_scene_get_box (scene, i)->id;
      g_autofree char *key = g_strconcat (PLUMB_VIEW_PROPOSED "/", id, NULL);
      PlumbRecord *place = plumb_review_get_record (review, "placement", key);

      plumb_review_begin (review, "Move");
      plumb_review_set_integer (review, place, "x", plumb_record_get_integer (place, "x", 0) + 24,
                                NULL);
      plumb_review_set_integer (review, place, "y", plumb_record_get_integer (place, "y", 0) + 16,
                                NULL);
      plumb_review_commit (review, NULL);
      dropped = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
      assert_sound (moved);
      for (guint j = 0; j < plumb_scene_get_n_boxes (moved); j++)
        g_assert_cmpmem (&plumb_scene_get_box (moved, j)->rect, sizeof (PlumbRect),
                         &plumb_scene_get_box (dropped, j)->rect, sizeof (PlumbRect));
      for (guint j = 0; j < plumb_scene_get_n_connections (moved); j++)
        {
          const PlumbSceneConnection *a = plumb_scene_get_connection (moved, j);
          const PlumbSceneConnection *b = plumb_scene_get_connection (dropped, j);

          g_assert_cmpmem (a->points, a->n_points * sizeof (PlumbPoint), b->points,
                           b->n_points * sizeof (PlumbPoint));
        }
      plumb_review_undo (review, NULL);
    }
  close_review (review);
}

static void
test_resized (void)
{
  PlumbReview *review = picture_test_open ("northwind");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
  int okta = plumb_scene_find_box (scene, find_box (scene, "Okta")->id);
  PlumbRect rect = plumb_scene_get_box (scene, (guint)okta)->rect;
  g_autoptr (PlumbScene) resized = NULL;

  rect.width += 40;
  rect.height += 8;
  resized = plumb_scene_with_resized (scene, (guint)okta, &rect);
  g_assert_cmpmem (&plumb_scene_get_box (resized, (guint)okta)->rect, sizeof rect, &rect,
                   sizeof rect);
  assert_sound (resized);
  close_review (review);
}

/* -- Finding -------------------------------------------------------------------------------------- */

static gboolean
contains (const GArray *array, guint value)
{
  for (guint i = 0; i < array->len; i++)
    if (g_array_index (array, guint, i) == value)
      return TRUE;
  return FALSE;
}

static void
test_find_touching (void)
{
  PlumbReview *review = picture_test_random (120, 5, TRUE);
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
  PlumbRect bounds = plumb_scene_get_bounds (scene);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) connections = g_array_new (FALSE, FALSE, sizeof (guint));
      PlumbRect area = { g_rand_double_range (rand, bounds.x - 400, bounds.x + bounds.width),
                         g_rand_double_range (rand, bounds.y - 400, bounds.y + bounds.height),
                         g_rand_double_range (rand, 0, 700), g_rand_double_range (rand, 0, 700) };

      plumb_scene_find_touching (scene, &area, boxes, connections, NULL);
      for (guint j = 0; j < plumb_scene_get_n_boxes (scene); j++)
        if (plumb_rect_intersects (&area, &plumb_scene_get_box (scene, j)->rect))
          g_assert_true (contains (boxes, j));
      for (guint j = 0; j < plumb_scene_get_n_connections (scene); j++)
        {
          const PlumbSceneConnection *connection = plumb_scene_get_connection (scene, j);
          gboolean touches = connection->label_rect.width > 0
                             && plumb_rect_intersects (&area, &connection->label_rect);

          for (guint k = 0; k + 1 < connection->n_points; k++)
            touches |= plumb_segment_crosses_rect (connection->points[k], connection->points[k + 1],
                                                   &area);
          if (touches)
            g_assert_true (contains (connections, j));
        }
      /* In drawing order, and nothing twice. */
      for (guint j = 1; j < boxes->len; j++)
        g_assert_cmpuint (g_array_index (boxes, guint, j - 1), <, g_array_index (boxes, guint, j));
    }
  close_review (review);
}

static void
test_hit (void)
{
  PlumbReview *review = picture_test_open ("northwind");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
  const PlumbSceneBox *okta = find_box (scene, "Okta");
  const PlumbSceneBox *customer = find_box (scene, "Northwind Freight");
  const PlumbSceneConnection *saml = find_label (scene, "SAML SSO · users · at sign-in");
  PlumbHit hit = plumb_scene_hit (scene, plumb_rect_center (&okta->rect), 4);
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) connections = g_array_new (FALSE, FALSE, sizeof (guint));
  PlumbRect all = plumb_rect_grown (&customer->rect, 10);

  g_assert_cmpint (hit.type, ==, PLUMB_HIT_BOX);
  g_assert_cmpint (hit.index, ==, plumb_scene_find_box (scene, okta->id));
  hit = plumb_scene_hit (scene, plumb_rect_center (&saml->label_rect), 4);
  g_assert_cmpint (hit.type, ==, PLUMB_HIT_LABEL);
  g_assert_cmpint (hit.index, ==, plumb_scene_find_connection (scene, saml->id));
  hit = plumb_scene_hit (scene, plumb_rect_center (&saml->gap_rect), 4);
  g_assert_cmpint (hit.type, ==, PLUMB_HIT_GAP);
  hit = plumb_scene_hit (scene, (PlumbPoint){ saml->points[0].x + 2, saml->points[0].y + 20 }, 4);
  g_assert_cmpint (hit.type, ==, PLUMB_HIT_CONNECTION);
  hit = plumb_scene_hit (scene, plumb_rect_center (&customer->title), 4);
  g_assert_cmpint (hit.type, ==, PLUMB_HIT_CONTAINER);
  hit = plumb_scene_hit (scene, (PlumbPoint){ customer->rect.x + 20, customer->rect.y + 300 }, 4);
  g_assert_cmpint (hit.type, ==, PLUMB_HIT_INSIDE);
  hit = plumb_scene_hit (scene, (PlumbPoint){ -500, -500 }, 4);
  g_assert_cmpint (hit.type, ==, PLUMB_HIT_NOTHING);
  plumb_scene_find_inside (scene, &all, boxes, connections);
  g_assert_cmpuint (boxes->len, ==, plumb_scene_get_n_boxes (scene));
  g_assert_cmpuint (connections->len, ==, plumb_scene_get_n_connections (scene));
  close_review (review);
}

static void
test_empty (void)
{
  PlumbReview *review = picture_test_new_review (NULL, NULL);
  g_autoptr (PlumbScene) scene = NULL;

  plumb_review_commit (review, NULL);
  scene = new_scene (review, PLUMB_VIEW_CURRENT, PLUMB_SHOW_BOTH);
  g_assert_true (plumb_scene_is_empty (scene));
  g_assert_cmpint (plumb_scene_hit (scene, (PlumbPoint){ 0, 0 }, 4).type, ==, PLUMB_HIT_NOTHING);
  close_review (review);
}

static void
test_note (void)
{
  PlumbReview *review = picture_test_open ("twelve");
  g_autoptr (PlumbScene) scene = new_scene (review, PLUMB_VIEW_PROPOSED, PLUMB_SHOW_BOTH);
  g_autoptr (PlumbScene) current = new_scene (review, PLUMB_VIEW_CURRENT, PLUMB_SHOW_BOTH);
  const PlumbSceneNote *note = plumb_scene_get_note (scene, 0);
  const PlumbSceneBox *planner = find_box (scene, "Planner");
  PlumbHit hit = plumb_scene_hit (scene, plumb_rect_center (&note->rect), 2);

  g_assert_cmpuint (plumb_scene_get_n_notes (scene), ==, 1);
  g_assert_cmpuint (plumb_scene_get_n_notes (current), ==, 0);
  g_assert_true (note->points);
  g_assert_true (plumb_rect_contains_point (&planner->rect, note->leader[1]));
  g_assert_true (plumb_rect_contains_point (&note->rect, note->leader[0]));
  g_assert_cmpint (hit.type, ==, PLUMB_HIT_NOTE);
  g_assert_cmpint (plumb_scene_find_note (scene, note->id), ==, 0);
  close_review (review);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  picture_test_init ();
  g_test_add_func ("/scene/northwind", test_northwind);
  g_test_add_func ("/scene/closed-gap", test_closed_gap);
  g_test_add_func ("/scene/views", test_views);
  g_test_add_func ("/scene/changes", test_changes);
  g_test_add_func ("/scene/counted-once", test_counted_once);
  g_test_add_func ("/scene/before-and-after", test_before_and_after);
  g_test_add_func ("/scene/removed-is-pushed-clear", test_removed_is_pushed_clear);
  g_test_add_func ("/scene/container-takes-content-out", test_container_takes_content_out);
  g_test_add_func ("/scene/unplaced", test_unplaced);
  g_test_add_func ("/scene/partly-placed", test_partly_placed);
  g_test_add_func ("/scene/odd-connections", test_odd_connections);
  g_test_add_func ("/scene/all-pictures", test_all_pictures);
  g_test_add_func ("/scene/update", test_update);
  g_test_add_func ("/scene/moved", test_moved);
  g_test_add_func ("/scene/resized", test_resized);
  g_test_add_func ("/scene/find-touching", test_find_touching);
  g_test_add_func ("/scene/hit", test_hit);
  g_test_add_func ("/scene/empty", test_empty);
  g_test_add_func ("/scene/note", test_note);
  result = g_test_run ();
  picture_test_finish ();
  return result;
}
