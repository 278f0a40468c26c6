import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { noteOf, PNG, read, readAll, textOf } from '../../../../test/invented/read-vault.ts';

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

  it('keeps as many tags as a note has room for, and says that others stay out', () => {
    const tags = Array.from({ length: 33 }, (_, n) => `#tag${n}x`).join(' ');
    const { notes, problems } = read({ 'a.md': `Words ${tags}`, 'b.md': '#one' });
    expect([...notes.values()].map((note) => note.tags.length).toSorted()).toEqual([1, 30]);
    expect(problems).toEqual([
      { path: 'a.md', text: expect.stringContaining('3 of this one stay out') },
    ]);
  });

  it('says when a file of Kith names more people than a note has room for', () => {
    const file = (count: number) =>
      `---\ntitle: T\npeople: [${Array.from({ length: count }, (_, n) => `P${n}`).join(', ')}]\nkith: k-${count}\n---\nx`;
    const { problems } = read({ 'a.md': file(23), 'b.md': file(20) });
    expect(problems).toEqual([
      {
        path: 'a.md',
        text: expect.stringContaining('names 23 people, and a note has room for 20'),
      },
    ]);
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
    expect(note.text).toBe('| [[Plan\\|the plan]] |\n|---|');
  });

  it('parts the words of a link in a table so that the cell stays whole', () => {
    const files = {
      'T.md':
        '| a | b |\n|---|---|\n| [[ops/Plan]] `x` | [go](ops/Plan.md) |\n| [[Plan\\|it]] | ![[map.png\\|80]] |',
      'ops/Plan.md': '',
      'map.png': PNG,
    };
    const note = noteOf(files, 'T.md');
    expect(textOf(note)).toBe(
      '| a | b |\n|---|---|\n| [[Plan\\|ops/Plan]] `x` | [[Plan\\|go]] |\n| [[Plan\\|it]] | ![map.png](map.png) |',
    );
    expect(note.links).toEqual([{ inner: 'Plan', path: 'ops/Plan.md' }]);
  });

  it('leads into headings and blocks, and takes widths for no words', () => {
    const files = {
      'N.md':
        '[[#Here]] [[Plan#^a1b2]] [[Plan#Steps|s]] ![[map.png|My map|300x200]] ![A map|120](map.png) text ^a9z',
      'Plan.md': '',
      'map.png': PNG,
    };
    const note = noteOf(files, 'N.md');
    expect(textOf(note)).toBe(
      '[[#Here]] [[Plan#^a1b2]] [[Plan#Steps|s]] ![My map](map.png) ![A map](map.png) text ^a9z',
    );
    expect(note.lost).toEqual([]);
    expect(note.links.map(({ inner }) => inner)).toEqual(['Plan#^a1b2', 'Plan#Steps']);
  });

  it('keeps every kind of property, and is called like its file where it names itself nothing', () => {
    const note = noteOf(
      {
        'Kinds.md':
          '---\ntitle:\ntags: ops/deploy\ndone: true\ncount: 3\nday: 2024-01-05\nat: 2024-01-05T10:00\nnothing:\nlist:\n  - "[[Plan]]"\n  - two\nmany: |\n  a\n  b\nwithin: {x: [1, {y: z}]}\n---\n```dataview\nTABLE day\n```\nkey:: [[Plan]] %%kept%%',
        'Plan.md': '',
      },
      'Kinds.md',
    );
    expect(note).toMatchObject({
      title: 'Kinds',
      tags: ['ops/deploy'],
      matter: {
        done: true,
        count: 3,
        day: '2024-01-05',
        at: '2024-01-05T10:00',
        list: ['[[Plan]]', 'two'],
        many: 'a\nb\n',
        within: { x: [1, { y: 'z' }] },
      },
      text: '```dataview\nTABLE day\n```\nkey:: [[Plan]] %%kept%%',
    });
    expect(noteOf({ 'Blank.md': '---\ntitle: ""\n---\nx', 'b.md': '' }, 'Blank.md').title).toBe(
      'Blank',
    );
  });

  it('names what no note shows, and leaves nothing behind without a word', () => {
    const { problems } = read({
      'a.md': '![[in.png]]',
      'in.png': PNG,
      'Board.canvas': '{}',
      'out.png': PNG,
    });
    expect(problems).toEqual([
      { path: null, text: '2 files that no note shows stayed out: Board.canvas, out.png.' },
    ]);
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

  it('knows no type of a file by an ending that JavaScript has something of that name for', () => {
    const vault = read({ 'Note.md': '[[a.constructor]]', 'a.constructor': strToU8('x') });
    expect(vault.attachments.map(({ type }) => type)).toEqual(['application/octet-stream']);
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
