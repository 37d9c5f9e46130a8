// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Looking at a part of a picture, and finding words in it. */

#include "diagram/plumb-filter.h"
#include "diagram/plumb-find.h"
#include "picture-test.h"

/* Okta -SAML-> Auth (in Ours, gap) -Events-> Core (in Ours) <-CSV- Store -SFTP-> Archive */
typedef struct
{
  PlumbReview *review;
  PlumbRecord *okta, *ours, *auth, *core, *store, *archive, *dana;
  PlumbRecord *saml, *events, *csv, *sftp;
  PlumbScene *scene;
} Fixture;

static PlumbRecord *
add_person (PlumbReview *review, const char *name)
{
  g_autoptr (GError) error = NULL;
  PlumbRecord *person = plumb_review_add (review, "person", &error, "name", name, NULL);

  g_assert_no_error (error);
  return person;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  PlumbSceneOptions options = { .measure = picture_test_get_measure () };
  PlumbReview *review = fixture->review = picture_test_new_review ("Customer", "Ours");
  PlumbRecord *note;

  fixture->dana = add_person (review, "Dana Müller");
  fixture->okta = picture_test_system (review, "Okta", "identity provider", NULL, NULL);
  fixture->ours = picture_test_system (review, "Ours", NULL, NULL, NULL);
  fixture->auth = picture_test_system (review, "Auth", NULL, NULL, fixture->ours);
  fixture->core = picture_test_system (review, "Core", NULL, NULL, fixture->ours);
  fixture->store = picture_test_system (review, "Store", NULL, "Blob 7", NULL);
  fixture->archive = picture_test_system (review, "Archive", NULL, NULL, NULL);
  picture_test_set (review, fixture->store, "owner", plumb_record_get_id (fixture->dana));
  fixture->saml =
      picture_test_connect (review, fixture->okta, fixture->auth, "SAML SSO", "users", NULL);
  fixture->events =
      picture_test_connect (review, fixture->auth, fixture->core, "Webhooks", "logins", NULL);
  fixture->csv =
      picture_test_connect (review, fixture->store, fixture->core, "CSV file", "orders", "nightly");
  fixture->sftp =
      picture_test_connect (review, fixture->store, fixture->archive, "SFTP", "orders", NULL);
  picture_test_gap (review, fixture->saml, "SCIM is beta");
  note = plumb_review_add (review, "annotation", NULL, "view", PLUMB_VIEW_PROPOSED, "text",
                           "They batch because of licences", "points_at_table", "system",
                           "points_at", plumb_record_get_id (fixture->archive), NULL);
  g_assert_nonnull (note);
  plumb_review_commit (review, NULL);
  fixture->scene = plumb_scene_new (review, PLUMB_VIEW_PROPOSED, &options);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  plumb_scene_unref (fixture->scene);
  plumb_review_close (fixture->review, NULL);
  g_object_unref (fixture->review);
}

/* The names of all that has its full strength, in the order of the scene. */
static char *
list_full (PlumbScene *scene)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plumb_scene_get_n_boxes (scene); i++)
    if (plumb_scene_get_box (scene, i)->shade == PLUMB_SHADE_FULL)
      g_string_append_printf (text, "%s ", plumb_scene_get_box (scene, i)->title_text);
  g_string_append (text, "|");
  for (guint i = 0; i < plumb_scene_get_n_connections (scene); i++)
    if (plumb_scene_get_connection (scene, i)->shade == PLUMB_SHADE_FULL)
      g_string_append_printf (text, " %s", plumb_scene_get_connection (scene, i)->method[0]);
  return g_string_free (text, FALSE);
}

static void
assert_full (Fixture *fixture, const PlumbFilter *filter, const char *expected)
{
  g_autoptr (PlumbScene) scene = plumb_filter_apply (filter, fixture->scene, fixture->review, NULL);
  g_autofree char *seen = list_full (scene);

  g_assert_cmpstr (seen, ==, expected);
}

