#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""What holds for every file and every name: test_files.py SOURCE-ROOT."""

import collections
import re
import sys

from source_tree import Tap, Tree, lines_of, without_comments

COPYRIGHT = "SPDX-FileCopyrightText: The Plumbline authors"
LICENCE = "SPDX-License-Identifier: Apache-2.0"

CODE = {".c", ".h", ".blp", ".py", ".build", ".sh", ".yaml", ".css", ".gd", ".mjs", ".js"}
FOLDERS = ("src", "tests", "scripts", "ui", "data", "icons", "po", "flatpak", ".ci", "docs")
LARGEST = 700

WORDS_FOR_A_PERSON = re.compile(r"\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s*\(")
WORDS_IN_BLUEPRINT = re.compile(r"\b(?:_|C_)\s*\(\s*\"")
MARKS = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")

# A function that is not static, GNOME style: its name begins a line, after its type.
FUNCTION = re.compile(
    r"^(?P<type>(?:[A-Za-z_][\w \t*]*)\n)(?P<name>[a-z]\w*) \((?P<rest>[^;{]*)\n?\{", re.MULTILINE
)
TYPE = re.compile(r"^G_DEFINE_(?:\w*TYPE\w*|INTERFACE\w*)\s*\(\s*(\w+)", re.MULTILINE)


def is_script(path):
    with path.open("rb") as stream:
        return stream.read(2) == b"#!"


def files_of(tree):
    """Every text file that people write, without build folders."""
    yield from (p for p in tree.root.glob("meson*") if p.is_file())
    for folder in FOLDERS:
        for path in sorted(tree.root.joinpath(folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def without_licence(tree):
    for path in files_of(tree):
        wanted = path.suffix in CODE or path.name.startswith("meson") or is_script(path)
        if wanted:
            head = path.read_text("utf-8").split("\n")[:4]
            if not any(COPYRIGHT in line for line in head):
                yield f'{tree.name(path)}: "{COPYRIGHT}" is not at the top'
            if not any(LICENCE in line for line in head):
                yield f'{tree.name(path)}: "{LICENCE}" is not at the top'


def same_file_names(tree):
    by_name = collections.defaultdict(list)
    for path in tree.code():
        by_name[path.name].append(tree.name(path))
    for names in by_name.values():
        if len(names) > 1:
            yield " and ".join(names) + " have the same name"


def external_functions(tree):
    """Yields (name, place) for each function that other files can link to."""
    for path in tree.code():
        if path.suffix == ".c":
            text = without_comments(path.read_text("utf-8"))
            for match in FUNCTION.finditer(text):
                if not re.search(r"\bstatic\b", match["type"]):
                    place = f"{tree.name(path)}:{lines_of(text, match.start('name'))}"
                    yield match["name"], place


def name_clashes(tree):
    places = collections.defaultdict(list)
    for name, place in external_functions(tree):
        if name != "main":
            places[name].append(place)
    for path in tree.code():
        for match in TYPE.finditer(without_comments(path.read_text("utf-8"))):
            places[match[1]].append(tree.name(path))
    for name, where in sorted(places.items()):
        if len(where) > 1:
            yield f"{name} is defined in " + " and ".join(where)


def without_prefix(tree):
    for name, place in external_functions(tree):
        if name != "main" and not name.startswith("plumb_"):
            yield f"{place}: {name} is neither static nor begins with plumb_"


def too_large(tree):
    for path in tree.code():
        if path.suffix == ".c":
            lines = path.read_text("utf-8").count("\n")
            if lines > LARGEST:
                yield f"{tree.name(path)}: {lines} lines; would a reader find two nouns in it?"


def headers_without_guard(tree):
    for path in tree.code():
        if path.suffix == ".h" and "#pragma once" not in path.read_text("utf-8"):
            yield f"{tree.name(path)}: no #pragma once"


def unfinished(tree):
    for path in files_of(tree):
        if path.suffix in CODE or is_script(path):
            text = path.read_text("utf-8")
            for match in MARKS.finditer(text):
                yield f"{tree.name(path)}:{lines_of(text, match.start())}: {match[0]}"


def with_words(tree):
    """The files that hold words for a person."""
    for path in tree.code():
        text = re.sub(r"^[ \t]*#[^\n]*", "", without_comments(path.read_text("utf-8")), flags=re.MULTILINE)
        if WORDS_FOR_A_PERSON.search(text):
            yield tree.name(path)
    for path in sorted(tree.root.joinpath("ui").rglob("*.blp")):
        if WORDS_IN_BLUEPRINT.search(path.read_text("utf-8")):
            yield tree.name(path)
    for path in sorted(tree.root.joinpath("data").iterdir()):
        if re.search(r"\.(desktop|metainfo\.xml|gschema\.xml)(\.in)?$", path.name):
            yield tree.name(path)


def potfiles_differ(tree):
    listed = [
        line.strip()
        for line in tree.root.joinpath("po", "POTFILES").read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    wanted = set(with_words(tree))
    for name in sorted(wanted - set(listed)):
        yield f"po/POTFILES lacks {name}; scripts/update-potfiles writes it"
    for name in sorted(set(listed) - wanted):
        yield f"po/POTFILES names {name}, which is not there or has no words for a person"
    for name, count in collections.Counter(listed).items():
        if count > 1:
            yield f"po/POTFILES names {name} {count} times"


MACRO = re.compile(
    r"^[ \t]*#[ \t]*define[ \t]+(\w+)\(([^)]*)\)((?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE
)


def macros_with_words(tree):
    """Yields "NAME:POSITION" for each macro that marks one of its arguments as words."""
    for path in tree.code():
        for name, arguments, body in MACRO.findall(path.read_text("utf-8")):
            for position, argument in enumerate(arguments.split(","), 1):
                if re.search(rf"\bN_ ?\( ?{re.escape(argument.strip())} ?\)", body):
                    yield f"{name}:{position}"


def keywords_differ(tree):
    listed = set(tree.root.joinpath("po", "KEYWORDS").read_text("utf-8").split())
    wanted = set(macros_with_words(tree))
    for name, count in collections.Counter(keyword.split(":")[0] for keyword in wanted).items():
        if count > 1:
            yield f"{name} marks {count} arguments; xgettext sees one: write N_() where it is used"
    for keyword in sorted(listed ^ wanted):
        yield f"po/KEYWORDS is not true about {keyword}; scripts/update-potfiles writes it"


def main():
    tree = Tree(sys.argv[1])
    if sys.argv[2:] == ["--words"]:
        print("\n".join(sorted(with_words(tree))))
        return
    if sys.argv[2:] == ["--keywords"]:
        print("\n".join(sorted(set(macros_with_words(tree)))))
        return
    tap = Tap()
    tap.rule("every file names its authors and licence", without_licence(tree))
    tap.rule("no two files have the same name", same_file_names(tree))
    tap.rule("no name is defined twice", name_clashes(tree))
    tap.rule("what is not static begins with plumb_", without_prefix(tree))
    tap.rule("every header is read once", headers_without_guard(tree))
    tap.rule(f"no source file is longer than {LARGEST} lines", too_large(tree))
    tap.rule("nothing is marked as unfinished", unfinished(tree))
    tap.rule("po/POTFILES names every file with words for a person", potfiles_differ(tree))
    tap.rule("po/KEYWORDS names every macro that marks words", keywords_differ(tree))
    tap.finish()


main()
