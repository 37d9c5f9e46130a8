// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

#include "app/canvas/plumb-diagram-style.h"

#include <adwaita.h>

#include "draw/plumb-display-list.h"

static const struct
{
  const char *name;
  PlumbPaint paint;
} colors[] = {
  { "plumb_paper", PLUMB_PAINT_PAPER },
  { "plumb_ink", PLUMB_PAINT_INK },
  { "plumb_secondary", PLUMB_PAINT_SECONDARY },
  { "plumb_rule", PLUMB_PAINT_RULE },
  { "plumb_box", PLUMB_PAINT_BOX },
  { "plumb_ours", PLUMB_PAINT_OURS },
  { "plumb_tint", PLUMB_PAINT_TINT },
  { "plumb_accent", PLUMB_PAINT_ACCENT },
  { "plumb_identity", PLUMB_PAINT_IDENTITY },
  { "plumb_api", PLUMB_PAINT_API },
  { "plumb_pipeline", PLUMB_PAINT_PIPELINE },
  { "plumb_event", PLUMB_PAINT_EVENT },
  { "plumb_file", PLUMB_PAINT_FILE },
  { "plumb_network", PLUMB_PAINT_NETWORK },
  { "plumb_neutral", PLUMB_PAINT_NEUTRAL },
  { "plumb_high", PLUMB_PAINT_HIGH },
  { "plumb_high_ground", PLUMB_PAINT_HIGH_GROUND },
  { "plumb_medium", PLUMB_PAINT_MEDIUM },
  { "plumb_medium_ground", PLUMB_PAINT_MEDIUM_GROUND },
  { "plumb_low", PLUMB_PAINT_LOW },
  { "plumb_low_ground", PLUMB_PAINT_LOW_GROUND },
  { "plumb_pen_blue", PLUMB_PAINT_PEN_BLUE },
  { "plumb_pen_red", PLUMB_PAINT_PEN_RED },
  { "plumb_pen_green", PLUMB_PAINT_PEN_GREEN },
  { "plumb_added", PLUMB_PAINT_ADDED },
  { "plumb_changed", PLUMB_PAINT_CHANGED },
  { "plumb_removed", PLUMB_PAINT_REMOVED },
};

