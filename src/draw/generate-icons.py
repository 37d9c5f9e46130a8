#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Turns the symbolic icons into C: generate-icons.py OUTPUT.c ICON.svg...

An icon is filled paths in one colour; their path data (M L H V C S Q T A Z, absolute or relative)
becomes moves, lines and cubic curves, so that a picture needs no file and no parser at run time.
Arcs become curves as the SVG specification says (implementation notes, B.2.4).
"""

import math
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
ARGUMENTS = dict(M=2, L=2, H=1, V=1, C=6, S=4, Q=4, T=2, A=7, Z=0)


def segments(data):
    """Yields (command, arguments), repeated arguments split up."""
    # Flags of an arc may stand without a separator: 0 0110 is 0 0 1 10.
    tokens = TOKEN.findall(data)
    at = 0
    while at < len(tokens):
        command = tokens[at]
        at += 1
        count = ARGUMENTS[command.upper()]
        if count == 0:
            yield command, []
            continue
        first = True
        while first or (at < len(tokens) and not tokens[at].isalpha()):
            numbers = []
            while len(numbers) < count:
                token = tokens[at]
                is_flag = command in "Aa" and len(numbers) in (3, 4)
                if is_flag and len(token) > 1 and token[0] in "01":
                    tokens[at] = token[1:]
                    numbers.append(float(token[0]))
                    continue
                numbers.append(float(token))
                at += 1
            yield command, numbers
            first = False
            command = {"M": "L", "m": "l"}.get(command, command)


def arc(x0, y0, rx, ry, turn, large, sweep, x, y):
    """Cubic curves for an elliptic arc, as lists of six numbers."""
    if (x0, y0) == (x, y):
        return []
    if rx == 0 or ry == 0:
        return [[x0, y0, x, y, x, y]]
    rx, ry, phi = abs(rx), abs(ry), math.radians(turn)
    cos, sin = math.cos(phi), math.sin(phi)
    dx, dy = (x0 - x) / 2, (y0 - y) / 2
    px, py = cos * dx + sin * dy, -sin * dx + cos * dy
    scale = px * px / (rx * rx) + py * py / (ry * ry)
    if scale > 1:
        rx, ry = rx * math.sqrt(scale), ry * math.sqrt(scale)
    under = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    root = math.sqrt(max(0, under / ((rx * py) ** 2 + (ry * px) ** 2)))
    if large == sweep:
        root = -root
    cpx, cpy = root * rx * py / ry, -root * ry * px / rx
    cx, cy = cos * cpx - sin * cpy + (x0 + x) / 2, sin * cpx + cos * cpy + (y0 + y) / 2
    start = math.atan2((py - cpy) / ry, (px - cpx) / rx)
    end = math.atan2((-py - cpy) / ry, (-px - cpx) / rx)
    if sweep and end < start:
        end += 2 * math.pi
    if not sweep and end > start:
        end -= 2 * math.pi
    parts = max(1, math.ceil(abs(end - start) / (math.pi / 2) - 1e-9))
    step = (end - start) / parts
    k = 4 / 3 * math.tan(step / 4)

    def place(u, v):
        return [cx + cos * rx * u - sin * ry * v, cy + sin * rx * u + cos * ry * v]

    curves = []
    for part in range(parts):
        a, b = start + part * step, start + (part + 1) * step
        curves.append(
            place(math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a))
            + place(math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b))
            + place(math.cos(b), math.sin(b))
        )
    return curves


class Pen:
    """Collects verbs and points while it follows path data."""

    def __init__(self):
        self.verbs = []
        self.points = []
        self.at = self.begun = (0.0, 0.0)
        self.control = None

    def add(self, verb, *numbers):
        self.verbs.append(verb)
        self.points.extend(zip(numbers[0::2], numbers[1::2]))
        if numbers:
            self.at = numbers[-2], numbers[-1]

    def curve(self, numbers):
        self.add("CURVE", *numbers)

    def quadratic(self, qx, qy, x, y):
        x0, y0 = self.at
        self.curve([x0 + (qx - x0) * 2 / 3, y0 + (qy - y0) * 2 / 3, x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3, x, y])

    def follow(self, data):
        for command, n in segments(data):
            kind = command.upper()
            x0, y0 = self.at
            if command.islower() and kind not in "HVA":
                n = [v + (y0 if i % 2 else x0) for i, v in enumerate(n)]
            elif command == "h":
                n = [n[0] + x0]
            elif command == "v":
                n = [n[0] + y0]
            elif command == "a":
                n = n[:5] + [n[5] + x0, n[6] + y0]
            previous, self.control = self.control, None
            if kind == "M":
                self.add("MOVE", *n)
                self.begun = self.at
            elif kind == "L":
                self.add("LINE", *n)
            elif kind == "H":
                self.add("LINE", n[0], y0)
            elif kind == "V":
                self.add("LINE", x0, n[0])
            elif kind == "C":
                self.curve(n)
                self.control = ("C", n[2], n[3])
            elif kind == "S":
                known = previous if previous and previous[0] == "C" else ("C", x0, y0)
                self.curve([2 * x0 - known[1], 2 * y0 - known[2]] + n)
                self.control = ("C", n[0], n[1])
            elif kind in "QT":
                if kind == "T":
                    known = previous if previous and previous[0] == "Q" else ("Q", x0, y0)
                    n = [2 * x0 - known[1], 2 * y0 - known[2]] + n
                self.quadratic(*n)
                self.control = ("Q", n[0], n[1])
            elif kind == "A":
                for numbers in arc(x0, y0, n[0], n[1], n[2], n[3] != 0, n[4] != 0, n[5], n[6]):
                    self.curve(numbers)
            elif kind == "Z":
                self.add("CLOSE")
                self.at = self.begun


def main():
    output, *icons = sys.argv[1:]
    lines = [
        "/* Generated by generate-icons.py; not edited by hand. */",
        '#include "draw/plumb-icon.h"',
        "",
    ]
    table = []
    for path in sorted(icons, key=lambda p: pathlib.Path(p).name):
        name = pathlib.Path(path).name.removesuffix(".svg").removesuffix("-symbolic")
        root = ElementTree.parse(path).getroot()
        size = float(root.get("viewBox").split()[2])
        pen = Pen()
        for element in root.iter(SVG + "path"):
            pen.follow(element.get("d"))
        symbol = name.replace("-", "_")
        lines.append(f"static const guint8 {symbol}_verbs[] = {{")
        lines.append("  " + ", ".join("PLUMB_PATH_" + verb for verb in pen.verbs))
        lines.append("};")
        lines.append(f"static const PlumbPoint {symbol}_points[] = {{")
        lines.append("  " + ", ".join(f"{{ {x:.4f}, {y:.4f} }}" for x, y in pen.points))
        lines.append("};")
        table.append(
            f'  {{ "{name}", {size:g}, {symbol}_verbs, G_N_ELEMENTS ({symbol}_verbs), '
            f"{symbol}_points, G_N_ELEMENTS ({symbol}_points) }},"
        )
    lines += ["", "const PlumbIcon plumb_icons[] = {"] + table + ["};"]
    lines += ["const guint plumb_n_icons = G_N_ELEMENTS (plumb_icons);", ""]
    pathlib.Path(output).write_text("\n".join(lines), "utf-8")


main()
