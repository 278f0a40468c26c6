import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addPeople, assess, cleanField, FIELDS, type FieldText } from '#people';
import { engines, makeWorld, type World } from '#test';
import { readFile } from '../imports/readers/index.ts';
import type { PeopleFormat } from './limits.ts';
import { peopleCsv } from './people-csv.ts';

interface Given {
  name: string;
  fields: FieldText[];
}
interface Exported {
  people: { uid: string; name: string; fields: FieldText[] }[];
}

const value = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
  fc.constantFrom(
    '=1+1',
    '@sum(a1)',
    "'=quoted",
    '-2',
    '+49 30 123',
    'a "quoted", comma;semi',
    'line\nline',
    'office@lund.example',
    'https://github.com/ada',
    'https://lund.example/',
    '--05-17',
    'ada@social.example',
    'friend: Jo',
  ),
);
const person: fc.Arbitrary<Given> = fc.record({
  name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fields: fc.array(
    fc.record({
      field: fc.constantFrom(
        ...FIELDS.filter((one) => !['name', 'uid', 'card-line'].includes(one)),
      ),
      value,
    }),
    { maxLength: 10 },
  ),
});
const network = fc.array(person, { minLength: 1, maxLength: 8 }).map((people) =>
  people.map(({ name, fields }, index) => ({
    name: `${cleanField('name', name) ?? ''} ${index}`.trim(),
    fields,
  })),
);

const ADA: Given = {
  name: 'Ada Lund',
  fields: [
    { field: 'email', value: 'ada@lund.example' },
    { field: 'phone', value: '+49 171 1' },
    { field: 'card-line', value: 'TEL;TYPE=CELL;PREF=1:+49 171 1' },
    { field: 'card-line', value: 'X-PHONETIC-FIRST-NAME:Aada' },
    { field: 'expertise', value: 'ripening (expert)' },
    { field: 'expertise', value: 'milking' },
    { field: 'card-line', value: 'EXPERTISE;INDEX=1;LEVEL=expert:ripening' },
    { field: 'employer', value: 'Lund' },
    { field: 'card-line', value: 'ORG:Lund;Caves' },
    { field: 'card-line', value: 'ANNIVERSARY:--0605' },
    { field: 'card-line', value: 'item1.X-ABDATE:2001-07-01\nitem1.X-ABLabel:Graduation' },
    { field: 'card-line', value: 'X-KITH-COLUMN;TITLE="Billing: who":Bo\\, Cy\\nDi' },
    { field: 'note', value: 'Met at the fair.\nKeeps bees.' },
  ],
};