static void
test_family (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;

  filter.family = PLUMB_FAMILY_IDENTITY;
  assert_full (fixture, &filter, "Okta Ours Auth | SAML SSO");
  filter.family = PLUMB_FAMILY_FILE;
  assert_full (fixture, &filter, "Ours Core Store Archive | CSV SFTP");
}

static void
test_owner (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;

  filter.owner = (char *)plumb_record_get_id (fixture->dana);
  assert_full (fixture, &filter, "Ours Core Store Archive | CSV SFTP");
}

/* What lies in a container that somebody owns is theirs as well, unless it names another. */
static void
test_owner_of_container (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;

  plumb_review_begin (fixture->review, "Owner");
  picture_test_set (fixture->review, fixture->ours, "owner", plumb_record_get_id (fixture->dana));
  plumb_review_commit (fixture->review, NULL);
  filter.owner = (char *)plumb_record_get_id (fixture->dana);
  assert_full (fixture, &filter,
               "Okta Ours Auth Core Store Archive | SAML SSO Webhook CSV SFTP");
}

static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;

  filter.gaps = TRUE;
  assert_full (fixture, &filter, "Okta Ours Auth | SAML SSO");
}

static void
test_around (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;

  filter.around = (char *)plumb_record_get_id (fixture->okta);
  assert_full (fixture, &filter, "Okta Ours Auth | SAML SSO");
  filter.steps = 2;
  assert_full (fixture, &filter, "Okta Ours Auth Core | SAML SSO Webhook");
  /* A container with what lies in it is where one stands. */
  filter.around = (char *)plumb_record_get_id (fixture->ours);
  filter.steps = 1;
  assert_full (fixture, &filter, "Okta Ours Auth Core Store | SAML SSO Webhook CSV");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;

  filter.around = (char *)plumb_record_get_id (fixture->store);
  filter.family = PLUMB_FAMILY_IDENTITY;
  filter.steps = 2;
  assert_full (fixture, &filter, "Store |");
  filter.family = PLUMB_FILTER_ANY;
  filter.gaps = TRUE;
  filter.steps = 3;
  assert_full (fixture, &filter, "Okta Ours Auth Store | SAML SSO");
}

/* Nothing moves, whatever is left out; what is hidden is not hit, and does not count for fitting. */
static void
test_hidden (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;
  g_autoptr (PlumbScene) faint = NULL;
  g_autoptr (PlumbScene) hidden = NULL;
  int archive = plumb_scene_find_box (fixture->scene, plumb_record_get_id (fixture->archive));
  PlumbRect rect = plumb_scene_get_box (fixture->scene, (guint)archive)->rect;
  guint boxes, connections;

  filter.gaps = TRUE;
  faint = plumb_filter_apply (&filter, fixture->scene, fixture->review, NULL);
  filter.hide = TRUE;
  hidden = plumb_filter_apply (&filter, faint, fixture->review, NULL);
  g_assert_true (plumb_scene_equal (fixture->scene, faint));
  g_assert_cmpint (plumb_scene_hit (faint, plumb_rect_center (&rect), 4).type, ==, PLUMB_HIT_BOX);
  g_assert_cmpint (plumb_scene_hit (hidden, plumb_rect_center (&rect), 4).type, ==,
                   PLUMB_HIT_NOTHING);
  g_assert_cmpint (plumb_scene_get_note (faint, 0)->shade, ==, PLUMB_SHADE_FAINT);
  plumb_filter_count_rest (hidden, &boxes, &connections);
  g_assert_cmpuint (boxes, ==, 3);
  g_assert_cmpuint (connections, ==, 3);
  for (guint i = 0; i < plumb_scene_get_n_boxes (hidden); i++)
    {
      PlumbRect a = plumb_scene_get_box (hidden, i)->rect;
      PlumbRect b = plumb_scene_get_box (fixture->scene, i)->rect;

      g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
    }
}

