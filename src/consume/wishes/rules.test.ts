import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorOf, type Learnt, leaned, moving, TRAIT_KINDS } from './rules.ts';

const count = fc.nat({ max: 50 });
const trait = fc.record({ kind: fc.constantFrom(...TRAIT_KINDS), more: count, less: count });
const traits = fc.array(trait, { maxLength: 12 });
const wished = (all: readonly Learnt[], what: 'more' | 'less') =>
  all.map((one) => ({ ...one, [what]: one[what] + 1 }));

describe('what was learnt', () => {
  it('leaves everything as it is where nothing was', () => {
    expect(factorOf([])).toBe(1);
    expect(factorOf([{ kind: 'person', more: 0, less: 0 }])).toBe(1);
    expect(moving([{ kind: 'word', more: 2, less: 2 }])).toEqual([]);
  });
  it('never lowers what more was wanted of, nor raises what less was', () => {
    fc.assert(
      fc.property(traits, (all) => {
        expect(factorOf(wished(all, 'more'))).toBeGreaterThanOrEqual(factorOf(all) - 1e-12);
        expect(factorOf(wished(all, 'less'))).toBeLessThanOrEqual(factorOf(all) + 1e-12);
      }),
    );
  });
  it('hides nothing: at most twice, at least half', () => {
    fc.assert(
      fc.property(traits, (all) => {
        expect(factorOf(all)).toBeGreaterThanOrEqual(0.5 - 1e-12);
        expect(factorOf(all)).toBeLessThanOrEqual(2 + 1e-12);
      }),
    );
  });
  it('moves little by one wish', () => {
    const all = TRAIT_KINDS.map((kind) => ({ kind, more: 1, less: 0 }));
    expect(factorOf(all)).toBeLessThan(1.7);
    expect(factorOf(all.slice(0, 1))).toBeLessThan(1.2);
  });
});

describe('leaned', () => {
  const items = fc.uniqueArray(
    fc.record({ entryId: fc.nat(), worth: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { selector: ({ entryId }) => entryId, maxLength: 40 },
  );
  it('is the same entries in another order, whatever was learnt', () => {
    fc.assert(
      fc.property(items, fc.func(fc.double({ min: 0.5, max: 2, noNaN: true })), (all, factor) => {
        const byId = (some: typeof all) => some.toSorted((a, b) => a.entryId - b.entryId);
        expect(byId(leaned(all, factor))).toEqual(byId(all));
      }),
    );
  });
  it('is the order it was given where nothing was learnt', () => {
    fc.assert(
      fc.property(items, (all) => {
        const ordered = all.toSorted((a, b) => b.worth - a.worth);
        expect(leaned(ordered, () => 1)).toEqual(ordered);
      }),
    );
  });
  it('puts what more was wanted of no lower than it stood', () => {
    fc.assert(
      fc.property(items, fc.nat(), (all, at) => {
        const ordered = all.toSorted((a, b) => b.worth - a.worth);
        const one = ordered[at % Math.max(1, ordered.length)];
        if (!one) return;
        const after = leaned(ordered, (id) => (id === one.entryId ? 1.4 : 1));
        expect(after.indexOf(one)).toBeLessThanOrEqual(ordered.indexOf(one));
      }),
    );
  });
});
