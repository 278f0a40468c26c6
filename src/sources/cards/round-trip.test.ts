import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanField, FIELDS, type FieldText } from '#people';
import { readFile } from '../imports/readers/index.ts';
import { normaliseLine } from './normalise.ts';
import { noteParts } from './notes.ts';
import { readCard } from './read-card.ts';
import { cardsOf } from './unfold.ts';
import { type CardPerson, type WrittenVersion, writeCard } from './write-card.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 90 }),
  fc.string({
    unit: fc.constantFrom(...'aB;,\\:"\n^=%\'@. äß語😀(expert)'),
    minLength: 1,
    maxLength: 40,
  }),
  fc.webUrl(),
  fc.emailAddress(),
  fc.constantFrom(
    '1980-05-17',
    '--05-17',
    'friend: Ada',
    'friend, met: urn:uuid:1',
    'ships (expert)',
    '+49 30 123 ext. 4',
    '@ada@social.example',
    'ada@social.example',
    'https://social.example/@ada',
    'https://github.com/ada',
    'https://www.linkedin.com/in/ada/',
    'xmpp:ada@lund.example',
  ),
);
const field: fc.Arbitrary<FieldText> = fc
  .record({
    field: fc.constantFrom(...FIELDS.filter((one) => !['name', 'card-line'].includes(one))),
    value: text,
  })
  .map((one) => ({ ...one, value: cleanField(one.field, one.value) ?? 'x' }));
/** Lines as other programs write them, as they are kept once read. */
const foreignLine = fc.constantFrom(
  'TEL;TYPE=CELL;PREF=1:+49 171 1',
  'EMAIL;TYPE=WORK:ada@lund.example',
  'X-PHONETIC-FIRST-NAME:Aada',
  'N:Lund;Ada;M.;Dr.;',
  'GENDER:F',
  'ORG:Lund;Cheese',
  'ANNIVERSARY:20100102',
  'RELATED;TYPE=friend:urn:uuid:7',
  'item1.URL:https://lund.example/\nitem1.X-ABLabel:Blog',
  'item1.X-ABRELATEDNAMES:Jo\nitem1.X-ABLabel:_$!<Friend>!$_',
  'X-SOCIALPROFILE;type=twitter;x-user=ada:https://twitter.example/ada',
  'CATEGORIES;X-LIST=1:a,b\\,c',
  'NOTE;LANGUAGE=de:eins\\nzwei',
  'X-ODD;A="b:c;d,e":a\\,b\\nc;d',
);
const person: fc.Arbitrary<CardPerson> = fc
  .record({
    name: text.map((name) => cleanField('name', name) ?? 'Ada'),
    fields: fc.array(field, { maxLength: 15 }),
    foreign: fc.uniqueArray(foreignLine, { maxLength: 6 }),
    uid: fc.uuid().map((id) => `urn:uuid:${id}`),
    updatedAt: fc.integer({ min: 0, max: 4e12 }),
  })
  .map(({ name, fields, foreign, uid, updatedAt }) => {
    // What foreign lines say is known, as it is when a card was read.
    const read = readOne(
      [
        'BEGIN:VCARD',
        'VERSION:4.0',
        ...foreign.flatMap((one, index) => one.replaceAll('item1', `item${index}`).split('\n')),
        `UID:${uid}`,
        'END:VCARD',
      ].join('\r\n'),
    );
    const all = [...fields, ...read.fields].map((one): [string, FieldText] => [
      `${one.field} ${one.value}`,
      one,
    ]);
    return {
      name: name.includes('Lund') ? name : `${name} Ada Lund`,
      fields: [...new Map(all).values()],
      uid,
      updatedAt,
    };
  });

function readOne(card: string) {
  const [first, second] = [...cardsOf(card)];
  if (!first?.isClosed || second) throw new Error(`not one card: ${card}`);
  return readCard(first);
}
/** The values of each field, in their order; kept lines go where the field is that they say. */
const inOrder = (fields: readonly FieldText[]) =>
  Object.fromEntries(
    FIELDS.filter((field) => field !== 'card-line').map((field) => [
      field,
      fields.filter((one) => one.field === field).map((one) => one.value),
    ]),
  );
const asSet = (fields: readonly FieldText[]) =>
  fields.map((one) => `${one.field} ${one.value}`).toSorted();

