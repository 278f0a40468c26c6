import type Sigma from 'sigma';
import type { Line, Point, Points } from './points.ts';

const FAINT = 0.15;
/** Of each frame so much goes to making people and ties faint, so many at a time. */
const FRAME_SHARE_MS = 3;
const TURNED_AT_ONCE = 100;

export interface StandingOut {
  /** Who is picked, with whom they are joined, stands out; null for nobody. */
  pick: (personId: number | null) => void;
  /** Only these stand out; null for everybody. */
  only: (personIds: ReadonlySet<number> | null) => void;
}

/**
 * Who stands out; all others are faint. Only what changes is drawn anew, some of it in each frame: all ties at once would
 * hold up the page.
 */
export function standingOut(
  graph: Points,
  sigma: Sigma<Point, Line>,
): StandingOut & { stop: () => void } {
  let frame = 0;
  let before: ReadonlySet<string> | null = null;
  let isTurning = false;
  const show = (ids: ReadonlySet<string> | null) => {
    cancelAnimationFrame(frame);
    // Whoever goes on from person to person changes a few; what was not finished is looked for among all.
    const near = isTurning || !before || !ids ? null : new Set([...before, ...ids]);
    before = ids;
    const { nodes, edges } = changed(graph, ids, near);
    const turn = (point: { opacity: number }) => {
      point.opacity = point.opacity === FAINT ? 1 : FAINT;
    };
    const go = () => {
      const until = performance.now() + FRAME_SHARE_MS;
      while (nodes.length + edges.length > 0 && performance.now() < until) {
        const some = { nodes: nodes.splice(-TURNED_AT_ONCE), edges: edges.splice(-TURNED_AT_ONCE) };
        // In place: each change told by the graph would have sigma put everything in order again.
        for (const id of some.nodes) turn(graph.getNodeAttributes(id));
        for (const id of some.edges) turn(graph.getEdgeAttributes(id));
        sigma.refresh({ partialGraph: some, skipIndexation: true, schedule: true });
      }
      isTurning = nodes.length + edges.length > 0;
      if (isTurning) frame = requestAnimationFrame(go);
    };
    go();
  };
  let picked: string | null = null;
  /** Their name, and no more that of who was picked before. */
  const name = (id: string | null) => {
    const nodes = [picked, id].filter((one) => one !== null && one !== undefined);
    if (picked !== null) graph.getNodeAttributes(picked).isPicked = false;
    if (id !== null) graph.getNodeAttributes(id).isPicked = true;
    picked = id;
    sigma.refresh({ partialGraph: { nodes }, skipIndexation: true, schedule: true });
  };
  return {
    pick: (personId) => {
      name(personId !== null && graph.hasNode(personId) ? String(personId) : null);
      if (personId === null || !graph.hasNode(personId)) return show(null);
      show(new Set([String(personId), ...graph.neighbors(personId)]));
    },
    only: (personIds) => {
      name(null);
      show(personIds && new Set([...personIds].map(String)));
    },
    stop: () => cancelAnimationFrame(frame),
  };
}

/** Whose opacity is another now that only these stand out; looked for near some of them, or among all. */
function changed(
  graph: Points,
  ids: ReadonlySet<string> | null,
  near: ReadonlySet<string> | null,
): { nodes: string[]; edges: string[] } {
  const isShown = (id: string) => ids?.has(id) ?? true;
  const isOther = (edge: string, from: string, to: string) =>
    graph.getEdgeAttribute(edge, 'opacity') !== opacityOf(isShown(from) && isShown(to));
  if (!near)
    return {
      nodes: graph.filterNodes((id, { opacity }) => opacity !== opacityOf(isShown(id))),
      edges: graph.filterEdges((edge, _line, from, to) => isOther(edge, from, to)),
    };
  const there = [...near].filter((id) => graph.hasNode(id));
  const edges = there.flatMap((id) =>
    graph.filterEdges(id, (edge, _line, from, to) => isOther(edge, from, to)),
  );
  return {
    nodes: there.filter((id) => graph.getNodeAttribute(id, 'opacity') !== opacityOf(isShown(id))),
    edges: [...new Set(edges)],
  };
}

const opacityOf = (isShown: boolean): number => (isShown ? 1 : FAINT);
