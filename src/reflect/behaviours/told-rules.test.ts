import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hear, isLived, type Telling, type Told } from './told-rules.ts';

const telling = fc.record({ at: fc.nat(20), isUndo: fc.boolean() });
const heardAll = (tellings: readonly Telling[]): Told =>
  tellings.reduce<Told | null>((told, one) => hear(told, one), null) as Told;
const latest = (tellings: readonly Telling[], isUndo: boolean) =>
  Math.max(...tellings.filter((one) => one.isUndo === isUndo).map((one) => one.at));

describe('hear', () => {
  it('counts what was told after it was last taken back, whatever the order and however often', () => {
    fc.assert(
      fc.property(
        fc.array(telling, { minLength: 1, maxLength: 12 }).chain((tellings) =>
          fc.shuffledSubarray([...tellings, ...tellings], {
            minLength: tellings.length * 2,
            maxLength: tellings.length * 2,
          }),
        ),
        (heard) => {
          expect(isLived(heardAll(heard))).toBe(latest(heard, false) > latest(heard, true));
        },
      ),
    );
  });

  it('keeps the first time it was told since then', () => {
    fc.assert(
      fc.property(fc.array(telling, { minLength: 1, maxLength: 12 }), (heard) => {
        const inTime = heard.toSorted((a, b) => a.at - b.at || Number(a.isUndo) - Number(b.isUndo));
        const told = heardAll(inTime);
        fc.pre(isLived(told));
        const since = latest(heard, true);
        expect(told.at).toBe(
          Math.min(...heard.filter((one) => !one.isUndo && one.at > since).map((one) => one.at)),
        );
      }),
    );
  });

  it('stays taken back when what it takes back is heard later', () => {
    const told = heardAll([
      { at: 5, isUndo: true },
      { at: 3, isUndo: false },
    ]);
    expect(isLived(told)).toBe(false);
    expect(isLived(hear(told, { at: 8, isUndo: false }))).toBe(true);
  });
});
