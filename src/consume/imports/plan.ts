import { goalsOf, goalTitle } from '#goals';
import type { Kith, Read } from '#platform';
import { normaliseUrl } from '#sources';
import { HIGHLIGHTS_MAX } from '../highlights/limits.ts';
import { TAGS_MAX } from '../library/limits.ts';
import { distinctTags, foldWords, keyOfFile } from '../library/rules.ts';
import type { ReadItem } from './readers/index.ts';
import { goalKey } from './readers/item.ts';
import { divided, partsOf } from './said.ts';
import type { ItemPlan } from './schema.ts';

const ASKED_AT_ONCE = 500;

/** What makes a thing the same when it is kept again: its address in one spelling, else its file, else its title and author. */
function keyOfItem({ url, file, title, author }: ReadItem): string {
  const address = url === null ? null : normaliseUrl(url);
  if (address) return address;
  return file === null ? `work:${foldWords(`${author ?? ''}\n${title}`)}` : keyOfFile(file);
}

export interface PlannedItem {
  item: ReadItem;
  key: string;
  plan: ItemPlan;
  /** How many notes hold what the takeaway has no room for. */
  notes: number;
  /** How many have no room: what is there already counts, and folders do as tags. */
  leftOut: ReadItem['over'];
  /** The member's goal that it is to serve; null where it says none, there is none, or it serves one already. */
  goalId: number | null;
  /** It says a goal, and none of the member's is called so. */
  isWithoutGoal: boolean;
}

/** The things of a list with what becomes of each. What the list names twice is one thing. */
export async function planItems(
  kith: Kith,
  memberId: number,
  items: readonly ReadItem[],
): Promise<PlannedItem[]> {
  const byKey = new Map<string, ReadItem>();
  for (const item of items) {
    const key = keyOfItem(item);
    const before = byKey.get(key);
    byKey.set(key, before ? joined(before, item) : item);
  }
  const known = await knownKeeps(kith.db.read, memberId, [...byKey.keys()]);
  const goals = await goalsByTitle(kith, memberId, items);
  return [...byKey].map(([key, item]) => {
    const there = known.get(key);
    const mayServe = item.goal !== '' && !there?.isForGoal;
    const goalId = mayServe ? (goals.get(item.goal) ?? null) : null;
    const isMore = there !== undefined && (goalId !== null || addsTo(there, item));
    const plan = there === undefined ? 'new' : isMore ? 'more' : 'known';
    const { rest } = divided(there?.takeaway ?? '', item.takeaway);
    const notes = plan === 'known' ? 0 : rest.length;
    const isWithoutGoal = mayServe && goalId === null;
    return { item, key, plan, notes, leftOut: leftOutOf(there, item), goalId, isWithoutGoal };
  });
}

/** The member's own goals by what they are called; of several that are called the same it is not known which is meant. */
async function goalsByTitle(
  kith: Kith,
  memberId: number,
  items: readonly ReadItem[],
): Promise<Map<string, number>> {
  if (items.every(({ goal }) => goal === '')) return new Map();
  const byTitle = Map.groupBy(await goalsOf(kith, memberId), (one) => goalKey(goalTitle(one)));
  return new Map(
    [...byTitle].flatMap(([title, [one, ...others]]) =>
      one && others.length === 0 ? [[title, one.id]] : [],
    ),
  );
}

function leftOutOf(there: Known | undefined, item: ReadItem): ReadItem['over'] {
  const { tags, quotes } = there ?? { tags: new Set(), quotes: new Set() };
  const newTags = [...distinctTags([...item.tags, ...item.folders]).keys()];
  const all = tags.size + newTags.filter((key) => !tags.has(key)).length;
  const marked = quotes.size + item.highlights.filter(({ exact }) => !quotes.has(exact)).length;
  return {
    tags: item.over.tags + Math.max(0, all - TAGS_MAX),
    highlights: item.over.highlights + Math.max(0, marked - HIGHLIGHTS_MAX),
  };
}

function joined(a: ReadItem, b: ReadItem): ReadItem {
  const highlights = [...a.highlights, ...b.highlights];
  const byWords = new Map(highlights.map((one) => [`${one.exact}\n${one.note}`, one]));
  return {
    ...a,
    title: a.title || b.title,
    goal: a.goal || b.goal,
    keptAt:
      a.keptAt === null || b.keptAt === null
        ? (a.keptAt ?? b.keptAt)
        : Math.min(a.keptAt, b.keptAt),
    takeaway: [...new Set([a.takeaway, b.takeaway])].filter(Boolean).join('\n\n'),
    tags: [...new Set([...a.tags, ...b.tags])],
    folders: [...new Set([...a.folders, ...b.folders])],
    html: a.html || b.html,
    highlights: [...byWords.values()],
    over: {
      tags: a.over.tags + b.over.tags,
      highlights: a.over.highlights + b.over.highlights,
    },
  };
}

interface Known {
  takeaway: string;
  isForGoal: boolean;
  tags: Set<string>;
  quotes: Set<string>;
}

async function knownKeeps(
  read: Read,
  memberId: number,
  keys: readonly string[],
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  for (let start = 0; start < keys.length; start += ASKED_AT_ONCE) {
    const rows = await read
      .selectFrom('keep')
      .select(['id', 'key', 'takeaway', 'goal_id'])
      .where('member_id', '=', memberId)
      .where('removed_at', 'is', null)
      .where('key', 'in', keys.slice(start, start + ASKED_AT_ONCE))
      .execute();
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) continue;
    const tags = await read
      .selectFrom('keep_tag')
      .select(['keep_id', 'tag_key'])
      .where('keep_id', 'in', ids)
      .execute();
    const quotes = await read
      .selectFrom('highlight')
      .select(['keep_id', 'exact'])
      .where('keep_id', 'in', ids)
      .where('removed_at', 'is', null)
      .execute();
    for (const { id, key, takeaway, goal_id } of rows)
      known.set(key, {
        takeaway,
        isForGoal: goal_id !== null,
        tags: new Set(tags.filter((one) => one.keep_id === id).map((one) => one.tag_key)),
        quotes: new Set(quotes.filter((one) => one.keep_id === id).map((one) => one.exact)),
      });
  }
  return known;
}

/** Whether a list says something of a thing that is not there yet. */
const addsTo = (known: Known, { takeaway, tags, highlights }: ReadItem): boolean =>
  // Of a takeaway that was too long the beginning is there, and the rest in notes.
  !known.takeaway.includes(partsOf(takeaway)[0] ?? '') ||
  (known.tags.size < TAGS_MAX && tags.some((tag) => !known.tags.has(foldWords(tag)))) ||
  (known.quotes.size < HIGHLIGHTS_MAX && highlights.some(({ exact }) => !known.quotes.has(exact)));
