#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Turns the pages of draw.io files into scenes for route-scene.

usage: route-drawio.py FOLDER FILE...

Writes FOLDER/NAME-PAGE.txt for each page with an edge between two boxes and prints the paths. Reads
plain and compressed pages, and the files that SVG and PNG pictures carry.
"""

import base64
import os
import re
import struct
import sys
import urllib.parse
import xml.etree.ElementTree as ET
import zlib


def text_of(path):
    """The mxfile in a file, whatever it is wrapped in."""
    data = open(path, "rb").read()
    if data.startswith(b"\x89PNG"):
        at = 8
        while at + 8 <= len(data):
            length, kind = struct.unpack(">I4s", data[at:at + 8])
            key, _, value = data[at + 8:at + 8 + length].partition(b"\0")
            if key == b"mxfile" and kind in (b"tEXt", b"zTXt"):
                value = zlib.decompress(value[1:]) if kind == b"zTXt" else value
                return urllib.parse.unquote(value.decode("utf-8"))
            at += 12 + length
        return "<mxfile/>"
    text = data.decode("utf-8")
    root = ET.fromstring(text)
    return root.get("content") or "<mxfile/>" if root.tag.endswith("svg") else text


def pages_of(path):
    root = ET.fromstring(text_of(path))
    if root.tag == "mxGraphModel":
        yield root
    for diagram in root.iter("diagram"):
        model = diagram.find("mxGraphModel")
        if model is None and (diagram.text or "").strip():
            packed = zlib.decompress(base64.b64decode(diagram.text), -15)
            model = ET.fromstring(urllib.parse.unquote(packed.decode("utf-8")))
        if model is not None:
            yield model


class Cell:
    def __init__(self, element, holder):
        geometry = element.find("mxGeometry")
        self.id = (holder if holder is not None else element).get("id")
        self.parent = element.get("parent")
        self.source, self.target = element.get("source"), element.get("target")
        self.edge = element.get("edge") == "1"
        at = {k: float(geometry.get(k) or 0) if geometry is not None else 0.0
              for k in ("x", "y", "width", "height")}
        self.x, self.y, self.w, self.h = at["x"], at["y"], at["width"], at["height"]
        self.box = (element.get("vertex") == "1" and self.w >= 1 and self.h >= 1
                    and geometry.get("relative") != "1"
                    and not re.match(r"text;|edgeLabel", element.get("style") or ""))


def cells_of(model):
    cells = {}
    for element in model.iter():
        if element.tag == "mxCell" and element.get("id"):
            cells[element.get("id")] = Cell(element, None)
        elif element.tag in ("UserObject", "object"):
            inner = element.find("mxCell")
            if inner is not None:
                cells[element.get("id")] = Cell(inner, element)
    return cells


def ancestors(cells, cell):
    seen, up = set(), cells.get(cell.parent)
    while up is not None and up.id not in seen:
        seen.add(up.id)
        yield up
        up = cells.get(up.parent)


def find_holders(places):
    """By box: the smallest box that it lies in, or -1. What is drawn within a box belongs to it, whatever
    the file says: people lay boxes over boxes."""
    holders = []
    for i, (x, y, w, h) in enumerate(places):
        around = [(pw * ph, k) for k, (px, py, pw, ph) in enumerate(places)
                  if pw * ph > w * h and px <= x and py <= y and px + pw >= x + w and py + ph >= y + h]
        holders.append(min(around)[1] if around else -1)
    return holders


def lies_in(holders, inner, outer):
    while inner >= 0 and inner != outer:
        inner = holders[inner]
    return inner == outer


def scene_of(model):
    """The lines of a scene, or None where nothing connects two boxes."""
    cells = cells_of(model)
    boxes = [c for c in cells.values() if c.box and not any(a.edge for a in ancestors(cells, c))]
    number = {c.id: i for i, c in enumerate(boxes)}
    places = []
    for c in boxes:
        over = [a for a in ancestors(cells, c) if not a.edge]
        places.append((round(c.x + sum(a.x for a in over)), round(c.y + sum(a.y for a in over)),
                       round(c.w), round(c.h)))
    holders = find_holders(places)
    lines = [f"node {i} {x} {y} {w} {h} {holders[i]}" for i, (x, y, w, h) in enumerate(places)]
    n_edges = 0
    for c in cells.values():
        a, b = number.get(c.source, -1), number.get(c.target, -1)
        if not c.edge or a < 0 or b < 0 or lies_in(holders, a, b) or lies_in(holders, b, a):
            continue
        lines.append(f"edge {n_edges} {a} {b}")
        n_edges += 1
    for i in [k for k in range(len(boxes)) if k not in holders][:5]:
        lines.append(f"move {i} 7 -5")
    return "\n".join(lines) + "\n" if n_edges > 0 else None


def convert(folder, files):
    """Writes the scenes; returns their paths."""
    paths = []
    for path in files:
        for page, model in enumerate(pages_of(path)):
            scene = scene_of(model)
            if scene is not None:
                name = re.sub(r"\.drawio(\.\w+)?$", "", os.path.basename(path))
                paths.append(os.path.join(folder, f"{name}-{page + 1}.txt"))
                with open(paths[-1], "w", encoding="utf-8") as out:
                    out.write(scene)
    return paths


def main():
    print("\n".join(convert(sys.argv[1], sys.argv[2:])))


if __name__ == "__main__":
    main()
