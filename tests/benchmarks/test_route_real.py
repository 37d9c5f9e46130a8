#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Plumbline authors
# SPDX-License-Identifier: Apache-2.0
"""Routes the pages of draw.io files that people drew: each connector has a way, orthogonal and from border
to border, and moved boxes leave nothing behind.

usage: test_route_real.py ROUTE-SCENE DRAWIO-FOLDER
"""

import glob
import importlib.util
import os
import subprocess
import sys
import tempfile
import unittest


def load(folder, name):
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), os.path.join(folder, name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class RealScenes(unittest.TestCase):
    def routes(self, scene):
        """The routes of a scene by edge, and the rectangles and ends to judge them by."""
        answer = subprocess.run([ROUTE_SCENE, scene], capture_output=True, text=True, check=True).stdout
        nodes, edges, routes = {}, {}, {}
        for line in load(BENCHMARKS, "route-score").lines_of(scene):
            word = line.split()
            if word[0] == "node":
                nodes[word[1]] = tuple(map(float, word[2:6]))
            elif word[0] == "edge":
                edges[word[1]] = (word[2], word[3])
        for line in answer.splitlines():
            word = line.split()
            if word[0] == "route":
                at = list(map(float, word[2:]))
                routes[word[1]] = list(zip(at[::2], at[1::2]))
        return nodes, edges, routes

    def is_on_border(self, rect, point):
        x, y, w, h = rect
        dx, dy = min(abs(point[0] - x), abs(point[0] - x - w)), min(abs(point[1] - y), abs(point[1] - y - h))
        within = x - 0.1 <= point[0] <= x + w + 0.1 and y - 0.1 <= point[1] <= y + h + 0.1
        return within and min(dx, dy) < 0.1

    def test_every_page(self):
        convert = load(BENCHMARKS, "route-drawio").convert
        with tempfile.TemporaryDirectory() as folder:
            scenes = convert(folder, sorted(glob.glob(os.path.join(DRAWIO, "*.drawio*"))))
            self.assertGreater(len(scenes), 10)
            for scene in scenes:
                with self.subTest(os.path.basename(scene)):
                    nodes, edges, routes = self.routes(scene)
                    self.assertEqual(set(edges), set(routes))
                    for edge, points in routes.items():
                        source, target = edges[edge]
                        self.assertTrue(self.is_on_border(nodes[source], points[0]), (edge, points))
                        self.assertTrue(self.is_on_border(nodes[target], points[-1]), (edge, points))
                        for a, b in zip(points, points[1:]):
                            self.assertNotEqual(abs(a[0] - b[0]) < 0.01, abs(a[1] - b[1]) < 0.01, (edge, points))

    def test_few_faults(self):
        """What lies on one another leaves no clean way: those are few, and counted."""
        score, convert = load(BENCHMARKS, "route-score"), load(BENCHMARKS, "route-drawio").convert
        with tempfile.TemporaryDirectory() as folder:
            n_routes, n_through, answer = 0, 0, os.path.join(folder, "answer")
            for scene in convert(folder, sorted(glob.glob(os.path.join(DRAWIO, "*.drawio*")))):
                with open(answer, "w", encoding="utf-8") as out:
                    subprocess.run([ROUTE_SCENE, scene], stdout=out, check=True)
                figures, _, (_, edges, _) = score.score(scene, answer)
                n_routes += len(edges)
                n_through += figures["through a box"]
            print(f"{n_through} of {n_routes} routes pass through a box", file=sys.stderr)
            self.assertLessEqual(n_through * 50, n_routes)


if __name__ == "__main__":
    BENCHMARKS = os.path.dirname(os.path.abspath(__file__))
    ROUTE_SCENE, DRAWIO = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
