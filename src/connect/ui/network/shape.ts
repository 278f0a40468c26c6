import { UndirectedGraph } from 'graphology';
import type { NetworkPerson, NetworkView } from '../../network/schema.ts';

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
  byId: ReadonlyMap<number, PlacedPerson>;
  communities: Community[];
}

/** The network as its map and table have it: who is joined to whom, in which community, between which. */
export function shapeOf(
  view: Pick<NetworkView, 'people' | 'ties' | 'communities' | 'bridges'>,
): Shape {
  const graph = graphOf(view);
  const communities = communitiesOf(view);
  const communityOf = new Map(
    communities.flatMap((one) => one.personIds.map((id) => [id, one] as const)),
  );
  const bridges = new Map(view.bridges.map(({ personId, to }) => [personId, to]));
  const people = view.people.map((one) => ({
    ...one,
    community: communityOf.get(one.id) ?? null,
    joined: graph.degree(one.id),
    bridgeTo: (bridges.get(one.id) ?? []).flatMap((place) => communities[place] ?? []),
  }));
  return { graph, communities, people, byId: new Map(people.map((one) => [one.id, one])) };
}

function graphOf({ people, ties }: Pick<NetworkView, 'people' | 'ties'>): TieGraph {
  const graph = new UndirectedGraph<object, { weight: number }>();
  for (const { id } of people) graph.addNode(id);
  for (const { from, to, entries, together } of ties) {
    if (from === to) continue;
    graph.updateEdge(from, to, (known) => ({ weight: (known.weight ?? 0) + entries + together }));
  }
  return graph;
}

function communitiesOf({ people, communities }: Pick<NetworkView, 'people' | 'communities'>) {
  const known = new Map(people.map((one) => [one.id, one]));
  return communities.map(
    ({ name, personIds }, at): Community => ({
      id: at + 1,
      name,
      personIds,
      met: personIds.filter((id) => (known.get(id)?.encounters ?? 0) > 0).length,
    }),
  );
}

/** Whoever a map tells something of: joined to somebody, met, or chosen for a goal. */
const hasPlace = ({ joined, encounters, goalIds }: PlacedPerson): boolean =>
  joined > 0 || encounters > 0 || goalIds.length > 0;

/**
 * The network without those who are joined to nobody, where they are most of it: after a large import the others
 * would lie in a heap among thousands of dots. Null where there is nothing to leave out for.
 */
export function withoutLone(shape: Shape): Shape | null {
  const people = shape.people.filter(hasPlace);
  const left = shape.people.length - people.length;
  return people.length > 1 && left > people.length ? { ...shape, people } : null;
}

/** By community, the largest first; within one those who are joined to most. */
export const inOrder = (a: PlacedPerson, b: PlacedPerson): number =>
  (a.community?.id ?? Number.POSITIVE_INFINITY) - (b.community?.id ?? Number.POSITIVE_INFINITY) ||
  b.joined - a.joined ||
  a.name.localeCompare(b.name);

/** Who comes so many after somebody, round and round; from nobody on, the first or the last. */
export function beside(
  people: readonly PlacedPerson[],
  id: number | null,
  step: 1 | -1,
): PlacedPerson | undefined {
  const at = people.findIndex((one) => one.id === id);
  if (at < 0) return people.at(step === 1 ? 0 : -1);
  return people[(at + step + people.length) % people.length];
}
