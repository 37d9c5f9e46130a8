#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Prints a scene for route-scene: boxes in containers, 1.3 edges a box, a tenth of them long.

usage: route-generate.py BOXES SEED [MOVES]
"""

import math
import random
import sys


class Scene:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.nodes = []  # id, x, y, w, h, parent
        self.boxes = []  # ids of the nodes that hold nothing

    def add(self, x, y, w, h, parent):
        self.nodes.append([len(self.nodes), x, y, w, h, parent])
        return len(self.nodes) - 1

    def fill(self, x, y, count, parent):
        """Boxes in rows from (x, y) on; returns the width and height they take."""
        columns = max(1, round(math.sqrt(count)))
        top, right, placed = y, x, 0
        while placed < count:
            left, tallest = x, 0
            for _ in range(min(columns, count - placed)):
                w, h = self.random.randrange(100, 190, 2), self.random.randrange(44, 76, 2)
                dy = self.random.choice((0, 0, 0, self.random.randrange(0, 24)))
                self.boxes.append(self.add(left, top + dy, w, h, parent))
                left += w + self.random.randrange(36, 84, 2)
                tallest = max(tallest, h + dy)
                right = max(right, left)
                placed += 1
            top += tallest + self.random.randrange(40, 90, 2)
        return right - x, top - y

    def place(self, boxes):
        left_over, x, y, tallest, row = boxes, 0, 0, 0, 0
        width = 190 * math.sqrt(boxes) * 1.3
        while left_over > 0:
            count = min(left_over, self.random.choice((1, 1, 3, 4, 5, 6, 8, 9)))
            if count > 1:
                box = self.add(x, y, 0, 0, -1)
                w, h = self.fill(x + 36, y + 44, count, box)
                w, h = w + 24, h + 28
                self.nodes[box][3:5] = [w, h]
            else:
                w, h = self.fill(x, y, 1, -1)
            x += w + self.random.randrange(40, 90, 2)
            tallest = max(tallest, h)
            left_over -= count
            if x > width:
                x, y, tallest, row = 0, y + tallest + self.random.randrange(40, 90, 2), 0, row + 1

    def edges(self):
        center = {i: (x + w / 2, y + h / 2) for i, x, y, w, h, _ in self.nodes}
        wanted, pairs = round(1.3 * len(self.boxes)), set()
        while len(pairs) < wanted and len(self.boxes) > 1:
            a = self.random.choice(self.boxes)
            if self.random.random() < 0.1:
                b = self.random.choice(self.boxes)
            else:
                ax, ay = center[a]
                near = sorted(self.boxes, key=lambda i: abs(center[i][0] - ax) + 1.5 * abs(center[i][1] - ay))
                b = self.random.choice(near[1:7])
            if a != b and (b, a) not in pairs:
                if (a, b) in pairs and self.random.random() < 0.9:
                    continue
                pairs.add((a, b))
        return sorted(pairs, key=lambda _: self.random.random())


def main():
    boxes, seed = int(sys.argv[1]), int(sys.argv[2])
    moves = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    scene = Scene(seed)
    scene.place(boxes)
    for node in scene.nodes:
        print("node", *node)
    for number, (a, b) in enumerate(scene.edges()):
        print("edge", number, a, b)
    for _ in range(moves):
        print("move", scene.random.choice(scene.boxes), scene.random.randrange(-12, 13),
              scene.random.randrange(-12, 13))


if __name__ == "__main__":
    main()
