import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { broughtBy, type Meeting, THING_KINDS, type Thing } from './brought-rules.ts';

const TOLD = { toldMax: 2 };
const Day = fc.constantFrom('2026-01-05', '2026-03-01', '2026-11-20');
const Person = fc.integer({ min: 1, max: 4 });
const OneThing: fc.Arbitrary<Thing> = fc.record({
  personId: Person,
  kind: fc.constantFrom(...THING_KINDS),
  id: fc.integer({ min: 1, max: 3 }),
  day: fc.option(Day),
  words: fc.constantFrom('a', 'b'),
});
const OneMeeting: fc.Arbitrary<Meeting> = fc.record({
  personId: Person,
  day: Day,
  direction: fc.constantFrom('given', 'received', 'both', null),
});

describe('broughtBy', () => {
  it('tells apart what somebody brought and was given, the latest first, and counts the rest', () => {
    const thing = (kind: Thing['kind'], id: number, day: string | null): Thing => ({
      personId: 7,
      kind,
      id,
      day,
      words: kind,
    });
    const things = [
      thing('met', 1, null),
      thing('learnt', 2, '2026-05-01'),
      thing('gave', 3, '2026-06-01'),
      thing('kept', 4, '2026-07-01'),
    ];
    const meetings: Meeting[] = [{ personId: 7, day: '2026-08-01', direction: 'both' }];
    expect(broughtBy({ things, meetings }, TOLD)).toEqual([
      {
        personId: 7,
        latest: '2026-08-01',
        received: 1,
        given: 1,
        brought: {
          things: [
            { kind: 'kept', id: 4, day: '2026-07-01', words: 'kept' },
            { kind: 'learnt', id: 2, day: '2026-05-01', words: 'learnt' },
          ],
          more: 1,
        },
        gave: { things: [{ kind: 'gave', id: 3, day: '2026-06-01', words: 'gave' }], more: 0 },
      },
    ]);
  });

  it('does not put first who brought most, but who was there last', () => {
    const many = Array.from(
      { length: 9 },
      (_, at): Meeting => ({
        personId: 1,
        day: `2026-01-0${at + 1}`,
        direction: 'received',
      }),
    );
    const late: Meeting = { personId: 2, day: '2026-02-01', direction: 'given' };
    const told = broughtBy({ things: [], meetings: [...many, late] }, TOLD);
    expect(told.map(({ personId }) => personId)).toEqual([2, 1]);
  });

  it('loses nothing and invents nothing, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.array(OneThing, { maxLength: 30 }),
        fc.array(OneMeeting, { maxLength: 30 }),
        (things, meetings) => {
          const told = broughtBy({ things, meetings }, TOLD);
          const count = told.reduce(
            (sum, { brought, gave }) =>
              sum + brought.things.length + brought.more + gave.things.length + gave.more,
            0,
          );
          expect(count).toBe(things.length);
          expect(new Set(told.map(({ personId }) => personId))).toEqual(
            new Set([...things, ...meetings].map(({ personId }) => personId)),
          );
          for (const { personId, received } of told)
            expect(received).toBe(
              meetings.filter(
                (met) =>
                  met.personId === personId && met.direction !== null && met.direction !== 'given',
              ).length,
            );
          const turned = { things: things.toReversed(), meetings: meetings.toReversed() };
          expect(broughtBy(turned, TOLD)).toEqual(told);
        },
      ),
    );
  });
});
