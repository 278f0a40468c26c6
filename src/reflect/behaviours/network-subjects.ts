/** How behaviours name what ties a goal to its people: sources, places, search briefs, needs, kept paths, kits. */
import type { Read } from '#platform';

export type Found = { id: number; words: string; href: string | null };

const NEED_CHARS = 120;

/** By the name that the member gave, else by the feed's own. */
export async function sources(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('source')
    .innerJoin('feed', 'feed.id', 'source.feed_id')
    .select(['source.id', 'source.title as given', 'feed.title', 'feed.url'])
    .where('source.id', 'in', ids)
    .execute();
  return rows.map(({ id, given, title, url }) => ({
    id,
    words: given || title || url,
    href: '/sources',
  }));
}

/** By the title it had when it was kept. */
export async function keeps(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('keep')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map(({ id, title }) => ({
    id,
    words: title || 'something untitled',
    href: `/library/${id}`,
  }));
}

export async function places(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('place')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('removed_at', 'is', null)
    .execute();
  return rows.map(({ id, name }) => ({ id, words: name, href: `/places/${id}` }));
}

export async function briefs(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('brief')
    .select(['id', 'goal_id', 'question'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, goal_id, question }) => ({
    id,
    words: question.trim() || 'by what they should bring',
    href: `/goals/${goal_id}?tab=looking&brief=${id}`,
  }));
}

/** Whose it is and what they ask; nothing of somebody who was removed. */
export async function needs(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('need')
    .innerJoin('person', 'person.id', 'need.person_id')
    .select(['need.id', 'need.words', 'person.id as personId', 'person.name'])
    .where('need.id', 'in', ids)
    .where('person.removed_at', 'is', null)
    .execute();
  return rows.map(({ id, words, personId, name }) => ({
    id,
    words: `${name}, “${cut(words)}”`,
    href: `/people/${personId}`,
  }));
}

const cut = (words: string): string =>
  words.length <= NEED_CHARS ? words : `${words.slice(0, NEED_CHARS).replace(/\s+\S*$/u, '')} …`;

/** What was kept of how others got there, by the title it had then; of another's goal by one's own words. */
export async function paths(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('kept_path')
    .select(['id', 'goal_id', 'title', 'takeaway'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, goal_id, title, takeaway }) => ({
    id,
    words: title || cut(takeaway) || 'A goal of another member',
    href: `/goals/${goal_id}/plan`,
  }));
}

export async function kits(read: Read, ids: number[]): Promise<Found[]> {
  const rows = await read
    .selectFrom('kit')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, title }) => ({ id, words: title, href: '/kits' }));
}
