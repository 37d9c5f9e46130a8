#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Files of the summary, read by other programs: test_pages.py REPORT-WRITER."""

import html.parser
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

from pdf_facts import Objects, info_of, pages_of, run, text_of

MARGIN = 64 * 0.75
FOOT = 65 * 0.75
MARKER = "ZQINTERNALQZ"
FIXTURES = ("rich", "empty", "sample", "many-systems", "long-table", "hostile", "internal")
EPOCH = "1795190400"


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = False

    def check(self, name, findings):
        findings = list(findings)
        self.count += 1
        self.failed |= bool(findings)
        print(f"{'not ok' if findings else 'ok'} {self.count} - {name}")
        for finding in findings[:20]:
            print(f"# {finding}")

    def finish(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed else 0)


def squeezed(text):
    """Letters only: line ends, hyphens of broken words and marks of direction do not count."""
    text = unicodedata.normalize("NFKC", text).replace("-", "")
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def is_right_to_left(text):
    return any(unicodedata.bidirectional(c) in ("R", "AL", "RLO", "RLE", "RLI") for c in text)


def is_plain(text):
    """Text whose letters a PDF gives back as they were: no emoji sequences, no complex scripts."""
    return all(ord(c) < 0x250 or 0x2010 <= ord(c) < 0x2030 or c == "×" for c in text)


def outside_margins(pages):
    upright = pages[0].width
    for number, page in enumerate(pages, 1):
        # Figures on sheets of their own have narrower margins, and so have their captions.
        sheet = page.width != upright or any(
            w.text == "Figure" and abs(w.left - MARGIN * 0.75) < 1 for w in page.words
        )
        margin = MARGIN * 0.75 if sheet else MARGIN
        for word in page.words:
            inside = (
                word.left >= margin - 2
                and word.right <= page.width - margin + 2
                and word.top >= margin - 4
                and word.bottom <= page.height - MARGIN * 0.5
            )
            if not inside:
                yield f"page {number} of {page.width:.0f} x {page.height:.0f}: {word}"


def overlaps(pages):
    """Words that cover one another by more than what line spacing makes of ascents and descents."""
    for number, page in enumerate(pages, 1):
        # A picture that is cut into parts is shown as a whole too small to be read, below their numbers.
        words = sorted((w for w in page.words if w.bottom - w.top >= 3), key=lambda w: w.top)
        for i, first in enumerate(words):
            for second in words[i + 1 :]:
                if second.top >= first.bottom:
                    break
                across = min(first.right, second.right) - max(first.left, second.left)
                down = min(first.bottom, second.bottom) - max(first.top, second.top)
                height = min(first.bottom - first.top, second.bottom - second.top)
                if across > 0.5 and down > 0.35 * height:
                    yield f"page {number}: {first} and {second}"


def empty_pages(pages):
    for number, page in enumerate(pages, 1):
        if not any(w.bottom < page.height - FOOT for w in page.words):
            yield f"page {number} has nothing but its foot"


def wrong_feet(texts):
    for number, text in enumerate(texts, 1):
        if f"Page {number} of {len(texts)}" not in text:
            yield f"page {number} does not say so: {text[-80:]!r}"


def missing_texts(texts, expected):
    """Every shared text stands there, in its order. Long ones may be broken by feet and heads."""
    found = squeezed("".join(texts))
    at = 0
    for line in expected:
        if is_right_to_left(line) or not is_plain(line):
            continue
        for part in [line] if len(line) < 120 else line.split():
            wanted = squeezed(part)
            position = found.find(wanted, at)
            if position < 0:
                where = "elsewhere" if wanted in found else "nowhere"
                yield f"{part[:60]!r} stands {where}, not after {found[max(0, at - 40):at]!r}"
                continue
            # A long text goes on below what stands beside it.
            if len(line) < 120 and len(wanted) > 6:
                at = position + len(wanted)


def outline_differs(objects, expected):
    found = [f"{level} {title}" for level, title, _ in objects.titles()]
    if found != expected:
        yield f"the outline is {found}"
        yield f"the headings are {expected}"


def outline_astray(objects, texts):
    for _, title, page in objects.titles():
        if squeezed(title) not in squeezed(texts[page - 1]):
            yield f"{title!r} leads to page {page}, which does not have it"


