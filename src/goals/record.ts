import { dayOf } from '#days';
import type { Kith, Read, Write } from '#platform';
import type { Happened } from './happened.ts';
import { goalIn } from './queries.ts';
import {
  asTold,
  type Changes,
  changesBetween,
  isEmpty,
  joinChanges,
  SITTING_MS,
  toldOf,
} from './revisions.ts';
import { isRefined, reachOf, takenFrom, widens } from './rules.ts';
import type { GoalForm, GoalView } from './schema.ts';

interface Change {
  memberId: number;
  before: GoalView;
  after: GoalView;
  /** A review tells itself that a goal was closed, and why. */
  isToldElsewhere?: boolean;
}

/**
 * What a change leaves behind, in its transaction: the revision of this sitting, a dated point of
 * confidence, and the events that later rooms hear. A draft has no story yet.
 */
export async function recordChange(
  kith: Kith,
  trx: Write,
  change: Change,
  form: GoalForm = {},
): Promise<void> {
  const { memberId, before, after } = change;
  if (form.confidence !== undefined) await recordConfidence(trx, after, kith.now());
  if (after.status === 'draft') return;
  const changes = changesBetween(
    toldOf(before, await parentOf(trx, memberId, before)),
    toldOf(after, await parentOf(trx, memberId, after)),
  );
  const sitting = await sittingOf(trx, after.id, kith.now());
  const all = asTold(joinChanges(sitting?.changes ?? {}, changes));
  if (!isEmpty(changes))
    await writeRevision(trx, after.id, { id: sitting?.id, all, now: kith.now() });
  await announceChange(kith, trx, change, all);
}

function parentOf(read: Read, memberId: number, goal: GoalView) {
  return goal.parentId === null ? undefined : goalIn(read, memberId, goal.parentId);
}

/** The revision that is still being made. */
export async function sittingOf(trx: Write, goalId: number, now: number) {
  const last = await trx
    .selectFrom('goal_revision')
    .select(['id', 'changes'])
    .where('goal_id', '=', goalId)
    .where('changed_at', '>', now - SITTING_MS)
    .orderBy('id', 'desc')
    .executeTakeFirst();
  return last && { id: last.id, changes: JSON.parse(last.changes) as Changes };
}

async function writeRevision(
  trx: Write,
  goalId: number,
  { id, all, now }: { id: number | undefined; all: Changes; now: number },
): Promise<void> {
  const changed = { changed_at: now, changes: JSON.stringify(all) };
  if (id === undefined) {
    const row = { goal_id: goalId, began_at: now, ...changed };
    await trx.insertInto('goal_revision').values(row).execute();
  } else if (isEmpty(all)) {
    await trx.deleteFrom('goal_revision').where('id', '=', id).execute();
  } else {
    await trx.updateTable('goal_revision').set(changed).where('id', '=', id).execute();
  }
}

/** One point for a sitting, also where the answer is the same as last time; a draft has one at all. */
async function recordConfidence(trx: Write, goal: GoalView, now: number): Promise<void> {
  const since = goal.status === 'draft' ? 0 : now - SITTING_MS;
  await trx
    .deleteFrom('goal_confidence')
    .where('goal_id', '=', goal.id)
    .where('at', '>', since)
    .execute();
  if (goal.confidence === null) return;
  const point = { goal_id: goal.id, at: now, value: goal.confidence };
  await trx.insertInto('goal_confidence').values(point).execute();
}

async function announceChange(
  kith: Kith,
  trx: Write,
  { memberId, before, after, isToldElsewhere = false }: Change,
  sitting: Changes,
): Promise<void> {
  const now = kith.now();
  const tell = (event: string, what: string) =>
    kith.announce(trx, event, {
      key: `goal:${after.id}:${what}`,
      memberId,
      goalId: after.id,
      personIds: [],
      at: now,
      subject: { kind: 'goal', id: after.id },
    } satisfies Happened);
  const day = dayOf(now);
  // A goal taken up again is told again, by the same key: it was set once.
  if (before.status !== 'active' && after.status === 'active') await tell('goal.set', 'set');
  else if (sitting.status?.from !== 'draft' && isRefined(before, after))
    await tell('goal.refined', `refined:${day}`);
  if (widens(before, after)) await tell('goal.shared', `shared:${reachOf(after)}`);
  for (const audience of takenFrom(before, after))
    await tell('goal.unshared', `shared:${audience}`);
  if (isToldElsewhere) return;
  if (closingWords(after) !== closingWords(before) && closingWords(after) !== '')
    await tell('goal.closed', `closed:${day}`);
  else if (isClosed(before) && !isClosed(after)) await tell('goal.reopened', `closed:${day}`);
}

const isClosed = ({ status }: GoalView): boolean => status === 'met' || status === 'parked';

/** What was said when a goal was met or parked. Without words it is a turn of its story and no reflection. */
const closingWords = (goal: GoalView): string =>
  isClosed(goal) ? `${goal.metEvidence}${goal.parkedReason}`.trim() : '';
