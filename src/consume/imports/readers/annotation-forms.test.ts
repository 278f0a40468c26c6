import { describe, expect, it } from 'vitest';
import { listIn as read } from '../../../../test/lists-to-read.ts';

const A = 'https://a.example/';
const B = 'https://b.example/';
const quote = (exact: string, more: object = {}) => ({ type: 'TextQuoteSelector', exact, ...more });
const of = (source: string, selector: unknown) => ({ source, selector });
const said = (value: string, more: object = {}) => ({ type: 'TextualBody', value, ...more });
const annotation = (more: object) => ({ type: 'Annotation', ...more });
const listOf = (json: unknown) => read(JSON.stringify(json));

/** Forms that W3C's model allows besides the plainest, as other programs write them. */
describe('readList, of annotations,', () => {
  it('takes a passage from each of several targets', () => {
    const target = [of(A, quote('one')), of(A, quote('two')), of(B, quote('three'))];
    const items = [
      { url: A, highlights: [{ exact: 'one', note: 'Both' }, { exact: 'two' }] },
      { url: B, highlights: [{ exact: 'three', note: 'Both' }] },
    ];
    const body = said('Both');
    expect(listOf(annotation({ body, target })).items).toMatchObject(items);
    const set = annotation({ body, target: { type: 'Composite', items: target } });
    expect(listOf(set).items).toMatchObject(items);
    const choice = annotation({ body, target: { type: 'Choice', items: target } });
    expect(listOf(choice).items).toMatchObject([{ url: A, highlights: [{ exact: 'one' }] }]);
    const ofHypothesis = {
      uri: A,
      text: 'Both',
      target: target.slice(0, 2).map(({ selector }) => ({ source: A, selector: [selector] })),
    };
    expect(listOf({ total: 1, rows: [ofHypothesis] }).items).toMatchObject(items.slice(0, 1));
  });

  it('reads thousands of passages with thousands of tags in no more time than they take to list', () => {
    const many = Array.from({ length: 4_000 }, (_, at) => `word ${at}`);
    const tags = many.map((word) => said(word, { purpose: 'tagging' }));
    const target = many.map((word) => of(A, quote(word)));
    const [item, ...others] = listOf(annotation({ body: tags, target })).items;
    expect(others).toEqual([]);
    expect(item?.tags).toHaveLength(30);
    expect(item?.over.tags).toBeGreaterThan(0);
    expect(item?.highlights[0]).toMatchObject({ exact: 'word 0' });
    const ofHypothesis = {
      uri: A,
      tags: many,
      target: target.map((one) => ({ ...one, selector: [one.selector] })),
    };
    expect(listOf({ total: 1, rows: [ofHypothesis] }).items).toMatchObject([{ tags: item?.tags }]);
  });

  it.each([
    ['by its address alone', annotation({ bodyValue: 'Mine', target: A })],
    ['as a resource', annotation({ bodyValue: 'Mine', target: { id: A, type: 'Text' } })],
    ['in a graph', { '@graph': [{ '@type': 'Annotation', body: said('Mine'), target: A }] }],
    [
      'once where all its passages say the same',
      annotation({ body: said('Mine'), target: [A, A] }),
    ],
  ])('knows a page that is named %s', (_, json) => {
    expect(listOf(json)).toMatchObject({ items: [{ url: A, takeaway: 'Mine' }], problems: [] });
  });

  it.each([
    ['of a motivation', { motivation: 'tagging', body: said('x') }],
    ['of a purpose in a list', { body: said('x', { purpose: ['tagging'] }) }],
    [
      'beside a comment',
      {
        motivation: ['tagging', 'commenting'],
        body: [said('x', { purpose: 'tagging' }), said('Mine')],
      },
    ],
    ['of a body', { body: said('Mine', { tag: 'x' }) }],
  ])('tells a tag %s from a comment', (_, more) => {
    const { items } = listOf(annotation({ ...more, target: of(A, quote('one')) }));
    expect(items).toMatchObject([{ tags: ['x'] }]);
    expect(items[0]?.highlights[0]?.note).toBe(
      'body' in more && JSON.stringify(more).includes('Mine') ? 'Mine' : '',
    );
  });

  it('reads comments in HTML as text, and of a choice the first', () => {
    const html = said('<p>Hello <b>you</b></p><script>1</script>', { format: 'text/html' });
    const body = { type: 'Choice', items: [html, said('Bonjour')] };
    const { items } = listOf(annotation({ body, target: of(A, quote('one')) }));
    expect(items[0]?.highlights).toMatchObject([{ note: 'Hello you' }]);
  });

  it('finds words however deep they refine a place', () => {
    const xpath = (refinedBy: unknown) => ({ type: 'XPathSelector', value: '/p[1]', refinedBy });
    const range = {
      type: 'RangeSelector',
      startSelector: quote('From'),
      endSelector: quote('to'),
      refinedBy: xpath(quote('deep')),
    };
    const { items, problems } = listOf(annotation({ target: of(A, xpath(range)) }));
    expect(items).toMatchObject([{ highlights: [{ exact: 'deep' }] }]);
    expect(problems).toEqual([]);
    let endless: unknown = quote('too deep');
    for (let depth = 0; depth < 1_000; depth += 1) endless = xpath(endless);
    expect(listOf(annotation({ target: of(A, endless) })).items).toMatchObject([
      { highlights: [] },
    ]);
  });

  it.each(['TextPositionSelector', 'RangeSelector', 'CssSelector', 'SvgSelector'])(
    'says of a place without words (%s) that it is not found, and keeps what is said of it',
    (type) => {
      const json = annotation({ body: said('Mine'), target: of(A, { type, start: 1, end: 2 }) });
      expect(listOf(json)).toMatchObject({
        items: [{ url: A, takeaway: 'Mine', highlights: [] }],
        problems: [{ text: expect.stringContaining('by its place alone') }],
      });
    },
  );

  it('takes the chapters of a book together, by its title', () => {
    const item = (source: string, exact: string) =>
      annotation({ target: of(source, [quote(exact)]) });
    const set = {
      type: 'AnnotationSet',
      about: { 'dc:title': 'Middlemarch', 'dc:creator': ['George Eliot'] },
      items: [item('OEBPS/1.xhtml', 'Miss Brooke'), item('OEBPS/2.xhtml', 'Sane people')],
    };
    expect(listOf(set).items).toMatchObject([
      {
        url: null,
        title: 'Middlemarch',
        author: 'George Eliot',
        highlights: [{ exact: 'Miss Brooke' }, { exact: 'Sane people' }],
      },
    ]);
  });
});
