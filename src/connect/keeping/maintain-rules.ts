import { daysBetween } from '#days';
import { FOR_GOOD, MAINTAIN_PER_WEEK_MAX, NEWS_DAYS } from './limits.ts';

/** A person with a rhythm, or with news. Days are `YYYY-MM-DD`. */
export interface Kept {
  personId: number;
  /** After how many days without real contact one wants to hear of each other; null for no rhythm. */
  cadenceDays: number | null;
  /** The last day on which both sides took part. */
  lastTwoWay: string | null;
  /** When the rhythm was said: where no contact is known, it begins there. */
  saidOn: string;
  /** Something new about them, such as other work, and when it was learnt. */
  news: { words: string; on: string } | null;
  /** What is done next is planned already. */
  hasPlan: boolean;
  /** Not before this day; `FOR_GOOD` for news that is to be left alone. */
  putOff: string | null;
}

export interface Due {
  personId: number;
  /** How far beyond the rhythm, in rhythms; the order within a week, never shown. */
  beyond: number;
  isNews: boolean;
}

/** Why somebody is due today, or null: the rhythm has passed since the last real contact, or there is news since. */
export function dueOf(kept: Kept, today: string): Due | null {
  if (kept.hasPlan) return null;
  if (kept.putOff !== null && kept.putOff !== FOR_GOOD && today < kept.putOff) return null;
  const { personId } = kept;
  if (hasNews(kept, today)) return { personId, beyond: 0, isNews: true };
  if (kept.cadenceDays === null) return null;
  const since = daysBetween(kept.lastTwoWay ?? kept.saidOn, today);
  if (since < kept.cadenceDays) return null;
  return { personId, beyond: (since - kept.cadenceDays) / kept.cadenceDays, isNews: false };
}

function hasNews({ news, lastTwoWay, putOff }: Kept, today: string): boolean {
  if (news === null || putOff === FOR_GOOD) return false;
  if (lastTwoWay !== null && lastTwoWay >= news.on) return false;
  return daysBetween(news.on, today) <= NEWS_DAYS;
}

export interface Week {
  /** Who stood in the queue this week so far, in their order. */
  drawn: readonly number[];
}

/**
 * Whom to be in touch with this week: those drawn earlier in the week as long as they are due, and
 * others for the places that are still free. A place is used once a week: who was in touch with three
 * people has done enough, and nobody moves up.
 */
export function maintainOf(
  people: readonly Kept[],
  today: string,
  { drawn }: Week,
): { shown: Due[]; drawn: number[] } {
  const due = new Map<number, Due>();
  for (const kept of people) {
    const one = dueOf(kept, today);
    if (one) due.set(one.personId, one);
  }
  const free = Math.max(0, MAINTAIN_PER_WEEK_MAX - drawn.length);
  const fresh = [...due.values()]
    .filter(({ personId }) => !drawn.includes(personId))
    .toSorted(byUrgency)
    .slice(0, free)
    .map(({ personId }) => personId);
  const all = [...drawn, ...fresh];
  return { shown: all.flatMap((id) => due.get(id) ?? []), drawn: all };
}

/** News first, as it grows old; then who is furthest beyond their rhythm; then one like another. */
function byUrgency(a: Due, b: Due): number {
  if (a.isNews !== b.isNews) return a.isNews ? -1 : 1;
  return b.beyond - a.beyond || a.personId - b.personId;
}
