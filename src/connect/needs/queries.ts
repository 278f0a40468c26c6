import { DAY_MS, dayOf } from '#days';
import { inBatches, type Kith, type Read, Refusal } from '#platform';
import { ASKED_LATELY_DAYS } from './limits.ts';
import { LIST_MAX, type NeedState, type NeedView } from './schema.ts';

const EXPORTED_AT_ONCE = 500;

export const noSuchNeed = () => new Refusal('not_found', 'There is no such question or goal.');

export interface NeedFilter {
  personId?: number | undefined;
  state?: NeedState | undefined;
}

/**
 * What a member's people ask about and want, the latest first; what is open when not said otherwise. What
 * was found in an entry is open for `ASKED_LATELY_DAYS` and as long as the entry is there.
 */
export async function needsOf(
  kith: Kith,
  memberId: number,
  { personId, state = 'open' }: NeedFilter = {},
): Promise<NeedView[]> {
  let query = needRows(kith.db.read, memberId)
    .where('need.state', '=', state)
    .orderBy((eb) => eb.fn.coalesce('need.asked_on', eb.val('')), 'desc')
    .orderBy('need.id', 'desc')
    .limit(LIST_MAX);
  if (personId !== undefined) query = query.where('need.person_id', '=', personId);
  if (state === 'open') {
    const since = dayOf(kith.now() - ASKED_LATELY_DAYS * DAY_MS);
    query = query.where((eb) =>
      eb.or([
        eb('need.origin', '=', 'hand'),
        eb.and([eb('entry.id', 'is not', null), eb('need.asked_on', '>=', since)]),
      ]),
    );
  }
  return (await query.execute()).map(viewOf);
}

/** One need. Another member's is not there. */
export async function needById(kith: Kith, memberId: number, id: number): Promise<NeedView> {
  const row = await needRows(kith.db.read, memberId).where('need.id', '=', id).executeTakeFirst();
  if (!row) throw noSuchNeed();
  return viewOf(row);
}

/** All of a member's for an export, the dismissed ones too, oldest first, a batch at a time. */
export async function* exportNeeds(kith: Kith, memberId: number): AsyncGenerator<NeedView> {
  const needs = needRows(kith.db.read, memberId).orderBy('need.id').limit(EXPORTED_AT_ONCE);
  const after = (id: number) => needs.where('need.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after)) yield* rows.map(viewOf);
}

/** With the entry that says so, as long as the member follows where it stands. */
function needRows(read: Read, memberId: number) {
  return read
    .selectFrom('need')
    .innerJoin('person', 'person.id', 'need.person_id')
    .leftJoin('entry', (join) =>
      join
        .onRef('entry.id', '=', 'need.entry_id')
        .on(({ exists, selectFrom }) =>
          exists(
            selectFrom('source')
              .select('source.id')
              .whereRef('source.feed_id', '=', 'entry.feed_id')
              .where('source.member_id', '=', memberId),
          ),
        ),
    )
    .select([
      'need.id',
      'need.person_id',
      'need.kind',
      'need.words',
      'need.origin',
      'need.asked_on',
      'need.state',
      'need.created_at',
      'need.settled_at',
      'person.name',
      'entry.id as entry_id',
      'entry.title',
      'entry.url',
    ])
    .where('need.member_id', '=', memberId)
    .where('person.removed_at', 'is', null);
}
type Row = Awaited<ReturnType<ReturnType<typeof needRows>['execute']>>[number];

const viewOf = (row: Row): NeedView => ({
  id: row.id,
  person: { id: row.person_id, name: row.name },
  kind: row.kind,
  words: row.words,
  origin: row.origin,
  entry: row.entry_id === null ? null : { id: row.entry_id, title: row.title ?? '', url: row.url },
  askedOn: row.asked_on,
  state: row.state,
  createdAt: row.created_at,
  settledAt: row.settled_at,
});
