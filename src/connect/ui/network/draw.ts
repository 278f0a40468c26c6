import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { type LayoutAsked, layOut } from './lay-out.ts';
import type { Shape } from './shape.ts';

interface Point {
  x: number;
  y: number;
  size: number;
  color: string;
  label: string;
  opacity: number;
}
interface Line {
  weight: number;
  size: number;
  opacity: number;
}
type Points = UndirectedGraph<Point, Line>;

const SIZE_MIN = 3;
const SIZE_MAX = 11;
/** Room for each at the beginning, in the unit of sizes. */
const ROOM = 12;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const FAINT = 0.15;
/** Of each frame so much goes to making people and ties faint, so many at a time. */
const FRAME_SHARE_MS = 3;
const TURNED_AT_ONCE = 100;
/** How far an arrow key moves, as a share of what is seen. */
const STEP_SHARE = 0.12;
/** So near one comes at least when somebody is looked at. */
const NEAR_RATIO = 0.5;
const MOVE_MS = 180;

export interface DrawnMap {
  /** Who is picked, with whom they are joined, stands out; null for nobody. */
  pick: (personId: number | null) => void;
  /** Only these stand out; null for everybody. */
  only: (personIds: ReadonlySet<number> | null) => void;
  zoom: (way: 'in' | 'out' | 'all') => void;
  /** Moves what is seen, in steps to the right and down. */
  move: (right: number, down: number) => void;
  /** Brings somebody into the middle. */
  lookAt: (personId: number) => void;
  close: () => void;
}

interface Drawing {
  host: HTMLElement;
  shape: Shape;
  onPick: (personId: number | null) => void;
  onLaidOut: () => void;
}

/** Draws a network by WebGL; a thread lays it out by forces. Throws where there is no WebGL. */
export function drawNetwork({ host, shape, onPick, onLaidOut }: Drawing): DrawnMap {
  const colours = coloursOf(host);
  const graph = pointsOf(shape, colours);
  const sigma = sigmaOf(graph, host, colours);
  const stopLayout = layOut(layoutOf(graph), ({ places, isDone }) => {
    placeAll(graph, places);
    if (isDone) onLaidOut();
  });
  sigma.on('clickNode', ({ node }) => onPick(Number(node)));
  sigma.on('clickStage', () => onPick(null));
  const { stop, ...shown } = standingOut(graph, sigma);
  return {
    ...shown,
    ...movesOf(sigma),
    close: () => {
      stopLayout();
      stop();
      sigma.kill();
    },
  };
}

function sigmaOf(graph: Points, host: HTMLElement, { ink, line }: Colours) {
  return new Sigma(graph, host, {
    settings: { labelRenderedSizeThreshold: 6, hideEdgesOnMove: graph.size > 4_000 },
    styles: {
      nodes: {
        x: { attribute: 'x' },
        y: { attribute: 'y' },
        size: { attribute: 'size' },
        color: { attribute: 'color' },
        opacity: { attribute: 'opacity', defaultValue: 1 },
        label: { attribute: 'label' },
        labelColor: ink,
        labelSize: 13,
      },
      edges: {
        color: line,
        size: { attribute: 'size' },
        opacity: { attribute: 'opacity', defaultValue: 1 },
      },
    },
  });
}

/**
 * Who stands out; all others are faint. Only what changes is drawn anew, some of it in each frame: all ties at once would
 * hold up the page.
 */
function standingOut(
  graph: Points,
  sigma: Sigma<Point, Line>,
): Pick<DrawnMap, 'pick' | 'only'> & { stop: () => void } {
  let frame = 0;
  const show = (isShown: (id: string) => boolean) => {
    cancelAnimationFrame(frame);
    const nodes = graph.filterNodes((id, { opacity }) => opacity !== opacityOf(isShown(id)));
    const edges = graph.filterEdges(
      (_edge, { opacity }, from, to) => opacity !== opacityOf(isShown(from) && isShown(to)),
    );
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
      if (nodes.length + edges.length > 0) frame = requestAnimationFrame(go);
    };
    go();
  };
  return {
    pick: (personId) => {
      if (personId === null || !graph.hasNode(personId)) return show(() => true);
      const near = new Set([String(personId), ...graph.neighbors(personId)]);
      show((id) => near.has(id));
    },
    only: (personIds) => show((id) => personIds?.has(Number(id)) ?? true),
    stop: () => cancelAnimationFrame(frame),
  };
}

