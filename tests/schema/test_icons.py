# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Checks the symbolic icons: one for each kind, and nothing in them but filled paths.

GTK recolours fills only, and the renderer of diagrams reads the same path data
with a small parser, so that an icon from a drawing program must not slip in.

Usage: test_icons.py SOURCE-ROOT
"""

import pathlib
import re
import sys
import unittest
import xml.etree.ElementTree as ElementTree

from vocabulary import words

ROOT = pathlib.Path(__file__).resolve().parents[2]

SVG = "{http://www.w3.org/2000/svg}"
SIZE = 16
COLOUR = "#2e3436"
TOKEN = re.compile(r"\s*,?\s*(?:([MLHVCSQAZmlhvcsqaz])|([-+]?(?:\d+\.?\d*|\.\d+)))")
NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "A": 7, "Z": 0}


def commands(path):
    """Splits path data into (letter, numbers); fails on what the parser cannot read."""
    found, position = [], 0
    while position < len(path):
        match = TOKEN.match(path, position)
        if not match:
            raise ValueError(f"cannot read {path[position:position + 20]!r}")
        position = match.end()
        if match[1]:
            found.append((match[1], []))
        else:
            found[-1][1].append(float(match[2]))
    return found


def points(path):
    """Yields the end points of absolute commands; curves of the icons stay near them."""
    x = y = 0.0
    for letter, numbers in commands(path):
        if letter == "H":
            x = numbers[0]
        elif letter == "V":
            y = numbers[0]
        elif letter != "Z":
            x, y = numbers[-2:]
        yield x, y


class Icons(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.files = sorted(ROOT.joinpath("icons", "scalable").glob("*.svg"))
        cls.roots = {path.name: ElementTree.parse(path).getroot() for path in cls.files}

    def paths(self):
        for name, root in self.roots.items():
            for path in root:
                yield name, path.get("d")

    def test_each_kind_has_one(self):
        wanted = [f"plumb-{kind.replace(' ', '-')}-symbolic.svg" for kind in words(ROOT, "system_kind")]
        self.assertTrue(wanted)
        self.assertEqual([], [name for name in wanted if name not in self.roots])

    def test_each_is_installed_under_its_name(self):
        listed = re.findall(r"'scalable/([^']*)'", ROOT.joinpath("icons", "meson.build").read_text())
        self.assertEqual(listed, [path.name for path in self.files])
        for name in self.roots:
            self.assertRegex(name, r"^plumb(-[a-z]+)+-symbolic\.svg$")

    def test_only_filled_paths(self):
        for name, root in self.roots.items():
            with self.subTest(icon=name):
                self.assertEqual(root.tag, SVG + "svg")
                self.assertEqual(root.get("viewBox"), f"0 0 {SIZE} {SIZE}")
                self.assertTrue(len(root))
                for path in root:
                    self.assertEqual(path.tag, SVG + "path")
                    self.assertEqual(set(path.attrib), {"d", "fill", "fill-rule"})
                    self.assertEqual(path.get("fill"), COLOUR)
                    self.assertEqual(path.get("fill-rule"), "evenodd")

    def test_path_data(self):
        for name, data in self.paths():
            with self.subTest(icon=name, data=data):
                found = commands(data)
                self.assertEqual(found[0][0], "M")
                self.assertEqual(found[-1][0], "Z")
                for letter, numbers in found:
                    self.assertEqual(len(numbers), NUMBERS[letter.upper()], letter)

    def test_inside_the_square(self):
        for name, data in self.paths():
            with self.subTest(icon=name, data=data):
                self.assertNotRegex(data, "[mlhvcsqa]")
                for x, y in points(data):
                    self.assertTrue(0 <= x <= SIZE and 0 <= y <= SIZE, (x, y))

    def test_no_two_are_alike(self):
        drawn = {}
        for name, root in self.roots.items():
            key = tuple(path.get("d") for path in root)
            self.assertNotIn(key, drawn, f"{name} is drawn like {drawn.get(key)}")
            drawn[key] = name


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        ROOT = pathlib.Path(sys.argv.pop(1))
    unittest.main(verbosity=2)
