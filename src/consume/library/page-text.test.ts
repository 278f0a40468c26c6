import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitise } from '#sources';
import { pageText } from './page-text.ts';
import { withMore } from './rules.ts';

const read = (html: string, contentType = 'text/html; charset=utf-8') =>
  pageText({ bytes: Buffer.from(html), url: 'https://ines.example/a/b', contentType });
const PARAGRAPH = `<p>${'A paragraph that says something about drills, and then some more. '.repeat(8)}</p>`;

describe('the text of a page', () => {
  it('is its article, with who wrote it where and when', () => {
    const page = read(`<html><head><title>Drills</title>
      <meta property="og:site_name" content="Ines writes"><meta name="author" content="Ines Roth">
      <meta property="article:published_time" content="2026-11-20T08:00:00Z"></head>
      <body><nav>Home</nav><article>${PARAGRAPH.repeat(3)}<a href="../c">C</a></article></body></html>`);
    expect(page).toMatchObject({
      title: 'Drills',
      source: 'Ines writes',
      author: 'Ines Roth',
      publishedAt: Date.UTC(2026, 10, 20, 8),
    });
    expect(page.html).toContain('https://ines.example/c');
    expect(page.excerpt).toMatch(/^A paragraph that says something/);
  });

  it('says when the page says that it is for those who pay', () => {
    const page = (free: string) =>
      read(
        `<script type="application/ld+json">{"isAccessibleForFree": ${free}}</script>${PARAGRAPH}`,
      );
    expect([page('false'), page('"False"'), page('true')].map((one) => one.isForPayers)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is its title alone where there is nothing to read', () => {
    expect(read('<title>Empty</title>')).toMatchObject({ title: 'Empty', html: '', words: 0 });
    expect(read('')).toMatchObject({ title: '', source: 'ines.example', html: '' });
  });

  it('is read where the outermost elements are left out, as HTML allows', () => {
    const page = read(
      `<!doctype html><title>Short</title><article>${PARAGRAPH.repeat(3)}</article>`,
    );
    expect(page).toMatchObject({ title: 'Short' });
    expect(page.words).toBeGreaterThan(100);
  });

  it('has a length also where nothing parts the words', () => {
    const page = read(
      `<article>${`<p>${'毎週火曜日に訓練をする。'.repeat(20)}</p>`.repeat(5)}</article>`,
    );
    expect(page.words).toBe(550);
  });

  it('outlasts a page that only wants to be deep', () => {
    expect(read(`<title>Deep</title>${'<div>'.repeat(20_000)}`)).toMatchObject({ title: 'Deep' });
  });

  it('is kept by its title where links stand in links, and finding the article would take minutes', () => {
    const links = '<div><a href="/x">'.repeat(95);
    const page = read(`<title>Links</title>${links}${PARAGRAPH.repeat(100)}`);
    expect(page).toMatchObject({ title: 'Links', html: '' });
  });

  it('is kept by its title where it goes on behind its end, as deep as it likes', () => {
    const page = read(
      `<html><head><title>Ends</title></head><body>${PARAGRAPH}</body></html>${'<ul><li>'.repeat(400)}words`,
    );
    expect(page).toMatchObject({ title: 'Ends', html: '' });
  });

  it('is kept by its title where there are tags without words', () => {
    const page = read(`<title>Tags</title><div>${'<a a b c d e f g h></a></p>'.repeat(1_600)}`);
    expect(page).toMatchObject({ title: 'Tags', html: '' });
  });

  it('is found in a long page as in a short one', () => {
    const page = read(
      `<article>${'<p a b c d e f>Words, that make a sentence, and another one.</p>'.repeat(2_000)}</article>`,
    );
    expect(page.html).toContain('<p>');
  });

  it('is safe whatever the page says, and stays so', () => {
    const piece = fc.constantFrom(
      '<p onclick="x()">',
      '<script>x()</script>',
      '<a href="javascript:x()">a</a>',
      '<svg><style>',
      '</p>',
      '<iframe srcdoc="<script>x()</script>">',
      PARAGRAPH,
      '<math><mi>',
      '<!--',
      '-->',
      '<template>',
      '"\'>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { html } = read(`<article>${PARAGRAPH}${pieces.join('')}</article>`);
        expect(html).not.toMatch(/<script|javascript:|<iframe|\sonclick=|<style/i);
        expect(sanitise(html, 'https://ines.example/a/b')).toBe(html);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a takeaway with more', () => {
  it('loses neither, and says the same once however often it is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (first, more) => {
        const once = withMore(first, more);
        expect(once).toContain(first.trimEnd());
        expect(once).toContain(more.trim());
        expect(withMore(once, more)).toBe(once);
      }),
    );
  });
});
