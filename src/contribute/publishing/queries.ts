import { SHARED_STATUSES } from '#goals';
import { type Kith, Refusal } from '#platform';
import { forOthers } from '../redaction/for-others.ts';
import { withoutLinks } from '../redaction/words-instead.ts';
import { type GoalWords, publishedWords } from './goal-words.ts';
import { pathOf } from './link.ts';

export interface PublishedGoal extends GoalWords {
  kind: 'goal';
}
export interface PublishedNote {
  kind: 'note';
  id: number;
  memberId: number;
  title: string;
  /** Markdown. */
  text: string;
}
export interface Published {
  thing: PublishedNote | PublishedGoal;
  author: { name: string; displayName: string };
  /** Whether it may be found, or is for those only who have the link. */
  isListed: boolean;
  /** Epoch ms. */
  updatedAt: number;
}
export interface ListedPublication {
  path: string;
  title: string;
  kind: 'note' | 'goal';
  updatedAt: number;
}

const LISTED_MAX = 200;
const noSuchPage = () =>
  new Refusal('not_found', 'There is nothing to read here. It may have been taken back.');

/** What is behind a link, as long as its audience is those who have the link, or everybody. */
export async function publishedAt(kith: Kith, token: string): Promise<Published> {
  const found = await kith.db.read
    .selectFrom('publication')
    .innerJoin('member', 'member.id', 'publication.member_id')
    .select(['note_id', 'goal_id', 'member_id', 'member.name', 'member.display_name'])
    .where('token', '=', token)
    .executeTakeFirst();
  if (!found) throw noSuchPage();
  const { thing, audience, updatedAt } =
    found.note_id === null
      ? await goalBehind(kith, found.goal_id ?? 0)
      : await noteBehind(kith, found.note_id);
  const author = { name: found.name, displayName: found.display_name };
  return { thing, author, isListed: audience === 'public', updatedAt };
}

async function noteBehind(kith: Kith, id: number) {
  const note = await kith.db.read
    .selectFrom('note')
    .select(['id', 'member_id', 'title', 'text', 'audience', 'updated_at'])
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('audience', 'in', ['person', 'public'])
    .executeTakeFirst();
  if (!note) throw noSuchPage();
  const { title, text, audience } = note;
  const thing: PublishedNote = {
    kind: 'note',
    id: note.id,
    memberId: note.member_id,
    title: withoutLinks(title),
    text: forOthers(text),
  };
  return { thing, audience, updatedAt: note.updated_at };
}

async function goalBehind(kith: Kith, id: number) {
  const goal = await kith.db.read
    .selectFrom('goal')
    .select('audience')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('audience', 'in', ['person', 'public'])
    .where('status', 'in', SHARED_STATUSES)
    .executeTakeFirst();
  // The words that were looked through, not those that stand in the goal now.
  const words = goal && (await publishedWords(kith.db.read, id));
  if (!words) throw noSuchPage();
  const { able, need, why, questions, lookedAt } = words;
  const thing: PublishedGoal = { kind: 'goal', able, need, why, questions };
  return { thing, audience: goal.audience, updatedAt: lookedAt };
}

/** What a member has made public, the latest first; a name that nobody has is not there. */
export async function publishedBy(
  kith: Kith,
  name: string,
): Promise<{ displayName: string; things: ListedPublication[] }> {
  const member = await kith.db.read
    .selectFrom('member')
    .select(['id', 'display_name'])
    .where('name', '=', name)
    .executeTakeFirst();
  const rows = member ? await publicOf(kith, member.id) : [];
  // Whoever has made nothing public is as if they were not here.
  if (!member || rows.length === 0) throw noSuchPage();
  return { displayName: member.display_name, things: rows };
}

async function publicOf(kith: Kith, memberId: number): Promise<ListedPublication[]> {
  const notes = await kith.db.read
    .selectFrom('publication')
    .innerJoin('note', 'note.id', 'publication.note_id')
    .select(['token', 'title', 'note.updated_at'])
    .where('publication.member_id', '=', memberId)
    .where('audience', '=', 'public')
    .where('removed_at', 'is', null)
    .orderBy('note.updated_at', 'desc')
    .orderBy('note.id', 'desc')
    .limit(LISTED_MAX)
    .execute();
  const goals = await kith.db.read
    .selectFrom('publication')
    .innerJoin('goal', 'goal.id', 'publication.goal_id')
    .innerJoin('published_goal', 'published_goal.goal_id', 'goal.id')
    .select(['token', 'published_goal.able as title', 'looked_at as updated_at'])
    .where('publication.member_id', '=', memberId)
    .where('audience', '=', 'public')
    .where('status', 'in', SHARED_STATUSES)
    .where('removed_at', 'is', null)
    .orderBy('looked_at', 'desc')
    .orderBy('goal.id', 'desc')
    .limit(LISTED_MAX)
    .execute();
  const lined = (kind: 'note' | 'goal') => (row: (typeof notes)[number]) => ({
    path: pathOf(row.token),
    title: (kind === 'note' ? withoutLinks(row.title) : row.title) || 'Untitled',
    kind,
    updatedAt: row.updated_at,
  });
  return [...notes.map(lined('note')), ...goals.map(lined('goal'))].toSorted(
    (a, b) => b.updatedAt - a.updatedAt,
  );
}
