import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from '#test';

/** Every way in of a file that is shown before it is kept, with the smallest file that it reads. */
const DOORS = [
  {
    path: '/imports',
    line: 'imports',
    table: 'import_batch',
    file: '<opml><body><outline text="A" xmlUrl="https://a.example/f"/></body></opml>',
  },
  {
    path: '/library-imports',
    line: 'library',
    table: 'library_import',
    file: '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://a.example/">A</A></DL>',
  },
  { path: '/notes/import', line: 'vaults', table: 'vault_import', file: '# A note' },
];

const ATTEMPTS_MAX = 10;
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(DOORS)('imports at $path', ({ path, line, table, file }) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  beforeAll(async () => {
    world = await makeWorld();
    ada = await world.member('ada');
  });
  afterAll(() => world.close());

  const ask = (method: string, at: string, more: object = {}) =>
    world.ask(method, `/api/v1${path}${at}`, { as: ada, ...more });
  const read = (name: string) =>
    ask('POST', `?name=${name}`, {
      raw: file,
      headers: { 'content-type': 'application/octet-stream' },
    });
  async function preview(): Promise<number> {
    const answer = await read('list.md');
    expect(answer.status).toBe(201);
    return ((await answer.json()) as { id: number }).id;
  }
  const stateOf = async (id: number) =>
    ((await (await ask('GET', `/${id}`)).json()) as { state: string }).state;

  const look = async (id: number) => (await (await ask('GET', `/${id}`)).json()) as object;
  const send = async (id: number, what: string, body?: object) =>
    (await ask('POST', `/${id}/${what}`, body ? { body } : {})).status;

  it('refuses a name that no database keeps', async () => {
    expect((await read('a%00b.md')).status).toBe(422);
  });

  it('goes from preview to done to taken back, and nowhere else', async () => {
    const id = await preview();
    expect(await send(id, 'undo')).toBe(409);
    expect(await send(id, 'apply', {})).toBe(202);
    expect(await send(id, 'apply', {})).toBe(409);
    expect((await ask('DELETE', `/${id}`)).status).toBe(409);
    await world.settle();
    expect(await stateOf(id)).toBe('applied');
    expect(await send(id, 'undo')).toBe(202);
    await world.settle();
    expect(await stateOf(id)).toBe('undone');
    expect(await send(id, 'undo')).toBe(409);
  });

  /** Does what begins work, and lets that fail at each attempt: here nothing comes to its end meanwhile. */
  async function inVain(begin: () => Promise<unknown>): Promise<void> {
    await world.statement(
      `create trigger broken before update on ${table} when new.state in ('applied', 'undone') begin select raise(abort, 'broken'); end`,
    );
    await begin();
    for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
      await world.settle();
      world.advance(DAY_MS);
    }
    await world.statement('drop trigger broken');
    expect(world.errors.splice(0)).toHaveLength(ATTEMPTS_MAX);
  }

  it('says that its work was given up, and goes on with it when asked to', async () => {
    const id = await preview();
    await inVain(() => send(id, 'apply', {}));
    expect(await look(id)).toMatchObject({ state: 'applying', isStopped: true });
    expect(await send(id, 'again')).toBe(202);
    await world.settle();
    expect(await look(id)).toMatchObject({ state: 'applied', isStopped: false });
    expect(await send(id, 'again')).toBe(409);
    await inVain(() => send(id, 'undo'));
    expect(await look(id)).toMatchObject({ state: 'undoing', isStopped: true });
    expect(await send(id, 'undo')).toBe(409);
    expect(await send(id, 'again')).toBe(202);
    await world.settle();
    expect(await look(id)).toMatchObject({ state: 'undone', isStopped: false });
  });

  it('looks as if it went on where the host has it tried again, but rests where its member stopped it', async () => {
    for (const isHeld of [false, true]) {
      const id = await preview();
      await inVain(() => send(id, 'apply', {}));
      expect(await look(id)).toMatchObject({ state: 'applying', isStopped: true });
      if (isHeld) await world.statement(`update ${table} set is_held = 1 where id = ${id}`);
      const answer = await world.ask('GET', '/api/v1/jobs', { as: ada });
      const { dead } = (await answer.json()) as { dead: { id: number }[] };
      await world.accepted('POST', `/jobs/${dead[0]?.id}/retry`, { as: ada });
      expect(await look(id)).toMatchObject({ state: 'applying', isStopped: isHeld, isHeld });
      await world.settle();
      expect(await stateOf(id)).toBe(isHeld ? 'applying' : 'applied');
      if (isHeld) expect(await send(id, 'again')).toBe(202);
      await world.settle();
      expect(await stateOf(id)).toBe('applied');
    }
  });

  it('stops when its member says so, and goes on or is taken back from there', async () => {
    const id = await preview();
    const bo = await world.member('bo');
    expect(await send(id, 'stop')).toBe(409);
    for (const then of ['again', 'undo'] as const) {
      const one = then === 'again' ? id : await preview();
      // Another of the same line is at work, so that this one cannot end before it is stopped.
      await world.statement(
        `insert into job (kind, payload, state, ordering_key, run_at, lease_until, created_at) values ('other', '{}', 'running', '${line} ${ada.id}', 0, ${world.kith.now() + DAY_MS}, 0)`,
      );
      await send(one, 'apply', {});
      expect((await world.ask('POST', `/api/v1${path}/${one}/stop`, { as: bo })).status).toBe(404);
      expect(await send(one, 'stop')).toBe(200);
      expect(await send(one, 'stop')).toBe(409);
      await world.statement(`delete from job where kind = 'other'`);
      await world.settle();
      expect(await look(one)).toMatchObject({ state: 'applying', isStopped: true, isHeld: true });
      expect(await send(one, then)).toBe(202);
      await world.settle();
      const state = then === 'again' ? 'applied' : 'undone';
      expect(await look(one)).toMatchObject({ state, isStopped: false, isHeld: false });
      if (then === 'again') await send(one, 'undo');
      await world.settle();
    }
    expect(await send(id, 'stop')).toBe(409);
  });

  it('is taken back as far as it came, whatever becomes of the work that was given up', async () => {
    const id = await preview();
    await inVain(() => send(id, 'apply', {}));
    expect(await send(id, 'undo')).toBe(202);
    await world.settle();
    expect(await stateOf(id)).toBe('undone');
    const jobs = await (await world.ask('GET', '/api/v1/jobs', { as: ada })).json();
    const [letter] = (jobs as { dead: { id: number }[] }).dead;
    const tried = await world.ask('POST', `/api/v1/jobs/${letter?.id}/retry`, { as: ada });
    expect(tried.status).toBe(204);
    await world.settle();
    expect(await stateOf(id)).toBe('undone');
  });

  it('lets the work of an import end quietly whose member has left', async () => {
    const bob = await world.member('bob');
    const answer = await world.ask('POST', `/api/v1${path}?name=list.md`, {
      as: bob,
      raw: file,
      headers: { 'content-type': 'application/octet-stream' },
    });
    const { id } = (await answer.json()) as { id: number };
    await world.ask('POST', `/api/v1${path}/${id}/apply`, { as: bob, body: {} });
    await world.kith.db.write((trx) => trx.deleteFrom('member').where('id', '=', bob.id).execute());
    await world.settle();
    expect(world.errors).toEqual([]);
  });

  it('throws a preview away', async () => {
    const id = await preview();
    expect((await ask('DELETE', `/${id}`)).status).toBe(204);
    expect((await ask('GET', `/${id}`)).status).toBe(404);
  });
});

