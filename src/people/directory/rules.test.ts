import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS, ORIGINS } from './limits.ts';
import { bestName, type Known, nameKey, provenanceWords, searchKey } from './rules.ts';

const named = (value: string, origin: Known['origin'], notedAt = 1): Known => ({
  field: 'name',
  value,
  origin,
  notedAt,
});
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
const known: fc.Arbitrary<Known> = fc.record({
  field: fc.constantFrom(...FIELDS),
  value: text,
  origin: fc.constantFrom(...ORIGINS),
  notedAt: fc.integer({ min: 0, max: 1_000 }),
});

describe('bestName', () => {
  it('takes the most trusted origin', () => {
    const all = [
      named('Feed about cheese, with a long title', 'opml'),
      named('Cheese Blog', 'addresses'),
      named('adal', 'feed'),
      named('Ada L', 'beyond'),
      named('Ada Lund, cheesemaker', 'page'),
      named('Ada Lund', 'linkedin-csv'),
      named('Ada', 'hand'),
    ];
    for (let left = all.length; left > 0; left--) {
      expect(bestName(all.slice(0, left))).toBe(all[left - 1]?.value);
    }
  });
  it('takes the longest of one origin, then the oldest', () => {
    expect(bestName([named('Ada', 'feed', 1), named('Ada Lund', 'feed', 2)])).toBe('Ada Lund');
    expect(
      bestName([
        named('Ada Lind', 'feed', 2),
        named('Ada Lund', 'page', 3),
        named('Ada Lond', 'page', 1),
      ]),
    ).toBe('Ada Lond');
  });
  it('makes a name of an address where none is known', () => {
    const site: Known = {
      field: 'site',
      value: 'https://www.lund.example/',
      origin: 'opml',
      notedAt: 1,
    };
    expect(bestName([site])).toBe('lund.example');
    expect(bestName([site, { ...site, field: 'fediverse', value: '@ada@social.example' }])).toBe(
      '@ada@social.example',
    );
    expect(bestName([])).toBe('Someone without a name');
  });
  it('does not depend on the order, and a name by hand always wins', () => {
    fc.assert(
      fc.property(
        fc.array(known, { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (fields, chance) => {
          const mixed = fields
            .map((one) => ({ one, at: chance.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ one }) => one);
          expect(bestName(mixed)).toBe(bestName(fields));
          const best = bestName(fields);
          const names = fields.filter((one) => one.field === 'name');
          if (names.length > 0) expect(names.map((one) => one.value)).toContain(best);
          expect(bestName([...fields, named('x'.repeat(200), 'hand')])).toBe('x'.repeat(200));
        },
      ),
    );
  });
});

describe('bestName of what was kept before names were cleaned', () => {
  it('shows nothing that turns the line it stands in', () => {
    const of = (value: string) => bestName([{ field: 'name', value, origin: 'vcard', notedAt: 1 }]);
    expect(of('Ada\u202e Lund\u2066')).toBe('Ada Lund');
    expect(of('\u202e')).toBe('Someone without a name');
  });
});

describe('nameKey', () => {
  it('folds case, diacritics and punctuation', () => {
    expect(nameKey('  Éloïse  O’Brien-Müller ')).toBe('eloise obrien muller');
    expect(nameKey('ŁUKASZ Øster-Gaard, Ph.D.')).toBe('lukasz oster gaard ph d');
    expect(nameKey('Straße')).toBe(nameKey('STRASSE'));
    expect(nameKey('ΟΔΥΣΣΕΥΣ')).toBe(nameKey('Οδυσσευς'));
    expect(nameKey('İpek')).toBe('ipek');
  });
  it('keeps what is a letter elsewhere', () => {
    expect(nameKey('प्रिया')).not.toBe(nameKey('प्रया'));
    expect(nameKey('がん')).not.toBe(nameKey('かん'));
    expect(nameKey('김민준')).toBe('김민준');
  });
  it('keeps a name of signs alone', () => {
    expect(nameKey('🦊🦊')).toBe('🦊🦊');
    expect(nameKey('   ')).toBe('');
  });
  it('is its own fold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (name) => {
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 2_000 },
    );
  });
  it('is the same for any case and any normal form of what was folded', () => {
    fc.assert(
      fc.property(text, (name) => {
        const key = nameKey(name);
        expect(nameKey(name.normalize('NFD'))).toBe(key);
        expect(nameKey(key.toUpperCase())).toBe(nameKey(key.toUpperCase().toLowerCase()));
        if (name.trim() !== '') expect(key).not.toBe('');
      }),
    );
  });
});

describe('searchKey', () => {
  it('holds names, work and addresses, and not what is long', () => {
    const key = searchKey([
      named('Ada Lund', 'page'),
      { field: 'employer', value: 'Käsehaus', origin: 'linkedin-csv', notedAt: 1 },
      { field: 'site', value: 'https://www.lund.example/', origin: 'opml', notedAt: 1 },
      { field: 'bio', value: 'makes cheese', origin: 'page', notedAt: 1 },
    ]);
    expect(key).toContain('ada lund');
    expect(key).toContain('kasehaus');
    expect(key).toContain('lund example');
    expect(key).not.toContain('cheese');
  });
});

describe('provenanceWords', () => {
  it('has words for every origin', () => {
    const words = ORIGINS.map((origin) => provenanceWords(origin, 'x.csv'));
    expect(new Set(words).size).toBe(ORIGINS.length);
    expect(provenanceWords('linkedin-csv', 'Connections.csv')).toBe(
      'from your LinkedIn connections (Connections.csv)',
    );
  });
});
