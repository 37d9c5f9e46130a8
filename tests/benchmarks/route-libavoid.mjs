#!/usr/bin/env node
// SPDX-FileCopyrightText: The Plumbline authors
// SPDX-License-Identifier: Apache-2.0

/* Routes a scene of route-scene's text with libavoid, compiled to WebAssembly, to be set beside ours.
 *
 * usage: route-libavoid.mjs FOLDER SCENE [crossing=PENALTY] [unify=0] [buffer=PX] [gap=PX]
 *
 * FOLDER is one in which `npm install libavoid-js` was run. libavoid knows no containers: only boxes that
 * hold nothing are obstacles, and an end that holds something is its middle. */

import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, scenePath, ...settings] = process.argv.slice(2);
const dist = path.resolve(folder, 'node_modules/libavoid-js/dist');
const { AvoidLib } = await import(pathToFileURL(path.join(dist, 'index-node.mjs')));
const option = Object.fromEntries(settings.map((s) => s.split('=')));
const number = (name, or) => (option[name] === undefined ? or : Number(option[name]));

const nodes = new Map();
const edges = [];
const moves = [];
const holders = new Set();
for (const line of fs.readFileSync(scenePath, 'utf8').split('\n')) {
  const word = line.trim().split(/\s+/);
  if (word[0] === 'node') {
    const [x, y, w, h] = word.slice(2, 6).map(Number);
    nodes.set(word[1], { x, y, w, h });
    holders.add(word[6]);
  } else if (word[0] === 'edge') {
    edges.push({ id: word[1], from: word[2], to: word[3] });
  } else if (word[0] === 'move') {
    moves.push({ id: word[1], dx: Number(word[2]), dy: Number(word[3]) });
  }
}

await AvoidLib.load(path.join(dist, 'libavoid.wasm'));
const Avoid = AvoidLib.getInstance();

function configure(router) {
  router.setRoutingParameter(Avoid.segmentPenalty, 50);
  router.setRoutingParameter(Avoid.shapeBufferDistance, number('buffer', 12));
  router.setRoutingParameter(Avoid.idealNudgingDistance, number('gap', 12));
  router.setRoutingParameter(Avoid.crossingPenalty, number('crossing', 0));
  router.setRoutingOption(Avoid.nudgeOrthogonalSegmentsConnectedToShapes, true);
  router.setRoutingOption(Avoid.performUnifyingNudgingPreprocessingStep, number('unify', 1) === 1);
}

function addShape(router, node) {
  const middle = new Avoid.Point(node.x + node.w / 2, node.y + node.h / 2);
  const everywhere = Avoid.ConnDirAll;

  node.shape = new Avoid.ShapeRef(router, new Avoid.Rectangle(middle, node.w, node.h));
  new Avoid.ShapeConnectionPin(node.shape, 1, 0.5, 0.5, true, 0, everywhere);
}

function end(node) {
  return node.shape
    ? new Avoid.ConnEnd(node.shape, 1)
    : new Avoid.ConnEnd(new Avoid.Point(node.x + node.w / 2, node.y + node.h / 2));
}

function route() {
  const router = new Avoid.Router(Avoid.OrthogonalRouting);

  configure(router);
  for (const [id, node] of nodes)
    if (!holders.has(id))
      addShape(router, node);
  for (const edge of edges) {
    edge.connector = new Avoid.ConnRef(router, end(nodes.get(edge.from)), end(nodes.get(edge.to)));
    edge.connector.setRoutingType(Avoid.ConnType_Orthogonal ?? 2);
  }
  router.processTransaction();
  return router;
}

function timed(name, work) {
  const start = performance.now();
  const result = work();

  console.log(`time ${name} ${(performance.now() - start).toFixed(3)}`);
  return result;
}

/* The engine compiles what runs often: a first run that does not count is fair to it. */
if (number('warm', edges.length <= 200 ? 1 : 0) === 1)
  route();
const router = timed('full_ms', route);
for (const edge of edges) {
  const points = edge.connector.displayRoute();
  const at = [];

  for (let k = 0; k < points.size(); k++)
    at.push(points.get_ps(k).x.toFixed(3), points.get_ps(k).y.toFixed(3));
  console.log('route', edge.id, ...at);
}
if (number('moves', 1) === 1) {
  for (const { id, dx, dy } of moves) {
    if (!nodes.get(id).shape)
      continue;
    for (const sign of [1, -1])
      timed('move_ms', () => {
        router.moveShape(nodes.get(id).shape, sign * dx, sign * dy);
        router.processTransaction();
      });
  }
}
