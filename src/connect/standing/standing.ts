import { z } from '@hono/zod-openapi';
import { personById, STAGES, TIES } from '#people';
import type { Kith } from '#platform';
import { freshNewsOf } from '../keeping/news.ts';
import { contactDays } from './facts.ts';
import { suggestedStage, suggestedTie, twoWayDays } from './rules.ts';

export const StandingView = z
  .object({
    personId: z.number(),
    /** What speaks for a stage and a tie; the member decides. `because` goes on from "suggested, because". */
    stage: z.object({ value: z.enum(STAGES), because: z.string() }),
    tie: z.object({ value: z.enum(TIES), because: z.string() }).nullable(),
    /** The last day on which anything passed, and the last on which both took part. */
    lastDay: z.string().nullable(),
    lastTwoWayDay: z.string().nullable(),
    /** What is new about them and a reason to write; `words` goes on from the name. */
    news: z.object({ words: z.string(), on: z.string() }).nullable(),
  })
  .openapi('Standing');
export type StandingView = z.infer<typeof StandingView>;

/** Where it stands with a person, by what happened; nothing of this is written down. */
export async function standingOf(
  kith: Kith,
  memberId: number,
  { personId, today }: { personId: number; today: string },
): Promise<StandingView> {
  const person = await personById(kith, memberId, personId);
  const contacts = (await contactDays(kith, memberId, [person.id])).get(person.id) ?? [];
  const happened = { contacts, isFollowed: await isFollowed(kith, memberId, person.id), today };
  const lastTwoWay = twoWayDays(contacts)[0] ?? null;
  const days = contacts.map(({ day }) => day).toSorted();
  return {
    personId: person.id,
    stage: suggestedStage(happened),
    tie: suggestedTie(happened),
    lastDay: days.at(-1) ?? null,
    lastTwoWayDay: lastTwoWay,
    news: await freshNewsOf(kith, person.id, { today, lastTwoWay }),
  };
}

async function isFollowed(kith: Kith, memberId: number, personId: number): Promise<boolean> {
  const row = await kith.db.read
    .selectFrom('source_person')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .select('source.id')
    .where('source.member_id', '=', memberId)
    .where('source_person.person_id', '=', personId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
