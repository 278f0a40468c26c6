import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communitiesOf } from './communities.ts';
import { findCommunities } from './find-communities.ts';

const tie = (from: number, to: number) => ({ from, to, entries: 1, together: 0 });
const all = (ids: readonly number[]) =>
  ids.flatMap((a) => ids.filter((b) => b > a).map((b) => tie(a, b)));

describe('communitiesOf', () => {
  const [left, right] = [
    [1, 2, 3, 4],
    [5, 6, 7, 8],
  ];
  const people = [...left, ...right, 9];
  const two = [...all(left), ...all(right)];

  it('finds two communities and who alone stands between them', () => {
    const { communities, bridges } = communitiesOf({ people, ties: [...two, tie(4, 5)] });
    expect(communities.map((ids) => ids.toSorted())).toEqual([left, right]);
    expect(bridges).toEqual([
      { personId: 4, to: [1] },
      { personId: 5, to: [0] },
    ]);
  });

  it('calls nobody a bridge where many join two communities', () => {
    const across = left.map((id) => tie(id, id + 4));
    const { communities, bridges } = communitiesOf({ people, ties: [...two, ...across] });
    expect(communities).toHaveLength(2);
    expect(bridges).toEqual([]);
  });

  it('is the same whatever the order, and puts everybody in at most one community', () => {
    const End = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(fc.array(fc.tuple(End, End), { maxLength: 40 }), (pairs) => {
        const twelve = Array.from({ length: 12 }, (_, at) => at + 1);
        const ties = pairs.map(([a, b]) => tie(a, b));
        const found = communitiesOf({ people: twelve, ties });
        const members = found.communities.flat();
        expect(new Set(members).size).toBe(members.length);
        expect(found.communities.every((ids) => ids.length >= 3)).toBe(true);
        for (const { personId, to } of found.bridges)
          for (const place of to) expect(found.communities[place]).not.toContain(personId);
        const turned = { people: twelve.toReversed(), ties: ties.toReversed() };
        expect(communitiesOf(turned)).toEqual(found);
      }),
    );
  });

  it('says the same from its thread', async () => {
    const asked = { people, ties: [...two, tie(4, 5)] };
    expect(await findCommunities(asked)).toEqual(communitiesOf(asked));
  });
});
