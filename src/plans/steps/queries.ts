import { dayOf } from '#days';
import { goalTitle } from '#goals';
import { type Kith, type Read, Refusal } from '#platform';
import { ruleWords } from '../recurrence/words.ts';
import { nextDueOn } from './due.ts';
import { STEPS_PER_GOAL_MAX } from './limits.ts';
import { DONE_DAYS_MAX, DONE_DAYS_SHOWN_MAX, STEPS_MAX, type StepView } from './schema.ts';

export const noSuchStep = () => new Refusal('not_found', 'There is no such step.');

/** Steps whose goal is there. A person or place that waits for an undo is not named meanwhile. */
export function stepRows(read: Read, memberId: number) {
  return read
    .selectFrom('step')
    .innerJoin('goal', 'goal.id', 'step.goal_id')
    .leftJoin('person', (join) =>
      join.onRef('person.id', '=', 'step.person_id').on('person.removed_at', 'is', null),
    )
    .leftJoin('place', (join) =>
      join.onRef('place.id', '=', 'step.place_id').on('place.removed_at', 'is', null),
    )
    .leftJoin('source', (join) =>
      join
        .onRef('source.id', '=', 'step.source_id')
        .onRef('source.member_id', '=', 'step.member_id'),
    )
    .leftJoin('feed', 'feed.id', 'source.feed_id')
    .select([
      'step.id',
      'step.goal_id',
      'step.text',
      'step.c',
      'step.is_kind_open',
      'step.phase',
      'step.address',
      'step.tool',
      'step.method',
      'step.cue',
      'step.action',
      'step.due_on',
      'step.recurrence',
      'step.state',
      'step.done_at',
      'step.created_at',
      'step.updated_at',
      'goal.able',
      'goal.need',
      'goal.status',
      'person.id as person_id',
      'person.name as person_name',
      'place.id as place_id',
      'place.name as place_name',
      'place.address as place_address',
      'source.id as source_id',
      'source.title as source_given',
      'feed.title as feed_title',
      'feed.url as feed_url',
      'feed.site_url',
    ])
    .where('step.member_id', '=', memberId)
    .where('step.removed_at', 'is', null)
    .where('goal.removed_at', 'is', null)
    .orderBy('step.goal_id')
    .orderBy('step.position')
    .orderBy('step.id');
}
export type StepRow = Awaited<ReturnType<ReturnType<typeof stepRows>['execute']>>[number];

export const goalOf = (row: StepRow) => ({ id: row.goal_id, title: goalTitle(row) });

/** A member's steps in the order of their plans, or those of one goal. `today` says what is due next. */
export async function stepsOf(
  kith: Kith,
  memberId: number,
  { goalId, today }: { goalId?: number | undefined; today?: string | undefined } = {},
): Promise<StepView[]> {
  let query = stepRows(kith.db.read, memberId);
  if (goalId !== undefined) query = query.where('step.goal_id', '=', goalId);
  const rows = await query.limit(goalId === undefined ? STEPS_MAX : STEPS_PER_GOAL_MAX).execute();
  return viewsOf(kith, rows, today);
}

/** One step. Another member's is not there. */
export async function stepById(
  kith: Kith,
  memberId: number,
  id: number,
  today?: string,
): Promise<StepView> {
  const rows = await stepRows(kith.db.read, memberId).where('step.id', '=', id).execute();
  const [step] = await viewsOf(kith, rows, today);
  if (!step) throw noSuchStep();
  return step;
}

export async function viewsOf(
  kith: Kith,
  rows: readonly StepRow[],
  today = dayOf(kith.now()),
): Promise<StepView[]> {
  const done = await doneDays(
    kith.db.read,
    rows.flatMap((row) => (row.recurrence === null ? [] : [row.id])),
  );
  return rows.map((row) => viewOf(row, done.get(row.id) ?? [], today));
}

/** The days on which recurring steps were done, the latest first. */
export async function doneDays(
  read: Read,
  stepIds: readonly number[],
  daysMax = DONE_DAYS_MAX,
): Promise<Map<number, string[]>> {
  const days = new Map<number, string[]>();
  if (stepIds.length === 0) return days;
  const rows = await read
    .selectFrom('step_done')
    .select(['step_id', 'day'])
    .where('step_id', 'in', stepIds)
    .orderBy('day', 'desc')
    .limit(daysMax)
    .execute();
  for (const { step_id, day } of rows) days.set(step_id, [...(days.get(step_id) ?? []), day]);
  return days;
}

const viewOf = (row: StepRow, doneOn: readonly string[], today: string): StepView => ({
  id: row.id,
  goalId: row.goal_id,
  text: row.text,
  c: row.c,
  isKindOpen: row.is_kind_open === 1,
  phase: row.phase,
  ...linksOf(row),
  address: row.address,
  tool: row.tool,
  method: row.method,
  cue: row.cue,
  action: row.action,
  dueOn: row.due_on,
  recurrence: row.recurrence,
  recurrenceWords: row.recurrence === null ? '' : ruleWords(row.recurrence),
  nextDueOn:
    row.state === 'planned'
      ? nextDueOn({ dueOn: row.due_on, recurrence: row.recurrence }, new Set(doneOn), today)
      : null,
  doneOn: doneOn.slice(0, DONE_DAYS_SHOWN_MAX),
  state: row.state,
  doneAt: row.done_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

function linksOf(row: StepRow): Pick<StepView, 'person' | 'place' | 'source'> {
  const { person_id, person_name, place_id, place_name, source_id, feed_url } = row;
  return {
    person: person_id === null ? null : { id: person_id, name: person_name ?? '' },
    place:
      place_id === null
        ? null
        : { id: place_id, name: place_name ?? '', address: row.place_address ?? '' },
    source:
      source_id === null || feed_url === null
        ? null
        : {
            id: source_id,
            title: row.feed_title || row.source_given || feed_url,
            url: row.site_url ?? feed_url,
          },
  };
}
