/**
 * What is left of a member who erases their account: nothing, in no table, and the others' things stay as they were. That
 * every table hangs on a member is asked of the schema itself, so that a new one is tested from the day it is made.
 */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putEntryTerms } from '#sources';
import { engines, makeWorld, type World } from '#test';
import { possess } from './possessions.ts';

/** Tables that say nothing of any member. Those whose names are followed by a dot are parts of an index for words. */
const OF_NOBODY = [
  'entry_terms',
  'entry_terms.config',
  'entry_terms.data',
  'entry_terms.docsize',
  'entry_terms.idx',
  'entry_terms.vocabulary',
  'feed_push',
  'host_wait',
  'job',
  'member',
  'migration',
  'note_words',
  'note_words.config',
  'note_words.data',
  'note_words.idx',
  'reminder_key',
  'request_count',
  'robots',
];
/** Of which there are few at a time: open invitations, sources left in the last minutes, the last refresh of each member. */
const FEW = [
  'invitation.accepted_by',
  'invitation.invited_by',
  'left_source.member_id',
  'refresh_feed.feed_id',
];
const INDEX_PART = /^(entry_terms|note_words)_/;

interface Reference {
  table: string;
  column: string;
  to: string;
  onDelete: string;
}

describe('the schema', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.close());

  const tables = async () =>
    (
      await sql<{ name: string }>`select name from sqlite_schema where type = 'table'
        and name not like 'sqlite_%'`.execute(world.kith.db.read)
    ).rows.map(({ name }) => name);
  const references = async () =>
    (
      await sql<Reference>`select s.name as "table", k."from" as "column", k."table" as "to", k.on_delete as "onDelete"
        from sqlite_schema as s, pragma_foreign_key_list(s.name) as k where s.type = 'table'`.execute(
        world.kith.db.read,
      )
    ).rows;

  it('has everything of a member go with them, by foreign keys', async () => {
    const cascades = (await references()).filter(({ onDelete }) => onDelete === 'CASCADE');
    const reached = new Set(['member']);
    for (let size = 0; size < reached.size; ) {
      size = reached.size;
      for (const { table, to } of cascades) if (reached.has(to)) reached.add(table);
    }
    reached.delete('member');
    const others = (await tables()).filter((name) => !reached.has(name));
    expect(others.map((name) => name.replace(INDEX_PART, '$1.')).toSorted()).toEqual(OF_NOBODY);
  });

  it('finds what hangs on a row without reading whole tables', async () => {
    const { rows } = await sql<{ table: string; column: string }>`
      select s.name as "table", (select name from pragma_index_info(i.name) where seqno = 0) as "column"
      from sqlite_schema as s, pragma_index_list(s.name) as i where s.type = 'table'
      union select s.name, c.name from sqlite_schema as s, pragma_table_info(s.name) as c
      where s.type = 'table' and c.pk = 1`.execute(world.kith.db.read);
    const indexed = new Set(rows.map(({ table, column }) => `${table}.${column}`));
    const named = (await references()).map(({ table, column }) => `${table}.${column}`);
    expect(named.filter((name) => !indexed.has(name)).toSorted()).toEqual(FEW);
  });
});

