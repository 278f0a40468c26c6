import { UndirectedGraph } from 'graphology';
import forcesModule from 'graphology-layout-forceatlas2';
import Sigma from 'sigma';
import type { Shape } from './shape.ts';

// A CommonJS function: TypeScript expects it one step further in than it is.
const forceAtlas2 = forcesModule as unknown as typeof forcesModule.default;

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

/** Steps of the layout: so many in all, and so many between two frames, that the page stays alive meanwhile. */
const STEPS = 240;
const STEP_MS_MAX = 8;
const SIZE_MIN = 3;
const SIZE_MAX = 11;
/** Room for each at the beginning, in the unit of sizes. */
const ROOM = 12;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const FAINT = 0.15;

export interface DrawnMap {
  /** Who is picked, with whom they are joined, stands out; null for nobody. */
  pick: (personId: number | null) => void;
  /** Only these stand out; null for everybody. */
  only: (personIds: ReadonlySet<number> | null) => void;
  zoom: (way: 'in' | 'out' | 'all') => void;
  close: () => void;
}

interface Drawing {
  host: HTMLElement;
  shape: Shape;
  onPick: (personId: number | null) => void;
}

/** Draws a network by WebGL and lays it out by forces. Throws where there is no WebGL. */
export function drawNetwork({ host, shape, onPick }: Drawing): DrawnMap {
  const graph = pointsOf(shape, coloursOf(host));
  const { ink, line } = coloursOf(host);
  const sigma = new Sigma(graph, host, {
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
  const stopLayout = layOut(graph);
  sigma.on('clickNode', ({ node }) => onPick(Number(node)));
  sigma.on('clickStage', () => onPick(null));
  const show = (isShown: (id: string) => boolean) => {
    graph.updateEachNodeAttributes((id, data) => ({ ...data, opacity: isShown(id) ? 1 : FAINT }));
    graph.updateEachEdgeAttributes((_edge, data, from, to) => ({
      ...data,
      opacity: isShown(from) && isShown(to) ? 1 : FAINT,
    }));
  };
  const camera = sigma.getCamera();
  return {
    pick: (personId) => {
      if (personId === null || !graph.hasNode(personId)) return show(() => true);
      const near = new Set([String(personId), ...graph.neighbors(personId)]);
      show((id) => near.has(id));
    },
    only: (personIds) => show((id) => personIds?.has(Number(id)) ?? true),
    zoom: (way) => {
      if (way === 'in') void camera.zoomIn();
      else if (way === 'out') void camera.zoomOut();
      else void camera.reset();
    },
    close: () => {
      stopLayout();
      sigma.kill();
    },
  };
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

/** Some milliseconds of forces in each frame until it stands. */
function layOut(graph: Points): () => void {
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: graph.order > 300,
    // Nobody is hidden behind another; for more people that takes too long.
    adjustSizes: graph.order <= 300,
    strongGravityMode: true,
    gravity: 0.05,
    scalingRatio: 12,
    edgeWeightInfluence: 0.4,
  };
  let [step, frame] = [0, 0];
  const go = () => {
    const until = performance.now() + STEP_MS_MAX;
    do {
      forceAtlas2.assign(graph, { iterations: 1, settings, getEdgeWeight: 'weight' });
      step += 1;
    } while (step < STEPS && performance.now() < until);
    if (step < STEPS) frame = requestAnimationFrame(go);
  };
  if (graph.order > 1) frame = requestAnimationFrame(go);
  return () => cancelAnimationFrame(frame);
}