def broken_links(objects):
    names = objects.names()
    for link in objects.links():
        kind, target = objects.target(link)
        if kind == "name" and target not in names:
            yield f"a link leads to {target!r}, which is no place"
        if kind == "uri" and not re.match(r"https?:|mailto:", target):
            yield f"a link leads to {target!r}"
        left, low, right, high = (float(v) for v in link["/Rect"])
        if right - left < 2 or high - low < 2:
            yield f"the link to {target!r} is {link['/Rect']}"


def links_astray(objects, path):
    """Each link of a rich summary covers words on its page."""
    pages = pages_of(path)
    annotated = 0
    for page, words in zip(objects.pages, pages):
        content = objects.resolve(page["object"])
        for reference in objects.resolve(content.get("/Annots")) or []:
            left, low, right, high = (float(v) for v in objects.resolve(reference)["/Rect"])
            top, bottom = words.height - high, words.height - low
            annotated += 1
            if not any(
                w.left < right and w.right > left and w.top < bottom and w.bottom > top for w in words.words
            ):
                yield f"the link at {left:.0f}, {top:.0f} of page {page['pageposfrom1']} covers no word"
    if annotated == 0:
        yield "there is no link at all"


def lonely_heads(texts, head):
    """Each page of a long table repeats its head."""
    for number, text in enumerate(texts[1:-1], 2):
        if "rows a day" in text and head not in text:
            yield f"page {number} has rows without their head"


def missing_rows(texts, count):
    found = "".join(texts)
    for i in range(1, count + 1):
        if f"Data set {i} of the ledger" not in found:
            yield f"row {i} is missing"


def markdown_tables(text):
    """Each row of a table has as many cells as its head."""
    columns = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("|"):
            columns = None
            continue
        cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) - 1
        if columns is None:
            columns = cells
        elif cells != columns:
            yield f"line {number} has {cells} cells, its head {columns}: {line[:80]}"


TEMPLATE = (
    "# Architecture review summary",
    "**Customer:**",
    "**Date:**",
    "**Participants:**",
    "**SE:**",
    "## Current State",
    "## Proposed Architecture",
    "## Integration Points",
    "## Gaps and Mitigations",
    "## Prerequisites",
    "## Recommended Next Steps",
    "## Open Questions",
)


def template_differs(text):
    at = 0
    lines = text.splitlines()
    for wanted in TEMPLATE:
        for i in range(at, len(lines)):
            if lines[i].startswith(wanted):
                at = i + 1
                break
        else:
            yield f"{wanted!r} does not follow {lines[at - 1]!r}"


def headings_in_words(text, expected):
    """Only our own headings are headings."""
    found = sum(1 for line in text.splitlines() if re.match(r"#{1,6} ", line))
    if found != len(expected) + 1:
        yield f"{found} headings, {len(expected) + 1} expected"


class Elements(html.parser.HTMLParser):
    ALLOWED = set("html head meta title body p h1 h2 h3 h4 table thead tbody tr th td strong em span a br".split())
    VOID = {"meta", "br", "img"}

    def __init__(self):
        super().__init__()
        self.open = []
        self.findings = []

    def handle_starttag(self, tag, attributes):
        if tag not in self.ALLOWED | {"ul", "ol", "li", "img"}:
            self.findings.append(f"an element {tag}")
        for name, value in attributes:
            if name.startswith("on") or (name in ("src", "href") and not re.match(r"data:image/png|https?:|mailto:", value)):
                self.findings.append(f"{tag} has {name}={value[:40]!r}")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.findings.append(f"</{tag}> closes something else")


def html_findings(text):
    elements = Elements()
    elements.feed(text)
    yield from elements.findings
    if elements.open:
        yield f"never closed: {elements.open}"


def marked(folder):
    """The marker of what is internal, in any file, packed or not."""
    for path in sorted(folder.iterdir()):
        if path.name in ("texts.txt", "outline.txt"):
            continue
        data = path.read_bytes()
        if path.suffix == ".pdf":
            data += run("qpdf", "--qdf", "--object-streams=disable", str(path), "-")
            data += "".join(text_of(str(path))).encode() + run("pdfinfo", str(path))
        wide = MARKER.encode("utf-16-be")
        if MARKER.encode() in data or wide in data or wide.hex().encode() in data.lower():
            yield f"{path.name} holds the marker"