const opacityOf = (isShown: boolean): number => (isShown ? 1 : FAINT);

function movesOf(sigma: Sigma<Point, Line>): Pick<DrawnMap, 'zoom' | 'move' | 'lookAt'> {
  const camera = sigma.getCamera();
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const go = (there: { x: number; y: number; ratio?: number }) => {
    if (isCalm) camera.setState(there);
    else void camera.animate(there, { duration: MOVE_MS });
  };
  return {
    zoom: (way) => {
      if (way === 'in') void camera.zoomIn();
      else if (way === 'out') void camera.zoomOut();
      else void camera.reset();
    },
    move: (right, down) => {
      const { x, y, ratio } = camera.getState();
      const step = STEP_SHARE * ratio;
      go({ x: x + right * step, y: y - down * step });
    },
    lookAt: (personId) => {
      const place = sigma.getNodeDisplayData(String(personId));
      if (!place) return;
      go({ x: place.x, y: place.y, ratio: Math.min(NEAR_RATIO, camera.getState().ratio) });
    },
  };
}

/** What the layout needs to know, by the place of each person among the graph's. */
function layoutOf(graph: Points): LayoutAsked {
  const at = new Map(graph.nodes().map((id, place) => [id, place]));
  const points = graph.mapNodes((_id, point) => point);
  const lines = graph.mapEdges((_edge, { weight }, from, to) => ({ weight, ends: [from, to] }));
  return {
    places: Float32Array.from(points.flatMap(({ x, y }) => [x, y])),
    sizes: Float32Array.from(points, ({ size }) => size),
    ends: Uint32Array.from(lines.flatMap(({ ends }) => ends.map((id) => at.get(id) ?? 0))),
    weights: Float32Array.from(lines, ({ weight }) => weight),
  };
}

function placeAll(graph: Points, places: Float32Array): void {
  let at = 0;
  graph.updateEachNodeAttributes(
    (_id, data) => ({ ...data, x: places[at++] ?? 0, y: places[at++] ?? 0 }),
    { attributes: ['x', 'y'] },
  );
}

interface Colours {
  ink: string;
  line: string;
  communities: string[];
  alone: string;
}

/** The theme's own colours, as the stylesheet resolves them for light and dark. */
function coloursOf(host: HTMLElement): Colours {
  const probe = host.ownerDocument.createElement('span');
  host.append(probe);
  const named = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: named('--ink'),
    line: named('--line'),
    alone: named('--ink-soft'),
    communities: Array.from({ length: 8 }, (_, at) => named(`--community-${at + 1}`)),
  };
  probe.remove();
  return colours;
}

function pointsOf({ people, graph: joined }: Shape, { communities, alone }: Colours): Points {
  const graph = new UndirectedGraph<Point, Line>();
  const most = Math.max(1, ...people.map((one) => one.joined));
  for (const [at, { id, name, community, joined: ties }] of byCommunity(people).entries()) {
    const size = SIZE_MIN + (SIZE_MAX - SIZE_MIN) * Math.sqrt(ties / most);
    const color = community
      ? (communities[(community.id - 1) % communities.length] ?? alone)
      : alone;
    graph.addNode(id, {
      ...placeOf(at),
      size,
      color,
      label: name,
      opacity: 1,
    });
  }
  joined.forEachEdge((_edge, { weight }, from, to) => {
    graph.addEdge(from, to, {
      weight,
      size: Math.min(4, 0.5 + Math.log2(1 + weight) / 2),
      opacity: 1,
    });
  });
  return graph;
}

/** Who belongs together begins together: the forces have less to do. */
const byCommunity = (people: Shape['people']): Shape['people'] =>
  people.toSorted(
    (a, b) =>
      (a.community?.id ?? Number.POSITIVE_INFINITY) - (b.community?.id ?? Number.POSITIVE_INFINITY),
  );

/** The next place on a sunflower's spiral, on which nobody stands on another and no two networks begin alike by chance. */
function placeOf(at: number): { x: number; y: number } {
  const [angle, radius] = [at * GOLDEN_ANGLE, (ROOM / 2) * Math.sqrt(at)];
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
}
