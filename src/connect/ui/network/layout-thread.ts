/**
 * The browser's thread in which the map is laid out by forces (ForceAtlas2), so that the page never waits for it.
 * It is asked once, answers with places as often as is worth drawing, and with `isDone` at the end.
 */
import { UndirectedGraph } from 'graphology';
import forcesModule from 'graphology-layout-forceatlas2';
import type { LayoutAnswer, LayoutAsked } from './lay-out.ts';

// A CommonJS function: TypeScript expects it one step further in than it is.
const forceAtlas2 = forcesModule as unknown as typeof forcesModule.default;

/** Steps of the layout in all, and how long at least between two answers. */
const STEPS = 240;
const ANSWER_EVERY_MS = 400;
/** Up to so many people nobody is hidden behind another; for more that takes too long. */
const ROOMY_MAX = 300;

interface Placed {
  x: number;
  y: number;
  size: number;
}

addEventListener('message', ({ data }: MessageEvent<LayoutAsked>) => {
  const graph = graphOf(data);
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: graph.order > ROOMY_MAX,
    adjustSizes: graph.order <= ROOMY_MAX,
    strongGravityMode: true,
    gravity: 0.05,
    scalingRatio: 12,
    edgeWeightInfluence: 0.4,
  };
  let answeredAt = performance.now();
  for (let step = 1; step <= STEPS; step++) {
    forceAtlas2.assign(graph, { iterations: 1, settings, getEdgeWeight: 'weight' });
    const isDone = step === STEPS;
    if (!isDone && performance.now() - answeredAt < ANSWER_EVERY_MS) continue;
    const places = placesOf(graph);
    postMessage({ places, isDone } satisfies LayoutAnswer, { transfer: [places.buffer] });
    answeredAt = performance.now();
  }
});

/** People by their place in the arrays. */
function graphOf({ places, sizes, ends, weights }: LayoutAsked) {
  const graph = new UndirectedGraph<Placed, { weight: number }>();
  for (const [at, size] of sizes.entries())
    graph.addNode(at, { x: places[2 * at] ?? 0, y: places[2 * at + 1] ?? 0, size });
  for (const [at, weight] of weights.entries())
    graph.addEdge(ends[2 * at], ends[2 * at + 1], { weight });
  return graph;
}

function placesOf(graph: ReturnType<typeof graphOf>): Float32Array<ArrayBuffer> {
  const places = new Float32Array(2 * graph.order);
  let at = 0;
  graph.forEachNode((_id, { x, y }) => {
    places[at++] = x;
    places[at++] = y;
  });
  return places;
}