describe.each(engines)('a member who is erased on %s', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld({ engine });
  });
  afterEach(() => world.close());

  /** Every row of every table, but for the parts of an index for words, which merge as they like. */
  async function everything(): Promise<Map<string, string[]>> {
    const { read } = world.kith.db;
    const all = await read.introspection.getTables();
    const names = all.map(({ name }) => name).filter((name) => !INDEX_PART.test(name));
    if (engine === 'sqlite') names.push('entry_terms_vocabulary');
    const found = new Map<string, string[]>();
    for (const name of names) {
      const rows = await read
        .selectFrom(name as 'job')
        .selectAll()
        .execute();
      found.set(name, rows.map((row) => JSON.stringify(row)).toSorted());
    }
    return found;
  }
  const beyond = (one: Map<string, string[]>, other: Map<string, string[]>) =>
    [...one].flatMap(([table, rows]) => {
      const known = new Set(other.get(table));
      const more = rows.filter((row) => !known.has(row));
      return more.length > 0 ? [[table, more] as const] : [];
    });

  it('leaves nothing in any table, and others as they were', async () => {
    await world.member('host');
    const bo = await world.member('bo');
    const bos = await possess(world, bo.id, 'bos');
    await world.settle();
    const before = await everything();

    const anna = await world.member('anna');
    const annas = await possess(world, anna.id, 'annas');
    await world.kith.db.write(async (trx) => {
      const { db } = world.kith;
      const entry = await trx
        .selectFrom('entry')
        .select(['id', 'feed_id'])
        .where('id', '=', Number(bos.entries))
        .executeTakeFirstOrThrow();
      // One feed that both follow, one that is hers alone.
      await trx
        .insertInto('source')
        .values({
          member_id: anna.id,
          feed_id: entry.feed_id,
          title: 'annas',
          batch_id: null,
          created_at: 0,
        })
        .execute();
      const terms = { title: 'annas', tags: '', body: 'annas words' };
      await putEntryTerms(db.engine, trx, [{ entryId: Number(annas.entries), ...terms }]);
      await trx
        .insertInto('read_entry')
        .values({ member_id: anna.id, entry_id: entry.id, read_at: 0, is_opened: 1 })
        .execute();
      // In her own words, and only for later.
      await world.kith.enqueue(trx, [
        {
          kind: 'create hears takeaway.overran',
          payload: { memberId: anna.id, text: 'annas' },
          runAt: world.kith.now() + 1_000_000,
        },
      ]);
    });
    const during = await everything();
    expect(beyond(during, before).length).toBeGreaterThan(50);
    expect(beyond(before, during)).toEqual([]);

    expect(await erase(world, anna)).toEqual({ hasMembers: true });
    await world.settle();
    const after = await everything();
    expect(beyond(before, after)).toEqual([]);
    const left = Object.fromEntries(beyond(after, before));
    // The others who were made along with her things: who wrote to her, and whom she blocked; and a job of nobody.
    expect(Object.keys(left).toSorted()).toEqual(['job', 'member', 'offer']);
    expect(left.job).toEqual([expect.stringContaining('of nobody')]);
    expect(left.member).toEqual([
      expect.stringContaining('"peer-of-annas"'),
      expect.stringContaining('"blocked-by-annas"'),
    ]);
    expect(left.offer).toEqual([expect.stringContaining('peer of annas')]);
    expect(world.errors).toEqual([]);
  });
});

describe('work that was to be done for a member who is erased', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.close());

  it('finds nothing to do, where it does not name them and hence goes with them', async () => {
    await world.member('host');
    const anna = await world.member('anna');
    const annas = await possess(world, anna.id, 'annas');
    const kinds = world.kith.rooms.flatMap((room) => [
      ...Object.keys(room.jobs?.(world.kith) ?? {}),
      ...Object.keys(room.listeners?.(world.kith) ?? {}).map(
        (event) => `${room.name} hears ${event}`,
      ),
    ]);
    await erase(world, anna);
    const payload = workOn(annas);
    await world.kith.db.write((trx) =>
      world.kith.enqueue(
        trx,
        kinds.map((kind) => ({ kind, payload })),
      ),
    );
    await world.settle();
    const wrong = world.errors.map(({ what, error }) => `${what}: ${String(error)}`);
    expect(wrong.filter((words) => !words.includes('"memberId"'))).toEqual([]);
    expect(kinds.length - wrong.length).toBeGreaterThan(40);
  });
});

const erase = (world: World, who: { name: string; cookie: string }) =>
  world.accepted('POST', '/account/erase', {
    as: who,
    body: { password: `${who.name} likes long passwords` },
  });

/** What a job that names no member is asked to work on, all of it gone. */
function workOn(ids: Record<string, string>): Record<string, unknown> {
  const of = (kind: string) => Number(ids[kind]);
  return {
    id: of('goals'),
    run: 'x',
    turn: 0,
    position: 0,
    closesOn: '2026-11-20',
    goalId: of('goals'),
    personId: of('people'),
    strangerId: of('strangers'),
    rollId: of('rolls'),
    keepId: of('keeps'),
    askId: of('asks'),
    mailboxId: of('mailboxes'),
    sourceId: of('sources'),
    feedId: of('sources'),
    accountId: of('address-books'),
    batchId: of('imports'),
    pushId: of('sources'),
    arrivalId: of('sources'),
    offerId: 1_000,
    noteId: of('notes'),
    erasureId: of('erasures'),
    changeId: 1_000,
    importId: of('library-imports'),
    stepIds: [of('steps')],
    machineTextId: 1_000,
    highlightId: of('highlights'),
    savedSearchId: of('saved-searches'),
    goneId: of('people'),
    fromId: of('people'),
    newId: of('people'),
    keys: ['site:annas.example'],
    entries: [],
    questionId: of('recall-questions'),
    reviewId: of('reviews'),
    placeId: of('places'),
    listId: of('lists'),
  };
}
