import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { htmlOf, plainOf } from './index.ts';
import { mathOf } from './maths.ts';

const known: Record<string, string> = { Timetables: '/notes/12', 'person:Odile': '/people/3' };
const resolve = (target: string) => known[target] ?? null;
const html = (markdown: string) => htmlOf(markdown, { resolve, maths: mathOf });

describe('htmlOf', () => {
  it('shows tables, code, tasks and what is struck out', () => {
    expect(html('| a | b |\n|--|-:|\n| 1 | 2 |')).toContain('<td class="cell-right">2</td>');
    expect(html('```js\na < b\n```')).toBe('<pre tabindex="0"><code>a &lt; b\n</code></pre>\n');
    expect(html('- [x] done\n- [ ] open')).toMatch(
      /<li class="task"><input type="checkbox" disabled checked aria-label="Done"> done<\/li>\n<li class="task"><input type="checkbox" disabled aria-label="To do"> open/,
    );
    expect(html('~~no~~')).toContain('<s>no</s>');
  });

  it('puts headings below the title of the page and names each once', () => {
    expect(html('# One\n\n# One\n\n###### Six')).toBe(
      '<h2 id="part-one">One</h2>\n<h2 id="part-one-2">One</h2>\n<h6 id="part-six">Six</h6>\n',
    );
  });

  it('leads links to where they are resolved, and says which lead nowhere', () => {
    expect(html('[[Timetables]]')).toContain('<a href="/notes/12" class="wiki">Timetables</a>');
    expect(html('[[person:Odile|she]]')).toContain('<a href="/people/3" class="wiki">she</a>');
    expect(html('[[person:Nobody]]')).toContain('<span class="wiki-missing">Nobody</span>');
    expect(html('`[[Timetables]]`')).toContain('<code>[[Timetables]]</code>');
  });

  it('shows callouts, marked words, breaks and headings of its own as other programs do', () => {
    expect(html('> [!warning]- Mind *this*\n> and that')).toBe(
      '<blockquote class="callout">\n<p class="callout-title"><span class="callout-kind">Warning:</span> Mind <em>this</em></p>\n<p>and that</p>\n</blockquote>\n',
    );
    expect(html('> [!tip]')).toContain('<span class="callout-kind">Tip</span></p>');
    expect(html('> [a] quote')).not.toContain('callout');
    expect(html('==so *much*== a == b')).toBe('<p><mark>so <em>much</em></mark> a == b</p>\n');
    expect(html('| a |\n|---|\n| b<br>c |')).toContain('<td>b<br>\nc</td>');
    expect(html('[[#One two]]\n\n# One two')).toMatch(
      /<a href="#part-one-two" class="wiki">One two<\/a>[\s\S]*<h2 id="part-one-two">/,
    );
    expect(html('| [[Timetables\\|when]] |\n|---|')).toContain('class="wiki">when</a></th>');
  });

  it('leaves the names of blocks out, and nothing else', () => {
    expect(html('A thought. ^a1b2c3\n\n- one ^item-1\n\n^after-table')).toBe(
      '<p>A thought.</p>\n<ul>\n<li>one</li>\n</ul>\n',
    );
    expect(html('m c ^2')).toBe('<p>m c ^2</p>\n');
    expect(html('[[Timetables#^a1b2]] [[Gone#Part]]')).toContain('>Timetables</span>');
  });

  it('never lets a resolver lead to a script', () => {
    expect(htmlOf('[[x]]', { resolve: () => 'javascript:alert(1)' })).not.toContain('href');
    expect(htmlOf('[[x]]', { resolve: () => '/"onclick="x' })).toContain('/&quot;onclick');
  });

  it('shows pictures of this Kith and makes links of others', () => {
    expect(html('![A map](/api/v1/attachments/7)')).toBe(
      '<p><img src="/api/v1/attachments/7" alt="A map" loading="lazy"></p>\n',
    );
    const elsewhere = html('![A map](https://example.org/map.png)');
    expect(elsewhere).toContain('>image: A map</a>');
    expect(elsewhere).not.toContain('<img');
    expect(html('![x](/api/v1/attachments/../session)')).not.toContain('<img');
    expect(html('[![in](https://a.example/b)](https://c.example)').match(/<a /g)).toHaveLength(1);
  });

  it('opens what is outside apart, and follows only safe addresses', () => {
    const outside = 'target="_blank" rel="noopener noreferrer nofollow"';
    expect(html('https://example.org/a')).toContain(outside);
    expect(html('[in](/goals/3)')).toBe('<p><a href="/goals/3">in</a></p>\n');
    for (const address of ['javascript:alert(1)', '//evil.example', 'data:x', 'a.md'])
      expect(html(`[x](${address})`)).not.toContain('href');
    for (const nowhere of ['[x]()', '[x](<>)', '[x][y]\n\n[y]: <>'])
      expect(html(nowhere)).not.toContain('href');
  });

  it('sets formulas in MathML, and leaves prices alone', () => {
    expect(html('so $a^2$ is')).toContain('<msup><mi>a</mi><mn>2</mn></msup></math>');
    expect(html('$$\nx\n$$')).toContain('display="block"');
    expect(html('between $5 and $6')).toBe('<p>between $5 and $6</p>\n');
    expect(html('$\\undefined$')).toContain('<code class="formula">\\undefined</code>');
    expect(htmlOf('$a$')).toContain('<code class="formula">a</code>');
  });

  it('gives no script, handler, style or foreign picture, whatever is written', () => {
    fc.assert(
      fc.property(hostile, (markdown) => {
        expect(dangersIn(html(markdown))).toEqual([]);
      }),
      { numRuns: 1_500 },
    );
  });

  it('ends whatever is repeated', () => {
    // Quadratic work on these would take minutes, and the test with it.
    for (const piece of PIECES) {
      const long = piece.repeat(100_000 / piece.length);
      expect(typeof html(long)).toBe('string');
      expect(typeof plainOf(long)).toBe('string');
    }
  }, 60_000);
});

