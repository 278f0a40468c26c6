import { UndirectedGraph } from 'graphology';
import type { Side } from './name-sides.ts';
import type { Shape } from './shape.ts';

export interface Point {
  x: number;
  y: number;
  /** The room it takes in the layout, and how much of that its circle. */
  size: number;
  circle: number;
  color: string;
  label: string;
  /** To which side the name stands. */
  side: Side;
  /** Whether the name is shown; auto leaves it to sigma, which compares neighbours only roughly. */
  name: 'auto' | 'visible' | 'hidden';
  /** Whoever is picked has their name beside them, whether it has room or not. */
  isPicked: boolean;
  opacity: number;
}
export interface Line {
  weight: number;
  size: number;
  opacity: number;
}
export type Points = UndirectedGraph<Point, Line>;

/** How much of what is behind a name it hides. */
const VEIL = 0.75;
/** Few people are drawn large, as a map is filled: from so many on a circle takes all of its room, before names need some. */
const MANY_PEOPLE = 400;
const DRAWN_SHARE_MIN = 0.45;
const SIZE_MIN = 3;
const SIZE_MAX = 11;
/** Room for each at the beginning, in the unit of sizes. */
const ROOM = 12;
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
export interface Colours {
  ink: string;
  /** Behind names, so that they can be read over circles and these still be seen. */
  surface: string;
  line: string;
  communities: string[];
  alone: string;
}

/** The theme's own colours, as the stylesheet resolves them for light and dark. */
export function coloursOf(host: HTMLElement): Colours {
  const probe = host.ownerDocument.createElement('span');
  host.append(probe);
  const named = (name: string) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ink: named('--ink'),
    surface: named('--surface').replace(/^rgb\((.*)\)$/, `rgba($1, ${VEIL})`),
    line: named('--line'),
    alone: named('--ink-soft'),
    communities: Array.from({ length: 8 }, (_, at) => named(`--community-${at + 1}`)),
  };
  probe.remove();
  return colours;
}

/** How much of its room a circle takes, among so many people. */
export const circleShare = (people: number): number =>
  Math.min(1, Math.max(DRAWN_SHARE_MIN, people / MANY_PEOPLE));

export function pointsOf(
  { people, graph: joined }: Shape,
  { communities, alone }: Colours,
): Points {
  const graph = new UndirectedGraph<Point, Line>();
  const share = circleShare(people.length);
  const most = Math.max(1, ...people.map((one) => one.joined));
  for (const [at, { id, name, community, joined: ties }] of byCommunity(people).entries()) {
    const size = SIZE_MIN + (SIZE_MAX - SIZE_MIN) * Math.sqrt(ties / most);
    const color = community
      ? (communities[(community.id - 1) % communities.length] ?? alone)
      : alone;
    graph.addNode(id, {
      ...placeOf(at),
      size,
      circle: size * share,
      color,
      label: name,
      side: 'right',
      name: 'auto',
      isPicked: false,
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