static const char rules[] =
    "plumbdiagram { background: @plumb_paper; }\n"
    "plumbdiagram scrolledwindow undershoot, plumbdiagram scrolledwindow overshoot {"
    " background: none; box-shadow: none; }\n"
    /* over the canvas */
    ".plumb-floating, .plumb-floating-button, .plumb-entry-bar, .plumb-entry-button {"
    " background: @plumb_box; color: @plumb_ink; border: 1px solid @plumb_rule;"
    " border-radius: 12px; box-shadow: 0 1px 3px alpha(black, .08); }\n"
    ".plumb-floating { padding: 5px 6px; }\n"
    ".plumb-floating button { min-height: 20px; padding: 4px 9px; border-radius: 8px;"
    " font-weight: normal; color: @plumb_secondary; }\n"
    ".plumb-floating button:checked { background: alpha(@plumb_ink, .09);"
    " color: @plumb_ink; font-weight: bold; }\n"
    ".plumb-floating button.plumb-zoom { padding: 4px 4px; color: @plumb_ink;"
    " min-width: 52px; }\n"
    ".plumb-pen { min-width: 14px; min-height: 14px; border-radius: 7px; }\n"
    ".plumb-pen-black { background: @plumb_ink; }\n"
    ".plumb-pen-blue { background: @plumb_pen_blue; }\n"
    ".plumb-pen-red { background: @plumb_pen_red; }\n"
    ".plumb-pen-green { background: @plumb_pen_green; }\n"
    ".plumb-floating-button { padding: 6px 9px; }\n"
    ".plumb-session-clock { padding: 6px 10px; }\n"
    ".plumb-session-time { font-feature-settings: \"tnum\"; font-weight: bold; }\n"
    ".plumb-whiteboard .plumb-floating button, .plumb-whiteboard .plumb-floating-button {"
    " min-height: 34px; padding: 5px 15px; font-size: 115%; }\n"
    ".plumb-whiteboard .plumb-pen { min-width: 22px; min-height: 22px; border-radius: 11px; }\n"
    ".plumb-whiteboard .plumb-session-time { font-size: 170%; }\n"
    ".plumb-whiteboard .plumb-entry-line { font-size: 125%; }\n"
    ".plumb-legend { padding: 4px 12px 4px 8px; font-size: 92%; }\n"
    ".plumb-search { padding: 4px 6px 4px 12px; border: 1.5px solid @accent_bg_color; }\n"
    ".plumb-search.error { border-color: @error_color; }\n"
    ".plumb-search entry { background: none; box-shadow: none; outline: none;"
    " min-height: 28px; padding: 0 8px; }\n"
    ".plumb-search text > placeholder { opacity: .5; }\n"
    ".plumb-search .plumb-caption { padding: 0 6px; }\n"
    ".plumb-filter { padding: 8px; }\n"
    ".plumb-filter-chip { padding: 2px 4px 2px 12px; background: @plumb_medium_ground;"
    " color: @plumb_medium; border-radius: 16px; }\n"
    ".plumb-filter-chip button { color: @plumb_medium; font-weight: bold; }\n"
    "plumbminimap { background: @plumb_paper; border: 1px solid @plumb_rule;"
    " border-radius: 8px; box-shadow: 0 1px 3px alpha(black, .08); }\n"
    "plumboutline { background: @plumb_box; }\n"
    "plumboutline listview { background: none; }\n"
    ".plumb-entry-bar { border: 1.5px solid @accent_bg_color; border-radius: 11px; }\n"
    ".plumb-entry-bar.error { border-color: @error_color; }\n"
    ".plumb-entry-line { padding: 8px 15px; }\n"
    ".plumb-entry-line text { min-height: 24px; }\n"
    ".plumb-entry-line text > placeholder { opacity: .5; }\n"
    ".plumb-entry-problem { padding: 0 15px 9px 15px; }\n"
    ".plumb-entry-problem label.error { color: @error_color; }\n"
    ".plumb-entry-bar list { background: none; padding: 0 6px 6px 6px; }\n"
    ".plumb-entry-bar list row { padding: 4px 9px; border-radius: 7px; }\n"
    ".plumb-entry-button { padding: 4px 14px; font-weight: normal;"
    " color: @plumb_secondary; }\n"
    ".plumb-canvas-entry { min-height: 28px; border-radius: 7px; background: @plumb_box;"
    " box-shadow: 0 1px 4px alpha(black, .18); }\n"
    /* beside it */
    ".plumb-panel { background: @plumb_box; }\n"
    ".plumb-tabs { padding: 10px 10px 4px 10px; }\n"
    ".plumb-tabs button { min-height: 20px; padding: 4px 8px; border-radius: 8px;"
    " font-size: 92%; min-width: 0;"
    " font-weight: normal; color: @plumb_secondary; background: none; box-shadow: none;"
    " border: none; }\n"
    ".plumb-tabs button:checked { background: alpha(@plumb_ink, .09); color: @plumb_ink;"
    " font-weight: bold; }\n"
    ".plumb-card { background: @plumb_box; border: 1px solid @plumb_rule;"
    " border-radius: 10px; padding: 7px 11px 8px 11px; }\n"
    ".plumb-card.meant { border: 1.5px solid @accent_bg_color; background: @plumb_ours; }\n"
    ".plumb-card.closed { opacity: .62; }\n"
    ".plumb-card .plumb-row { min-height: 20px; padding: 0 2px; border-radius: 5px;"
    " font-weight: normal; }\n"
    ".plumb-caption { color: @plumb_secondary; font-size: 88%; }\n"
    ".plumb-foot { color: @plumb_secondary; font-size: 90%; }\n"
    ".plumb-chip { border-radius: 10px; padding: 1px 9px; font-size: 85%; font-weight: bold;"
    " background: @plumb_tint; color: @plumb_secondary; }\n"
    "menubutton.plumb-chip { padding: 0; background: none; }\n"
    "menubutton.plumb-chip > button { border-radius: 10px; padding: 1px 9px;"
    " min-height: 16px; min-width: 0; font-weight: bold; box-shadow: none;"
    " background: @plumb_tint; color: @plumb_secondary; }\n"
    ".plumb-chip.high, menubutton.plumb-chip.high > button {"
    " background: @plumb_high_ground; color: @plumb_high; }\n"
    ".plumb-chip.medium, menubutton.plumb-chip.medium > button {"
    " background: @plumb_medium_ground; color: @plumb_medium; }\n"
    ".plumb-chip.low, menubutton.plumb-chip.low > button {"
    " background: @plumb_low_ground; color: @plumb_low; }\n"
    ".plumb-dot { min-width: 9px; min-height: 9px; border-radius: 5px;"
    " background: @plumb_neutral; }\n"
    ".plumb-dot.plumb-identity { background: @plumb_identity; }\n"
    ".plumb-dot.plumb-api { background: @plumb_api; }\n"
    ".plumb-dot.plumb-pipeline { background: @plumb_pipeline; }\n"
    ".plumb-dot.plumb-event { background: @plumb_event; }\n"
    ".plumb-dot.plumb-file { background: @plumb_file; }\n"
    ".plumb-dot.plumb-network { background: @plumb_network; }\n"
    ".plumb-add { border: 1.5px dashed @plumb_rule; border-radius: 10px; background: none;"
    " color: @plumb_secondary; font-weight: normal; }\n"
    ".plumb-add:hover { background: alpha(@plumb_ink, .05); }\n"
    ".plumb-added { color: @plumb_added; }\n"
    ".plumb-changed { color: @plumb_changed; }\n"
    ".plumb-removed { color: @plumb_removed; }\n"
    "label.plumb-struck { text-decoration-line: line-through; }\n"
    ".plumb-words-editor { border: 1px solid @plumb_rule; border-radius: 7px; }\n"
    ".plumb-words-editor textview, .plumb-words-editor textview > text {"
    " background: @plumb_box; }\n"
    ".plumb-words { background: @plumb_tint; border-radius: 10px; padding: 14px;"
    " border: 1px solid @plumb_rule; }\n";

