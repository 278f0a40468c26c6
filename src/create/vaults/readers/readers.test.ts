import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openVault, type ReadAttachment, type ReadNote } from './index.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);

type Files = Record<string, string | Uint8Array>;

function packed(files: Files): Uint8Array {
  const entries = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(entries) as Zippable);
}

/** Everything of a vault, its notes by path with attachments named in place. */
function readAll(bytes: Uint8Array, name = 'vault.zip') {
  const vault = openVault(bytes, name);
  if (vault.kind === 'unreadable') throw new Error(vault.why);
  const notes = new Map<string, ReadNote>();
  const attachments: ReadAttachment[] = [];
  for (const part of vault.parts) {
    for (const note of part.notes) notes.set(note.path, note);
    attachments.push(...part.attachments);
  }
  return { ...vault, notes, attachments };
}

const read = (files: Files) => readAll(packed(files));

function noteOf(files: Files, path: string): ReadNote {
  const note = read(files).notes.get(path);
  if (!note) throw new Error(`no note ${path}`);
  return note;
}

/** The text with the names of its files instead of their numbers. */
const textOf = (note: ReadNote): string =>
  note.files.reduce((text, file, at) => text.replaceAll(`${note.mark}${at}`, file), note.text);

describe('openVault on a folder of Markdown', () => {
  it('takes title, tags, dates and source from the front matter and keeps the rest', () => {
    const note = noteOf(
      {
        'a.md':
          '---\ntitle: Rollback drill\ntags: [ops, "#on-call"]\naliases: [Drill]\ncreated: 2024-01-05\nupdated: 2024-02-01T10:30:00+01:00\nsource: https://ops.example/drill\nrating: 4\n---\n\nDrill *it*.  \n',
        'z/b.md': 'x',
      },
      'a.md',
    );
    expect(note).toMatchObject({
      title: 'Rollback drill',
      tags: ['ops', 'on-call'],
      createdAt: Date.UTC(2024, 0, 5),
      updatedAt: Date.UTC(2024, 1, 1, 9, 30),
      sourceUrl: 'https://ops.example/drill',
      matter: { aliases: ['Drill'], rating: 4 },
      text: 'Drill *it*.  \n',
    });
  });

  it('is called like its file, takes #tags of the prose and none of code or numbers', () => {
    const note = noteOf(
      {
        'Ops/Deploy.md': 'On #release/train and (#ops), issue #12, `#no`\n```\n#neither\n```\n',
        'b.md': '',
      },
      'Ops/Deploy.md',
    );
    expect(note).toMatchObject({ title: 'Deploy', tags: ['release/train', 'ops'] });
  });

  it('turns every kind of link into one that names the note', () => {
    const files = {
      'Start.md':
        '[[Deploy]] [[deploy|how]] [[Ops/Deploy]] [[Deploy#Steps]] ![[Deploy]] [[Rollout]] [go](Ops/Deploy.md) [](Ops/Deploy.md#Steps) [out](https://x.example) `[[Deploy]]` [[Nowhere]]',
      'Ops/Deploy.md': '---\naliases: Rollout\n---\nback to [start](../Start.md)',
    };
    const start = noteOf(files, 'Start.md');
    expect(start.text).toBe(
      '[[Deploy]] [[Deploy|how]] [[Deploy|Ops/Deploy]] [[Deploy#Steps]] [[Deploy]] [[Deploy|Rollout]] [[Deploy|go]] [[Deploy#Steps]] [out](https://x.example) `[[Deploy]]` [[Nowhere]]',
    );
    expect(start.links).toEqual([
      { inner: 'Deploy', path: 'Ops/Deploy.md' },
      { inner: 'Deploy#Steps', path: 'Ops/Deploy.md' },
    ]);
    expect(start.lost).toEqual(['Nowhere']);
    expect(noteOf(files, 'Ops/Deploy.md').text).toBe('back to [[Start|start]]');
  });

  it('leads to the right one of two notes with the same title', () => {
    const note = noteOf(
      { 'a/Plan.md': 'A', 'b/Plan.md': 'B', 'Both.md': '[[a/Plan]] and [[b/Plan|the other]]' },
      'Both.md',
    );
    expect(note.text).toBe('[[Plan|a/Plan]] and [[b/Plan|the other]]');
    expect(note.links).toEqual([
      { inner: 'Plan', path: 'a/Plan.md' },
      { inner: 'b/Plan', path: 'b/Plan.md' },
    ]);
    // Beside comes first: each folder may have its own.
    const beside = noteOf({ 'a/Plan.md': '', 'b/Plan.md': '', 'b/Use.md': '[[Plan]]' }, 'b/Use.md');
    expect(beside.links).toEqual([{ inner: 'Plan', path: 'b/Plan.md' }]);
  });

  it('keeps the cells of a table where a link has a stroke', () => {
    const note = noteOf({ 'T.md': '| [[Plan\\|the plan]] |\n|---|', 'Plan.md': '' }, 'T.md');
    expect(note.text).toBe('| [[Plan]] |\n|---|');
  });

  it('brings the images along that a note shows, by path or by name alone', () => {
    const vault = read({
      'n/Note.md':
        '![[map.png|300]] ![a map](../img/my%20map.png "title") [[paper.pdf]] ![gone](x.png)',
      'img/deep/map.png': PNG,
      'img/my map.png': PNG,
      'paper.pdf': strToU8('%PDF'),
      'unused.png': PNG,
    });
    const note = vault.notes.get('n/Note.md');
    expect(note && textOf(note)).toBe(
      '![map.png](img/deep/map.png) ![a map](img/my map.png) [paper.pdf](paper.pdf) ![gone](x.png)',
    );
    const kept = vault.attachments.map(({ name, type, bytes }) => [name, type, bytes.length]);
    expect(kept.toSorted()).toEqual([
      ['map.png', 'image/png', 8],
      ['my map.png', 'image/png', 8],
      ['paper.pdf', 'application/pdf', 4],
    ]);
    expect(note?.lost).toEqual(['x.png']);
  });

  it('passes over what is hidden, and the folder that was packed around all', () => {
    const vault = read({
      'Vault/.obsidian/app.json': '{}',
      'Vault/.trash/Old.md': 'old',
      'Vault/Note.md': 'new',
      'Vault/sub/._Note.md': 'mac',
      '__MACOSX/Vault/Note.md': 'mac',
    });
    expect(vault.format).toBe('obsidian');
    expect([...vault.notes.keys()]).toEqual(['Note.md']);
  });

  it.each([
    ['that never ends', '---\ntitle: x\n\ntext', '---\ntitle: x\n\ntext', 0],
    ['that is none', '---\nnot: [a\n---\ntext', '---\nnot: [a\n---\ntext', 1],
    ['whose values fold out without end', `---\n${bomb()}\n---\ntext`, undefined, 1],
    ['that is a list', '---\n- a\n---\ntext', '---\n- a\n---\ntext', 1],
  ])('leaves front matter %s in the text', (_, content, text, problems) => {
    const vault = read({ 'a.md': content, 'b.md': '' });
    expect(vault.notes.get('a.md')?.text).toBe(text ?? content);
    expect(vault.problems).toHaveLength(problems);
  });

  it('reads one file alone, and text in UTF-16 with the line ends of Windows', () => {
    const utf16 = Buffer.from('﻿one\r\ntwo', 'utf16le');
    expect(readAll(utf16, 'Alone.md').notes.get('Alone.md')).toMatchObject({
      title: 'Alone',
      text: 'one\ntwo',
    });
  });

  it('takes a file of Kith to the last space, with what only Kith says', () => {
    const text = '\n  [[Odd title|words]] \r\n[[never]]  \n';
    const note = noteOf(
      {
        'Odd.md':
          '---\ntitle: "Odd/title: [x]"\nkind: daily\naudience: members\nkith: abc-1\nmood: calm\n---\nx',
        'B.md': `---\ntitle: B\nkith: abc-2\n---\n${text}`,
      },
      'Odd.md',
    );
    expect(note).toMatchObject({
      key: 'kith:abc-1',
      title: 'Odd/title: [x]',
      own: { kind: 'daily', audience: 'members' },
      matter: { mood: 'calm' },
    });
    const other = noteOf(
      { 'a.md': '', 'B.md': `---\ntitle: B\nkith: abc-2\n---\n${text}` },
      'B.md',
    );
    expect(other.text).toBe(text);
  });
});

/** Nine lists of nine of the one before: nine to the ninth. */
function bomb(): string {
  const lines = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg', 'ih'].map((pair) => [
    ...pair,
  ]))
    lines.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`);
  return lines.join('\n');
}

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

  it('opens the archives inside the archive', () => {
    const vault = read({ 'Part-1.zip': packed(files), 'Part-2.zip': strToU8('broken') });
    expect(vault.notes.size).toBe(4);
    expect(vault.problems).toEqual([
      { path: 'Part-2.zip', text: expect.stringContaining('damaged') },
    ]);
  });
});
