import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIMENSIONS, ECHO_PEOPLE_MIN, type EchoLine, echoOf, type Reflected } from './echo.ts';

const person = (name: string, ...employer: string[]): Reflected => ({ name, values: { employer } });
const employers = (...people: Reflected[]): EchoLine => {
  const [line] = echoOf(people) ?? [];
  if (!line) throw new Error('too few');
  return line;
};

const Person = fc.record({
  name: fc.string({ minLength: 1, maxLength: 3 }),
  values: fc.dictionary(
    fc.constantFrom(...DIMENSIONS),
    fc.array(fc.constantFrom('Acme', 'acme', 'Globex', 'Initech', 'Umbrella'), { maxLength: 3 }),
  ),
});

describe('echoOf', () => {
  it('is silent about fewer than three', () => {
    expect(echoOf([person('Ada', 'Acme'), person('Bo', 'Acme')])).toBeNull();
  });

  it('says alike, mixed or different, and who is at which', () => {
    expect(employers(person('Ada', 'Acme'), person('Bo', 'acme '), person('Cy', 'Globex'))).toEqual(
      {
        dimension: 'employer',
        state: 'alike',
        groups: [
          { label: 'Acme', people: ['Ada', 'Bo'] },
          { label: 'Globex', people: ['Cy'] },
        ],
        unknown: [],
      },
    );
    expect(employers(person('Ada', 'A'), person('Bo', 'B'), person('Cy', 'C')).state).toBe(
      'different',
    );
    const pairs = [person('Ada', 'A'), person('Bo', 'A'), person('Cy', 'B'), person('Di', 'B')];
    expect(employers(...pairs).state).toBe('mixed');
  });

  it('takes one thing shared among many for no echo', () => {
    const several = [person('Ada', 'A', 'B', 'C'), person('Bo', 'A', 'D', 'E'), person('Cy', 'F')];
    expect(employers(...several).state).toBe('different');
  });

  it('keeps apart what is not known, and says nothing where too little is', () => {
    const line = employers(person('Ada', 'A'), person('Bo', 'A'), person('Cy'));
    expect(line).toMatchObject({ state: 'unknown', unknown: ['Cy'] });
    expect(
      employers(person('Ada', 'A'), person('Bo', 'B'), person('Cy', 'C'), person('Di')),
    ).toMatchObject({ state: 'different', unknown: ['Di'] });
  });

  it('has everybody on every dimension, known or unknown, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(Person, { maxLength: 8 }), (people) => {
        const lines = echoOf(people);
        expect(lines === null).toBe(people.length < ECHO_PEOPLE_MIN);
        for (const { groups, unknown } of lines ?? []) {
          const named = new Set([...groups.flatMap((group) => group.people), ...unknown]);
          expect(named).toEqual(new Set(people.map(({ name }) => name)));
        }
        const states = (some: readonly Reflected[]) => echoOf(some)?.map(({ state }) => state);
        expect(states(people.toReversed())).toEqual(states(people));
      }),
    );
  });
});