describe.each(engines)('people exported on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  const make = (memberId: number, people: readonly Given[]) =>
    world.kith.db.write((trx) =>
      addPeople(
        trx,
        people.map((one) => ({ ...one, keys: [] })),
        { memberId, origin: 'hand', originDetail: '', now: world.kith.now() },
      ),
    );
  const exported = async (as: { cookie: string }, query: string): Promise<string> => {
    const answer = await world.ask('GET', `/api/v1/export/people?${query}`, { as });
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const asJson = async (as: { cookie: string }) =>
    (JSON.parse(await exported(as, 'format=json')) as Exported).people;
  async function bringIn(as: { cookie: string }, text: string): Promise<void> {
    const headers = { 'content-type': 'application/octet-stream' };
    const begun = await world.ask('POST', '/api/v1/imports?name=people', {
      as,
      headers,
      raw: text,
    });
    expect(begun.status).toBe(201);
    const { id } = (await begun.json()) as { id: number };
    await world.ask('POST', `/api/v1/imports/${id}/apply`, { as, body: { leaveOut: [] } });
    await world.settle();
  }
  /** By their numbers; the values of each field in their order, kept lines where the field is that they say. */
  const isLine = (text: string) => text.startsWith('card-line ');
  const compared = (people: Exported['people']) =>
    people
      .map(({ uid, name, fields }) => ({
        uid: uid.replace('urn:uuid:', ''),
        name,
        fields: fields
          .filter((one) => one.field !== 'uid')
          .map((one) => `${one.field} ${one.value}`)
          .toSorted((a, b) => (isLine(a) && isLine(b) ? (a < b ? -1 : 1) : 0)),
      }))
      .toSorted((a, b) => (a.uid < b.uid ? -1 : 1));

  it.each<[PeopleFormat]>([['vcard'], ['vcard3'], ['csv'], ['json']])(
    'come back the same from %s, for another member and for oneself',
    async (format) => {
      let count = 0;
      await fc.assert(
        fc.asyncProperty(network, async (people) => {
          const giver = await world.member(`giver${++count}`);
          const taker = await world.member(`taker${count}`);
          await make(giver.id, [...people, ADA]);
          const file = await exported(giver, `format=${format}`);
          await bringIn(taker, file);
          const before = compared(await asJson(giver));
          expect(before).toHaveLength(people.length + 1);
          expect(compared(await asJson(taker))).toEqual(before);
          await bringIn(giver, file);
          expect(compared(await asJson(giver))).toEqual(before);
        }),
        { numRuns: 5 },
      );
    },
    60_000,
  );

  it('are the same file after having been brought in, to the letter', async () => {
    const giver = await world.member('from');
    await make(giver.id, [ADA, { ...ADA, name: 'Bo', fields: [] }]);
    // What is said of when is not of the people.
    const fileOf = async (as: { cookie: string }, format: PeopleFormat) =>
      (await exported(as, `format=${format}`)).replace(/^REV:.*\r\n|^ "exportedAt".*\n/gm, '');
    for (const format of ['json', 'csv', 'vcard'] as const) {
      const file = await fileOf(giver, format);
      const taker = await world.member(`to-${format}`);
      await bringIn(taker, await exported(giver, `format=${format}`));
      expect(await fileOf(taker, format)).toBe(file);
    }
  });

  it('hold nothing of what the member thinks, and no notes when asked not to', async () => {
    const noor = await world.member('noor');
    const [id] = await make(noor.id, [ADA]);
    const goal = await world.ask('POST', '/api/v1/goals', {
      as: noor,
      body: { need: 'Cheese', able: 'make cheese' },
    });
    const { id: goalId } = (await goal.json()) as { id: number };
    await assess(world.kith, noor.id, {
      goalId,
      personId: id ?? 0,
      criterion: 'trust',
      value: 'no',
      reason: 'gossips',
    });
    const tie = await world.ask('PATCH', `/api/v1/people/${id}/tie`, {
      as: noor,
      body: { stage: 'observing' },
    });
    expect(tie.status).toBeLessThan(300);
    for (const format of ['vcard', 'vcard3', 'csv', 'json']) {
      const file = await exported(noor, `format=${format}`);
      expect(file).toContain('Ada Lund');
      expect(file).toContain('bees');
      expect(file).not.toMatch(/gossips|trust|observing/);
      expect(await exported(noor, `format=${format}&notes=no`)).not.toContain('bees');
    }
  });

  it('are whom the filter or the selection means, and nobody of another member', async () => {
    const noor = await world.member('noor');
    const tim = await world.member('tim');
    const [ada, jo] = await make(noor.id, [ADA, { name: 'Jo Field', fields: [] }]);
    await make(tim.id, [{ name: 'Not Yours', fields: [] }]);
    expect(await exported(noor, 'search=field')).not.toContain('Ada');
    expect(await exported(noor, 'has=email')).not.toContain('Jo Field');
    expect(await exported(noor, `ids=${jo}`)).not.toContain('Ada');
    expect(await exported(tim, `ids=${ada},${jo}`)).toBe('');
    expect(await exported(noor, '')).not.toContain('Not Yours');
  });
});

describe('peopleCsv', () => {
  it('is text for a spreadsheet, whatever strangers call themselves', () => {
    const table = peopleCsv([
      {
        id: 1,
        name: '=HYPERLINK("x")',
        fields: [
          { field: 'phone', value: '+49 30 1' },
          { field: 'role', value: '@cmd|x' },
        ],
        uid: 'u',
        updatedAt: 0,
      },
    ]);
    expect(table).toBe(`uid,name,phone,role\r\nu,"'=HYPERLINK(""x"")",+49 30 1,'@cmd|x\r\n`);
    const read = readFile(new TextEncoder().encode(table));
    expect(read).toMatchObject({ format: 'people-file', rows: [{ name: '=HYPERLINK("x")' }] });
  });
});
