# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""What the architecture tests know of the source tree, and how they report in TAP."""

import pathlib
import re
import sys

# Each layer and the layers that it may include besides itself. `analysis` and `diagram`
# do not know each other, nor do `app` and `cli`.
LAYERS = {
    "schema": set(),
    "document": {"schema"},
    "analysis": {"schema", "document"},
    "diagram": {"schema", "document"},
    "draw": {"schema", "document", "analysis", "diagram"},
    "report": {"schema", "document", "analysis", "diagram", "draw"},
    "exchange": {"schema", "document", "analysis", "diagram", "draw", "report"},
    "app": {"schema", "document", "analysis", "diagram", "draw", "report", "exchange"},
    "cli": {"schema", "document", "analysis", "diagram", "draw", "report", "exchange"},
}

TOOLKIT = re.compile(r"^(gtk/|gdk/|gsk/|adwaita\b|graphene)")
PAINTING = re.compile(r"^(cairo|pango|hb|fontconfig/|librsvg/|ft2build)")
ABOVE_DRAWING = {"draw", "report", "exchange", "app", "cli"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def lines_of(text, position):
    return text.count("\n", 0, position) + 1


def without_comments(text):
    """The text with comments and string contents blanked, lines kept."""

    def blank(match):
        token = match.group(0)
        if token.startswith("/"):
            return re.sub(r"[^\n]", " ", token)
        return token[0] + " " * (len(token) - 2) + token[-1]

    pattern = r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, blank, text, flags=re.DOTALL)


class Tree:
    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.source = self.root / "src"

    def name(self, path):
        return str(path.relative_to(self.root))

    def code(self):
        """Every C source and header below src/, in a fixed order."""
        return sorted(p for p in self.source.rglob("*") if p.suffix in (".c", ".h"))

    def layer(self, path):
        return path.relative_to(self.source).parts[0]

    def included_path(self, path, include):
        """Where a quoted include leads: from src/, or beside the file; or None."""
        for base in (self.source, path.parent):
            candidate = base / include
            if candidate.is_file():
                return candidate.resolve()
        return None


def forbidden_includes(tree, path, text):
    """Yields (line, sentence) for each include of TEXT that PATH may not have."""
    layer = tree.layer(path)
    allowed = LAYERS.get(layer)
    if allowed is None:
        yield 1, f"the folder src/{layer} is not a known layer"
        return
    for match in INCLUDE.finditer(text):
        include = match.group(2)
        line = lines_of(text, match.start())
        target = include.split("/")[0]
        if target in LAYERS and "/" in include:
            if target != layer and target not in allowed:
                yield line, f"{layer} includes {include}: {target} is not below {layer}"
        elif match.group(1) == '"':
            found = tree.included_path(path, include)
            if found is not None and tree.source.resolve() in found.parents:
                yield line, f'"{include}" is not written from src/'
        if TOOLKIT.match(include) and layer != "app":
            yield line, f"{layer} includes {include}: only app knows GTK"
        if PAINTING.match(include) and layer not in ABOVE_DRAWING:
            yield line, f"{layer} includes {include}: cairo and Pango begin with draw"


class Tap:
    """Prints each rule as a case; a case fails when something breaks its rule."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def rule(self, name, findings):
        findings = list(findings)
        self.count += 1
        if findings:
            self.failed += 1
        print(f"{'not ok' if findings else 'ok'} {self.count} - {name}")
        for finding in findings:
            print(f"# {finding}")

    def finish(self):
        print(f"1..{self.count}")
        sys.stdout.flush()
        sys.exit(1 if self.failed else 0)
