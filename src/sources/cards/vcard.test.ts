import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ReadRow, readFile } from '../imports/readers/index.ts';

function fixture(name: string) {
  const read = readFile(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)), { name });
  if (read.kind !== 'read') throw new Error(read.why);
  return read;
}
/** What a row says, by field. */
const saidOf = (row: ReadRow | undefined) =>
  Object.fromEntries(
    [...Map.groupBy(row?.more ?? [], ({ field }) => field)].map(([field, texts]) => [
      field,
      texts.map(({ value }) => value),
    ]),
  );

describe('readVcard', () => {
  it('reads what Apple’s Contacts writes', () => {
    const { format, rows, problems } = fixture('apple-contacts.vcf');
    expect(format).toBe('vcard');
    expect(rows.map((row) => row.name)).toEqual([
      'Dr. Amara Ruth Okonjo',
      'Harbour Lights Institute',
      'Jonas Fält',
    ]);
    const [amara, office, jonas] = rows;
    expect(amara).toMatchObject({
      emails: ['amara.okonjo@harbourlights.example', 'amara@okonjo.example'],
      employer: 'Harbour Lights Institute',
      role: 'Senior Researcher',
      groups: ['Thursday circle'],
    });
    const said = saidOf(amara);
    expect(said).toMatchObject({
      nickname: ['Ama'],
      phone: ['+44 20 7946 0102'],
      site: ['https://okonjo.example/blog'],
      fediverse: ['amara@learning.example'],
      linkedin: ['https://www.linkedin.com/in/amara-okonjo/'],
      github: ['https://github.com/aokonjo'],
      chat: ['xmpp:amara@okonjo.example'],
      related: ['friend: Jonas Fält'],
      birthday: ['--05-17'],
      address: ['14 Quay Street, Floor 3, Leith, EH6 6RA, Scotland'],
      group: ['Reading group', 'Learning sciences'],
      note: [
        'Met at the reading group.\nWrites about transfer, and doubts most of it; ask her about cases.',
      ],
      uid: ['6e2f6f0a-0001-4c1b-9a55-aaaa00000001'],
    });
    expect(said['card-line']).toContain('TEL;TYPE=CELL,VOICE;PREF=1:+44 20 7946 0102');
    expect(said['card-line']).toContain(
      'item1.EMAIL:amara@okonjo.example\nitem1.X-ABLabel:_$!<Other>!$_',
    );
    // An office's address, on two cards with two names, is nobody's key.
    expect(office?.notKeys).toEqual(['mailto:office@harbourlights.example']);
    expect(jonas?.notKeys).toEqual(office?.notKeys);
    expect(problems.map(({ text }) => text)).toEqual([
      'The group “Thursday circle” has 1 member who is not in this file.',
      '1 picture, key or overlong line was left out; Kith keeps what is text.',
    ]);
  });

  it('reads what Google writes', () => {
    const { rows, problems } = fixture('google-contacts.vcf');
    expect(rows.map((row) => row.name)).toEqual([
      'Priya Raman',
      'Lena Brandt',
      'no-name@mail.example',
    ]);
    expect(saidOf(rows[0])).toMatchObject({
      site: ['https://priya.example', 'http://www.google.com/profiles/101'],
      related: ['manager: Lena Brandt'],
      note: ['Talks about streaming joins'],
      group: ['myContacts', 'Data meetup'],
    });
    expect(saidOf(rows[1])['card-line']).toContain('X-PHONETIC-FIRST-NAME:Leena');
    expect(problems).toEqual([]);
  });

  it('reads what Nextcloud writes, with RFC 6715 and RFC 9554', () => {
    const { rows, problems } = fixture('nextcloud-contacts.vcf');
    expect(problems).toEqual([]);
    expect(rows.map((row) => row.groups)).toEqual([
      ['Comunidad de práctica'],
      ['Comunidad de práctica'],
    ]);
    expect(saidOf(rows[0])).toMatchObject({
      expertise: ['facilitation of groups (expert)'],
      interest: ['learning in public (high)'],
      related: ['colleague: urn:uuid:0b9c1f5e-1111-4d3a-8f00-bbbb00000002', 'muse: Amara Okonjo'],
      fediverse: ['mira@aprende.example'],
      bluesky: ['https://bsky.app/profile/mira.example'],
      birthday: ['1979-11-30'],
      phone: ['+34-954-555-010'],
      group: ['Comunidad', 'Con, coma'],
      note: ['Lee despacio.\nContesta siempre.'],
    });
    expect(saidOf(rows[1])['card-line']).toEqual([
      'EMAIL;TYPE=WORK;PREF=1:tomas@iriarte.example',
      'URL;TYPE=WORK:https://iriarte.example/',
      'GENDER:M',
      'X-FUTURE;SHAPE="a,b;c":kept \\, as it is',
    ]);
  });

  it('reads vCard 2.1 with its charsets, bare parameters and quoted-printable, and says what is broken', () => {
    const { rows, problems } = fixture('outlook-21.vcf');
    expect(rows.map((row) => row.name)).toEqual([
      'Prof. Jürgen Weißgerber',
      'Ana Kovac',
      'Last One',
    ]);
    expect(rows[0]).toMatchObject({
      employer: 'Universität am See',
      role: 'Professor',
      emails: ['j.weissgerber@see.example'],
    });
    expect(saidOf(rows[0])).toMatchObject({
      note: ['Prüft gern; widerspricht, wenn es sich lohnt.\nZweite Zeile = Schluss.'],
      phone: ['+49 7531 555-0', '+49 171 5550199'],
      address: ['Seestraße 9 Haus B, Konstanz, 78464, Deutschland'],
      site: ['http://www.didaktik.example'],
    });
    expect(saidOf(rows[0])['card-line']).toContain('TEL;TYPE=CELL,VOICE:+49 171 5550199');
    expect(rows[1]).toMatchObject({ role: 'Editor' });
    expect(problems.map(({ text }) => text)).toEqual([
      'The card that begins in line 38 has no end; it was left out.',
      'Line 45: “this line is none” cannot be read.',
    ]);
  });
});
