import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNear, proposalFor } from './match.ts';
import { blocksOf, type Statement, traitsOf } from './traits.ts';

const person = (id: number, ...said: [Statement['field'], string, Statement['origin']?][]) =>
  traitsOf(
    id,
    said.map(([field, value, origin = 'vcard']) => ({ field, value, origin })),
  );
type Person = ReturnType<typeof person>;
const told = (a: Person, b: Person) => {
  const proposal = proposalFor(a, b);
  return (
    proposal && { strength: proposal.strength, words: proposal.reasons.map(({ words }) => words) }
  );
};

describe('proposalFor', () => {
  it('knows one address in several spellings', () => {
    const account = person(1, ['fediverse', '@Ada@social.example']);
    expect(told(account, person(2, ['profile', 'https://social.example/@ada/']))?.strength).toBe(3);
    expect(
      told(person(1, ['email', 'Ada@a.example']), person(2, ['email', 'ada@A.example'])),
    ).toEqual({
      strength: 3,
      words: ['Email: both have Ada@a.example and ada@A.example, which are the same'],
    });
    expect(
      told(person(1, ['phone', '+49 30 1234567']), person(2, ['phone', '0049 (30) 123-4567']))
        ?.strength,
    ).toBe(3);
    expect(
      told(person(1, ['github', 'ada']), person(2, ['profile', 'https://github.com/Ada']))
        ?.strength,
    ).toBe(3);
  });

  it('takes the address of an office for nobody’s', () => {
    const office = (id: number, name: string) =>
      person(id, ['name', name], ['email', 'info@dairy.example']);
    expect(told(office(1, 'Ada Lund'), office(2, 'Bo Dahl'))).toBeNull();
  });

  it('believes a page that says what is theirs, more when both say it', () => {
    const page = person(
      1,
      ['site', 'https://ada.example/'],
      ['profile', 'https://social.example/@ada', 'page'],
    );
    const account = person(2, ['fediverse', '@ada@social.example']);
    expect(told(page, account)).toEqual({
      strength: 2,
      words: [
        'A page of one says that the account of the other is theirs (rel=me): social.example/@ada',
      ],
    });
    const says = person(
      2,
      ['fediverse', '@ada@social.example'],
      ['profile', 'https://ada.example/about', 'page'],
    );
    expect(told(says, page)?.words[0]).toContain('both ways');
  });

  it('believes two sites that say of each other that they are one person’s', () => {
    const site = (id: number, own: string, other: string | null) =>
      person(
        id,
        ['site', own],
        ...(other === null
          ? []
          : [['profile', other, 'page'] as [Statement['field'], string, 'page']]),
      );
    const [blog, work] = ['https://ada.example/', 'https://lund.example'];
    expect(told(site(1, blog, work), site(2, work, blog))).toEqual({
      strength: 3,
      words: [
        'Each page says that the other is theirs (rel=me, both ways): ada.example and lund.example',
      ],
    });
    expect(told(site(1, blog, work), site(2, `${work}/`, null))).toEqual({
      strength: 2,
      words: ['A page of one says that the page of the other is theirs (rel=me): lund.example'],
    });
    // Written by hand it is no page's word.
    expect(told(person(1, ['profile', work]), site(2, work, null))).toBeNull();
    const tilde = 'https://people.example/~ada';
    expect(told(site(1, blog, tilde), site(2, 'https://people.example/~bo', null))).toBeNull();
  });

  it('adds to a name what goes with it', () => {
    const at = (id: number, name: string, ...more: [Statement['field'], string][]) =>
      person(id, ['name', name], ...more);
    const site = ['site', 'https://lund.example/blog'] as [Statement['field'], string];
    const work = ['employer', 'Alpine Dairy'] as [Statement['field'], string];
    expect(
      told(at(1, 'Ada Lund', site), at(2, 'Lund, Ada', ['site', 'https://www.lund.example'])),
    ).toEqual({
      strength: 3,
      words: ['The same name, and the same site: lund.example'],
    });
    expect(told(at(1, 'Ada Lund', work), at(2, 'Ada Lund', work))?.strength).toBe(2);
    expect(told(at(1, 'A. Lund', work), at(2, 'Ada Lund', work))?.strength).toBe(1);
    expect(told(at(1, 'Ada Lund'), at(2, 'ada lünd'))?.strength).toBe(1);
    expect(told(at(1, 'Ada'), at(2, 'Ada'))).toBeNull();
    expect(told(at(1, 'A. Lund'), at(2, 'Ada Lund'))).toBeNull();
    expect(
      told(
        at(1, 'Ada Lund', ['github', 'adalund']),
        at(2, 'Ada Lund', ['bluesky', 'x.example'], ['fediverse', '@adalund@a.example']),
      )?.words,
    ).toEqual(['The same name, and both are called “adalund” (Fediverse, GitHub)']);
  });

  it('takes a short name for the whole one where both have the same site, and there only', () => {
    const at = (id: number, name: string, ...more: [Statement['field'], string][]) =>
      person(id, ['name', name], ...more);
    const site = ['site', 'https://lund.example/blog'] as [Statement['field'], string];
    const work = ['employer', 'Alpine Dairy'] as [Statement['field'], string];
    const [short, long] = ['Alex Lünd', 'Alexandra Lund'];
    expect(told(at(1, short, site), at(2, long, site))).toEqual({
      strength: 1,
      words: ['One name may be short for the other, and the same site: lund.example/blog'],
    });
    expect(told(at(1, 'Ann Muller', site), at(2, 'Anna Müller', site))?.strength).toBe(2);
    const feedOf = (who: string) =>
      ['feed', `https://writers.example/feed/@${who}`] as [Statement['field'], string];
    expect(told(at(1, short, feedOf('one')), at(2, long, feedOf('other')))).toBeNull();
    expect(told(at(1, short, work), at(2, long, work))).toBeNull();
    expect(told(at(1, short), at(2, long))).toBeNull();
    expect(told(at(1, 'Al Lund', site), at(2, long, site))).toBeNull();
    expect(told(at(1, 'Alex Lund', site), at(2, 'Alexander Bo Lund', site))).toBeNull();
  });

  it('takes two LinkedIn profiles for two people, as long as only the name speaks', () => {
    const on = (id: number, slug: string) =>
      person(id, ['name', 'Ada Lund'], ['linkedin', `https://www.linkedin.com/in/${slug}`]);
    expect(told(on(1, 'ada-lund-1'), on(2, 'ada-lund-2'))).toBeNull();
  });

  const statement = fc.oneof(
    fc.record({
      field: fc.constant('name' as const),
      value: fc.constantFrom(
        'Ada Lund',
        'A. Lund',
        'Lund Ada',
        'Ada Lunt',
        'Adaline Lund',
        'Ada M. Lund',
        'Ada',
        'X',
      ),
    }),
    fc.record({
      field: fc.constant('employer' as const),
      value: fc.constantFrom('Dairy', 'DAIRY', 'Bank'),
    }),
    fc.record({
      field: fc.constant('email' as const),
      value: fc.constantFrom('ada@a.example', 'Ada@A.example', 'info@a.example'),
    }),
    fc.record({
      field: fc.constantFrom('site' as const, 'profile' as const),
      value: fc.constantFrom(
        'https://a.example/',
        'https://www.a.example/x',
        'https://b.example/@adalund',
        'https://b.example',
        'no address',
      ),
    }),
    fc.record({
      field: fc.constant('fediverse' as const),
      value: fc.constantFrom('@adalund@b.example', '@bo@b.example'),
    }),
  );
  const statements = fc.array(
    fc
      .tuple(statement, fc.constantFrom('hand' as const, 'page' as const))
      .map(([one, origin]) => ({ ...one, origin })),
    { maxLength: 6 },
  );

  it('says the same whichever of two comes first, and in whatever order things were said', () => {
    fc.assert(
      fc.property(statements, statements, (one, other) => {
        const straight = proposalFor(traitsOf(1, one), traitsOf(2, other));
        expect(proposalFor(traitsOf(2, other), traitsOf(1, one))).toEqual(straight);
        const swapped = proposalFor(traitsOf(1, other), traitsOf(2, one));
        expect(swapped?.strength).toBe(straight?.strength);
        const turned = proposalFor(traitsOf(1, one.toReversed()), traitsOf(2, other.toReversed()));
        expect(turned?.strength).toBe(straight?.strength);
      }),
    );
  });

  it('finds nobody whom the blocks would keep apart', () => {
    fc.assert(
      fc.property(statements, statements, (one, other) => {
        const [a, b] = [traitsOf(1, one), traitsOf(2, other)];
        if (!proposalFor(a, b)) return;
        const blocks = new Set(blocksOf(a));
        expect(blocksOf(b).some((block) => blocks.has(block))).toBe(true);
      }),
    );
  });
});

describe('isNear', () => {
  it('knows initials, middle names and slips', () => {
    expect(isNear('a lund', 'ada lund')).toBe(true);
    expect(isNear('ada lund', 'ada maria lund')).toBe(true);
    expect(isNear('ada m lund', 'ada maria lund')).toBe(true);
    expect(isNear('ada lunde', 'ada lunda')).toBe(true);
    expect(isNear('ada lund', 'bo lund')).toBe(false);
    expect(isNear('room 101 north', 'room 102 north')).toBe(false);
    expect(isNear('lund', 'ada lund')).toBe(false);
    expect(isNear('ada eva lund', 'ada maria lund')).toBe(false);
  });

  it('is so both ways', () => {
    const name = fc
      .array(fc.constantFrom('ada', 'a', 'maria', 'm', 'lund', 'lunt'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(' '));
    fc.assert(fc.property(name, name, (one, other) => isNear(one, other) === isNear(other, one)));
  });
});
