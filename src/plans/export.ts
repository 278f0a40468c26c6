import type { Kith } from '#platform';
import { documentsOf } from './kits/queries.ts';
import { keptOf } from './shelf/kept.ts';
import type { KeptView } from './shelf/schema.ts';
import { doneDays, stepsOf } from './steps/queries.ts';
import type { StepView } from './steps/schema.ts';

/** Recurring steps whose days are read at a time, and how many days: some 270 years of each. */
const AT_ONCE = 10;
const DAYS_MAX = 1_000_000;

/** A step as `kith export` writes it: what it says, without what today makes of it. */
export type ExportedStep = Omit<StepView, 'nextDueOn' | 'recurrenceWords'>;

/** A starter kit that was taken in, as it came. */
export type ExportedKit = Awaited<ReturnType<typeof documentsOf>>[number];

/** All that a member has planned, oldest first, with every day on which a recurring step was done. */
export async function exportPlans(
  kith: Kith,
  memberId: number,
): Promise<{ steps: ExportedStep[]; kits: ExportedKit[]; keptPaths: KeptView[] }> {
  const steps = (await stepsOf(kith, memberId)).toSorted((a, b) => a.id - b.id);
  const days = new Map<number, string[]>();
  const recurring = steps.filter((step) => step.recurrence !== null).map((step) => step.id);
  for (let start = 0; start < recurring.length; start += AT_ONCE) {
    const some = await doneDays(kith.db.read, recurring.slice(start, start + AT_ONCE), DAYS_MAX);
    for (const [id, done] of some) days.set(id, done);
  }
  return {
    steps: steps.map(({ nextDueOn: _, recurrenceWords: __, ...step }) => ({
      ...step,
      doneOn: days.get(step.id) ?? [],
    })),
    kits: (await documentsOf(kith, memberId)).toSorted((a, b) => a.id - b.id),
    keptPaths: (await keptOf(kith, memberId)).toReversed(),
  };
}
