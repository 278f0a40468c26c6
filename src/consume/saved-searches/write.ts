import { eraseRemovedJob, type JobHandler, type Kith, Refusal, type Write } from '#platform';
import { foldWords } from '../library/rules.ts';
import { parseQuery } from '../search/query-rules.ts';
import { SAVED_SEARCHES_MAX, UNDO_MS } from './limits.ts';
import { noSuchSearch, savedSearchById } from './queries.ts';
import type { SavedSearchForm, SavedSearchView } from './schema.ts';

const ERASE = 'consume.eraseSavedSearch';

/** Saves a search under a name. The same once more is the one that is there, so that this is safe to send again. */
export async function saveSearch(
  kith: Kith,
  memberId: number,
  form: SavedSearchForm,
): Promise<SavedSearchView> {
  requireWords(form);
  const id = await kith.db.write(async (trx) => {
    const known = await namedSo(trx, memberId, form.name);
    if (known?.q === form.q) return known.id;
    if (known) throw nameTaken(known.name);
    await requireRoom(trx, memberId);
    const made = await trx
      .insertInto('saved_search')
      .values({
        member_id: memberId,
        ...rowOf(form),
        place: await nextPlace(trx, memberId),
        created_at: kith.now(),
        removed_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return made.id;
  });
  return savedSearchById(kith, memberId, id);
}

/** Gives a saved search another name, or lets it look for something else. */
export async function changeSavedSearch(
  kith: Kith,
  memberId: number,
  { id, ...form }: SavedSearchForm & { id: number },
): Promise<SavedSearchView> {
  requireWords(form);
  await kith.db.write(async (trx) => {
    await own(trx, memberId, { id, isDeleted: false });
    const known = await namedSo(trx, memberId, form.name);
    if (known && known.id !== id) throw nameTaken(known.name);
    await trx.updateTable('saved_search').set(rowOf(form)).where('id', '=', id).execute();
  });
  return savedSearchById(kith, memberId, id);
}

/** Takes one out of sight at once and erases it when that can no longer be undone. */
export async function deleteSavedSearch(kith: Kith, memberId: number, id: number): Promise<void> {
  const now = kith.now();
  await kith.db.write(async (trx) => {
    await own(trx, memberId, { id, isDeleted: false });
    await trx.updateTable('saved_search').set({ removed_at: now }).where('id', '=', id).execute();
    const payload = { savedSearchId: id };
    await kith.enqueue(trx, [{ kind: ERASE, payload, runAt: now + UNDO_MS }]);
  });
  kith.wakeJobs();
}

export const eraseSavedSearchJobs = (kith: Kith): Record<string, JobHandler> => ({
  [ERASE]: eraseRemovedJob(kith, { table: 'saved_search', key: 'savedSearchId', undoMs: UNDO_MS }),
});

/** Brings back what was just deleted. */
export async function restoreSavedSearch(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<SavedSearchView> {
  await kith.db.write(async (trx) => {
    const { name } = await own(trx, memberId, { id, isDeleted: true });
    const known = await namedSo(trx, memberId, name);
    if (known) throw nameTaken(known.name);
    await requireRoom(trx, memberId);
    await trx.updateTable('saved_search').set({ removed_at: null }).where('id', '=', id).execute();
  });
  return savedSearchById(kith, memberId, id);
}

/** After those that were put in an order; while none were, they stand by name. */
async function nextPlace(trx: Write, memberId: number): Promise<number> {
  const { last } = await trx
    .selectFrom('saved_search')
    .select(({ fn }) => fn.max<number | null>('place').as('last'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return Number(last ?? 0) === 0 ? 0 : Number(last) + 1;
}

const rowOf = ({ name, q }: SavedSearchForm) => ({ name, name_key: foldWords(name), q });

const nameTaken = (name: string) =>
  new Refusal('conflict', `“${name}” is the name of another saved search. Give this one another.`);

function requireWords({ q }: SavedSearchForm): void {
  if (parseQuery(q).clauses.length > 0) return;
  throw new Refusal(
    'invalid',
    'Write what to look for first: a word, or as in person:"Ada Example"',
  );
}

const namedSo = (trx: Write, memberId: number, name: string) =>
  trx
    .selectFrom('saved_search')
    .select(['id', 'name', 'q'])
    .where('member_id', '=', memberId)
    .where('name_key', '=', foldWords(name))
    .where('removed_at', 'is', null)
    .executeTakeFirst();

async function own(
  trx: Write,
  memberId: number,
  { id, isDeleted }: { id: number; isDeleted: boolean },
): Promise<{ name: string }> {
  const row = await trx
    .selectFrom('saved_search')
    .select('name')
    .where('id', '=', id)
    .where('member_id', '=', memberId)
    .where('removed_at', isDeleted ? 'is not' : 'is', null)
    .executeTakeFirst();
  if (!row) throw noSuchSearch();
  return row;
}

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('saved_search')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(count) >= SAVED_SEARCHES_MAX)
    throw new Refusal(
      'too_many',
      `There is room for ${SAVED_SEARCHES_MAX} saved searches. Delete one you no longer read.`,
    );
}