/* What is selected must not vanish under one's hand. */
static void
test_keep (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;
  const char *keep[] = { plumb_record_get_id (fixture->sftp), NULL };
  g_autoptr (PlumbScene) scene = NULL;
  g_autofree char *seen = NULL;

  filter.gaps = filter.hide = TRUE;
  scene = plumb_filter_apply (&filter, fixture->scene, fixture->review, keep);
  seen = list_full (scene);
  g_assert_cmpstr (seen, ==, "Okta Ours Auth Store Archive | SAML SSO SFTP");
  g_assert_cmpint (plumb_scene_get_note (scene, 0)->shade, ==, PLUMB_SHADE_FULL);
}

static void
test_inactive (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;
  g_autoptr (PlumbScene) scene = NULL;

  filter.hide = TRUE;
  scene = plumb_filter_apply (&filter, fixture->scene, fixture->review, NULL);
  g_assert_true (scene == fixture->scene);
}

/* The next scene, and one that is dragged, are made from a filtered one as from any other. */
static void
test_goes_on (Fixture *fixture, gconstpointer data)
{
  PlumbFilter filter = PLUMB_FILTER_INIT;
  g_autoptr (PlumbScene) shaded = NULL;
  g_autoptr (PlumbScene) moved = NULL;
  g_autoptr (PlumbScene) plain = NULL;
  guint okta = (guint)plumb_scene_find_box (fixture->scene, plumb_record_get_id (fixture->okta));

  filter.gaps = TRUE;
  shaded = plumb_filter_apply (&filter, fixture->scene, fixture->review, NULL);
  plain = plumb_scene_with_moved (fixture->scene, &okta, 1, 40, 8);
  moved = plumb_scene_with_moved (shaded, &okta, 1, 40, 8);
  g_assert_true (plumb_scene_equal (plain, moved));
  g_assert_cmpint (plumb_scene_get_box (moved, okta)->shade, ==, PLUMB_SHADE_FULL);
}

/* -- Finding ----------------------------------------------------------------------------------- */

static char *
list_found (Fixture *fixture, const char *text)
{
  g_autoptr (PlumbFind) find = plumb_find_new (fixture->scene, fixture->review);
  GString *found = g_string_new (NULL);

  plumb_find_set_text (find, text);
  for (guint i = 0; i < plumb_scene_get_n_boxes (fixture->scene); i++)
    if (plumb_find_matches (find, PLUMB_HIT_BOX, i))
      g_string_append_printf (found, "%s ", plumb_scene_get_box (fixture->scene, i)->title_text);
  for (guint i = 0; i < plumb_scene_get_n_connections (fixture->scene); i++)
    if (plumb_find_matches (find, PLUMB_HIT_CONNECTION, i))
      g_string_append_printf (found, "%s ",
                              plumb_scene_get_connection (fixture->scene, i)->method[0]);
  for (guint i = 0; i < plumb_scene_get_n_notes (fixture->scene); i++)
    if (plumb_find_matches (find, PLUMB_HIT_NOTE, i))
      g_string_append (found, "note ");
  return g_string_free (found, FALSE);
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *found;
  } cases[] = {
    { "okta", "Okta " },            /* a name, in any case */
    { "identity", "Okta " },        /* a kind */
    { "blob 7", "Store " },         /* a product */
    { "MÜLLER", "Store " },         /* an owner */
    { "orders", "CSV SFTP " }, /* data */
    { "nightly csv", "CSV " }, /* words in any order */
    { "licences", "note " },
    { "archive orders", "" },
    { "  ", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = list_found (fixture, cases[i].text);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  picture_test_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/filter/family", test_family);
  ADD ("/filter/owner", test_owner);
  ADD ("/filter/owner-of-container", test_owner_of_container);
  ADD ("/filter/gaps", test_gaps);
  ADD ("/filter/around", test_around);
  ADD ("/filter/several", test_several);
  ADD ("/filter/hidden", test_hidden);
  ADD ("/filter/keep", test_keep);
  ADD ("/filter/inactive", test_inactive);
  ADD ("/filter/goes-on", test_goes_on);
  ADD ("/find/words", test_find);
#undef ADD
  result = g_test_run ();
  picture_test_finish ();
  return result;
}
