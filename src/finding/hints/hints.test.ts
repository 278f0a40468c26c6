import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CRITERIA } from '#people';
import { analyse } from '#search';
import { cuesIn } from './cues.ts';
import type { Candidate, Hint, MatchedEntry } from './evidence.ts';
import { hintsFor } from './hints.ts';
import { networkOf } from './network.ts';

const DAY = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 23);

interface Written {
  title: string;
  text: string;
  daysAgo: number | null;
  words?: number;
  links?: string[];
  url?: string;
}

let nextId = 1;

function entryOf(personId: number, written: Written): MatchedEntry {
  const id = nextId++;
  return {
    id,
    personId,
    questionIds: [1],
    title: written.title,
    url: written.url ?? `https://p${personId}.example/${id}`,
    publishedAt: written.daysAgo === null ? null : NOW - written.daysAgo * DAY,
    words: written.words ?? 200,
    votes: null,
    language: 'en',
    cited: (written.links ?? []).map((url) => ({ site: new URL(url).host, url })),
    cues: cuesIn(written.title, written.text),
    excerpt: written.text,
    terms: analyse(`${written.title} ${written.text}`, 'en'),
  };
}

/** People with what they wrote; who links to whose site is seen from the links. */
function people(...all: Written[][]): Candidate[] {
  const candidates = all.map((written, n): Candidate => {
    const entries = written.map((one) => entryOf(n + 1, one));
    return { personId: n + 1, entries, output: { entries: entries.length }, citedBy: [] };
  });
  for (const candidate of candidates)
    candidate.citedBy = candidates
      .filter((other) => other !== candidate)
      .flatMap((other) =>
        other.entries.flatMap((entry) =>
          entry.cited
            .filter(({ site }) => site === `p${candidate.personId}.example`)
            .map(({ url }) => ({ entryId: entry.id, personId: other.personId, url })),
        ),
      );
  return candidates;
}

const topics = new Map([[1, new Set(analyse('heat pump'))]]);

function hintsOf(candidates: Candidate[], personId: number, chosen = new Set<number>()): Hint[] {
  const candidate = candidates.find((one) => one.personId === personId);
  if (!candidate) throw new Error('nobody');
  return hintsFor(candidate, networkOf(candidates, { topics, chosen }), { now: NOW });
}
const hintOn = (hints: Hint[], criterion: Hint['criterion']): Hint => {
  const hint = hints.find((one) => one.criterion === criterion);
  if (!hint) throw new Error(`no ${criterion}`);
  return hint;
};

