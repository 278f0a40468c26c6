import { strFromU8, unzipSync } from 'fflate';
import MarkdownIt from 'markdown-it';
import papaparse from 'papaparse';
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { noteOfHighlight, quoteMarkdown } from '../../src/consume/highlights/markdown-rules.ts';
import { htmlOf } from '../../src/create/markdown/index.ts';
import { makeWorld, type World } from '../world.ts';
import { attacks } from './attacks.ts';
import { dangersOf } from './dangers.ts';

/** Of what a list says of a page, each is an attack. */
const PER_ITEM = 40;
const ESCAPES = [
  '</A></DL>',
  '-->',
  ']]>',
  '">',
  "'>",
  '=cmd()',
  '@x',
  '\t=x',
  '\n---\n',
  '`<b onclick=x>`',
  '\\',
  '&lt;img src=x onerror=y&gt;',
  '<https://a.example/"onclick=x>',
  '<https://a.example/><img src=x onerror=y>',
];
const hostile = [
  ...attacks,
  ...ESCAPES.flatMap((end) => [`${end}<script>x</script>`, `<script ${end}`]),
];
const items = Array.from({ length: Math.ceil(hostile.length / PER_ITEM) }, (_, n) => {
  const words = hostile.slice(n * PER_ITEM, (n + 1) * PER_ITEM);
  const [title = '', takeaway = ''] = words;
  return {
    url: `https://ada.example/${n}?"><script>x</script>`,
    title: n === 0 ? '../../../etc/<b>' : title,
    takeaway,
    tags: words.slice(2, 4),
    highlights: words.map((exact, at) => ({ exact, note: words.at(-1 - at) })),
    html: '<p>x</p>',
  };
});

/** What Kith's own HTML of a note holds. */
const OURS = /^(?:target=_blank|tabindex=0|id=part-.*)$/;

type Node = DefaultTreeAdapterTypes.Node;
const BOOKMARKS = /^(?:html|head|body|meta|title|h1|dl|dt|dd|p|a)$/;
const SAID = /^(?:href|add_date|last_modified|tags|http-equiv|content)$/;

const textIn = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';

/** What a file of bookmarks has no use for. */
function strangeIn(node: Node): string[] {
  if (node.nodeName === '#comment') return ['comment'];
  const within = 'childNodes' in node ? node.childNodes.flatMap(strangeIn) : [];
  if (!('tagName' in node)) return within;
  const names = node.attrs.filter(
    ({ name, value }) =>
      !SAID.test(name) || (name === 'href' && !value.startsWith('https://ada.example/')),
  );
  return [
    ...within,
    ...(BOOKMARKS.test(node.tagName) ? [] : [node.tagName]),
    ...names.map(({ name, value }) => `${name}=${value}`),
  ];
}

describe('what a list says in the language of browsers', () => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  const exported = async (ending: string) => {
    const answer = await world.ask('GET', `/api/v1/library.${ending}`, { as: ada });
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    return new Uint8Array(await answer.arrayBuffer());
  };
  beforeAll(async () => {
    world = await makeWorld();
    ada = await world.member('ada');
    const list = JSON.stringify({ format: 'kith-library', version: 1, items });
    const made = await world.ask('POST', '/api/v1/library-imports', { as: ada, raw: list });
    const { id } = (await made.json()) as { id: number };
    await world.ask('POST', `/api/v1/library-imports/${id}/apply`, {
      as: ada,
      body: { withPages: false },
    });
    await world.settle();
  });
  afterAll(() => world.close());

  it('is text in bookmarks', async () => {
    const text = strFromU8(await exported('html'));
    expect(text.match(/<DT>/g)).toHaveLength(items.length);
    expect(strangeIn(parse(text))).toEqual([]);
  });

  it('is text in Markdown, even where a program takes HTML in it for HTML', async () => {
    const markdown = new MarkdownIt({ html: true });
    const files = Object.entries(unzipSync(await exported('zip')));
    expect(files).toHaveLength(items.length);
    for (const [path, bytes] of files) {
      expect(path).toMatch(/^Kith library\/[^/\\]+\.md$/);
      const [, head = '', ...rest] = strFromU8(bytes).split(/^---\n/mu);
      expect(parseYaml(head)).toHaveProperty('title');
      expect(dangersOf(markdown.render(rest.join('---\n')))).toEqual([]);
    }
  });

  it('is no formula in the table', async () => {
    const { data } = papaparse.parse<string[]>(strFromU8(await exported('csv')).trimEnd());
    expect(data).toHaveLength(items.length + 1);
    expect(data.flat().filter((cell) => /^[=+@\t\r-]/.test(cell))).toEqual([]);
  });

  it('is a passage of the same lines, whatever they begin with', () => {
    const lines = [
      'Words',
      '=',
      '- one',
      '+ two',
      '1. three',
      '2) four',
      '---',
      '&lt;b&gt;',
      '# five',
    ];
    const exact = lines.join('\n');
    const html = new MarkdownIt().render(quoteMarkdown(exact));
    expect(html).toMatch(/^<blockquote>\n<p>[^<]+<\/p>\n<\/blockquote>\n$/);
    expect(parseFragment(html).childNodes.map(textIn).join('').trim()).toBe(exact);
  });

  it('is text in a note that begins with a highlight, as it is read and printed', () => {
    for (const words of hostile) {
      const source = { title: words, url: 'https://ada.example/', source: words };
      const note = noteOfHighlight({ exact: words, note: words, page: 2 }, source);
      expect(
        dangersOf(htmlOf(note)).filter((one) => !OURS.test(one)),
        note,
      ).toEqual([]);
    }
  });
});
