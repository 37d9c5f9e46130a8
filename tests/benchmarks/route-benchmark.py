#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Routes generated scenes and prints the figures, times as ratios within this run.

usage: route-benchmark.py ROUTE-SCENE [OTHER-ROUTER...]

Every further program that speaks route-scene's protocol is measured on the same scenes, and its time,
bends, length and crossings stand for 1. Where LIBAVOID_FOLDER names a folder in which
`npm install libavoid-js` was run, libavoid is one of them. Pages of draw.io files in DRAWIO_FOLDER are
routed too.

The largest scenes take libavoid minutes: ROUTE_LARGEST says up to how many boxes it is asked.
"""

import glob
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = ((10, 3), (30, 3), (100, 3), (300, 2), (1000, 1), (3000, 1))
LARGEST_OF_OTHERS = int(os.environ.get("ROUTE_LARGEST", "100"))
FAULTS = ("through a box", "nearer than 6 px", "foreign container", "along a border", "px on top")


def load(name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), os.path.join(HERE, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(score, program, scene, folder):
    answer = os.path.join(folder, "answer.txt")
    with open(answer, "w", encoding="utf-8") as out:
        subprocess.run([*program.split(), scene], stdout=out, check=True)
    return score.score(scene, answer)[0]


def mean(rows, key):
    return sum(row[key] for row in rows) / len(rows)


def report(size, rows, base):
    per_box = mean(rows, "full ms") / size
    print(f"{size:5} boxes: time a box {per_box / base:5.2f} x that at 10, "
          f"one box moved {mean(rows, 'move ms') / mean(rows, 'full ms'):5.3f} x a full run, "
          f"bends {mean(rows, 'bends/edge'):.2f}, length {mean(rows, 'length/centres'):.2f} x centre to centre, "
          f"crossings {mean(rows, 'crossings/edge'):.2f} an edge, "
          f"px of 1-4 px neighbours {mean(rows, 'px of 1-4 px neighbours'):.0f}, pairs nearer than 6 px {mean(rows, 'pairs nearer than 6'):.0f}, "
          + ", ".join(f"{name} {mean(rows, name):.0f}" for name in FAULTS))


def compare(rows, others, name):
    parts = []
    for key in ("full ms", "move ms", "bends/edge", "length", "crossings/edge"):
        there = mean(others, key)
        parts.append(f"{key} {mean(rows, key) / there:.3f} x" if there > 0 else f"{key} -")
    print(f"             against {name}: " + ", ".join(parts))


def find_others():
    others, folder = sys.argv[2:], os.environ.get("LIBAVOID_FOLDER")
    if folder and shutil.which("node"):
        others.append(f"node {os.path.join(HERE, 'route-libavoid.mjs')} {folder}")
    return others


def run_generated(score, ours, others, folder):
    base = None
    for size, seeds in SIZES:
        rows, other_rows = [], {other: [] for other in others if size <= LARGEST_OF_OTHERS}
        for seed in range(1, seeds + 1):
            scene = os.path.join(folder, f"{size}-{seed}.txt")
            with open(scene, "w", encoding="utf-8") as out:
                subprocess.run([sys.executable, os.path.join(HERE, "route-generate.py"), str(size), str(seed)],
                               stdout=out, check=True)
            rows.append(measure(score, ours, scene, folder))
            for other, theirs in other_rows.items():
                theirs.append(measure(score, other, scene, folder))
        base = base or mean(rows, "full ms") / size
        report(size, rows, base)
        for other, theirs in other_rows.items():
            compare(rows, theirs, other)


def run_real(score, ours, others, folder):
    files = sorted(glob.glob(os.path.join(os.environ.get("DRAWIO_FOLDER", ""), "*.drawio*")))
    scenes = load("route-drawio").convert(folder, files)
    if not scenes:
        return
    rows = [measure(score, ours, scene, folder) for scene in scenes]
    print(f"{len(rows)} pages of draw.io files: " + ", ".join(
        f"{key} {mean(rows, key):.2f}" for key in ("bends/edge", "length/Manhattan", "crossings/edge", *FAULTS)))
    for other in others:
        pairs = []
        for row, scene in zip(rows, scenes):
            try:
                pairs.append((row, measure(score, other, scene, folder)))
            except subprocess.CalledProcessError:
                print(f"             {other} gives up on {os.path.basename(scene)}")
        compare([row for row, _ in pairs], [there for _, there in pairs], other)


def main():
    ours, others = sys.argv[1], find_others()
    score = load("route-score")
    with tempfile.TemporaryDirectory() as folder:
        run_generated(score, ours, others, folder)
        run_real(score, ours, others, folder)


if __name__ == "__main__":
    main()
