import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import type { NetworkPerson, NetworkView } from '../../network/schema.ts';

// A CommonJS function: TypeScript expects it one step further in than it is.
const louvain = louvainModule as unknown as typeof louvainModule.default;

/** Fewer people who are joined are no community but a pair or a chain. */
const COMMUNITY_MIN = 3;
/** More people than this between two communities, and none of them alone holds them together. */
const BRIDGES_MAX = 3;
const NAMED_IN_COMMUNITY = 2;
/** Any fixed seed: the same network always falls into the same communities. */
const SEED = 20_141_126;

type TieGraph = UndirectedGraph<object, { weight: number }>;

export interface Community {
  id: number;
  /** "Marit Solheim, Priya Raman and 4 more": those who are joined to most. */
  name: string;
  personIds: number[];
  /** How many of them the member has met. */
  met: number;
}

export interface PlacedPerson extends NetworkPerson {
  community: Community | null;
  /** People they are joined to. */
  joined: number;
  /** Communities that hardly anybody but them joins to their own. */
  bridgeTo: Community[];
}

export interface Shape {
  graph: TieGraph;
  people: PlacedPerson[];
  communities: Community[];
}

/**
 * Communities of people who are joined to each other more than to others (Louvain's method on ties without direction),
 * and who stands between two of them. Pure: the same network gives the same.
 */
export function shapeOf({ people, ties }: Pick<NetworkView, 'people' | 'ties'>): Shape {
  const graph = new UndirectedGraph<object, { weight: number }>();
  for (const { id } of people) graph.addNode(id);
  for (const { from, to, entries, together } of ties) {
    if (!graph.hasNode(from) || !graph.hasNode(to) || from === to) continue;
    graph.updateEdge(from, to, (known) => ({
      weight: (known.weight ?? 0) + entries + together,
    }));
  }
  const communities = communitiesOf(graph, people);
  const communityOf = new Map(
    communities.flatMap((one) => one.personIds.map((id) => [id, one] as const)),
  );
  const bridges = bridgesOf(graph, communityOf);
  return {
    graph,
    communities,
    people: people.map((one) => ({
      ...one,
      community: communityOf.get(one.id) ?? null,
      joined: graph.degree(one.id),
      bridgeTo: bridges.get(one.id) ?? [],
    })),
  };
}

function communitiesOf(graph: TieGraph, people: readonly NetworkPerson[]): Community[] {
  if (graph.size === 0) return [];
  const known = new Map(people.map((one) => [one.id, one]));
  const found = louvain(graph, { getEdgeWeight: 'weight', rng: randomFrom(SEED) });
  const groups = [...Map.groupBy(Object.entries(found), ([, community]) => community).values()]
    .map((group) =>
      byJoined(
        graph,
        group.map(([id]) => Number(id)),
      ),
    )
    .filter((ids) => ids.length >= COMMUNITY_MIN)
    .toSorted((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  return groups.map((personIds, at) => ({
    id: at + 1,
    name: nameOf(personIds.map((id) => known.get(id)?.name ?? '')),
    personIds,
    met: personIds.filter((id) => (known.get(id)?.encounters ?? 0) > 0).length,
  }));
}

const byJoined = (graph: TieGraph, ids: readonly number[]): number[] =>
  ids.toSorted((a, b) => graph.degree(b) - graph.degree(a) || a - b);

function nameOf(names: readonly string[]): string {
  const first = names.slice(0, NAMED_IN_COMMUNITY).join(', ');
  const more = names.length - NAMED_IN_COMMUNITY;
  return more > 0 ? `${first} and ${more} more` : first;
}

/** Who joins two communities that few others join. */
function bridgesOf(
  graph: TieGraph,
  communityOf: ReadonlyMap<number, Community>,
): Map<number, Community[]> {
  const between = new Map<string, { own: Community; other: Community; people: Set<number> }>();
  graph.forEachEdge((_edge, _data, one, other) => {
    for (const [a, b] of [
      [Number(one), Number(other)],
      [Number(other), Number(one)],
    ] as const) {
      const [own, theirs] = [communityOf.get(a), communityOf.get(b)];
      if (!own || !theirs || own === theirs) continue;
      const key = `${own.id} ${theirs.id}`;
      const known = between.get(key) ?? { own, other: theirs, people: new Set<number>() };
      known.people.add(a);
      between.set(key, known);
    }
  });
  const bridges = new Map<number, Community[]>();
  for (const { other, people } of between.values()) {
    if (people.size > BRIDGES_MAX) continue;
    for (const id of people) bridges.set(id, [...(bridges.get(id) ?? []), other]);
  }
  return bridges;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
