import { personById } from '#people';
import type { Kith } from '#platform';
import { lastHeardFrom, loadOutput } from '../gather.ts';
import { latestEntries } from '../person/latest.ts';
import { repliesOf } from './replies.ts';
import { ANSWERS_MIN, halfWithinDays } from './rules.ts';
import type { ResponsivenessView } from './schema.ts';

const EXAMPLES_MAX = 3;
/** The title or its beginning says which entry it is. */
const CHARS_SHOWN_MAX = 80;

/**
 * Whether somebody is around and answers: what they wrote last, whom they replied to and how soon, when
 * the member heard from them. A fact of its own: who knows most is not always who answers.
 */
export async function responsivenessOf(
  kith: Kith,
  memberId: number,
  personId: number,
): Promise<ResponsivenessView> {
  const person = await personById(kith, memberId, personId);
  const [output, [latest], replies, heard] = await Promise.all([
    loadOutput(kith, memberId, [person.id]),
    latestEntries(kith, memberId, { personId: person.id, limit: 1, charsMax: CHARS_SHOWN_MAX }),
    repliesOf(kith, memberId, person.id),
    lastHeardFrom(kith, memberId, [person.id]),
  ]);
  const took = replies.flatMap(({ tookMs }) => (tookMs === null ? [] : [tookMs]));
  return {
    writing: {
      latest: latest
        ? {
            entryId: latest.id,
            title: latest.title || latest.text,
            publishedAt: latest.publishedAt,
          }
        : null,
      lately: output.get(person.id)?.lately ?? 0,
    },
    replies: {
      count: replies.length,
      people: new Set(replies.flatMap(({ to }) => (to.person ? [to.person.id] : []))).size,
      halfWithinDays: halfWithinDays(took),
      floor: ANSWERS_MIN,
      examples: replies.slice(0, EXAMPLES_MAX).map(({ tookMs: _, ...reply }) => reply),
    },
    heardOn: heard.get(person.id) ?? null,
  };
}
