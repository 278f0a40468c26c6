import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NetworkPerson, NetworkTie } from '../../network/schema.ts';
import { shapeOf } from './shape.ts';

const person = (id: number, more: Partial<NetworkPerson> = {}): NetworkPerson => ({
  id,
  name: `P${id}`,
  stage: null,
  tie: null,
  encounters: 0,
  goalIds: [],
  ...more,
});
const tie = (from: number, to: number): NetworkTie => ({ from, to, entries: 1, together: 0 });
const all = (ids: readonly number[]) =>
  ids.flatMap((a) => ids.filter((b) => b > a).map((b) => tie(a, b)));

describe('shapeOf', () => {
  const [left, right] = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ];
  const people = [...left, ...right, 9].map((id) => person(id));

  it('finds two communities and who alone stands between them', () => {
    const { communities, people: placed } = shapeOf({
      people,
      ties: [...all(left), ...all(right), tie(4, 5)],
    });
    expect(communities.map(({ personIds }) => personIds.toSorted())).toEqual([left, right]);
    const bridges = placed.filter(({ bridgeTo }) => bridgeTo.length > 0);
    expect(bridges.map(({ id }) => id)).toEqual([4, 5]);
    expect(placed.find(({ id }) => id === 9)).toMatchObject({ community: null, joined: 0 });
  });

  it('calls nobody a bridge where many join two communities', () => {
    const across = left.map((id) => tie(id, id + 4));
    const { people: placed, communities } = shapeOf({
      people,
      ties: [...all(left), ...all(right), ...across],
    });
    expect(communities).toHaveLength(2);
    expect(placed.flatMap(({ bridgeTo }) => bridgeTo)).toEqual([]);
  });

  it('counts whom the member has met, and names a community by who is joined to most', () => {
    const known = people.map((one) => (one.id <= 2 ? { ...one, encounters: 1 } : one));
    const { communities } = shapeOf({ people: known, ties: all(left) });
    expect(communities[0]).toMatchObject({ met: 2, name: 'P1, P2 and 2 more' });
  });

  it('is the same whatever the order, and puts everybody in at most one community', () => {
    const ties = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(ties, (pairs) => {
        const twelve = Array.from({ length: 12 }, (_, at) => person(at + 1));
        const view = { people: twelve, ties: pairs.map(([a, b]) => tie(a, b)) };
        const { communities, people: placed } = shapeOf(view);
        const members = communities.flatMap(({ personIds }) => personIds);
        expect(new Set(members).size).toBe(members.length);
        expect(communities.every(({ personIds }) => personIds.length >= 3)).toBe(true);
        expect(shapeOf(view).people).toEqual(placed);
        for (const one of placed) expect(one.bridgeTo).not.toContain(one.community);
      }),
    );
  });
});
