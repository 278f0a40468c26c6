import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Files, PNG, packed, read, textOf } from '../../../../test/invented/read-vault.ts';

describe('openVault on an export of Notion', () => {
  const ids = ['1'.repeat(32), '2'.repeat(32), '3'.repeat(32), '4'.repeat(32)];
  const [home, books, atlas, emma] = ids;
  const files: Files = {
    [`Home ${home}.md`]: `# Home\n\nSee [Atlas](Books%20${books}/Atlas%20${atlas}.md) and [Books](Books%20${books}.csv)\n\n![map](Home%20${home}/map.png)\n`,
    [`Home ${home}/map.png`]: PNG,
    [`Books ${books}.csv`]: '﻿Name,Tags,Status\nAtlas,"maps, far",Done\n',
    [`Books ${books}_all.csv`]:
      '﻿Name,Tags,Status,Created\nAtlas,"maps, far",Done,"January 5, 2024 3:04 PM"\nEmma,,,\nLost,,,\n',
    [`Books ${books}/Atlas ${atlas}.md`]: `# Atlas\n\nTags: maps, far\nStatus: Done\nCreated: January 5, 2024 3:04 PM\nNote: this is text\n\nBody\n`,
    [`Books ${books}/Emma ${emma}.md`]: '# Emma\n\nNo properties: here\n',
  };

  it('cleans names, leads links to pages and databases, and brings images', () => {
    const vault = read(files);
    expect(vault.format).toBe('notion');
    const note = vault.notes.get(`Home ${home}.md`);
    expect(note?.title).toBe('Home');
    expect(note && textOf(note)).toBe(
      `See [[Atlas]] and [[Books]]\n\n![map](Home ${home}/map.png)\n`,
    );
    expect(note?.key).toBe(`notion:${home}`);
  });

  it('takes the columns of its database from the top of a page, and nothing else', () => {
    const { notes } = read(files);
    expect(notes.get(`Books ${books}/Atlas ${atlas}.md`)).toMatchObject({
      tags: ['maps', 'far'],
      matter: { Status: 'Done' },
      createdAt: Date.UTC(2024, 0, 5, 15, 4),
      text: 'Note: this is text\n\nBody\n',
    });
    expect(notes.get(`Books ${books}/Emma ${emma}.md`)?.text).toBe('No properties: here\n');
  });

  it('makes a note with a table of a database', () => {
    expect(read(files).notes.get(`Books ${books}_all.csv`)).toMatchObject({
      title: 'Books',
      text: '| Name | Tags | Status | Created |\n| --- | --- | --- | --- |\n| [[Atlas]] | maps, far | Done | January 5, 2024 3:04 PM |\n| [[Emma]] |  |  |  |\n| Lost |  |  |  |\n',
    });
  });

  it('finds the page of a row by its title, where the name of its file is cut', () => {
    const [row, note, people, emma] = ['5', '6', '7', '8'].map((sign) => sign.repeat(32));
    const vault = read({
      [`Log ${row}.csv`]: `Name,Who\n"What broke: the deploy, or we?","Emma (People%20${people}/Emma%20${emma}.md), Noor"\n`,
      [`Log ${row}/What broke the deploy ${note}.md`]: `# What broke: the deploy, or we?\n\nWho: Emma (../People%20${people}/Emma%20${emma}.md)\n\n<aside>\n💡 Careful.\n\nTwice.\n</aside>\n\nSee [Emma](https://www.notion.so/acme/Emma-${emma}?pvs=4) and [them](https://www.notion.so/${'9'.repeat(32)}).\n`,
      [`People ${people}/Emma ${emma}.md`]: '# Emma\n',
    });
    expect(vault.notes.get(`Log ${row}.csv`)?.text).toBe(
      '| Name | Who |\n| --- | --- |\n| [[What broke: the deploy, or we?]] | [[Emma]], Noor |\n',
    );
    const page = vault.notes.get(`Log ${row}/What broke the deploy ${note}.md`);
    expect(page?.text).toBe(
      `> 💡 Careful.\n>\n> Twice.\n\nSee [[Emma]] and [them](https://www.notion.so/${'9'.repeat(32)}).\n`,
    );
  });

  it('opens the archives inside the archive', () => {
    const vault = read({ 'Part-1.zip': packed(files), 'Part-2.zip': strToU8('broken') });
    expect(vault.notes.size).toBe(4);
    expect(vault.problems).toEqual([
      { path: 'Part-2.zip', text: expect.stringContaining('damaged') },
    ]);
  });
});
