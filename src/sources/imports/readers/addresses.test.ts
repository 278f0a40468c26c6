import { describe, expect, it } from 'vitest';
import { type ReadFile, type ReadRow, readFile } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const readText = (text: string, name?: string) => readFile(bytesOf(text), name ? { name } : {});

function rowsOf(file: ReadFile): ReadRow[] {
  if (file.kind === 'unreadable') throw new Error(file.why);
  return file.rows;
}

function problemsOf(file: ReadFile): string[] {
  return file.kind === 'read' ? file.problems.map((problem) => problem.text) : [];
}

describe('readFile on addresses', () => {
  it.each([
    ['https://ada.example/', { siteUrl: 'https://ada.example/', name: null }],
    ['ada-winter.net', { siteUrl: 'https://ada-winter.net/' }],
    ['• www.ada-winter.net/blog.', { siteUrl: 'https://www.ada-winter.net/blog' }],
    [
      'Ada Winter: https://ada.example/feed.xml',
      { name: 'Ada Winter', feedUrl: 'https://ada.example/feed.xml', siteUrl: null },
    ],
    ['https://ada.example/ – Ada Winter', { name: 'Ada Winter' }],
    ['- [Ada Winter](https://ada.example/a_(b)) on design', { name: 'Ada Winter' }],
    [
      '[Ada Winter](https://ada.example/ "Her site")',
      { name: 'Ada Winter', siteUrl: 'https://ada.example/' },
    ],
    [
      '1. Ada Winter <https://ada.example/>',
      { name: 'Ada Winter', siteUrl: 'https://ada.example/' },
    ],
    [
      '@Ada@Social.Example',
      { fediverse: 'ada@social.example', feedUrl: 'https://social.example/@ada.rss' },
    ],
    ['Ada Winter (@ada@social.example)', { fediverse: 'ada@social.example', name: 'Ada Winter' }],
    ['acct:ada@social.example', { fediverse: 'ada@social.example' }],
    [
      'http://127.0.0.1:8787/example.org/~jane/',
      { siteUrl: 'http://127.0.0.1:8787/example.org/~jane/' },
    ],
    [
      'https://de.linkedin.com/in/Ada-Winter?trk=x',
      { profileUrls: ['https://www.linkedin.com/in/ada-winter'], siteUrl: null },
    ],
    ['r/weaving', { siteUrl: 'https://www.reddit.com/r/weaving' }],
    ['Ada: @ada.bsky.social', { siteUrl: 'https://bsky.app/profile/ada.bsky.social', name: 'Ada' }],
    ['feed://ada.example/x', { feedUrl: 'http://ada.example/x' }],
    ['münchen-lernt.de', { siteUrl: 'https://xn--mnchen-lernt-dlb.de/' }],
  ])('reads %s', (line, expected) => {
    const file = readText(line);
    expect(file).toMatchObject({ kind: 'read', format: 'addresses' });
    expect(rowsOf(file)).toMatchObject([expected]);
  });

  it('reads several on a line, headings as groups, and each address once', () => {
    const file = readText(
      '# Design\nAda https://ada.example/, Bo https://bo.example/\nhttps://ada.example/\nno address here\njane@mail.example\n',
    );
    expect(rowsOf(file)).toMatchObject([
      { name: 'Ada', siteUrl: 'https://ada.example/', groups: ['Design'] },
      { name: 'Bo', siteUrl: 'https://bo.example/', groups: ['Design'] },
    ]);
    expect(problemsOf(file)).toHaveLength(3);
    expect(problemsOf(file)[1]).toContain('“no address here”');
    expect(problemsOf(file)[2]).toContain('jane@mail.example is an e-mail address');
  });
});