static const PlumbPalette *
get_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return plumb_palette_get_high_contrast (dark);
  return dark ? plumb_palette_get_dark () : plumb_palette_get_light ();
}

static void
load (GtkCssProvider *provider)
{
  const PlumbPalette *palette = get_palette ();
  g_autoptr (GString) css = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      const PlumbColor *color = &palette->colors[colors[i].paint];
      GdkRGBA rgba = { color->red, color->green, color->blue, color->alpha };
      g_autofree char *text = gdk_rgba_to_string (&rgba);

      g_string_append_printf (css, "@define-color %s %s;\n", colors[i].name, text);
    }
  g_string_append (css, rules);
  gtk_css_provider_load_from_data (provider, css->str, (gssize)css->len);
}

void
plumb_diagram_style_ensure (GdkDisplay *display)
{
  static const char key[] = "plumb-diagram-style";
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkCssProvider *provider;

  if (g_object_get_data (G_OBJECT (display), key) != NULL)
    return;
  provider = gtk_css_provider_new ();
  load (provider);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (load), provider, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (load), provider,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (display), key, provider, g_object_unref);
}

const char *
plumb_diagram_style_get_family (PlumbFamily family)
{
  static const char *const classes[PLUMB_N_FAMILIES] = { "plumb-neutral", "plumb-identity",
                                                         "plumb-api",     "plumb-pipeline",
                                                         "plumb-event",   "plumb-file",
                                                         "plumb-network" };

  g_return_val_if_fail (family < PLUMB_N_FAMILIES, classes[0]);
  return classes[family];
}