def metadata_findings(info, sample):
    if info.get("Title", "") == "" or info.get("Subject", "") == "":
        yield f"no title or subject: {info}"
    if sample and "Priya Nair, Fleetline Inc." != info.get("Author"):
        yield f"the author is {info.get('Author')!r}"
    if not info.get("CreationDate", "").startswith("20261120"):
        yield f"the date is {info.get('CreationDate')!r}, SOURCE_DATE_EPOCH says {EPOCH}"


def read_lines(folder, name):
    return [line for line in (folder / name).read_text("utf-8").splitlines() if line]


def check_fixture(tap, name, folder, again):
    path = str(folder / "summary.pdf")
    pages = pages_of(path)
    texts = text_of(path)
    objects = Objects(path)
    outline = read_lines(folder, "outline.txt")
    markdown = (folder / "summary.md").read_text("utf-8")
    info = info_of(path)
    print(f"# {name}: {len(pages)} pages, {os.path.getsize(path)} bytes")
    checked = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False, text=True)
    tap.check(f"{name}: qpdf finds no fault", [checked.stdout] if checked.returncode else [])
    tap.check(f"{name}: nothing stands in the margins", outside_margins(pages))
    tap.check(f"{name}: no text on text", overlaps(pages))
    tap.check(f"{name}: no page is empty", empty_pages(pages))
    tap.check(f"{name}: every page has its number", wrong_feet(texts))
    tap.check(f"{name}: every shared text is there, in its order", missing_texts(texts, read_lines(folder, "texts.txt")))
    tap.check(f"{name}: the outline is the headings", outline_differs(objects, outline))
    tap.check(f"{name}: the outline leads to the headings", outline_astray(objects, texts))
    tap.check(f"{name}: links lead somewhere", broken_links(objects))
    tap.check(f"{name}: title, author and date", metadata_findings(info, name in ("rich", "internal")))
    tap.check(f"{name}: Markdown tables are whole", markdown_tables(markdown))
    tap.check(f"{name}: Markdown follows the template", template_differs(markdown))
    tap.check(f"{name}: no text makes a Markdown heading", headings_in_words(markdown, outline))
    tap.check(f"{name}: HTML is closed and harmless", html_findings((folder / "summary.html").read_text("utf-8")))
    tap.check(f"{name}: nothing internal", [] if name == "rich-internal" else marked(folder))
    letter = pages_of(str(folder / "letter.pdf"))
    tap.check(f"{name}: Letter paper has its size", [] if letter[0].width == 612 and letter[0].height == 792 else ["no"])
    tap.check(f"{name}: nothing stands in the margins of Letter paper", outside_margins(letter))
    tap.check(f"{name}: no text on text on Letter paper", overlaps(letter))
    different = [p.name for p in sorted(folder.iterdir()) if p.read_bytes() != (again / p.name).read_bytes()]
    return different


def main():
    writer = sys.argv[1]
    names = sys.argv[2:] or FIXTURES
    tap = Tap()
    with tempfile.TemporaryDirectory() as base:
        for name in names:
            folders = []
            for attempt in ("first", "second"):
                folder = pathlib.Path(base, name, attempt)
                folder.mkdir(parents=True)
                environment = dict(os.environ, SOURCE_DATE_EPOCH=EPOCH)
                if name == "hostile":
                    # cairo 1.16 loses an array when it writes a font of coloured letters (emoji).
                    environment["ASAN_OPTIONS"] = environment.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
                subprocess.run([writer, name, str(folder)], check=True, env=environment)
                folders.append(folder)
            different = check_fixture(tap, name, *folders)
            # Ids of new records differ, and with them names of places; the sample's are fixed.
            if name == "sample":
                tap.check("sample: the same bytes twice", different)
            if name in ("rich", "sample"):
                path = str(folders[0] / "summary.pdf")
                tap.check(f"{name}: links cover what they are on", links_astray(Objects(path), path))
            if name == "long-table":
                texts = text_of(str(folders[0] / "summary.pdf"))
                tap.check("long-table: every row is there", missing_rows(texts, 2000))
                tap.check("long-table: the head is repeated", lonely_heads(texts, "Freshness"))
    tap.finish()


main()
