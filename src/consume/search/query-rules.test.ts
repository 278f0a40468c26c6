import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPERATORS } from './operators.ts';
import { formatQuery, parseQuery, startOf } from './query-rules.ts';

/** Text made of the pieces that could go wrong together. */
const anyLine = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', '-', ':', ' ', '“', '”', 'a', 'is:unread', '\u00a0', '\\', "'", '日本'),
      fc.constantFrom(...OPERATORS).map((operator) => `${operator}:`),
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

describe('parseQuery', () => {
  it('takes operators, phrases, words and what must not be', () => {
    const { clauses, problems } = parseQuery(
      'heat person:"Ada Lovelace" -pump -"cold water" SOURCE:example.org is:Unread before:2026-11',
    );
    expect(problems).toEqual([]);
    expect(clauses).toEqual([
      { kind: 'word', text: 'heat', isNot: false },
      { kind: 'person', text: 'Ada Lovelace', isNot: false },
      { kind: 'word', text: 'pump', isNot: true },
      { kind: 'phrase', text: 'cold water', isNot: true },
      { kind: 'source', text: 'example.org', isNot: false },
      { kind: 'is', text: 'unread', isNot: false },
      { kind: 'before', text: '2026-11', isNot: false },
    ]);
  });

  it('takes what is nearly an operator for a word, and says so', () => {
    const { clauses, problems } = parseQuery('std::vector Autor:Ada note:this 12:30 c:\\x is:read');
    expect(clauses.map(({ kind, text }) => [kind, text])).toEqual([
      ['word', 'std::vector'],
      ['word', 'Autor:Ada'],
      ['word', 'note:this'],
      ['word', '12:30'],
      ['word', 'c:\\x'],
      ['is', 'read'],
    ]);
    expect(problems).toEqual([
      '“Autor:” is no operator, so it is looked for as a word. The nearest is person:',
    ]);
  });

  it.each([
    '"aws re:Invent 2026"',
    '-"x autor:ada"',
    'doi:10.1000/182',
    'isbn:9780306406157',
    'Ubuntu:22.04',
    'mailto:a@b',
    'urn:isbn:978',
    're:Invent 2026',
    'go:embed',
    'node:fs',
    'RAG:Retrieval',
    'so:what',
    'size:xl',
  ])('finds nothing wrong with %s', (line) => expect(parseQuery(line).problems).toEqual([]));

  it('takes an address whole', () => {
    const { clauses, problems } = parseQuery('https://a.example/x?y=z:1 http:// -http://b.example');
    expect(clauses.map(({ kind, text, isNot }) => [kind, text, isNot])).toEqual([
      ['address', 'https://a.example/x?y=z:1', false],
      ['word', 'http://', false],
      ['address', 'http://b.example', true],
    ]);
    expect(problems).toEqual([]);
  });

  it('says of signs alone that they cannot be looked for', () => {
    expect(parseQuery('🎉 heat')).toEqual({
      clauses: [{ kind: 'word', text: 'heat', isNot: false }],
      problems: ['“🎉” has no letter and no number to look for.'],
    });
  });

  it.each([
    ['"not closed', /not closed/],
    ['heat person:', /Say what after person:/],
    ['is:nice', /is:unread/],
    ['before:2026-13', /before:2026-11/],
    ['after:tomorrow', /after:2026-11-27/],
  ])('says what to do about %s', (line, problem) => {
    expect(parseQuery(line).problems).toEqual([expect.stringMatching(problem)]);
  });

  it('still searches for what a quotation that is not closed holds', () => {
    expect(parseQuery('“heat pump').clauses).toEqual([
      { kind: 'phrase', text: 'heat pump', isNot: false },
    ]);
  });

  it('never throws, and what it read reads the same when it is written', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const { clauses } = parseQuery(line);
        const again = parseQuery(formatQuery(clauses));
        expect(again.clauses).toEqual(clauses);
        expect(again.problems.filter((problem) => !problem.includes('is no operator'))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives no clause without text', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        for (const { text } of parseQuery(line).clauses) expect(text).not.toBe('');
      }),
    );
  });
});

describe('startOf', () => {
  it.each([
    ['2026', '2026-01-01'],
    ['2026-11', '2026-11-01'],
    ['2026-11-27', '2026-11-27'],
    ['2024-02-29', '2024-02-29'],
  ])('takes %s', (text, day) => {
    expect(startOf(text)).toBe(Date.parse(`${day}T00:00:00Z`));
  });
  it.each(['', '26', '2026-00', '2026-02-30', '2026-11-27T10', '0000', 'x'])(
    'takes %j for no date',
    (text) => expect(startOf(text)).toBeNull(),
  );
});
