# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""What other programs find in a PDF file: poppler's tools and qpdf, which share no code with ours."""

import html
import json
import re
import subprocess


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout


class Word:
    def __init__(self, box, text):
        self.left, self.top, self.right, self.bottom = box
        self.text = text

    def __repr__(self):
        return f"{self.text!r} at ({self.left:.1f}, {self.top:.1f})-({self.right:.1f}, {self.bottom:.1f})"


class Page:
    def __init__(self, width, height):
        self.width = width
        self.height = height
        self.words = []


PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)"')
WORD = re.compile(
    r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL
)


def pages_of(path):
    """Pages with their words and boxes, in points."""
    pages = []
    for line in run("pdftotext", "-bbox", path, "-").decode().splitlines():
        page = PAGE.search(line)
        word = WORD.search(line)
        if page:
            pages.append(Page(float(page[1]), float(page[2])))
        elif word:
            box = [float(word[i]) for i in range(1, 5)]
            pages[-1].words.append(Word(box, html.unescape(word[5])))
    return pages


def text_of(path):
    """The text in the order in which it is drawn, a string a page."""
    return run("pdftotext", "-raw", "-enc", "UTF-8", path, "-").decode().split("\f")[:-1]


def info_of(path):
    lines = run("pdfinfo", "-rawdates", path).decode().splitlines()
    return dict((line.split(":", 1)[0], line.split(":", 1)[1].strip()) for line in lines if ":" in line)


class Objects:
    """The objects of the file as qpdf's JSON gives them."""

    def __init__(self, path):
        document = json.loads(run("qpdf", "--json", "--json-stream-data=none", path))
        self.outlines = document["outlines"]
        self.pages = document["pages"]
        self.objects = {}
        for name, value in document["qpdf"][1].items():
            content = value.get("value", value.get("stream", {}).get("dict"))
            self.objects[name.removeprefix("obj:")] = content

    def resolve(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects.get(value)
        return value

    def links(self):
        for value in self.objects.values():
            if isinstance(value, dict) and value.get("/Subtype") == "/Link":
                yield value

    def target(self, link):
        """("name", NAME), ("uri", URI) or ("page", REFERENCE) of a link."""
        action = self.resolve(link.get("/A")) or {}
        if "/URI" in action:
            return "uri", action["/URI"].removeprefix("u:")
        target = self.resolve(link.get("/Dest", action.get("/D")))
        if isinstance(target, str):
            return "name", target.removeprefix("u:").removeprefix("b:")
        return "page", target[0] if target else None

    def names(self):
        """Every named place."""
        found = set()
        for value in self.objects.values():
            if isinstance(value, dict) and isinstance(value.get("/Names"), list):
                names = value["/Names"][0::2]
                found.update(n.removeprefix("u:") for n in names if isinstance(n, str))
        return found

    def titles(self):
        """(level, title, page from 1) of the outline, in its order."""

        def walk(entries, level):
            for entry in entries:
                yield level, entry["title"], entry["destpageposfrom1"]
                yield from walk(entry["kids"], level + 1)

        return list(walk(self.outlines, 1))