describe('plainOf', () => {
  it('keeps the words and leaves the marks out', () => {
    expect(
      plainOf('# A *b*\n\n- [ ] c [[person:Odile]]\n\n| d | e |\n|--|--|\n| `f` | $g$ |'),
    ).toBe('A b\nc Odile\nd\te\nf\tg');
  });

  it('takes anything', () => {
    fc.assert(fc.property(hostile, (markdown) => typeof plainOf(markdown) === 'string'));
  });
});

const PIECES = [
  '[[[[',
  '****',
  '$a ',
  '[a](',
  '![',
  '`',
  '$$ a\n',
  '> ',
  '- ',
  'http://',
  '_*',
  '*a_ ',
  '<',
  '~~',
  '[[a|',
  '|a|b|\n|-|-|\n',
  '(http://a',
  '[]()',
  '[a]: <b>\n',
  '$\\frac{',
  '\n\n$$',
  '- [ ] a\n',
  '==a',
  '> [!a]\n',
  'a ^b',
  '<br',
  '%%',
  '<!--',
];
const EVIL = [
  '<script>',
  '<img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'onclick="x"',
  '"',
  "'",
  '\0',
  '](javascript:',
  '![',
  '](',
  '[[',
  ']]',
  '|',
  '$',
  '$$',
  '\n',
  '\n\n',
  '\\',
  '&#106;avascript:',
  'https://e.example/a.png',
  '/api/v1/attachments/1',
  '\\href{javascript:alert(1)}{x}',
  '`',
  '```\n',
  '\\style{x}{y}',
  '\\color{red}',
  '\\includegraphics{https://e.example}',
  '- [ ] ',
  '# ',
  '|--|:-:|\n',
  '<https://e.example>',
  '<javascript:x>',
  'data:text/html,x',
  '//e.example',
  '\\class{x}{y}',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...EVIL), fc.string({ maxLength: 8 })), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

const FORBIDDEN = /^(script|style|iframe|object|embed|link|meta|base|form|svg|button|audio|video)$/;
const PICTURE = /^\/api\/v1\/attachments\/[\w-]+$/;
const ADDRESS = /^(https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i;

/** What a browser would do with this HTML that it must not. */
function dangersIn(markup: string): string[] {
  const dangers: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (FORBIDDEN.test(name)) dangers.push(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        const isFetched = ['src', 'srcset', 'background', 'poster', 'data'].includes(key);
        if (key.startsWith('on') || key === 'style') dangers.push(`${name} ${key}=${value}`);
        if (isFetched && !(name === 'img' && PICTURE.test(value))) dangers.push(`${key}=${value}`);
        if (key.endsWith('href') && !ADDRESS.test(value)) dangers.push(`${key}=${value}`);
      }
    },
  });
  parser.end(markup);
  return dangers;
}
