import Sigma from 'sigma';
import { type LayoutAsked, layOut } from './lay-out.ts';
import { NAMES_PLACED_MAX, nameSides } from './name-sides.ts';
import {
  type Colours,
  circleShare,
  coloursOf,
  type Line,
  type Point,
  type Points,
  pointsOf,
} from './points.ts';
import type { Shape } from './shape.ts';
import { type StandingOut, standingOut } from './standing-out.ts';

/** How far an arrow key moves, as a share of what is seen. */
const STEP_SHARE = 0.12;
/** So near one comes at least when somebody is looked at. */
const NEAR_RATIO = 0.5;
const MOVE_MS = 180;
/** The map rests when it has not moved for so long. */
const AT_REST_MS = 120;

export interface DrawnMap extends StandingOut {
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
  const turn = turningNames(graph, sigma, host);
  const stopLayout = layOut(layoutOf(graph), ({ places, isDone }) => {
    placeAll(graph, places);
    if (!isDone) return;
    sigma.once('afterRender', turn.now);
    onLaidOut();
  });
  sigma.getCamera().on('updated', turn.soon);
  sigma.on('resize', turn.soon);
  sigma.on('clickNode', ({ node }) => onPick(Number(node)));
  sigma.on('clickStage', () => onPick(null));
  const { stop, pick, only } = standingOut(graph, sigma);
  return {
    only,
    pick: (personId) => {
      pick(personId);
      turn.soon();
    },
    ...movesOf(sigma),
    close: () => {
      stopLayout();
      stop();
      turn.stop();
      sigma.kill();
    },
  };
}

function sigmaOf(graph: Points, host: HTMLElement, { ink, line, surface }: Colours) {
  return new Sigma(graph, host, {
    settings: {
      labelRenderedSizeThreshold: 6 * circleShare(graph.order),
      hideEdgesOnMove: graph.size > 4_000,
      // A page that is being left or folded has no width for a moment; that is no error, and it is drawn once it has.
      allowInvalidContainer: true,
    },
    styles: {
      nodes: {
        x: { attribute: 'x' },
        y: { attribute: 'y' },
        size: { attribute: 'circle' },
        color: { attribute: 'color' },
        opacity: { attribute: 'opacity', defaultValue: 1 },
        label: { attribute: 'label' },
        labelColor: ink,
        labelSize: 13,
        labelPosition: { attribute: 'side' },
        // A name that has no room is shown to whoever points at its circle or picks who it is.
        labelVisibility: (point, { isHovered }) =>
          isHovered || point.isPicked ? 'visible' : point.name,
        labelBackgroundColor: surface,
        labelBackgroundPadding: 2,
      },
      edges: {
        color: line,
        size: { attribute: 'size' },
        opacity: { attribute: 'opacity', defaultValue: 1 },
      },
    },
  });
}

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
    (_id, data) => {
      const [x, y] = [places[at++] ?? 0, places[at++] ?? 0];
      return { ...data, x, y };
    },
    { attributes: ['x', 'y'] },
  );
}

/** Each name to the side where it covers nobody, once it is known where all stand, and again when they have moved. */
function turningNames(graph: Points, sigma: Sigma<Point, Line>, host: HTMLElement) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => turnNames(graph, sigma, host);
  return {
    now,
    soon: () => {
      clearTimeout(timer);
      // Of many, sigma has few names stand, and to draw all anew would hold up whoever moves the map.
      if (graph.order <= NAMES_PLACED_MAX) timer = setTimeout(now, AT_REST_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

function turnNames(graph: Points, sigma: Sigma<Point, Line>, host: HTMLElement): void {
  const standing = graph.mapNodes((_id, { x, y, circle, label, isPicked }) => ({
    ...sigma.graphToViewport({ x, y }),
    circle: sigma.scaleSize(circle),
    label,
    isPicked,
  }));
  const sides = nameSides(standing, { width: host.clientWidth, height: host.clientHeight });
  const isPlaced = graph.order <= NAMES_PLACED_MAX;
  let at = 0;
  graph.updateEachNodeAttributes(
    (_id, data) => {
      const side = sides[at++];
      if (!side) return { ...data, name: 'hidden' };
      return { ...data, side, name: isPlaced ? 'visible' : 'auto' };
    },
    { attributes: ['side', 'name'] },
  );
}
