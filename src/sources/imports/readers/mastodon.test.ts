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

function whyOf(file: ReadFile): string {
  return file.kind === 'unreadable' ? file.why : `read as ${file.format}`;
}

describe('readFile on Mastodon’s CSV', () => {
  const ada = {
    fediverse: 'ada@social.example',
    feedUrl: 'https://social.example/@ada.rss',
    profileUrls: ['https://social.example/@ada'],
    name: null,
  };
  it.each([
    [
      'as exported',
      'Account address,Show boosts,Notify on new posts,Languages\nAda@Social.example,true,false,"de, en"\n',
    ],
    [
      'a header in another language',
      'Kontoadresse,Geteilte Beiträge anzeigen,Benachrichtigen,Sprachen\nada@social.example,true,false,\n',
    ],
    ['no header', 'ada@social.example,true,false,\n'],
    ['semicolons', 'Account address;Show boosts\r\nada@social.example;TRUE\r\n'],
    ['a header alone with accounts', 'Account address\nada@social.example\n'],
  ])('reads %s', (_, text) => {
    const file = readText(text);
    expect(file).toMatchObject({ kind: 'read', format: 'mastodon-csv' });
    expect(rowsOf(file)).toMatchObject([ada]);
  });

  it('takes an account once and names a line that is none', () => {
    const file = readText(
      'Account address,Show boosts\nada@social.example,true\nADA@social.example,true\nnobody,true\n',
    );
    expect(rowsOf(file)).toHaveLength(1);
    expect(problemsOf(file)).toEqual(['“nobody” is not an account like name@server.']);
  });

  it('reads lists.csv with the titles of the lists as groups', () => {
    const file = readText(
      'Design,ada@social.example\nMaths,bo@social.example\nMaths,ada@social.example\n',
      'lists.csv',
    );
    expect(rowsOf(file)).toMatchObject([
      { fediverse: 'ada@social.example', groups: ['Design', 'Maths'] },
      { fediverse: 'bo@social.example', groups: ['Maths'] },
    ]);
  });

  it('does not take the muted and the blocked for a network', () => {
    const muted = readText('Account address,Hide notifications\nada@social.example,true\n');
    expect(whyOf(muted)).toContain('muted accounts');
    expect(whyOf(readText('ada@social.example\n', 'blocked_accounts.csv'))).toContain(
      'blocked accounts',
    );
  });
});
