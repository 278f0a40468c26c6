import { describe, expect, it } from 'vitest';
import type { NetworkPerson } from '../../network/schema.ts';
import { beside, inOrder, shapeOf, withoutLone } from './shape.ts';

const person = (id: number, more: Partial<NetworkPerson> = {}): NetworkPerson => ({
  id,
  name: `P${id}`,
  stage: null,
  tie: null,
  encounters: 0,
  goalIds: [],
  ...more,
});

describe('shapeOf', () => {
  const people = [1, 2, 3, 4, 5].map((id) => person(id, id <= 2 ? { encounters: 1 } : {}));
  const shape = shapeOf({
    people,
    ties: [
      { from: 1, to: 2, entries: 2, together: 0 },
      { from: 2, to: 1, entries: 0, together: 1 },
      { from: 3, to: 4, entries: 1, together: 0 },
    ],
    communities: [{ name: 'P1, P2 and 2 more', personIds: [1, 2, 3, 4] }],
    bridges: [{ personId: 5, to: [0] }],
  });

  it('numbers communities, and counts whom of each the member has met', () => {
    expect(shape.communities).toEqual([
      { id: 1, name: 'P1, P2 and 2 more', personIds: [1, 2, 3, 4], met: 2 },
    ]);
  });

  it('makes one tie of both directions, and puts everybody where they belong', () => {
    expect(shape.graph.getEdgeAttribute(1, 2, 'weight')).toBe(3);
    expect(
      shape.people.map(({ id, joined, community, bridgeTo }) => [
        id,
        joined,
        community?.id ?? null,
        bridgeTo.map((one) => one.id),
      ]),
    ).toEqual([
      [1, 1, 1, []],
      [2, 1, 1, []],
      [3, 1, 1, []],
      [4, 1, 1, []],
      [5, 0, null, [1]],
    ]);
  });

  it('is gone through round and round, by community and who is joined to most', () => {
    const people = shape.people.toSorted(inOrder);
    expect(people.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
    expect(beside(people, null, 1)?.id).toBe(1);
    expect(beside(people, null, -1)?.id).toBe(5);
    expect(beside(people, 5, 1)?.id).toBe(1);
    expect(beside(people, 1, -1)?.id).toBe(5);
    expect(beside([], 1, 1)).toBeUndefined();
  });

  it('leaves out who is joined to nobody where they are most, never whom one met or chose', () => {
    const lone = Array.from({ length: 9 }, (_, at) => person(10 + at));
    const of = (people: NetworkPerson[], ties: { from: number; to: number }[]) =>
      shapeOf({
        people,
        ties: ties.map((tie) => ({ ...tie, entries: 1, together: 0 })),
        communities: [],
        bridges: [],
      });
    const some = [person(1), person(2), person(3, { encounters: 1 }), person(4, { goalIds: [1] })];
    const ties = [{ from: 1, to: 2 }];
    expect(withoutLone(of([...some, ...lone], ties))?.people.map(({ id }) => id)).toEqual([
      1, 2, 3, 4,
    ]);
    expect(withoutLone(of([...some, ...lone.slice(0, 4)], ties))).toBeNull();
    expect(withoutLone(of(lone, []))).toBeNull();
  });
});