describe('an import that is stopped half way', () => {
  it('ends after the things that it is at, says how many are in, and brings each once', async () => {
    const world = await makeWorld();
    const ada = await world.member('ada');
    const pages = Array.from(
      { length: 120 },
      (_, n) => `<DT><A HREF="https://a.example/${n}">A</A>`,
    );
    const list = `<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>${pages.join('\n')}</DL>`;
    const at = '/library-imports';
    const headers = { 'content-type': 'application/octet-stream' };
    const begun = await world.asked<{ id: number }>('POST', `${at}?name=a.html`, {
      as: ada,
      raw: list,
      headers,
    });
    const { id } = begun.body;
    // Its member stops it while the first fifty come in.
    await world.statement(
      'create trigger stops after update of steps_done on library_import when old.steps_done = 0 and new.steps_done > 0 begin update library_import set is_held = 1; end',
    );
    await world.asked('POST', `${at}/${id}/apply`, { as: ada, body: { withPages: false } });
    await world.settle();
    const look = async () => (await world.asked('GET', `${at}/${id}`, { as: ada })).body;
    expect(await look()).toMatchObject({ isHeld: true, stepsDone: 50, stepsTotal: 120 });
    const kept = () => world.kith.db.read.selectFrom('keep').select('id').execute();
    expect(await kept()).toHaveLength(50);
    await world.asked('POST', `${at}/${id}/again`, { as: ada });
    await world.settle();
    expect(await look()).toMatchObject({ state: 'applied', isHeld: false, stepsDone: 120 });
    expect(await kept()).toHaveLength(120);
    await world.close();
  });
});
