import { z } from '@hono/zod-openapi';
import { dayOf, daysBetween } from '#days';
import type { Kith, Listener } from '#platform';
import { contactDays } from '../standing/facts.ts';
import { NEWS_DAYS } from './limits.ts';

const WORDS_CHARS_MAX = 500;

/** A person works elsewhere, or as something else, by a later import of the same list. */
const ChangedWork = z.object({
  memberId: z.number().int(),
  personId: z.number().int(),
  /** In words, such as "Cook, Peak Cheese"; empty where nothing is known. */
  to: z.string(),
});

/**
 * New work is a reason to be in touch again with somebody one was in touch with, or of whom one said
 * how one stands to them, or whom one chose for a goal; of a stranger in a list it is none. Heard twice it is noted once.
 */
export function newsListeners(kith: Kith): Record<string, Listener> {
  return {
    'person.changed-work': async (payload) => {
      const { memberId, personId, to } = ChangedWork.parse(payload);
      const words = newsWords(to);
      if (words === null || !(await isKnown(kith, memberId, personId))) return;
      await kith.db.write((trx) =>
        trx
          .insertInto('keeping_news')
          .values({ person_id: personId, words, noted_at: kith.now() })
          .onConflict((conflict) =>
            conflict
              .column('person_id')
              .doUpdateSet({ words, noted_at: kith.now() })
              .where('keeping_news.words', '!=', words),
          )
          .execute(),
      );
    },
  };
}

/** What goes on from the name; null where it is not known what the work is. */
const newsWords = (to: string): string | null =>
  to.trim() === '' ? null : `has new work: ${to.trim()}`.slice(0, WORDS_CHARS_MAX).toWellFormed();

async function isKnown(kith: Kith, memberId: number, personId: number): Promise<boolean> {
  const person = await kith.db.read
    .selectFrom('person')
    .leftJoin('person_tie', 'person_tie.person_id', 'person.id')
    .select(['person.id', 'person_tie.person_id as tied'])
    .where('person.id', '=', personId)
    .where('person.member_id', '=', memberId)
    .where('person.removed_at', 'is', null)
    .executeTakeFirst();
  if (!person) return false;
  if (person.tied !== null || (await isChosen(kith, personId))) return true;
  return ((await contactDays(kith, memberId, [personId])).get(personId) ?? []).length > 0;
}

/** Whom the member chose for a goal is no stranger, though nothing has passed between the two yet. */
async function isChosen(kith: Kith, personId: number): Promise<boolean> {
  const row = await kith.db.read
    .selectFrom('choice')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('decision', '=', 'chosen')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * What is new about a person and still a reason to write: not older than news may be, and not spoken of since. The
 * queue of a week has three places; on their own page it stands whether or not one of these is theirs.
 */
export async function freshNewsOf(
  kith: Kith,
  personId: number,
  { today, lastTwoWay }: { today: string; lastTwoWay: string | null },
): Promise<{ words: string; on: string } | null> {
  const row = await kith.db.read
    .selectFrom('keeping_news')
    .select(['words', 'noted_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (!row) return null;
  const on = dayOf(row.noted_at);
  const isFresh = daysBetween(on, today) <= NEWS_DAYS && (lastTwoWay === null || lastTwoWay < on);
  return isFresh ? { words: row.words, on } : null;
}
