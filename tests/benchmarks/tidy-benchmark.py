#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Lays out generated graphs and prints crossings, area and time beside what Graphviz's dot alone makes of
them with orthogonal edges.

usage: tidy-benchmark.py TIDY-SCENE [SIZE...]
"""

import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SEEDS = {30: 3, 100: 3, 300: 2}


def load(name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), os.path.join(HERE, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path):
    nodes, edges = [], []
    for line in open(path, encoding="utf-8"):
        word = line.split()
        if word and word[0] == "node":
            nodes.append(tuple(map(int, word[1:7])))
        elif word and word[0] == "edge":
            edges.append(tuple(map(int, word[1:4])))
    return nodes, edges


def area(path):
    nodes, _ = read(path)
    width = max(x + w for _, x, _, w, _, _ in nodes) - min(n[1] for n in nodes)
    height = max(y + h for _, _, y, _, h, _ in nodes) - min(n[2] for n in nodes)
    return width * height / 1e6


def write_dot(nodes, edges):
    out = ["digraph g {", "graph [splines=ortho]; node [shape=box fixedsize=true label=\"\"];"]
    parents = {node[5] for node in nodes}

    def content(parent):
        for i, _, _, w, h, of in nodes:
            if of != parent:
                continue
            if i in parents:
                out.append(f"subgraph cluster_{i} {{")
                content(i)
                out.append("}")
            else:
                out.append(f"n{i} [width={w / 72:.4f} height={h / 72:.4f}];")

    content(-1)
    out += [f"n{source} -> n{target} [id=e{edge}];" for edge, source, target in edges]
    return "\n".join(out + ["}"])


def with_dot(scene, folder):
    """What dot with splines=ortho makes of it, as a scene and an answer; None where dot fails."""
    nodes, edges = read(scene)
    start = time.monotonic()
    done = subprocess.run(["dot", "-Tjson0"], input=write_dot(nodes, edges), capture_output=True, text=True, check=False)
    milliseconds = (time.monotonic() - start) * 1000
    if done.returncode != 0:
        return None
    drawn = json.loads(done.stdout)
    placed, answer = os.path.join(folder, "dot-scene.txt"), os.path.join(folder, "dot-answer.txt")
    rects = {}
    for item in drawn["objects"]:
        if item["name"].startswith("cluster_"):
            x0, y0, x1, y1 = map(float, item["bb"].split(","))
            rects[int(item["name"][8:])] = (x0, -y1, x1 - x0, y1 - y0)
        elif "pos" in item:
            x, y = map(float, item["pos"].split(","))
            w, h = float(item["width"]) * 72, float(item["height"]) * 72
            rects[int(item["name"][1:])] = (x - w / 2, -y - h / 2, w, h)
    with open(placed, "w", encoding="utf-8") as out:
        for node in nodes:
            x, y, w, h = rects[node[0]]
            print("node", node[0], *(round(v) for v in (x, y, w, h)), node[5], file=out)
        for edge in edges:
            print("edge", *edge, file=out)
    with open(answer, "w", encoding="utf-8") as out:
        print("time full_ms", milliseconds, file=out)
        for item in drawn.get("edges", []):
            points = [p.lstrip("se,") for p in item["pos"].split()]
            ends = [p for p in item["pos"].split() if p.startswith(("s,", "e,"))]
            path = [tuple(map(float, p.split(","))) for p in points[len(ends):]][::3]
            for end in ends:
                x, y = map(float, end[2:].split(","))
                path = [(x, y)] + path if end.startswith("s,") else path + [(x, y)]
            print("route", item["id"][1:], *(f"{x} {-y}" for x, y in path), file=out)
    return placed, answer


def with_ours(program, scene, folder):
    placed, answer = os.path.join(folder, "our-scene.txt"), os.path.join(folder, "our-answer.txt")
    with open(answer, "w", encoding="utf-8") as out:
        subprocess.run([program, scene, placed], stdout=out, check=True)
    return placed, answer


def tidy_share(answer):
    """The part of the whole time that is layout, in milliseconds."""
    for line in open(answer, encoding="utf-8"):
        if line.startswith("time tidy_ms"):
            return float(line.split()[2])
    return 0


def figures(score, placed, answer):
    row = score.score(placed, answer)[0]
    return {"crossings": row["crossings/edge"], "area": area(placed), "ms": row["full ms"],
            "through": row["through a box"], "foreign": row["foreign container"], "tidy": tidy_share(answer)}


def mean(rows, key):
    return sum(row[key] for row in rows) / len(rows)


def line(name, rows):
    return (f"{name}: crossings {mean(rows, 'crossings'):.2f} an edge, area {mean(rows, 'area'):.1f} Mpx, "
            f"{mean(rows, 'ms'):.0f} ms ({mean(rows, 'tidy'):.0f} of layout), through a box {mean(rows, 'through'):.0f}, "
            f"foreign container {mean(rows, 'foreign'):.0f}")


def main():
    program = sys.argv[1]
    sizes = [int(size) for size in sys.argv[2:]] or sorted(SEEDS)
    score = load("route-score")
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            ours, theirs = [], []
            for seed in range(1, SEEDS.get(size, 1) + 1):
                scene = os.path.join(folder, "scene.txt")
                with open(scene, "w", encoding="utf-8") as out:
                    subprocess.run([sys.executable, os.path.join(HERE, "route-generate.py"), str(size), str(seed), "0"],
                                   stdout=out, check=True)
                ours.append(figures(score, *with_ours(program, scene, folder)))
                drawn = with_dot(scene, folder)
                if drawn is not None:
                    theirs.append(figures(score, *drawn))
            print(f"{size:4} boxes  {line('ours', ours)}")
            print(f"             {line('dot ', theirs)}" if theirs else "             dot: failed")
            if theirs:
                print("             ours / dot: " + ", ".join(
                    f"{key} {mean(ours, key) / max(mean(theirs, key), 1e-9):.2f} x" for key in ("crossings", "area", "ms")))


if __name__ == "__main__":
    main()
