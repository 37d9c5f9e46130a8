#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Checks an exported picture as a reader would: check_svg.py PICTURE.svg CONTENTS.txt [EXTENTS.json]

Knows nothing of how scenes are built. CONTENTS lists what the review holds, a line each: "system ID",
"connection ID SOURCE TARGET" and "label ID WORDS": the words must stand on the connection, or in the legend
beside its number. EXTENTS, from a second renderer, are the boxes of the texts, in their order;
without it texts are not held against the outlines around them. Prints what is wrong and exits 1, or prints the counts.
"""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
EDGE = 3.5  # an outline may be drawn this far outside its box


class Rect:
    def __init__(self, x, y, width, height):
        self.x, self.y, self.width, self.height = x, y, width, height
        self.right, self.bottom = x + width, y + height

    def grown(self, by):
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other):
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other):
        return (
            self.x <= other.x and self.y <= other.y and self.right >= other.right and self.bottom >= other.bottom
        )

    def __str__(self):
        return f"{self.width:g}x{self.height:g} at {self.x:g},{self.y:g}"


def number(element, name):
    return float(element.get(name, "0"))


def rect_of(element):
    return Rect(number(element, "x"), number(element, "y"), number(element, "width"), number(element, "height"))


def points_of(element):
    """Corners and curve ends of a path of M, L, C and Z."""
    points = []
    for command, rest in re.findall(r"([MLCZ])([^MLCZ]*)", element.get("d")):
        values = [float(n) for n in NUMBER.findall(rest)]
        if values:
            points.append((values[-2], values[-1]))
    return points


def text_rect(element, extents):
    if extents is not None:
        return Rect(*extents.pop(0))
    size = number(element, "font-size")
    width = sum(1.0 if ord(c) > 0x2000 else 0.58 for c in element.text or "") * size
    x = number(element, "x")
    x -= {"middle": width / 2, "end": width}.get(element.get("text-anchor"), 0)
    return Rect(x, number(element, "y") - size, width, size * 1.2)


class Part:
    """A group: its shapes and texts."""

    def __init__(self, group, extents):
        self.id = group.get("id", "")
        self.title = group.findtext(SVG + "title")
        self.description = group.findtext(SVG + "desc")
        self.rects = [rect_of(e) for e in group.iter(SVG + "rect")]
        self.filled_rects = [rect_of(e) for e in group.iter(SVG + "rect") if e.get("fill") != "none"]
        self.lines = [points_of(e) for e in group.iter(SVG + "path") if e.get("fill") == "none"]
        self.texts = [(e.text or "", text_rect(e, extents)) for e in group.iter(SVG + "text")]
        self.dashes = [e.get("stroke-dasharray") for e in group.iter(SVG + "path")]


def line_of(part):
    """The connector of a group: its first open path."""
    return part.lines[0] if part.lines else []


def box_of(part):
    """The first rectangle of a group, or the inner one of a double outline."""
    first, *others = part.rects
    if others and first.grown(-4).holds(others[0]) and first.width - others[0].width <= 8:
        return others[0]
    return first


def through(a, b, rect):
    return (
        min(a[0], b[0]) < rect.right
        and max(a[0], b[0]) > rect.x
        and min(a[1], b[1]) < rect.bottom
        and max(a[1], b[1]) > rect.y
    )


def near(point, rect):
    return rect.grown(EDGE + 9).holds(Rect(point[0], point[1], 0, 0))


def letters(text):
    """What a comparison goes by: neither case nor how lines are broken."""
    return re.sub(r"[\W_]+", "", text.casefold())


def tells(texts, words):
    """Whether the lines hold all the words; what an ellipsis cuts off need not be there."""
    told = letters("".join(texts))
    if any("…" in text for text in texts):
        return letters(words[0]) in told
    return all(letters(word) in told for word in words)


def joined(texts):
    """Each text of the legend, and each with the lines that it may go on in."""
    for start in range(len(texts)):
        for length in range(1, 5):
            yield " ".join(texts[start : start + length])


class Picture:
    def __init__(self, path, contents, extents):
        self.root = ElementTree.parse(path).getroot()
        self.problems = []
        self.on_connection = self.in_legend = 0
        self.measured = extents is not None
        groups = [g for g in self.root.iter(SVG + "g") if g.get("id")]
        # Extents come in the order of the file, so every text is taken once.
        self.parts = {}
        for group in groups:
            self.parts[group.get("id")] = Part(group, extents)
        self.systems = [line.split()[1] for line in contents if line.startswith("system")]
        self.connections = [line.split()[1:] for line in contents if line.startswith("connection")]
        self.words = {line.split()[1]: line.split()[2:] for line in contents if line.startswith("label")}
        self.boxes = {}
        for system in self.systems:
            part = self.parts.get("s-" + system)
            if part is None or not part.rects:
                self.problems.append(f"system {system} is not drawn")
            else:
                self.boxes[system] = box_of(part)
        self.containers = {
            system
            for system, rect in self.boxes.items()
            if any(other != system and rect.holds(r) for other, r in self.boxes.items())
            or (len(self.parts["s-" + system].lines) == 0 and "14" in self.radii(system))
        }

    def radii(self, system):
        for group in self.root.iter(SVG + "g"):
            if group.get("id") == "s-" + system:
                return {e.get("rx") for e in group.iter(SVG + "rect")}
        return set()

    def say(self, sentence):
        self.problems.append(sentence)

    def check_boxes(self):
        for system, rect in self.boxes.items():
            part = self.parts["s-" + system]
            if not part.description:
                self.say(f"system {system} has no description")
            for other, second in self.boxes.items():
                if system < other and rect.grown(-1).meets(second.grown(-1)):
                    if not (rect.holds(second) or second.holds(rect)):
                        self.say(f"boxes {rect} and {second} overlap")
            for text, place in part.texts if self.measured else []:
                if system not in self.containers and text not in ("New", "Changed", "Removed", "?"):
                    if place.x < rect.x - 1 or place.right > rect.right + 1:
                        self.say(f"“{text}” ({place}) sticks out of its box {rect}")

    def labels(self):
        for connection, _, _ in self.connections:
            part = self.parts.get("c-" + connection)
            if part and part.texts:
                yield connection, part

    def check_routes(self):
        for connection, source, target in self.connections:
            part = self.parts.get("c-" + connection)
            if part is None:
                self.say(f"connection {connection} is not drawn")
                continue
            line = line_of(part)
            if len(line) < 2:
                self.say(f"connection {connection} has no line")
                continue
            if not part.description:
                self.say(f"connection {connection} has no description")
            for point, system in ((line[0], source), (line[-1], target)):
                if system in self.boxes and not near(point, self.boxes[system]):
                    self.say(f"an end of {connection} at {point} is not at its box {self.boxes[system]}")
            for system, rect in self.boxes.items():
                if system in self.containers or system in (source, target):
                    continue
                for a, b in zip(line, line[1:]):
                    if through(a, b, rect.grown(-1)):
                        self.say(f"“{part.title}” runs through {self.parts['s-' + system].title}")
                        break

    def check_labels(self):
        grounds = []
        for connection, part in self.labels():
            if part.filled_rects:
                grounds.append((part, part.filled_rects[0]))
        for index, (part, rect) in enumerate(grounds):
            for system, box in self.boxes.items():
                if system not in self.containers and rect.grown(-0.5).meets(box):
                    self.say(f"the label of “{part.title}” lies on {self.parts['s-' + system].title}")
            for other, second in grounds[index + 1 :]:
                if rect.grown(-0.5).meets(second):
                    self.say(f"the labels of “{part.title}” and “{other.title}” overlap")
            for text, place in part.texts if self.measured else []:
                inside = place.x >= rect.x - 1 and place.right <= rect.right + 1
                if not inside and not re.fullmatch(r"\d+|\?", text):
                    self.say(f"“{text}” ({place}) sticks out of its label {rect}")

    def check_lines_off_labels(self):
        """No connector runs through the label, the disc or the badge of another thing."""
        for connection, part in self.labels():
            grounds = part.filled_rects[:1]
            for other, _, _ in self.connections:
                if other == connection or "c-" + other not in self.parts:
                    continue
                line = line_of(self.parts["c-" + other])
                for rect in grounds:
                    if any(through(a, b, rect.grown(-0.5)) for a, b in zip(line, line[1:])):
                        self.say(f"“{self.parts['c-' + other].title}” runs through the label of “{part.title}”")

    def check_words(self):
        """Each label of the review is told: on its connection, or in the legend beside its number."""
        legend = self.parts.get("legend")
        legend_texts = [text for text, _ in legend.texts] if legend else []
        for connection, words in self.words.items():
            part = self.parts.get("c-" + connection)
            if part is None or not words:
                continue
            texts = [text for text, _ in part.texts]
            if tells(texts, words):
                self.on_connection += 1
                continue
            # A disc holds its number alone, which the legend repeats.
            numbers = [text for text in texts if text.isdigit()]
            start = next((i for i, text in enumerate(legend_texts) if text in numbers), None)
            ends = part.title.split(" → ")
            if any(tells([t], [*words, *ends[0].split()]) for t in joined(legend_texts)):
                self.in_legend += 1
                if start is None and numbers:
                    self.say(f"number {numbers[0]} of “{part.title}” is not in the legend")
            else:
                self.say(f"“{' '.join(words)}” of “{part.title}” is told nowhere")

    def check_outside(self):
        """Nothing from elsewhere, nothing unreadable."""
        for element in self.root.iter():
            for name, value in element.attrib.items():
                if name.endswith("href") and not value.startswith("data:"):
                    self.say(f"refers to {value}")
                if "url(" in value:
                    self.say(f"refers to {value}")
            if element.tag == SVG + "text" and not (element.text or "").strip():
                self.say("an empty text")
        if self.root.get("role") != "img" or self.root.find(SVG + "title") is None:
            self.say("the picture has no role or title")

    def check(self):
        self.check_boxes()
        self.check_routes()
        self.check_labels()
        self.check_lines_off_labels()
        self.check_words()
        self.check_outside()
        return self.problems


def main():
    path, contents = sys.argv[1:3]
    extents = None
    if len(sys.argv) > 3:
        with open(sys.argv[3], encoding="utf-8") as stream:
            extents = json.load(stream)
    with open(contents, encoding="utf-8") as stream:
        picture = Picture(path, stream.read().splitlines(), extents)
    problems = picture.check()
    for problem in problems:
        print(f"{path}: {problem}", file=sys.stderr)
    if problems:
        sys.exit(1)
    print(
        f"{len(picture.boxes)} boxes, {len(picture.connections)} connections, "
        f"{picture.on_connection} labels on them, {picture.in_legend} in the legend"
    )


if __name__ == "__main__":
    main()
