#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Scores what a router answered to a scene (the text of route-scene), sharing no code with it.

usage: route-score.py SCENE ANSWER [PICTURE.svg]
"""

import sys

CLEARANCE = 6.0
EPSILON = 0.05


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return file.readlines()


def read(scene_path, answer_path):
    nodes, edges, routes, times, moves = {}, {}, {}, [], []
    for line in lines_of(scene_path):
        word = line.split()
        if word and word[0] == "node":
            x, y, w, h = map(float, word[2:6])
            nodes[word[1]] = (x, y, x + w, y + h, None if word[6] == "-1" else word[6])
        elif word and word[0] == "edge":
            edges[word[1]] = (word[2], word[3])
    for line in lines_of(answer_path):
        word = line.split()
        if word[:2] == ["time", "full_ms"]:
            times.append(float(word[2]))
        elif word[:2] == ["time", "move_ms"]:
            moves.append(float(word[2]))
        elif word and word[0] == "route":
            at = list(map(float, word[2:]))
            points = list(zip(at[::2], at[1::2]))
            routes[word[1]] = simplify(points)
    for edge, points in routes.items():
        source, target = edges[edge]
        if len(points) > 1 and source != target:
            points = clip(points, nodes[source])
            routes[edge] = clip(points[::-1], nodes[target])[::-1]
    return nodes, edges, routes, times, moves


def simplify(points):
    out = []
    for p in points:
        if out and abs(p[0] - out[-1][0]) < EPSILON and abs(p[1] - out[-1][1]) < EPSILON:
            continue
        if len(out) > 1 and ((abs(out[-2][0] - out[-1][0]) < EPSILON and abs(out[-1][0] - p[0]) < EPSILON)
                             or (abs(out[-2][1] - out[-1][1]) < EPSILON and abs(out[-1][1] - p[1]) < EPSILON)):
            out[-1] = p
            continue
        out.append(p)
    return out


def clip(points, box):
    """Takes away what the start of a route does inside its own box."""
    def inside(p):
        return box[0] - EPSILON <= p[0] <= box[2] + EPSILON and box[1] - EPSILON <= p[1] <= box[3] + EPSILON

    while len(points) > 2 and inside(points[0]) and inside(points[1]):
        points = points[1:]
    (x, y), (next_x, next_y) = points[:2]
    if inside((x, y)) and not inside((next_x, next_y)):
        x = min(max(next_x, box[0]), box[2])
        y = min(max(next_y, box[1]), box[3])
    return [(x, y)] + points[1:]


def segments(routes):
    for edge, points in routes.items():
        for k, (a, b) in enumerate(zip(points, points[1:])):
            yield (edge, k, min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))


def ancestors(nodes, node):
    up = nodes[node][4]
    while up is not None:
        yield up
        up = nodes[up][4]


class Bins:
    """What touches a place, by cells."""

    def __init__(self, size=128.0):
        self.size, self.cells = size, {}

    def keys(self, x0, y0, x1, y1):
        for cx in range(int(x0 // self.size), int(x1 // self.size) + 1):
            for cy in range(int(y0 // self.size), int(y1 // self.size) + 1):
                yield cx, cy

    def add(self, thing, x0, y0, x1, y1):
        for key in self.keys(x0, y0, x1, y1):
            self.cells.setdefault(key, []).append(thing)

    def near(self, x0, y0, x1, y1):
        found = set()
        for key in self.keys(x0, y0, x1, y1):
            found.update(self.cells.get(key, ()))
        return found


def cuts(seg, box, by):
    _, _, x0, y0, x1, y1 = seg
    return x0 < box[2] + by and x1 > box[0] - by and y0 < box[3] + by and y1 > box[1] - by


def runs_along(seg, box):
    _, _, x0, y0, x1, y1 = seg
    if y1 - y0 < EPSILON:
        return min(abs(y0 - box[1]), abs(y0 - box[3])) < 1 and min(x1, box[2]) - max(x0, box[0]) > 2
    return min(abs(x0 - box[0]), abs(x0 - box[2])) < 1 and min(y1, box[3]) - max(y0, box[1]) > 2


def score_boxes(nodes, edges, segs, figures, detail):
    holders = {nodes[n][4] for n in nodes if nodes[n][4] is not None}
    lines = {e: [set(ancestors(nodes, n)) for n in ends] for e, ends in edges.items()}
    bins = Bins()
    for n, box in nodes.items():
        bins.add(n, *box[:4])
    through, near, foreign, along = set(), set(), set(), set()
    for seg in segs:
        edge = seg[0]
        source, target = edges[edge]
        for n in bins.near(seg[2] - 8, seg[3] - 8, seg[4] + 8, seg[5] + 8):
            box = nodes[n]
            if n in (source, target):
                if cuts(seg, box, -0.5):
                    through.add((edge, n))
                continue
            inside = [n in line for line in lines[edge]]
            if n not in holders:
                if cuts(seg, box, -0.5):
                    through.add((edge, n))
                elif cuts(seg, box, -EPSILON + CLEARANCE - EPSILON):
                    near.add((edge, n))
            elif not any(inside) and cuts(seg, box, -0.5):
                foreign.add((edge, n))
            if runs_along(seg, box):
                along.add((edge, n))
        for n in lines[edge][0] & lines[edge][1]:
            box = nodes[n]
            if not (seg[2] >= box[0] - 0.5 and seg[3] >= box[1] - 0.5 and seg[4] <= box[2] + 0.5
                    and seg[5] <= box[3] + 0.5):
                foreign.add((edge, n))
    figures["through a box"], figures["nearer than 6 px"] = len(through), len(near)
    figures["foreign container"], figures["along a border"] = len(foreign), len(along)
    detail.update(through=through, near=near, foreign=foreign, along=along)


def score_lines(segs, figures, detail):
    bins, crossings, overlap, close = Bins(), 0, 0.0, 0.0
    narrow, on_top = set(), set()
    for seg in segs:
        horizontal = seg[5] - seg[3] < EPSILON
        for other in bins.near(seg[2] - 6, seg[3] - 6, seg[4] + 6, seg[5] + 6):
            if other[0] == seg[0]:
                continue
            other_horizontal = other[5] - other[3] < EPSILON
            if horizontal != other_horizontal:
                h, v = (seg, other) if horizontal else (other, seg)
                crossings += h[2] < v[2] - EPSILON and h[4] > v[2] + EPSILON and v[3] < h[3] - EPSILON and v[5] > h[3] + EPSILON
                continue
            i, k = (2, 3) if horizontal else (3, 2)
            shared = min(seg[i + 2], other[i + 2]) - max(seg[i], other[i])
            apart = abs(seg[k] - other[k])
            if shared > 0.5 and apart < 0.9:
                overlap += shared
                on_top.add((seg[0], other[0]))
            elif shared > 0.5 and apart < CLEARANCE - 0.1:
                narrow.add((seg[0], other[0], round(apart, 1)))
                close += shared if apart <= 4.05 else 0
        bins.add(seg, *seg[2:])
    figures["crossings/edge"] = crossings
    figures["px on top"], figures["px of 1-4 px neighbours"] = overlap, close
    figures["pairs nearer than 6"] = len(narrow)
    detail.update(on_top=on_top, narrow=narrow)


def score(scene, answer):
    nodes, edges, routes, times, moves = read(scene, answer)
    segs, figures, detail = list(segments(routes)), {}, {}
    n = max(1, len(routes))
    length = sum(s[4] - s[2] + s[5] - s[3] for s in segs)
    least = 0.0
    for a, b in edges.values():
        p, q = nodes[a], nodes[b]
        least += max(0, p[0] - q[2], q[0] - p[2]) + max(0, p[1] - q[3], q[1] - p[3])
    centers = sum(abs((nodes[a][0] + nodes[a][2] - nodes[b][0] - nodes[b][2]) / 2)
                  + abs((nodes[a][1] + nodes[a][3] - nodes[b][1] - nodes[b][3]) / 2) for a, b in edges.values())
    figures["full ms"] = times[0] if times else 0
    figures["move ms"] = sorted(moves)[len(moves) // 2] if moves else 0
    figures["missing"] = len(edges) - len(routes)
    score_boxes(nodes, edges, segs, figures, detail)
    score_lines(segs, figures, detail)
    figures["crossings/edge"] = round(figures["crossings/edge"] / n, 3)
    figures["bends/edge"] = round(sum(len(p) - 2 for p in routes.values()) / n, 3)
    figures["length/Manhattan"] = round(length / max(1, least), 3)
    figures["length/centres"] = round(length / max(1, centers), 3)
    figures["length"] = round(length)
    return figures, detail, (nodes, edges, routes)


def draw(path, model):
    nodes, edges, routes = model
    holders = {nodes[n][4] for n in nodes}
    left, top = min(n[0] for n in nodes.values()) - 60, min(n[1] for n in nodes.values()) - 60
    right, bottom = max(n[2] for n in nodes.values()) + 60, max(n[3] for n in nodes.values()) + 60
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {right - left} {bottom - top}">',
           f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" fill="white"/>']
    for n, (x0, y0, x1, y1, _) in sorted(nodes.items(), key=lambda i: i[0] not in holders):
        fill = "#eef3fb" if n in holders else "#fff"
        out.append(f'<rect x="{x0}" y="{y0}" width="{x1 - x0}" height="{y1 - y0}" rx="6" fill="{fill}" stroke="#8893a8"/>')
        out.append(f'<text x="{x0 + 4}" y="{y0 + 12}" font-size="10">{n}</text>')
    for i, (edge, points) in enumerate(routes.items()):
        colour = f"hsl({i * 67 % 360},70%,40%)"
        at = " ".join(f"{x},{y}" for x, y in points)
        out.append(f'<polyline points="{at}" fill="none" stroke="{colour}" stroke-width="1.5"><title>{edge}</title></polyline>')
        if points:
            out.append(f'<circle cx="{points[-1][0]}" cy="{points[-1][1]}" r="3" fill="{colour}"/>')
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n</svg>\n")


def main():
    figures, detail, model = score(sys.argv[1], sys.argv[2])
    for name, value in figures.items():
        print(f"{name}: {value}")
    if "-v" in sys.argv:
        for name, value in detail.items():
            print(name, sorted(value)[:20])
    pictures = [a for a in sys.argv[3:] if a.endswith(".svg")]
    if pictures:
        draw(pictures[0], model)


if __name__ == "__main__":
    main()
