import { goalsOf, goalTitle } from '#goals';
import type { Kith } from '#platform';
import { highlightsOfKeep } from '../highlights/queries.ts';
import type { HighlightView } from '../highlights/schema.ts';
import { exportKeeps } from '../library/queries.ts';
import { foldWords } from '../library/rules.ts';
import type { KeepLine } from '../library/schema.ts';

/** One thing that is kept, with all that goes along with it. */
export interface ExportedItem extends KeepLine {
  html: string;
  /** What a PDF that was sent is known by. */
  file: string | null;
  /** What its goal is called; null when it serves none. */
  goal: string | null;
  highlights: HighlightView[];
}

/** What of the library goes out: all, or a goal's, or what has a tag. */
export interface Scope {
  goal?: number | undefined;
  tag?: string | undefined;
}

/** What a member keeps, the first kept first, one at a time. */
export async function* exportedItems(
  kith: Kith,
  memberId: number,
  { goal, tag }: Scope = {},
): AsyncGenerator<ExportedItem> {
  const goals = await goalsOf(kith, memberId);
  const names = new Map(goals.map((one) => [one.id, goalTitle(one)]));
  for await (const keep of exportKeeps(kith, memberId)) {
    if (goal !== undefined && keep.goalId !== goal) continue;
    if (tag !== undefined && !keep.tags.some((one) => foldWords(one) === foldWords(tag))) continue;
    const highlights =
      keep.highlightCount > 0 ? await highlightsOfKeep(kith.db.read, memberId, keep.id) : [];
    const named = keep.goalId === null ? null : (names.get(keep.goalId) ?? null);
    yield { ...keep, goal: named, highlights };
  }
}
