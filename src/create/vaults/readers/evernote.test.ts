import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openVault, type ReadAttachment, type ReadNote } from './index.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);
const HASH = createHash('md5').update(PNG).digest('hex');
const RESOURCE = `<resource><data encoding="base64">\n${Buffer.from(PNG).toString('base64')}\n</data><mime>image/png</mime><resource-attributes><file-name>map.png</file-name></resource-attributes></resource>`;

const noteOf = (title: string, enml: string, rest = '') =>
  `<note><title>${title}</title><content><![CDATA[<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note>${enml}</en-note>]]></content>${rest}</note>`;
const exportOf = (...notes: string[]) =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd"><en-export application="Evernote">${notes.join('\n')}</en-export>`,
  );

function readAll(bytes: Uint8Array) {
  const vault = openVault(bytes, 'notes.enex');
  if (vault.kind === 'unreadable') throw new Error(vault.why);
  const notes: ReadNote[] = [];
  const attachments: ReadAttachment[] = [];
  for (const part of vault.parts) {
    notes.push(...part.notes);
    attachments.push(...part.attachments);
  }
  return { ...vault, notes, attachments };
}

const textOf = (enml: string) => readAll(exportOf(noteOf('N', enml))).notes[0]?.text;

describe('openVault on an export of Evernote', () => {
  it('takes title, tags, dates and source', () => {
    const { notes, format } = readAll(
      exportOf(
        noteOf(
          'Tea &amp; maps',
          '<div>Hello <b>world</b></div>',
          '<created>20240105T103000Z</created><updated>20240201T000000Z</updated><tag>far away</tag><tag>tea</tag><note-attributes><source-url>https://tea.example/</source-url></note-attributes>',
        ),
      ),
    );
    expect(format).toBe('evernote');
    expect(notes[0]).toMatchObject({
      title: 'Tea & maps',
      text: 'Hello **world**',
      tags: ['far away', 'tea'],
      createdAt: Date.UTC(2024, 0, 5, 10, 30),
      updatedAt: Date.UTC(2024, 1, 1),
      sourceUrl: 'https://tea.example/',
    });
  });

  it('puts attachments where the text shows them, and the others at its end', () => {
    const pdf = Buffer.from('%PDF');
    const enml = `<div>before</div><en-media type="image/png" hash="${HASH}"/><div>after</div>`;
    const other = `<resource><data encoding="base64">${pdf.toString('base64')}</data><mime>application/pdf</mime></resource>`;
    const { notes, attachments } = readAll(exportOf(noteOf('N', enml, RESOURCE + other)));
    const mark = notes[0]?.mark;
    expect(notes[0]?.text).toBe(
      `before\n\n![map.png](${mark}0)\n\nafter\n\n[attachment 2.pdf](${mark}1)`,
    );
    expect(attachments.map(({ name, bytes }) => [name, Buffer.from(bytes)])).toEqual([
      ['map.png', Buffer.from(PNG)],
      ['attachment 2.pdf', pdf],
    ]);
  });

  it('makes tasks of boxes, and tables of tables', () => {
    expect(
      textOf('<div><en-todo checked="true"/>tea</div><ul><li><en-todo/>cups</li></ul>'),
    ).toMatch(/- \[x\] tea\n\n-\s+\[ \] cups/);
    expect(
      textOf(
        '<table><tbody><tr><td><div>a|b</div></td><td><b>c</b></td></tr><tr><td>d</td></tr></tbody></table>',
      ),
    ).toBe('| a\\|b | **c** |\n| --- | --- |\n| d |  |');
  });

  it('reads what newer exports say by styles: checklists, code and what is marked', () => {
    expect(
      textOf(
        '<ul style="--en-todo:true;"><li style="--en-checked:true;"><div>tea</div></li><li style="--en-checked:false;"><div>cups</div><ul style="--en-todo:true;"><li style="--en-checked:true;"><div>blue</div></li></ul></li></ul>',
      ),
    ).toBe('- [x] tea\n- [ ] cups\n    \n    - [x] blue'.replace('    \n', '\n'));
    expect(
      textOf(
        '<div style="--en-codeblock:true; box-sizing: border-box;"><div>if (a &lt; b) {</div><div>  return `x`;</div><div><br/></div><div>}</div></div><div>after</div>',
      ),
    ).toBe('```\nif (a < b) {\n  return `x`;\n\n}\n```\n\nafter');
    expect(
      textOf(
        '<div>a <span style="--en-highlight:yellow;background-color: #ffef9e;">b</span> c</div>',
      ),
    ).toBe('a ==b== c');
  });

  it('keeps the lines of a cell, and the words of a table in a table', () => {
    expect(
      textOf(
        '<table><tr><td>who</td><td>what</td></tr><tr><td><div>a</div><div>b</div></td><td><table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4|5</td></tr></table></td></tr></table>',
      ),
    ).toBe('| who | what |\n| --- | --- |\n| a<br>b | 1, 2<br>3, 4\\|5 |');
  });

  it('takes the to-dos beside the text to where they stand, and their titles for no other', () => {
    const task = (title: string, status: string, group: string) =>
      `<task><title>${title}</title><created>20200101T000000Z</created><taskStatus>${status}</taskStatus><taskGroupNoteLevelID>${group}</taskGroupNoteLevelID></task>`;
    const { notes } = readAll(
      exportOf(
        noteOf(
          'Plan',
          '<div>before</div><div style="--en-task-group:true; --en-id:g-1;"/><div>after</div>',
          `<created>20240105T103000Z</created>${task('call', 'completed', 'g-1')}${task('write', 'open', 'g-1')}${task('left', 'open', 'g-2')}<resource><data encoding="base64">JVBERg==</data><mime>application/pdf</mime><resource-attributes><source-url>https://other.example/</source-url><file-name>a.pdf</file-name></resource-attributes></resource>`,
        ),
      ),
    );
    expect(notes[0]).toMatchObject({
      title: 'Plan',
      createdAt: Date.UTC(2024, 0, 5, 10, 30),
      sourceUrl: null,
    });
    expect(notes[0]?.text).toMatch(
      /^before\n\n- \[x\] call\n- \[ \] write\n\nafter\n\n- \[ \] left\n\n\[a\.pdf\]/,
    );
  });

  it('says where a part is encrypted', () => {
    const { notes, problems } = readAll(
      exportOf(noteOf('N', '<div>a <en-crypt hint="x">bm8=</en-crypt></div>')),
    );
    expect(notes[0]?.text).toBe('a *(encrypted in Evernote)*');
    expect(problems).toEqual([{ path: '1 N', text: expect.stringContaining('Decrypt it there') }]);
  });

  it('leads links between notes to the note of that title', () => {
    const { notes } = readAll(
      exportOf(
        noteOf(
          'Start',
          '<div><a href="evernote:///view/1/s1/g/g/">Next</a> <a href="evernote:///view/1/s1/h/h/">Gone</a> <a href="https://x.example/">out</a></div>',
        ),
        noteOf('Next', '<div/>'),
      ),
    );
    expect(notes[0]).toMatchObject({
      text: '[[Next]] Gone [out](https://x.example/)',
      links: [{ inner: 'Next', path: '2 Next' }],
      lost: ['Gone'],
    });
  });

  it('knows two notes of one title and time apart, and each again', () => {
    const twice = exportOf(noteOf('Same', 'a'), noteOf('Same', 'b'));
    const keys = readAll(twice).notes.map((note) => note.key);
    expect(new Set(keys).size).toBe(2);
    expect(readAll(twice).notes.map((note) => note.key)).toEqual(keys);
  });

  it('keeps the notes before a cut', () => {
    const whole = exportOf(noteOf('One', 'a'), noteOf('Two', 'b'), noteOf('Three', 'c'));
    const cut = whole.subarray(0, whole.length - 120);
    expect(readAll(cut).notes.map((note) => note.title)).toEqual(['One', 'Two']);
  });

  it('keeps the words of a note that is built to break its reader, and says so', () => {
    const deep = `${'<div>'.repeat(50_000)}words`;
    const { notes, problems } = readAll(exportOf(noteOf('Deep', deep), noteOf('Fine', 'b')));
    expect(notes.map((note) => note.text)).toEqual(['words', 'b']);
    expect(problems).toEqual([{ path: '1 Deep', text: expect.stringContaining('layout') }]);
  });

  it('says what is missing when there is no note', () => {
    expect(openVault(exportOf(), 'notes.enex')).toMatchObject({ kind: 'unreadable' });
  });
});
