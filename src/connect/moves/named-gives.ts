import { withoutComments } from '#create';
import { type Kith, Refusal } from '#platform';
import { type Give, type GiveRef, giveTitle } from './schema.ts';

const UNTITLED = 'Untitled';
const SNIPPET_CHARS = 80;

/**
 * The member's entries and notes that these references name, with title and address, each once, in
 * their order. A note has no address: nobody else can open it. Throws `not_found` for one that is
 * not the member's. What was given before and is gone since is taken from `known`.
 */
export async function namedGives(
  kith: Kith,
  memberId: number,
  { refs, known = [] }: { refs: readonly GiveRef[]; known?: readonly Give[] },
): Promise<Give[]> {
  const before = new Map(known.map((give) => [keyOf(give), give]));
  const fresh = refs.filter((ref) => !before.has(keyOf(ref)));
  const found = await Promise.all([entries(kith, memberId, fresh), notes(kith, memberId, fresh)]);
  const named = new Map([...before, ...found.flat().map((give) => [keyOf(give), give] as const)]);
  return [...new Set(refs.map(keyOf))].map((key) => {
    const give = named.get(key);
    if (!give) throw new Refusal('not_found', 'What you want to give is not there any more.');
    return give;
  });
}

const keyOf = (ref: GiveRef): string => `${ref.kind} ${ref.id}`;
const idsOf = (refs: readonly GiveRef[], kind: GiveRef['kind']): number[] =>
  refs.filter((ref) => ref.kind === kind).map((ref) => ref.id);

async function entries(kith: Kith, memberId: number, refs: readonly GiveRef[]): Promise<Give[]> {
  const ids = idsOf(refs, 'entry');
  if (ids.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry')
    .innerJoin('source', 'source.feed_id', 'entry.feed_id')
    .select(['entry.id', 'entry.title', 'entry.url'])
    .where('source.member_id', '=', memberId)
    .where('entry.id', 'in', ids)
    .execute();
  return rows.map(({ id, title, url }) => ({
    kind: 'entry',
    id,
    title: giveTitle(title) || UNTITLED,
    url,
  }));
}

async function notes(kith: Kith, memberId: number, refs: readonly GiveRef[]): Promise<Give[]> {
  const ids = idsOf(refs, 'note');
  if (ids.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('note')
    .select((eb) => [
      'id',
      'title',
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(SNIPPET_CHARS)]).as('beginning'),
    ])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => ({
    kind: 'note',
    id: row.id,
    title:
      giveTitle(row.title) ||
      giveTitle(withoutComments(row.beginning, { isCut: true })) ||
      UNTITLED,
    url: null,
  }));
}
