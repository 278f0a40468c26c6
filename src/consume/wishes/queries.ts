import { isAmong, type Kith } from '#platform';
import { readingMinutes } from '../stream/rules.ts';
import { TRAITS_SHOWN_MAX } from './limits.ts';
import { factorOf, lengthOf, moving, type TraitKind } from './rules.ts';
import type { TraitView, WishesView } from './schema.ts';
import { wordsOf } from './traits.ts';

const WISHES_SHOWN_MAX = 50;

/** What was learnt from a member's wishes, and the latest of these. */
export async function wishesOf(kith: Kith, memberId: number): Promise<WishesView> {
  const rows = await kith.db.read
    .selectFrom('wish')
    .select(['id', 'entry_id', 'title', 'is_more', 'created_at'])
    .where('member_id', '=', memberId)
    .where('reset_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(WISHES_SHOWN_MAX)
    .execute();
  const traits = moving(await learntOf(kith, memberId));
  return {
    traits: traits.slice(0, TRAITS_SHOWN_MAX),
    wishes: rows.map((row) => ({
      id: row.id,
      entryId: row.entry_id,
      title: row.title,
      isMore: row.is_more === 1,
      createdAt: row.created_at,
    })),
  };
}

/** Each trait that was wished for, with how often more and less of it. */
async function learntOf(kith: Kith, memberId: number): Promise<TraitView[]> {
  const rows = await kith.db.read
    .selectFrom('wish_trait')
    .innerJoin('wish', 'wish.id', 'wish_trait.wish_id')
    .leftJoin('person', 'person.id', 'wish_trait.person_id')
    .select(['wish_trait.kind', 'wish_trait.key', 'wish_trait.label', 'wish_trait.person_id'])
    .select(['wish.is_more', 'person.name', 'person.removed_at'])
    .where('wish.member_id', '=', memberId)
    .where('wish.reset_at', 'is', null)
    .where('wish_trait.is_forgotten', '=', 0)
    .orderBy('wish.id', 'desc')
    .execute();
  const learnt = new Map<string, TraitView>();
  for (const row of rows) {
    if (row.removed_at !== null) continue;
    const key = row.person_id === null ? row.key : String(row.person_id);
    const name = nameOf({ kind: row.kind, key });
    const before = learnt.get(name) ?? {
      kind: row.kind,
      key,
      label: row.name ?? row.label,
      more: 0,
      less: 0,
    };
    learnt.set(name, {
      ...before,
      more: before.more + row.is_more,
      less: before.less + 1 - row.is_more,
    });
  }
  return [...learnt.values()];
}

const nameOf = ({ kind, key }: Pick<TraitView, 'kind' | 'key'>): string => `${kind} ${key}`;

/** What was learnt, for the order of a list. */
export interface Leanings {
  /** What the worth of an entry is multiplied by. */
  factor: (entryId: number) => number;
  /** The traits that move it, the first most. */
  why: (entryId: number) => TraitView[];
}

const NOTHING: Leanings = { factor: () => 1, why: () => [] };

/** How these entries are moved by what the member wanted more and less of. */
export async function leaningsOf(
  kith: Kith,
  memberId: number,
  entryIds: readonly number[],
): Promise<Leanings> {
  const learnt = await learntOf(kith, memberId);
  if (learnt.length === 0 || entryIds.length === 0) return NOTHING;
  const of = (kind: TraitKind) =>
    new Map(learnt.flatMap((trait) => (trait.kind === kind ? [[trait.key, trait]] : [])));
  const [sources, lengths, words, people] = [of('source'), of('length'), of('word'), of('person')];
  const [rows, authors] = await Promise.all([
    likenessOf(kith, entryIds),
    feedsOfLearnt(kith, memberId, [...people.keys()].map(Number)),
  ]);
  const traits = new Map<number, TraitView[]>();
  for (const row of rows) {
    const length = row.words > 0 ? lengthOf(readingMinutes(row.words)) : null;
    const behind = authors.get(`${row.feed_id} ${row.author_key}`) ?? [];
    // A thousand titles are looked through for each page, and few of their words were learnt.
    const said = words.size > 0 ? wordsOf(row.title, words) : [];
    const found = [
      sources.get(row.url),
      lengths.get(length ?? ''),
      ...said.map((word) => words.get(word)),
      ...behind.map((id) => people.get(String(id))),
    ];
    traits.set(
      row.id,
      found.filter((trait) => trait !== undefined),
    );
  }
  return {
    factor: (id) => factorOf(traits.get(id) ?? []),
    why: (id) => moving(traits.get(id) ?? []),
  };
}

const likenessOf = (kith: Kith, entryIds: readonly number[]) =>
  kith.db.read
    .selectFrom('entry')
    .innerJoin('feed', 'feed.id', 'entry.feed_id')
    .select(['entry.id', 'entry.title', 'entry.words', 'feed.url'])
    .select(['entry.feed_id', 'entry.author_key'])
    .where(isAmong(kith.db, 'entry.id', entryIds))
    .execute();

/** Who of those learnt of stands behind which name in which feed. */
async function feedsOfLearnt(kith: Kith, memberId: number, people: readonly number[]) {
  const of = new Map<string, number[]>();
  if (people.length === 0) return of;
  const rows = await kith.db.read
    .selectFrom('source_person')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .select(['source.feed_id', 'source_person.author_key', 'source_person.person_id'])
    .where('source.member_id', '=', memberId)
    .where('source_person.person_id', 'in', people)
    .execute();
  for (const { feed_id, author_key, person_id } of rows) {
    const name = `${feed_id} ${author_key}`;
    of.set(name, [...(of.get(name) ?? []), person_id]);
  }
  return of;
}

/** All of it, for an export. */
export async function exportWishes(kith: Kith, memberId: number) {
  const wishes = await kith.db.read
    .selectFrom('wish')
    .select(['id', 'title', 'is_more', 'created_at'])
    .where('member_id', '=', memberId)
    .where('reset_at', 'is', null)
    .orderBy('id')
    .execute();
  const traits = await kith.db.read
    .selectFrom('wish_trait')
    .innerJoin('wish', 'wish.id', 'wish_trait.wish_id')
    .select(['wish_id', 'kind', 'key', 'label', 'person_id', 'is_forgotten'])
    .where('member_id', '=', memberId)
    .orderBy('wish_trait.id')
    .execute();
  return wishes.map(({ id, title, is_more, created_at }) => ({
    title,
    isMore: is_more === 1,
    createdAt: created_at,
    traits: traits
      .filter(({ wish_id }) => wish_id === id)
      .map(({ kind, key, label, person_id, is_forgotten }) => ({
        kind,
        key,
        label,
        personId: person_id,
        isForgotten: is_forgotten === 1,
      })),
  }));
}