describe('writeCard, read again', () => {
  it.each<[WrittenVersion]>([['4.0'], ['3.0']])(
    'gives back every value and every line kept, in vCard %s',
    (version) => {
      fc.assert(
        fc.property(person, (given) => {
          const written = writeCard(given, version);
          const read = readOne(written);
          expect(read.problems).toEqual([]);
          expect(read.name).toBe(cleanField('name', given.name));
          expect(asSet(read.fields)).toEqual(asSet(given.fields));
          const again = writeCard(
            { ...given, name: read.name ?? '', fields: read.fields },
            version,
          );
          expect(again).toBe(written);
        }),
        { numRuns: 300 },
      );
    },
  );

  it.each<[WrittenVersion]>([['4.0'], ['3.0']])(
    'keeps the order of what somebody knows about, in vCard %s',
    (version) => {
      const lines = [
        'EXPERTISE;LEVEL=expert;INDEX=1:ripening',
        'EXPERTISE:milking',
        'EXPERTISE;LEVEL=beginner;INDEX=2:salt',
        'NICKNAME;PREF=1:Addie',
        'NICKNAME:Ad',
      ];
      for (const order of [lines, lines.toReversed()]) {
        const card = ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Ada', ...order, 'END:VCARD'].join('\r\n');
        const { fields } = readOne(card);
        const written = writeCard(
          { name: 'Ada', fields, uid: 'urn:uuid:1', updatedAt: 0 },
          version,
        );
        const again = readOne(written).fields.filter(({ field }) => field !== 'uid');
        expect(inOrder(again)).toEqual(inOrder(fields));
      }
    },
  );

  it('keeps lines to 75 bytes and ends them as the standard says', () => {
    fc.assert(
      fc.property(person, (given) => {
        for (const line of writeCard(given, '4.0').split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
      }),
    );
  });

  it('leaves at home a kept line whose value is not the person’s any more', () => {
    const given: CardPerson = {
      name: 'Ada Lund',
      fields: [
        { field: 'card-line', value: 'TEL;TYPE=CELL:+49 171 1' },
        { field: 'phone', value: '+49 171 2' },
      ],
      uid: 'urn:uuid:1',
      updatedAt: 0,
    };
    expect(writeCard(given, '4.0')).toContain('TEL:+49 171 2');
    expect(writeCard(given, '4.0')).not.toContain('+49 171 1');
  });
});

describe('readVcard on anything', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'BEGIN:VCARD',
      'END:VCARD',
      'VERSION:2.1',
      'VERSION:4.0',
      'FN:Ada',
      'N:a;b',
      'item1.',
      'TEL;',
      ';',
      ':',
      '"',
      '\\',
      '=',
      '=3D=C3',
      ' ',
      '\n',
      '\r\n',
      'NOTE;QUOTED-PRINTABLE:a=',
      ';CHARSET=',
      'NOTE;ENCODING=B:',
      'MEMBER:',
      'KIND:group',
      'UID:1',
      'RELATED;TYPE=',
      'CATEGORIES:,,',
      'ADR:;;;',
      'BDAY:--',
      'X-KITH;FIELD=name:x',
      'AGENT:',
    ),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  it('never throws, and gives values that the directory takes as they are', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const read = readFile(new TextEncoder().encode(`BEGIN:VCARD\n${pieces.join('')}`));
        if (read.kind !== 'read') return;
        for (const row of read.rows)
          for (const { field, value } of row.more ?? [])
            expect(cleanField(field, value)).toBe(value);
      }),
      { numRuns: 1_000 },
    );
  });
  it('reads a line of 2.1 whatever its bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom('', 'utf-8', 'nonsense', 'iso-2022-jp'),
        (value, charset) => {
          normaliseLine(`NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=${charset}:${value}`, '2.1');
        },
      ),
    );
  });
  it('takes a card of a million lines, and a line of ten million signs, in its stride', () => {
    const many = `BEGIN:VCARD\nFN:Ada\n${'X-A:b\n'.repeat(1_000_000)}END:VCARD`;
    expect(readOne(many).name).toBe('Ada');
    const long = `BEGIN:VCARD\nFN:Ada\nNOTE:${'a'.repeat(10_000_000)}\nTITLE:Baker\nEND:VCARD`;
    expect(readOne(long).fields).toEqual([{ field: 'role', value: 'Baker' }]);
  });
});

describe('noteParts', () => {
  it('loses nothing but the space where it cuts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 9_000 }), (note) => {
        const parts = noteParts(note, 100);
        const bare = (all: string) => all.replace(/\s+/g, '');
        expect(bare(parts.join(''))).toBe(bare(note));
        for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2_000);
      }),
    );
  });
});
