import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';

// A CommonJS function: TypeScript expects it one step further in than it is.
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Fewer people who are joined are no community but a pair or a chain. */
const COMMUNITY_MIN = 3;
/** More people than this between two communities, and none of them alone holds them together. */
const BRIDGES_MAX = 3;
/** Any fixed seed: the same network always falls into the same communities. */
const SEED = 20_141_126;

type TieGraph = UndirectedGraph<object, { weight: number }>;

/** People by id, and what joins two of them. */
export interface Joined {
  people: readonly number[];
  ties: readonly { from: number; to: number; entries: number; together: number }[];
}

export interface Communities {
  /** The largest first; in each those first who are joined to most. */
  communities: number[][];
  /** Who stands between their own community and others that few join, by the place of these in `communities`. */
  bridges: { personId: number; to: number[] }[];
}

/**
 * Communities of people who are joined to each other more than to others (Louvain's method on ties without
 * direction), and who stands between two of them. Pure: the same network gives the same, in whatever order it comes.
 */
export function communitiesOf({ people, ties }: Joined): Communities {
  const graph: TieGraph = new UndirectedGraph<object, { weight: number }>();
  for (const id of people.toSorted((a, b) => a - b)) graph.addNode(id);
  for (const { from, to, entries, together } of ties.toSorted(byEnds)) {
    if (!graph.hasNode(from) || !graph.hasNode(to) || from === to) continue;
    graph.updateEdge(from, to, (known) => ({ weight: (known.weight ?? 0) + entries + together }));
  }
  const communities = groupsOf(graph);
  return { communities, bridges: bridgesOf(graph, communities) };
}

const byEnds = (a: Joined['ties'][number], b: Joined['ties'][number]): number =>
  Math.min(a.from, a.to) - Math.min(b.from, b.to) ||
  Math.max(a.from, a.to) - Math.max(b.from, b.to);

function groupsOf(graph: TieGraph): number[][] {
  if (graph.size === 0) return [];
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: randomFrom(SEED) });
  return [...Map.groupBy(Object.entries(found), ([, community]) => community).values()]
    .map((group) =>
      group
        .map(([id]) => Number(id))
        .toSorted((a, b) => graph.degree(b) - graph.degree(a) || a - b),
    )
    .filter((ids) => ids.length >= COMMUNITY_MIN)
    .toSorted((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** Who joins two communities that few others join. */
function bridgesOf(
  graph: TieGraph,
  communities: readonly (readonly number[])[],
): Communities['bridges'] {
  const placeOf = new Map(communities.flatMap((ids, place) => ids.map((id) => [id, place])));
  const between = new Map<string, { to: number; people: Set<number> }>();
  graph.forEachEdge((_edge, _data, one, other) => {
    for (const [a, b] of [
      [Number(one), Number(other)],
      [Number(other), Number(one)],
    ] as const) {
      const [own, to] = [placeOf.get(a), placeOf.get(b)];
      if (own === undefined || to === undefined || own === to) continue;
      const known = between.get(`${own} ${to}`) ?? { to, people: new Set<number>() };
      known.people.add(a);
      between.set(`${own} ${to}`, known);
    }
  });
  const bridges = new Map<number, number[]>();
  for (const { to, people } of between.values()) {
    if (people.size > BRIDGES_MAX) continue;
    for (const id of people) bridges.set(id, [...(bridges.get(id) ?? []), to]);
  }
  return [...bridges]
    .map(([personId, to]) => ({ personId, to: to.toSorted((a, b) => a - b) }))
    .toSorted((a, b) => a.personId - b.personId);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
