import { z } from '@hono/zod-openapi';
import type { Kith, Listener, Write } from '#platform';
import { type Belonging, moveBelongings, moveBelongingsBack } from './belongings.ts';

const PersonMerged = z.object({ goneId: z.number().int() });
const PersonParted = z.object({ keepId: z.number().int(), goneId: z.number().int() });

/**
 * What a room does when two of a member's people turn out to be one, and when that is undone: what
 * it keeps about the one who is gone goes to the one they became, and back. Bears hearing twice.
 * `also` is for what is no row about a person.
 */
export function followPeople(
  kith: Kith,
  belongings: readonly Belonging[],
  also?: (trx: Write, people: { goneId: number; keepId: number }) => Promise<void>,
): Record<'person.merged' | 'person.parted', Listener> {
  return {
    ...followMerges(kith, async (trx, people) => {
      await moveBelongings(trx, belongings, people);
      await also?.(trx, people);
    }),
    'person.parted': async (payload) => {
      const { keepId, goneId } = PersonParted.parse(payload);
      await kith.db.write(async (trx) => {
        const gone = await intoWhom(trx, goneId);
        // Gone again since, or for good: then what is theirs is where it belongs.
        if (gone?.merged_into === null)
          await moveBelongingsBack(trx, belongings, { goneId, keepId });
      });
    },
  };
}

/** The same for a room that has nothing to give back. */
export function followMerges(
  kith: Kith,
  move: (trx: Write, people: { goneId: number; keepId: number }) => Promise<void>,
): Record<'person.merged', Listener> {
  return {
    'person.merged': async (payload) => {
      const { goneId } = PersonMerged.parse(payload);
      await kith.db.write(async (trx) => {
        // The one named in the payload may have been merged in its turn; this row names the last.
        const gone = await intoWhom(trx, goneId);
        if (gone?.merged_into) await move(trx, { goneId, keepId: gone.merged_into });
      });
    },
  };
}

const intoWhom = (trx: Write, id: number) =>
  trx.selectFrom('person').select('merged_into').where('id', '=', id).executeTakeFirst();
