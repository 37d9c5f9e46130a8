#!/usr/bin/python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the test pictures with other programs: test_pictures.py PRINT-PICTURES [--browser]

Everyday: the checker over each SVG, rsvg-convert against our own PNG, pdftotext over each PDF. With
--browser: Chromium's pixels, and its extents of the texts given to the checker.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
# Mean difference of all pixels and channels, 0 to 1: text is smoothed differently, no more.
TOLERANCE = 0.012
# Share of pixels that differ clearly.
CLEARLY = 0.02

EXTENTS = """
<script>
addEventListener('load', () => {
  const boxes = [...document.querySelectorAll('svg g[id] text')].map(t => {
    const b = t.getBBox(); return [b.x, b.y, b.width, b.height]; });
  const out = document.createElement('pre');
  out.id = 'extents'; out.textContent = JSON.stringify(boxes);
  document.body.appendChild(out);
});
</script>
"""


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = False

    def result(self, name, problem=None):
        self.count += 1
        print(f"{'not ok' if problem else 'ok'} {self.count} {name}")
        if problem:
            self.failed = True
            for line in str(problem).splitlines():
                print("# " + line)


def run(*arguments):
    return subprocess.run([str(a) for a in arguments], capture_output=True, text=True, timeout=120)


def compare(first, second):
    """None, or how the images differ."""
    # `compare` exits 1 for images that differ at all, and writes its figure to standard error.
    mean = run("compare", "-metric", "MAE", first, second, "null:").stderr
    found = re.search(r"\(([-\d.e]+)\)", mean)
    if not found:
        return f"cannot be compared: {mean}"
    clearly = run("compare", "-metric", "AE", "-fuzz", "30%", first, second, "null:").stderr
    size = run("identify", "-format", "%w %h", first).stdout.split()
    share = float(clearly.split()[0]) / (int(size[0]) * int(size[1]))
    if float(found[1]) > TOLERANCE or share > CLEARLY:
        return f"mean difference {found[1]}, {share:.2%} of the pixels differ clearly"
    return None


def check_rsvg(tap, name, folder):
    converted = folder / (name + "-rsvg.png")
    result = run("rsvg-convert", folder / (name + ".svg"), "-o", converted)
    problem = result.stderr if result.returncode else compare(folder / (name + ".png"), converted)
    tap.result(f"{name}: rsvg-convert shows the same picture", problem)


def check_svg(tap, name, folder, *extents):
    result = run(sys.executable, HERE / "check_svg.py", folder / (name + ".svg"), folder / (name + ".txt"), *extents)
    if result.stdout:
        print("# " + result.stdout.strip())
    tap.result(f"{name}: every part is there and covers no other", result.stderr or None)


def check_pdf_shapes(tap, name, folder):
    """Shapes that a PDF refers to stand where our own PNG has them; no key stands twice."""
    pdf = folder / (name + ".pdf")
    image = folder / (name + "-pdf")
    # 96 dots an inch: a diagram unit is a pixel.
    run("pdftoppm", "-r", "96", "-png", "-singlefile", pdf, image)
    size = run("identify", "-format", "%wx%h", folder / (name + ".png")).stdout
    run("convert", f"{image}.png", "-crop", size + "+0+0", "+repage", "-extent", size, f"{image}.png")
    problem = compare(folder / (name + ".png"), f"{image}.png")
    checked = run("qpdf", "--check", pdf)
    if checked.returncode or "WARNING" in checked.stderr:
        problem = checked.stderr
    tap.result(f"{name}: the PDF shows the same picture", problem)


def check_checker(tap, folder):
    """The checker sees what is wrong: it gets pictures with one fault each."""
    svg = (folder / "northwind.svg").read_text("utf-8")
    okta = re.search(r'<title>Okta</title>.*?<rect x="([^"]+)" y="([^"]+)"', svg, re.DOTALL)
    place = f'x="{okta[1]}" y="{okta[2]}"'
    faults = {
        "a connection that is missing": (r'id="c-', 'id="x-'),
        "a box on another": (place, f'x="{float(okta[1]) + 250:g}" y="{okta[2]}"'),
        "a box on a label": (place, f'x="{okta[1]}" y="{float(okta[2]) + 170:g}"'),
        "a label that says something else": (">SAML SSO</text>", ">SAML</text>"),
        "a reference to elsewhere": ("<g id=", '<image href="https://example.org/x.png"/><g id='),
        "a text without words": (">Okta</text>", "></text>"),
    }
    for fault, (old, new) in faults.items():
        changed = folder / "fault.svg"
        changed.write_text(svg.replace(old, new, 1), "utf-8")
        result = run(sys.executable, HERE / "check_svg.py", changed, folder / "northwind.txt")
        tap.result(f"the checker finds {fault}", None if result.returncode == 1 else "it found nothing")


def check_pdf(tap, name, folder):
    """The texts of the SVG are text in the PDF too."""
    text = run("pdftotext", "-layout", folder / (name + ".pdf"), "-").stdout
    svg = (folder / (name + ".svg")).read_text("utf-8")
    # Scripts that run right to left come out of pdftotext in another order.
    words = {w for t in re.findall(r"<text[^>]*>([^<&]*)</text>", svg) for w in re.findall(r"[A-Za-zÀ-ž]{3,}", t)}
    missing = sorted(w for w in words if w not in text)
    tap.result(f"{name}: the PDF holds its text", missing and f"missing: {', '.join(missing)}")


def browser(*arguments):
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as home:
        return run(
            program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=4000",
            "--force-device-scale-factor=1", f"--user-data-dir={home}", *arguments,
        )


def check_browser(tap, name, folder):
    svg = folder / (name + ".svg")
    width, height = run("identify", "-format", "%w %h", folder / (name + ".png")).stdout.split()
    shot = folder / (name + "-browser.png")
    # A window of a few pixels more than the picture: small windows are not given their size.
    browser(f"--screenshot={shot}", f"--window-size={max(int(width), 600)},{max(int(height), 600)}", svg.as_uri())
    run("convert", shot, "-crop", f"{width}x{height}+0+0", "+repage", "-background", "white", shot)
    tap.result(f"{name}: a browser shows the same picture", compare(folder / (name + ".png"), shot))

    page = folder / (name + ".html")
    body = svg.read_text("utf-8").split("?>", 1)[1]
    page.write_text(f"<!DOCTYPE html><meta charset=utf-8><body>{body}{EXTENTS}</body>", "utf-8")
    dump = browser("--dump-dom", page.as_uri()).stdout
    found = re.search(r'<pre id="extents">(.*?)</pre>', dump)
    extents = folder / (name + "-extents.json")
    extents.write_text(json.dumps(json.loads(found[1])), "utf-8")
    check_svg(tap, name, folder, extents)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        subprocess.run([sys.argv[1], path], check=True)
        for svg in sorted(folder.glob("*.svg")):
            name = svg.stem
            if "--browser" in sys.argv:
                check_browser(tap, name, folder)
            else:
                check_rsvg(tap, name, folder)
                check_svg(tap, name, folder)
                check_pdf(tap, name, folder)
                check_pdf_shapes(tap, name, folder)
        if "--browser" not in sys.argv:
            check_checker(tap, folder)
    print(f"1..{tap.count}")
    sys.exit(tap.failed)


main()
