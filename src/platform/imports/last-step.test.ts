import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { engines, makeWorld } from '#test';

const DOORS = [
  {
    path: '/imports',
    table: 'import_batch',
    file: '<opml><body><outline text="A" xmlUrl="http://127.0.0.1:9/f"/></body></opml>',
  },
  {
    path: '/library-imports',
    table: 'library_import',
    file: '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://a.example/">A</A></DL>',
  },
  { path: '/notes/import', table: 'vault_import', file: '# A note' },
];
const TURN = 77_001;
const HOUR_MS = 60 * 60 * 1000;

describe.runIf(engines.includes('postgres'))('the last step of an import, on PostgreSQL', () => {
  /** An import of which this is asked while its last step is open: that has looked at it, and not written yet. */
  async function afterMeeting({ path, table, file }: (typeof DOORS)[number], asked: string[]) {
    const world = await makeWorld({ engine: 'postgres' });
    const ada = await world.member('ada');
    const ask = (method: string, at: string, more: object = {}) =>
      world.ask(method, `/api/v1${path}${at}`, { as: ada, ...more });
    const headers = { 'content-type': 'application/octet-stream' };
    const read = await ask('POST', '?name=list.md', { raw: file, headers });
    const { id } = (await read.json()) as { id: number };
    await ask('POST', `/${id}/apply`, { body: {} });
    const { db } = world.kith;
    await world.statement('create sequence meeting');
    await world.statement(
      `create function meet() returns trigger language plpgsql as $$ begin
        if nextval('meeting') = 1 then perform pg_advisory_xact_lock(${TURN}); end if; return null; end $$`,
    );
    await world.statement(
      `create trigger meets before update of state on ${table} for each statement execute function meet()`,
    );
    try {
      await db.write(async (trx) => {
        await sql`select pg_advisory_xact_lock(${TURN})`.execute(trx);
        world.kith.startJobs();
        const waiting = sql`select 1 from pg_locks where locktype = 'advisory' and objid = ${TURN} and not granted`;
        await expect.poll(async () => (await waiting.execute(trx)).rows.length).toBe(1);
        for (const one of asked) expect((await ask('POST', `/${id}/${one}`)).ok).toBe(true);
      });
      await world.settle();
      world.advance(HOUR_MS);
      await world.settle();
      return { view: await (await ask('GET', `/${id}`)).json(), errors: world.errors.splice(0) };
    } finally {
      await world.statement('drop function meet cascade');
      await world.statement('drop sequence meeting');
      await world.close();
    }
  }

  it.each(DOORS)('brings it to its end at $path, where it is stopped meanwhile', async (door) => {
    const { view } = await afterMeeting(door, ['stop']);
    expect(view).toMatchObject({ state: 'applied', isStopped: false, isHeld: false });
  });

  it.each(DOORS)(
    'and its beginning are asked for once at $path, however often at once',
    async ({ path, file }) => {
      const world = await makeWorld({ engine: 'postgres' });
      const ada = await world.member('ada');
      const ask = (at: string, more: object) =>
        world.ask('POST', `/api/v1${path}${at}`, { as: ada, ...more });
      const headers = { 'content-type': 'application/octet-stream' };
      const read = await ask('?name=list.md', { raw: file, headers });
      const { id } = (await read.json()) as { id: number };
      for (const what of ['apply', 'undo']) {
        const answers = await Promise.all([1, 2, 3].map(() => ask(`/${id}/${what}`, { body: {} })));
        expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
        await world.settle();
      }
      await world.close();
    },
  );

  it.each(DOORS)('is not kept at $path, where it is taken back meanwhile', async (door) => {
    const { view, errors } = await afterMeeting(door, ['stop', 'undo']);
    expect(view).toMatchObject({ state: 'undone', isStopped: false, isHeld: false });
    expect(errors.map(({ error }) => String(error))).toEqual([
      'Refusal: This import is being taken back.',
    ]);
  });
});
