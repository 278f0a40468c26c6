import { goalsOf, goalTitle } from '#goals';
import { peopleOf, placesOf } from '#people';
import type { Kith } from '#platform';
import { analyseQuestion } from '#search';
import { matchEntries } from '#sources';
import { foldWords } from '../notes/fold.ts';
import { POSITION } from '../notes/queries.ts';
import { TITLE_WEIGHTS } from './entry-titles.ts';
import { linksTo } from './link-to.ts';
import type { Completion, LinkKind, LinkTarget } from './schema.ts';

/** Of each kind. */
const EACH_MAX = 6;
/** Signs that would end a link. */
const UNLINKABLE = /[[\]|\n]/u;

type Found = Omit<Completion, 'insert'>;
type Complete = (kith: Kith, memberId: number, words: string) => Promise<Found[]>;

/** What one may be about to link to, by the letters typed so far; without any, what was worked on last. */
export async function completeLink(
  kith: Kith,
  memberId: number,
  { words, kind }: { words: string; kind?: LinkKind | undefined },
): Promise<Completion[]> {
  const asked = kind ? [COMPLETE[kind]] : Object.values(COMPLETE);
  const found = await Promise.all(asked.map((complete) => complete(kith, memberId, words)));
  const items = found.flat().filter(({ title }) => title !== '' && !UNLINKABLE.test(title));
  const links = await linksTo(kith, memberId, items);
  return items.map((item, at) => ({ ...item, insert: insertOf(item, links[at] ?? '') }));
}

const insertOf = ({ kind, id, title }: LinkTarget, link: string): string =>
  link === `${kind}:${id}` && title !== String(id) ? `[[${link}|${title}]]` : `[[${link}]]`;

const COMPLETE: Record<LinkKind, Complete> = {
  note: notesLike,
  goal: goalsLike,
  person: personsLike,
  entry: entriesLike,
  place: placesLike,
};

/** Titles that begin with the letters come before those that hold them further in. */
async function notesLike(kith: Kith, memberId: number, words: string): Promise<Found[]> {
  const key = foldWords(words);
  let query = kith.db.read
    .selectFrom('note')
    .select(['id', 'title'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .where('title_key', '!=', '')
    .limit(EACH_MAX);
  if (key !== '') {
    query = query
      .where((eb) =>
        eb(eb.fn<number>(POSITION[kith.db.engine], ['title_key', eb.val(key)]), '>', 0),
      )
      .orderBy((eb) => eb.fn<number>(POSITION[kith.db.engine], ['title_key', eb.val(key)]));
  }
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map(({ id, title }) => ({ kind: 'note', id, title: title.trim(), about: '' }));
}

async function goalsLike(kith: Kith, memberId: number, words: string): Promise<Found[]> {
  const key = foldWords(words);
  const goals = await goalsOf(kith, memberId);
  return goals
    .map((goal) => ({ id: goal.id, title: goalTitle(goal) }))
    .filter(({ title }) => foldWords(title).includes(key))
    .slice(0, EACH_MAX)
    .map(({ id, title }) => ({ kind: 'goal', id, title, about: '' }));
}

async function personsLike(kith: Kith, memberId: number, words: string): Promise<Found[]> {
  const { people } = await peopleOf(kith, memberId, {
    search: words,
    limit: EACH_MAX,
    isCounted: false,
  });
  return people.map(({ id, name, apart }) => ({ kind: 'person', id, title: name, about: apart }));
}

async function placesLike(kith: Kith, memberId: number, words: string): Promise<Found[]> {
  const key = foldWords(words);
  const places = await placesOf(kith, memberId);
  return places
    .filter(({ name }) => foldWords(name).includes(key))
    .slice(0, EACH_MAX)
    .map(({ id, name }) => ({ kind: 'place', id, title: name, about: '' }));
}

/** Entries by whole words: their titles are many, and searching letters in them takes too long. */
async function entriesLike(kith: Kith, memberId: number, words: string): Promise<Found[]> {
  const terms = [...new Set(analyseQuestion(words))].map((term) => ({ term, times: 1 }));
  const found = await matchEntries(kith.db, {
    terms,
    columnWeights: TITLE_WEIGHTS,
    limit: EACH_MAX,
    memberId,
  });
  if (found.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry')
    .select(['id', 'title'])
    .where(
      'id',
      'in',
      found.map((entry) => entry.entryId),
    )
    .execute();
  return found.flatMap(({ entryId }) => {
    const title = rows.find((row) => row.id === entryId)?.title?.trim();
    return title ? [{ kind: 'entry' as const, id: entryId, title, about: '' }] : [];
  });
}
