import type { GoalView } from '#goals';
import type { Kith } from '#platform';
import { analyseQuestion } from '#search';
import { entriesWith } from '#sources';
import { type FocusTerms, focusOf, fold, GROUND_MIN, groundOf } from '../ground.ts';
import { strengthOf } from '../ground-question.ts';
import { viewOf } from '../index-view.ts';
import { questionsOf } from '../questions.ts';
import { readingOf } from '../reading.ts';
import { latestEntries, type ReadEntry } from './latest.ts';
import type { GoodForView } from './schema.ts';

export type QuestionSaid = GoodForView['goals'][number]['questions'][number];

const ENTRIES_READ_MAX = 200;
/** As much of an entry as finding reads. */
const CHARS_READ_MAX = 3_000;
/** As many entries as finding counts for one question. */
const ENTRIES_COUNTED_MAX = 6;
const EXAMPLES_MAX = 3;
/** Entries read before others have a turn on this thread. */
const AT_ONCE = 40;

/**
 * What a person's own latest entries say on the questions of goals, by goal: the same measure as finding
 * has, but of one person, so that nobody else has to be read. Questions they say nothing on are left out.
 */
export async function readFor(
  kith: Kith,
  memberId: number,
  { personId, goals }: { personId: number; goals: readonly GoalView[] },
): Promise<Map<number, QuestionSaid[]>> {
  const asked = { personId, limit: ENTRIES_READ_MAX, charsMax: CHARS_READ_MAX };
  const entries = await latestEntries(kith, memberId, asked);
  if (entries.length === 0 || goals.length === 0) return new Map();
  const questions = goals.flatMap((goal) =>
    questionsOf(goal).map(({ text }) => ({ goalId: goal.id, text, words: analyseQuestion(text) })),
  );
  const terms = [...new Set(questions.flatMap(({ words }) => words))];
  const [view, having] = await Promise.all([viewOf(kith, memberId), entriesWith(kith.db, terms)]);
  const focused = questions.map((one) => ({
    ...one,
    focus: focusOf(readingOf(one.text, having), { entries: view.entries, having }),
    shares: new Map<ReadEntry, number>(),
  }));
  for (const [at, entry] of entries.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    const text = `${entry.title}\n${entry.text}`;
    const folded = fold(text);
    for (const { focus, shares } of focused) {
      const share = mayGround(folded, focus) ? groundOf(text, focus) : 0;
      if (share >= GROUND_MIN) shares.set(entry, share);
    }
  }
  const said = focused.flatMap(({ goalId, text, shares }) =>
    shares.size === 0 ? [] : [{ goalId, ...saidOn(text, shares) }],
  );
  return new Map(
    [...Map.groupBy(said, ({ goalId }) => goalId)].map(([goalId, all]) => [
      goalId,
      all.map(({ goalId: _, ...one }) => one),
    ]),
  );
}

/** Whether enough of a question's words are in a text at all: what `groundOf` needs, asked for cheaply. */
function mayGround(folded: string, focus: FocusTerms): boolean {
  const all = focus.reduce((sum, { weight }) => sum + weight, 0);
  const there = focus.reduce(
    (sum, { term, weight }) => sum + (folded.includes(term) ? weight : 0),
    0,
  );
  return all > 0 && there / all >= GROUND_MIN;
}

function saidOn(text: string, shares: ReadonlyMap<ReadEntry, number>): QuestionSaid {
  const strongest = [...shares].toSorted((a, b) => b[1] - a[1]).slice(0, ENTRIES_COUNTED_MAX);
  const entryIds = strongest.map(([{ id }]) => id);
  return {
    text,
    entries: shares.size,
    strength: strengthOf({ entryIds, best: strongest[0]?.[1] ?? 0, near: new Set() }),
    examples: strongest.slice(0, EXAMPLES_MAX).map(([{ id, title, excerpt, publishedAt }]) => ({
      entryId: id,
      title: title || excerpt,
      publishedAt,
    })),
  };
}
