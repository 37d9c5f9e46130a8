#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Includes go downwards only: test_includes.py SOURCE-ROOT."""

import pathlib
import sys
import tempfile

from source_tree import LAYERS, Tap, Tree, forbidden_includes


def in_layer(tree, layer):
    for path in tree.code():
        if tree.layer(path) == layer:
            for line, sentence in forbidden_includes(tree, path, path.read_text("utf-8")):
                yield f"{tree.name(path)}:{line}: {sentence}"


def unknown_folders(tree):
    for path in tree.code():
        if tree.layer(path) not in LAYERS:
            yield f"{tree.name(path)}: not in a layer"


# What the rules must refuse and let pass, so that they cannot go blind.
CASES = [
    ("schema", '#include "document/plumb-review.h"', False),
    ("document", '#include "schema/plumb-schema.h"', True),
    ("analysis", '#include "diagram/plumb-scene.h"', False),
    ("diagram", '#  include "analysis/plumb-check.h"', False),
    ("diagram", "#include <cairo.h>", False),
    ("document", "#include <pango/pango.h>", False),
    ("draw", "#include <pango/pangocairo.h>", True),
    ("draw", "#include <gtk/gtk.h>", False),
    ("report", '#include "exchange/plumb-drawio.h"', False),
    ("exchange", '#include "report/plumb-report.h"', True),
    ("cli", '#include "app/plumb-window.h"', False),
    ("cli", "#include <adwaita.h>", False),
    ("app", '#include "cli/plumb-command.h"', False),
    ("app", "#include <adwaita.h>", True),
    ("app", '#include "beside.h"', False),
]


def blind_spots():
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(folder)
        for layer, text, allowed in CASES:
            path = pathlib.Path(folder, "src", layer, "plumb-probe.c")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name("beside.h").touch()
            findings = list(forbidden_includes(tree, path, text))
            if allowed == bool(findings):
                yield f"{layer}: {text} gave {findings}, expected {'none' if allowed else 'one'}"


def main():
    tree = Tree(sys.argv[1])
    tap = Tap()
    tap.rule("the rules see what they forbid", blind_spots())
    tap.rule("every folder of src/ is a layer", unknown_folders(tree))
    for layer in LAYERS:
        tap.rule(f"{layer} includes only what is below it", in_layer(tree, layer))
    tap.finish()


main()
