import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE_MAX } from '#people';
import { engines, makeWorld, type World } from '#test';
import type { ImportItemView, ImportView } from './queries.ts';

const OPML = `<?xml version="1.0"?><opml version="2.0"><head><title>Reading</title></head><body>
<outline text="Learning"><outline type="rss" text="Ada Bello's blog" xmlUrl="https://ada.example/feed.xml" htmlUrl="https://ada.example/"/>
<outline type="rss" text="Ada's notes" xmlUrl="https://ada.example/notes.xml" htmlUrl="https://ada.example/"/></outline>
<outline type="rss" text="Tim Okoro" xmlUrl="https://tim.example/atom.xml"/>
<outline type="rss" text="Tim again" xmlUrl="https://tim.example/atom.xml"/></body></opml>`;

/** Many steps, and still quick; the limit itself (50,000) is the readers' test. */
const CONTACTS = 2_000;

const LINKEDIN = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Noor,de Vries,https://www.linkedin.com/in/noordevries,,Waterworks,Engineer,28 Sep 2026
`;

describe.each(engines)('an import on %s', (engine) => {
  let world: World;
  let noor: { cookie: string; id: number };
  beforeEach(async () => {
    world = await makeWorld({ engine });
    noor = await world.member('noor');
  });
  afterEach(() => world.close());

  async function upload(
    text: string | Uint8Array<ArrayBuffer>,
    name: string,
    as = noor,
  ): Promise<Response> {
    return world.ask('POST', `/api/v1/imports?name=${encodeURIComponent(name)}`, {
      as,
      headers: { 'content-type': 'application/octet-stream' },
      raw: text,
    });
  }
  const preview = async (text: string, name: string): Promise<ImportView> => {
    const answer = await upload(text, name);
    expect(answer.status).toBe(201);
    return (await answer.json()) as ImportView;
  };
  const items = async (id: number): Promise<ImportItemView[]> => {
    const answer = await world.ask('GET', `/api/v1/imports/${id}/items`, { as: noor });
    return ((await answer.json()) as { items: ImportItemView[] }).items;
  };
  const apply = async (id: number, leaveOut: number[] = []): Promise<ImportView> => {
    const answer = await world.ask('POST', `/api/v1/imports/${id}/apply`, {
      as: noor,
      body: { leaveOut },
    });
    expect(answer.status).toBe(202);
    await settleImport(id);
    return (await (
      await world.ask('GET', `/api/v1/imports/${id}`, { as: noor })
    ).json()) as ImportView;
  };
  /** Waits for the import alone: the invented feeds cannot be fetched. */
  async function settleImport(id: number): Promise<void> {
    world.kith.startJobs();
    await expect
      .poll(
        async () => {
          const row = await world.kith.db.read
            .selectFrom('import_batch')
            .select('state')
            .where('id', '=', id)
            .executeTakeFirst();
          return row?.state;
        },
        { timeout: 10_000 },
      )
      .toMatch(/applied|undone|preview/);
  }
  const people = () =>
    world.kith.db.read
      .selectFrom('person')
      .select(['id', 'name'])
      .where('member_id', '=', noor.id)
      .where('removed_at', 'is', null)
      .orderBy('id')
      .execute();
  const sourceUrls = async () =>
    (
      await world.kith.db.read
        .selectFrom('source')
        .innerJoin('feed', 'feed.id', 'source.feed_id')
        .select('feed.url')
        .where('source.member_id', '=', noor.id)
        .orderBy('feed.url')
        .execute()
    ).map((row) => row.url);

  it('takes in whom only an e-mail address is known of, under that address', async () => {
    const { id, counts } = await preview(
      'First Name,Last Name,Organization Name,Labels,E-mail 1 - Value\n,,,* myContacts,ada@a.example\n',
      'contacts.csv',
    );
    expect(counts).toMatchObject({ new: 1, skip: 0 });
    await apply(id);
    const people = await world.kith.db.read.selectFrom('person').select('name').execute();
    expect(people).toEqual([{ name: 'ada@a.example' }]);
  });

  it('shows what it would do and makes nothing', async () => {
    const batch = await preview(OPML, 'reading.opml');
    expect(batch).toMatchObject({ format: 'opml', state: 'preview', title: 'Reading' });
    expect((await items(batch.id)).map((item) => [item.name, item.plan])).toEqual([
      ["Ada Bello's blog", 'new'],
      ["Ada's notes", 'joins'],
      ['Tim Okoro', 'new'],
    ]);
    expect(await people()).toEqual([]);
    expect(await sourceUrls()).toEqual([]);
  });

  it('makes one person of several feeds of one site', async () => {
    const batch = await apply((await preview(OPML, 'reading.opml')).id);
    expect(batch).toMatchObject({ state: 'applied', rowsDone: batch.rowsTotal });
    expect((await people()).map((person) => person.name)).toEqual(['Ada Bello', 'Tim Okoro']);
    expect(await sourceUrls()).toEqual([
      'https://ada.example/feed.xml',
      'https://ada.example/notes.xml',
      'https://tim.example/atom.xml',
    ]);
  });

  it('leaves out what was unticked', async () => {
    const { id } = await preview(OPML, 'reading.opml');
    const tim = (await items(id)).find((item) => item.name === 'Tim Okoro');
    await apply(id, [tim?.position ?? 0]);
    expect((await people()).map((person) => person.name)).toEqual(['Ada Bello']);
  });

  it('recognises everything the second time', async () => {
    await apply((await preview(OPML, 'reading.opml')).id);
    const again = await preview(OPML, 'reading.opml');
    expect(again.counts).toMatchObject({ new: 0, joins: 0 });
    await apply(again.id);
    expect(await people()).toHaveLength(2);
  });

  it('is undone as a whole', async () => {
    const { id } = await apply((await preview(OPML, 'reading.opml')).id);
    const answer = await world.ask('POST', `/api/v1/imports/${id}/undo`, { as: noor });
    expect(answer.status).toBe(202);
    await settleImport(id);
    expect(await people()).toEqual([]);
    expect(await sourceUrls()).toEqual([]);
  });

  it('keeps people the member has done something with when it is undone', async () => {
    const { id } = await apply((await preview(OPML, 'reading.opml')).id);
    const [ada] = await people();
    await world.ask('PATCH', `/api/v1/people/${ada?.id}`, { as: noor, body: { name: 'Ada B.' } });
    await world.ask('POST', `/api/v1/imports/${id}/undo`, { as: noor });
    await settleImport(id);
    expect((await people()).map((person) => person.name)).toEqual(['Ada B.']);
  });

  it('lets people go whom the member put aside and took back', async () => {
    const { id } = await apply((await preview(OPML, 'reading.opml')).id);
    const goal = await world.ask('POST', '/api/v1/goals', { as: noor, body: { able: 'prune' } });
    const { id: goalId } = (await goal.json()) as { id: number };
    for (const person of await people()) {
      for (const decision of ['dismissed', 'open']) {
        const path = `/api/v1/goals/${goalId}/people/${person.id}/decision`;
        expect((await world.ask('PUT', path, { as: noor, body: { decision } })).status).toBe(204);
      }
    }
    await world.ask('POST', `/api/v1/imports/${id}/undo`, { as: noor });
    await settleImport(id);
    expect(await people()).toEqual([]);
  });

  it('is gone when a preview is thrown away, and not when it was carried out', async () => {
    const first = await preview(OPML, 'reading.opml');
    const path = `/api/v1/imports/${first.id}`;
    expect((await world.ask('DELETE', path, { as: noor })).status).toBe(204);
    expect((await world.ask('GET', path, { as: noor })).status).toBe(404);
    const { id } = await apply((await preview(OPML, 'reading.opml')).id);
    expect((await world.ask('DELETE', `/api/v1/imports/${id}`, { as: noor })).status).toBe(409);
    expect(await people()).toHaveLength(2);
  });

  it('says where each field comes from', async () => {
    await apply((await preview(LINKEDIN, 'Connections.csv')).id);
    const [person] = await people();
    expect(person?.name).toBe('Noor de Vries');
    const fields = await world.kith.db.read
      .selectFrom('person_field')
      .select(['field', 'value', 'origin', 'origin_detail'])
      .where('person_id', '=', person?.id ?? 0)
      .execute();
    expect(fields).toEqual(
      expect.arrayContaining([
        {
          field: 'employer',
          value: 'Waterworks',
          origin: 'linkedin-csv',
          origin_detail: 'Connections.csv',
        },
        {
          field: 'connected-on',
          value: '2026-09-28',
          origin: 'linkedin-csv',
          origin_detail: 'Connections.csv',
        },
      ]),
    );
  });

  it.each([
    ['a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'a.pdf', /PDF/],
    ['an empty file', '   ', 'a.opml', /empty|nothing/i],
    ['a web page', '<!doctype html><html><body>Hello</body></html>', 'a.html', /web page|HTML/i],
  ])('refuses %s with a sentence and keeps nothing', async (_, text, name, message) => {
    const answer = await upload(text, name);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { error: { message: string } }).error.message).toMatch(
      message,
    );
    expect(await world.kith.db.read.selectFrom('import_batch').select('id').execute()).toEqual([]);
  });

  it('brings in thousands of contacts step by step', async () => {
    const rows = Array.from(
      { length: CONTACTS },
      (_, i) =>
        `First${i},Last${i},https://www.linkedin.com/in/person-${i},,Company ${i % 100},Role,28 Sep 2026`,
    );
    const file = `First Name,Last Name,URL,Email Address,Company,Position,Connected On\n${rows.join('\n')}\n`;
    const { id, rowsTotal } = await preview(file, 'Connections.csv');
    expect(rowsTotal).toBe(CONTACTS);
    const answer = await world.ask('POST', `/api/v1/imports/${id}/apply`, { as: noor, body: {} });
    expect(answer.status).toBe(202);
    world.kith.startJobs();
    await expect
      .poll(
        async () =>
          (
            await world.kith.db.read
              .selectFrom('import_batch')
              .select('rows_done')
              .where('id', '=', id)
              .executeTakeFirst()
          )?.rows_done,
        { timeout: 100_000, interval: 200 },
      )
      .toBe(CONTACTS);
    const { count } = await world.kith.db.read
      .selectFrom('person')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(CONTACTS);
  }, 120_000);

  it('is refused before anything is made when the directory would be too full', async () => {
    await world.kith.db.write(async (trx) => {
      await sql`
        insert into person (member_id, name, name_key, search_key, created_at, updated_at)
        with recursive number (n) as (select 1 union all select n + 1 from number where n < ${PEOPLE_MAX - 1})
        select ${noor.id}, 'Somebody', 'somebody', '', 0, 0 from number`.execute(trx);
    });
    const answer = await upload(OPML, 'reading.opml');
    expect([answer.status, await answer.text()]).toEqual([
      429,
      expect.stringMatching(/With these 2 you would have more than 100,000 people/),
    ]);
    expect(await world.kith.db.read.selectFrom('import_batch').select('id').execute()).toEqual([]);
  });

  it("is nobody else's", async () => {
    const { id } = await preview(OPML, 'reading.opml');
    const bo = await world.member('bo');
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/items'],
      ['POST', '/apply'],
      ['POST', '/undo'],
    ] as const) {
      const answer = await world.ask(method, `/api/v1/imports/${id}${path}`, {
        as: bo,
        ...(method === 'POST' ? { body: {} } : {}),
      });
      expect(answer.status).toBe(404);
    }
  });
});
