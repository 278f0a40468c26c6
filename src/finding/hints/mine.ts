import { meOf } from '#people';
import type { Kith } from '#platform';
import { analyse } from '#search';
import { GROUND_MIN, groundOf } from '../ground.ts';
import type { Answered } from '../ground-question.ts';
import type { MatchedEntry } from './evidence.ts';

/** Of the member's own entries the latest are looked through; what one wrote long ago is not where one stands. */
const LOOKED_AT_MAX = 100;
const CHARS_MAX = 300;

/** What the member publishes themselves on the goal's questions: where they look from. */
export async function mineOn(
  kith: Kith,
  memberId: number,
  answered: readonly Answered[],
): Promise<MatchedEntry[]> {
  const me = await meOf(kith.db.read, memberId);
  if (me === null) return [];
  const rows = await kith.db.read
    .selectFrom('source_person')
    .innerJoin('source', 'source.id', 'source_person.source_id')
    .innerJoin('entry', (join) =>
      join
        .onRef('entry.feed_id', '=', 'source.feed_id')
        .onRef('entry.author_key', '=', 'source_person.author_key'),
    )
    .select([
      'entry.id',
      'entry.title',
      'entry.url',
      'entry.published_at',
      'entry.is_dated',
      'entry.words',
      'entry.language',
      'entry.excerpt',
    ])
    .where('source_person.person_id', '=', me)
    .where('source.member_id', '=', memberId)
    .orderBy('entry.published_at', 'desc')
    .limit(LOOKED_AT_MAX)
    .execute();
  return rows.flatMap(({ published_at, is_dated, ...row }) => {
    const questionIds = answered.flatMap(({ question, focus }) =>
      groundOf(`${row.title}\n${row.excerpt}`, focus) >= GROUND_MIN ? [question.id] : [],
    );
    if (questionIds.length === 0) return [];
    const beginning = `${row.title} ${row.excerpt}`.slice(0, CHARS_MAX);
    return [
      {
        ...row,
        personId: me,
        questionIds,
        publishedAt: is_dated ? published_at : null,
        votes: null,
        cited: [],
        cues: [],
        terms: analyse(beginning, row.language),
      },
    ];
  });
}
