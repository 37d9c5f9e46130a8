#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Pictures that people drew elsewhere: test_drawio_scenes.py CHECK-SCENE FOLDER

Each page of each draw.io file in FOLDER becomes a scene with its boxes, containers and connected edges, and
CHECK-SCENE says whether its routes and labels hold what any scene holds.
"""

import base64
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zlib


def pages(path):
    """The graph models of a file, compressed or not."""
    for diagram in ElementTree.parse(path).getroot().iter("diagram"):
        model = diagram.find("mxGraphModel")
        if model is None and (diagram.text or "").strip():
            packed = zlib.decompress(base64.b64decode(diagram.text), -15).decode("utf-8")
            model = ElementTree.fromstring(urllib.parse.unquote(packed))
        if model is not None:
            yield diagram.get("name", ""), model


def words(text):
    plain = html.unescape(re.sub(r"<[^>]*>", " ", html.unescape(text or "")))
    return re.sub(r"[\s\x00-\x1f]+", " ", plain).strip()[:80]


def holds(outer, inner):
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and outer[0] + outer[2] >= inner[0] + inner[2]
        and outer[1] + outer[3] >= inner[1] + inner[3]
    )


class Page:
    def __init__(self, model):
        self.cells = {}
        for element in model.iter():
            if element.tag in ("UserObject", "object") and element.find("mxCell") is not None:
                self.add(element.find("mxCell"), element.get("id"), element.get("label"))
            elif element.tag == "mxCell" and element.get("id"):
                self.add(element, element.get("id"), element.get("value"))

    def add(self, cell, name, label):
        self.cells[name] = (cell, words(label))

    def box(self, name):
        """Place and size in the page, or None."""
        cell, _ = self.cells[name]
        geometry = cell.find("mxGeometry")
        if cell.get("vertex") != "1" or geometry is None or geometry.get("relative") == "1":
            return None
        place = [float(geometry.get(key) or 0) for key in ("x", "y", "width", "height")]
        if place[2] < 8 or place[3] < 8:
            return None
        parent = self.cells.get(cell.get("parent"))
        outer = self.box(cell.get("parent")) if parent else None
        if outer:
            place[0], place[1] = place[0] + outer[0], place[1] + outer[1]
        return place

    def scene(self):
        """Lines "node ID X Y W H PARENT NAME" and "edge SOURCE TARGET NAME"."""
        numbers, lines = {}, []
        boxes = {name: self.box(name) for name in self.cells if self.box(name)}
        # People draw a box on a larger one without saying that it lies in it.
        by_size = sorted(boxes, key=lambda name: -boxes[name][2] * boxes[name][3])
        for name in by_size:
            holders = [other for other in numbers if holds(boxes[other], boxes[name])]
            parent = numbers[holders[-1]] if holders else -1
            x, y, width, height = (round(value) for value in boxes[name])
            title = self.cells[name][1] or "unnamed"
            lines.append(f"node {len(numbers)} {x} {y} {width} {height} {parent} {title}")
            numbers[name] = len(numbers)
        for cell, label in self.cells.values():
            source, target = cell.get("source"), cell.get("target")
            if cell.get("edge") == "1" and source in numbers and target in numbers:
                lines.append(f"edge {numbers[source]} {numbers[target]} {label or 'REST API'}")
        return lines


def main():
    program, folder = sys.argv[1:3]
    count, failed = 0, False
    with tempfile.TemporaryDirectory() as temporary:
        text = pathlib.Path(temporary) / "scene.txt"
        for path in sorted(pathlib.Path(folder).glob("*.drawio")):
            for name, model in pages(path):
                lines = Page(model).scene()
                text.write_text("\n".join(lines) + "\n", "utf-8")
                result = subprocess.run([program, text], capture_output=True, text=True, timeout=100)
                count += 1
                print(f"{'not ok' if result.returncode else 'ok'} {count} {path.name}: {name}")
                for line in (result.stdout + result.stderr).splitlines():
                    print("# " + line)
                failed |= result.returncode != 0
    print(f"1..{count}")
    sys.exit(failed or count == 0)


main()