const Sentence = fc.constantFrom(
  'A heat pump is overrated.',
  'In practice the pump took a year.',
  'I’m not convinced by radiators at all.',
  'It depends on the flow temperature.',
  'Propane changes the installers’ trade.',
);
const Link = fc.constantFrom(
  'https://p1.example/1',
  'https://p2.example/about',
  'https://tools.example/a',
  'https://essays.example/b#part',
);
const WrittenArb = fc.record({
  title: fc.constantFrom('Heat pump notes', 'On pumps', 'The case against gas', ''),
  text: fc.array(Sentence, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
  daysAgo: fc.option(fc.integer({ min: 0, max: 1_500 })),
  words: fc.integer({ min: 10, max: 2_000 }),
  links: fc.array(Link, { maxLength: 3 }),
});
const NetworkArb = fc.array(fc.array(WrittenArb, { maxLength: 6 }), { minLength: 1, maxLength: 7 });

/** A quote may be cut at either end, which an ellipsis says. */
const bare = (quote: string): string => quote.replace(/^…|…$/g, '').trim();

describe('hintsFor', () => {
  it('counts what it names, and what it quotes stands in the entry named', () => {
    fc.assert(
      fc.property(NetworkArb, fc.boolean(), (written, isSomebodyChosen) => {
        const candidates = people(...written);
        const entries = new Map(
          candidates.flatMap((one) => one.entries).map((entry) => [entry.id, entry]),
        );
        const chosen = new Set(isSomebodyChosen ? [1] : []);
        for (const { personId } of candidates) {
          for (const hint of hintsOf(candidates, personId, chosen)) {
            expect(hint.count).toBe(
              hint.evidence.length + (hint.floor === 0 ? hint.recorded.length : 0),
            );
            expect(hint.state === 'hint').toBe(hint.floor > 0 && hint.count >= hint.floor);
            for (const { entryId, quote } of hint.evidence) {
              const entry = entries.get(entryId);
              if (!entry) throw new Error(`${hint.criterion} names an entry that is not there`);
              const says = [entry.title, entry.excerpt, ...entry.cited.map(({ url }) => url)];
              if (quote !== undefined)
                expect(says.some((one) => one.includes(bare(quote)))).toBe(true);
              // Only somebody who links to them may speak for another.
              if (entry.personId !== personId)
                expect(entry.cited.map(({ url }) => url)).toContain(quote);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('says something of all ten, and of values, trust and inspiration nothing by what is published', () => {
    fc.assert(
      fc.property(NetworkArb, (written) => {
        const hints = hintsOf(people(...written), 1);
        expect(hints.map(({ criterion }) => criterion)).toEqual([...CRITERIA]);
        for (const one of ['shared-values', 'trust'] as const)
          expect(hintOn(hints, one)).toMatchObject({ state: 'only-you', evidence: [] });
        expect(hintOn(hints, 'inspires').count).toBe(0);
      }),
      { numRuns: 50 },
    );
  });

  it('reminds of what the member recorded and makes no hint of it', () => {
    const recorded = new Map([
      ['trust' as const, [{ what: 'You noted: kept a promise', words: '', day: '2026-11-20' }]],
    ]);
    const candidates = people([{ title: 'Pump', text: 'Heat pump.', daysAgo: 1 }]);
    const [candidate] = candidates;
    if (!candidate) throw new Error('nobody');
    const trust = hintOn(
      hintsFor(candidate, networkOf(candidates, { topics }), { now: NOW, recorded }),
      'trust',
    );
    expect(trust).toMatchObject({ state: 'only-you', count: 1, evidence: [] });
    expect(trust.recorded).toHaveLength(1);
  });
});

const about = (topic: string, daysAgo: number, more: Partial<Written> = {}): Written => ({
  title: 'Heat pump',
  text: `A heat pump in an old house. ${topic}`,
  daysAgo,
  ...more,
});
const FLOW = 'Radiators need a cool flow temperature and patient balancing.';
const STREET = 'Neighbours share one borehole through their housing cooperative.';

describe('a different perspective', () => {
  const flow = (days: number) => about(FLOW, days);
  const street = (days: number) => about(STREET, days);

  const four = () =>
    people(
      [flow(1), flow(2), flow(3)],
      [flow(4), flow(5), flow(6)],
      [street(7), street(8), street(9)],
      [flow(10), flow(11), flow(12)],
    );
  const on = (personId: number, chosen: number): Hint =>
    hintOn(hintsOf(four(), personId, new Set([chosen])), 'different-perspectives');

  it('is where neither the member nor whom they chose look', () => {
    expect(on(3, 1)).toMatchObject({ state: 'hint', count: 3 });
    expect(on(3, 1).because).toMatch(/borehole|cooperative|neighbours/);
    expect(on(2, 1).count).toBe(0);
  });

  it('turns round with whom one chose', () => {
    expect(on(2, 3).state).toBe('hint');
    expect(on(4, 3).state).toBe('hint');
  });
});

describe('innovative', () => {
  const others = [about(FLOW, 400), about(FLOW, 390), about(FLOW, 380)];

  it('is a word that others took up later, after there had been talk without it', () => {
    const candidates = people(
      [about('Propane as refrigerant.', 300), about('Propane again.', 290)],
      [...others, about('Now propane it is.', 100)],
      [...others, about('Everybody turns to propane.', 50)],
    );
    const hint = hintOn(hintsOf(candidates, 1), 'innovative');
    expect(hint.count).toBe(1);
    expect(hint.evidence[0]?.quote).toBe('Propane as refrigerant.');
    expect(hint.because).toContain('propane');
    expect(hintOn(hintsOf(candidates, 2), 'innovative').count).toBe(0);
  });

  it('is no word that is common in all one reads', () => {
    const candidates = people(
      [about('Propane as refrigerant.', 300)],
      [...others, about('Now propane it is.', 100)],
      [...others, about('Everybody turns to propane.', 50)],
    );
    const [first] = candidates;
    if (!first) throw new Error('nobody');
    const isRare = (term: string) => term !== analyse('propane', 'en')[0];
    const hints = hintsFor(first, networkOf(candidates, { topics, isRare }), { now: NOW });
    expect(hintOn(hints, 'innovative').because).not.toContain('propane');
  });

  it('is not being the first of all to say anything', () => {
    const candidates = people(
      [about('Propane as refrigerant.', 500)],
      [about('Propane it is.', 100)],
      [about('Propane here too.', 50)],
    );
    expect(hintOn(hintsOf(candidates, 1), 'innovative').count).toBe(0);
  });

  it('is a page that others linked to later', () => {
    const links = ['https://tools.example/a'];
    const candidates = people([about(FLOW, 90, { links })], [about(FLOW, 10, { links })]);
    expect(hintOn(hintsOf(candidates, 1), 'innovative').evidence[0]?.quote).toBe(links[0]);
    expect(hintOn(hintsOf(candidates, 2), 'innovative').count).toBe(0);
  });
});

describe('disruptive', () => {
  it('counts disagreement, and that somebody took it up', () => {
    const url = 'https://p1.example/against';
    const candidates = people(
      [about('The usual advice is wrong.', 30, { url })],
      [about(FLOW, 10, { links: [`${url}#top`] })],
    );
    const hint = hintOn(hintsOf(candidates, 1), 'disruptive');
    expect(hint).toMatchObject({ state: 'hint', count: 2 });
    expect(hint.because).toContain('taken up by 1 other person');
    expect(hintOn(hintsOf(candidates, 2), 'disruptive').count).toBe(0);
  });
});

describe('passion', () => {
  const monthly = (from: number, count: number) =>
    Array.from({ length: count }, (_, n) => about(FLOW, from + n * 31));

  it('is coming back month after month, still', () => {
    expect(hintOn(hintsOf(people(monthly(10, 5)), 1), 'passion').state).toBe('hint');
    expect(hintOn(hintsOf(people(monthly(500, 5)), 1), 'passion')).toMatchObject({
      count: 0,
      because: 'nothing on it for over a year',
    });
  });

  it('asks for more where it is little of what they publish', () => {
    const candidates = people(monthly(10, 5));
    for (const candidate of candidates) candidate.output = { entries: 5_000 };
    expect(hintOn(hintsOf(candidates, 1), 'passion')).toMatchObject({
      state: 'not-enough',
      floor: 6,
    });
  });
});

describe('does things differently', () => {
  it('draws on what nobody else here cites, and not on what belongs to nobody', () => {
    const links = [
      'https://essays.example/1',
      'https://en.wikipedia.org/wiki/Heat',
      'https://hospital.example/2',
      'https://farm.example/3',
      'https://p2.example/4',
    ];
    const candidates = people(
      [about(FLOW, 1, { links })],
      [about(FLOW, 2)],
      [about(FLOW, 3)],
      [about(FLOW, 4, { links: ['https://essays.example/1'] })],
    );
    const hint = hintOn(hintsOf(candidates, 1), 'does-things-differently');
    expect(hint.evidence.map(({ quote }) => quote)).toEqual([
      'https://hospital.example/2',
      'https://farm.example/3',
      'https://p2.example/4',
    ]);
  });
});
