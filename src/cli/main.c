// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "cli/plumb-cli.h"
#include "plumb-config.h"

static const PlumbCliCommand *const commands[] = {
  &plumb_cli_new,       &plumb_cli_show,   &plumb_cli_draw,     &plumb_cli_add,
  &plumb_cli_set,       &plumb_cli_remove, &plumb_cli_dump,     &plumb_cli_load,
  &plumb_cli_export,    &plumb_cli_check,  &plumb_cli_derive,   &plumb_cli_history,
  &plumb_cli_undo,      &plumb_cli_redo,   &plumb_cli_baseline, &plumb_cli_compare,
  &plumb_cli_catalogue, &plumb_cli_tidy,   &plumb_cli_recover,
};

const PlumbCliCommand *
plumb_cli_find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

static void
print_help (void)
{
  g_print (
      _ ("Usage: plumbline-cli COMMAND [ARGUMENTS]\n\n"
         "Architecture reviews without a display. “plumbline-cli COMMAND --help” tells more.\n\n"
         "Commands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-9s %s\n", commands[i]->name, g_dgettext (GETTEXT_PACKAGE, commands[i]->summary));
}

static int
fail_unknown (const char *name)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", commands[i]->name);
  return plumb_cli_fail (NULL, _ ("there is no command “%s”; use one of: %s"), name, known->str);
}

static char *
description_of (const PlumbCliCommand *command)
{
  /* Translators: heading before an example of a command. */
  return g_strdup_printf ("%s\n  %s", _ ("Example:"), command->example);
}

/* Options may stand anywhere before "--"; what comes after it is taken as it is. */
static int
run_command (const PlumbCliCommand *command, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autofree char *description = description_of (command);
  g_autoptr (GStrvBuilder) head = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  guint i, n;

  g_option_context_set_summary (context, g_dgettext (GETTEXT_PACKAGE, command->summary));
  g_option_context_set_description (context, description);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
  g_strv_builder_add (head, command->name);
  for (i = 0; argv[i] != NULL && strcmp (argv[i], "--") != 0; i++)
    g_strv_builder_add (head, argv[i]);
  before = g_strv_builder_end (head);
  {
    g_autofree char *program = g_strconcat ("plumbline-cli ", command->name, NULL);

    g_set_prgname (program);
  }
  if (!g_option_context_parse_strv (context, &before, &error))
    return plumb_cli_fail (NULL, _ ("%s; “plumbline-cli %s --help” tells what it takes"),
                           error->message, command->name);
  for (guint j = 1; before[j] != NULL; j++)
    g_strv_builder_add (all, before[j]);
  for (guint j = argv[i] != NULL ? i + 1 : i; argv[j] != NULL; j++)
    g_strv_builder_add (all, argv[j]);
  arguments = g_strv_builder_end (all);
  n = g_strv_length (arguments);
  if (n < command->min || (command->max > 0 && n > command->max))
    return plumb_cli_fail (NULL, _ ("%s takes: %s; “plumbline-cli %s --help” tells more"),
                           command->name, command->arguments, command->name);
  return command->run (arguments, n);
}

int
main (int argc, char **argv)
{
  const PlumbCliCommand *command;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PLUMB_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  if (argc < 2)
    {
      print_help ();
      return PLUMB_CLI_UNUSABLE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return PLUMB_CLI_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("plumbline-cli %s\n", PLUMB_VERSION);
      return PLUMB_CLI_DONE;
    }
  command = plumb_cli_find_command (argv[1]);
  return command != NULL ? run_command (command, argv + 2) : fail_unknown (argv[1]);
}
