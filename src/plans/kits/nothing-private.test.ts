import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepView } from '../steps/schema.ts';
import type { Facts } from './gather.ts';
import { kitFrom } from './make.ts';

/** A word that stands in one place of the plan only: wherever it turns up again, it came from there. */
const wordsOnce = () => {
  let count = 0;
  const letter = (place: number) =>
    String.fromCharCode(97 + (Math.floor(count / 26 ** place) % 26));
  return (): string => {
    count += 1;
    return `Zu${letter(2)}${letter(1)}${letter(0)}x`;
  };
};

interface Plan {
  facts: Facts;
  /** Words that are nobody else's business, whatever is chosen. */
  secrets: string[];
  /** Which words a piece brings, by its key. */
  brings: Map<string, string[]>;
}

const shape = fc.record({
  people: fc.array(fc.record({ isPublic: fc.boolean(), hasFeed: fc.boolean() }), { maxLength: 4 }),
  places: fc.nat(3),
  questions: fc.nat(4),
  steps: fc.array(
    fc.record({
      person: fc.nat(9),
      place: fc.nat(9),
      source: fc.nat(9),
      names: fc.array(fc.nat(9), { maxLength: 3 }),
      isHidden: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
  others: fc.nat(2),
});
type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never;

/** A plan of this shape in which every field says words of its own and texts name people and addresses. */
function planOf(of: Shape): Plan {
  const word = wordsOnce();
  const secrets: string[] = [];
  const brings = new Map<string, string[]>();
  const secret = () => {
    const made = word();
    secrets.push(made);
    return made;
  };
  const bring = (key: string) => {
    const made = word();
    brings.set(key, [...(brings.get(key) ?? []), made]);
    return made;
  };
  const people = of.people.map(({ isPublic, hasFeed }, at) => {
    const id = at + 1;
    const key = `person/${id}`;
    const name = isPublic ? `${bring(key)} ${bring(key)}` : `${secret()} ${secret()}`;
    const site = isPublic ? `https://${bring(`${key}/site`)}.example/`.toLowerCase() : '';
    const feed =
      isPublic && hasFeed ? `https://${bring(`${key}/feed`)}.example/feed`.toLowerCase() : '';
    return { id, name, site, feed, fediverse: '', isPublic };
  });
  const sources = people
    .filter(({ isPublic }) => isPublic)
    .map(({ id }) => {
      const key = `source/${id}`;
      const url = `https://${bring(key)}.example/atom`.toLowerCase();
      return { id, title: `${bring(key)} ${bring(key)}`, url, personId: id };
    });
  const places = Array.from({ length: of.places }, (_, at) => {
    const key = `place/${at + 1}`;
    const name = `${bring(key)} ${bring(key)}`;
    const address = `https://${bring(`${key}/address`)}.example/`.toLowerCase();
    return { id: at + 1, name, kind: 'forum' as const, address, why: secret() };
  });
  const others = Array.from({ length: of.others }, () => `${secret()} ${secret()}`);
  const hidden = () =>
    [
      `${secret()}@${secret()}.example`,
      `https://feeds.example/${secret()}?key=${secret()}`,
      `https://${secret()}:${secret()}@feeds.example/rss`,
      `webcal://cal.example/${secret()}.ics`,
      `[[${secret()}]]`,
      `feeds.example/${secret()}?auth_token=${secret()}`,
      ...others,
      ...people.filter(({ isPublic }) => !isPublic).map(({ name }) => `${name.toUpperCase()}'s`),
    ].join(' and ');
  const naming = (indexes: readonly number[]) =>
    indexes
      .flatMap((at) => [
        people[at]?.name,
        people[at]?.name.split(' ')[0]?.toLowerCase(),
        sources[at]?.url,
        places[at]?.name,
      ])
      .filter(Boolean)
      .join(' or ');
  const steps = of.steps.map((step, at) => {
    const key = `step/${at + 1}`;
    const own = (detail: string) => bring(`${key}/${detail}`);
    const [person, place, source] = [people[step.person], places[step.place], sources[step.source]];
    return {
      id: at + 1,
      text: `${bring(key)} ${naming(step.names)} ${step.isHidden ? hidden() : ''}`.trim(),
      c: 'connect',
      phase: 'performance',
      address: `https://${own('address')}.example/`.toLowerCase(),
      tool: own('tool'),
      method: `${own('method')} ${step.isHidden ? hidden() : ''}`,
      cue: own('cue'),
      action: own('action'),
      recurrence: 'FREQ=DAILY',
      recurrenceWords: 'every day',
      person: person ? { id: person.id, name: person.name } : null,
      place: place ? { id: place.id, name: place.name, address: place.address } : null,
      source: source ? { id: source.id, title: source.title, url: source.url } : null,
    } as StepView;
  });
  const goal = {
    able: word(),
    need: `${bring('need')} ${hidden()}`,
    kind: 'learning' as const,
    evidence: bring('evidence'),
    questions: Array.from({ length: of.questions }, (_, at) => ({
      id: at + 1,
      text: `${bring(`question/${at + 1}`)} ${naming([at])}`,
    })),
  };
  return { facts: { goal, steps, people, sources, places, others }, secrets, brings };
}

const chosen = fc.record({
  plan: shape.map(planOf),
  out: fc.infiniteStream(fc.boolean()),
  into: fc.infiniteStream(fc.boolean()),
});

/** Every text in a kit, but for the words of its form. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    ['format', 'kind', 'c', 'phase'].includes(name) ? [] : textsIn(inner),
  );
}

describe('a starter kit of any plan', () => {
  it('says no word of what is private or was left out, in any of its texts', () => {
    fc.assert(
      fc.property(chosen, ({ plan: { facts, secrets, brings }, out, into }) => {
        const keys = kitFrom(facts, { leaveOut: [], takeIn: [], words: {} }).pieces.map(
          ({ key }) => key,
        );
        const leaveOut = keys.filter(() => out.next().value);
        const takeIn = keys.filter(() => into.next().value);
        const { kit, pieces } = kitFrom(facts, { leaveOut, takeIn, words: {} });
        const written = JSON.stringify(kit).toLowerCase();
        const goes = new Set(pieces.filter(({ isIn }) => isIn).map(({ key }) => key));
        const staying = [...brings].filter(([key]) => !goes.has(key)).flatMap(([, words]) => words);
        const said = [...secrets, ...staying].filter((word) =>
          written.includes(word.toLowerCase()),
        );
        expect(said).toEqual([]);
        for (const key of leaveOut) expect(goes.has(key) && key !== 'able').toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('holds what its pieces show, and nothing else', () => {
    fc.assert(
      fc.property(chosen, ({ plan: { facts }, out }) => {
        const all = kitFrom(facts, { leaveOut: [], takeIn: [], words: {} }).pieces.map(
          ({ key }) => key,
        );
        const leaveOut = all.filter(() => out.next().value);
        const { kit, pieces } = kitFrom(facts, { leaveOut, takeIn: all, words: {} });
        const shown = pieces.filter(({ isIn }) => isIn).flatMap(({ text, where }) => [text, where]);
        expect(textsIn(kit).filter((text) => !shown.includes(text))).toEqual([]);
        expect(pieces.filter(({ isIn, text }) => isIn && !textsIn(kit).includes(text))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('takes other words for this kit, still without what is private', () => {
    const { facts } = planOf({
      people: [{ isPublic: false, hasFeed: false }],
      places: 0,
      questions: 1,
      steps: [],
      others: 0,
    });
    const name = facts.people[0]?.name ?? '';
    const words = { 'question/1': `Ask ${name} or jo@firm.example, as everybody does` };
    const { kit } = kitFrom(facts, { leaveOut: [], takeIn: [], words });
    expect(kit.goal.questions).toEqual(['Ask … or …, as everybody does']);
  });
});
