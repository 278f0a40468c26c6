import { dayOf } from '#days';
import { CRITERION_WORDS, type Criterion, observationsOf } from '#people';
import type { Kith } from '#platform';
import { helpOf } from '../help/queries.ts';
import type { Recorded } from './evidence.ts';
import type { RecordedBy } from './hints.ts';

const OBSERVED = {
  'kept-promise': 'You noted: kept a promise',
  'candid-feedback': 'You noted: gave candid feedback',
  'corrected-themselves': 'You noted: corrected themselves',
  other: 'You noted',
} as const;
/** What an observation reminds of. Candour and correction are also what a reality check is made of. */
const REMINDS_OF: Record<keyof typeof OBSERVED, Criterion[]> = {
  'kept-promise': ['trust'],
  'candid-feedback': ['trust', 'reality-check'],
  'corrected-themselves': ['trust', 'reality-check'],
  other: ['trust', 'shared-values', 'inspires'],
};
const HELPED = { yes: 'They helped you', partly: 'They helped you in part' } as const;
const SHOWN_MAX = 5;
const ASSESSMENTS_MAX = 5_000;

/**
 * What the member wrote down about people that bears on a criterion: what they observed, that somebody
 * helped, and what they decided for other goals. Reminders of one's own words, nothing else.
 */
export async function recordedFor(
  kith: Kith,
  memberId: number,
  { personIds, goalId }: { personIds: readonly number[]; goalId: number | undefined },
): Promise<Map<number, RecordedBy>> {
  if (personIds.length === 0) return new Map();
  const [observed, help, elsewhere] = await Promise.all([
    observationsOf(kith, memberId, personIds),
    helpOf(kith, memberId),
    decidedElsewhere(kith, memberId, { personIds, goalId }),
  ]);
  const all = new Map<number, Map<Criterion, Recorded[]>>();
  const note = (personId: number, criterion: Criterion, recorded: Recorded): void => {
    const ofPerson = all.get(personId) ?? new Map<Criterion, Recorded[]>();
    ofPerson.set(criterion, [...(ofPerson.get(criterion) ?? []), recorded]);
    all.set(personId, ofPerson);
  };
  for (const { personId, kind, words, day } of observed)
    for (const criterion of REMINDS_OF[kind])
      note(personId, criterion, { what: OBSERVED[kind], words, day });
  for (const { person, goal, helped, note: words, saidAt } of help) {
    if (helped === 'no') continue;
    const what = `${HELPED[helped]} with “${goal.title}”`;
    for (const criterion of ['trust', 'inspires'] as const)
      note(person.id, criterion, { what, words, day: dayOf(saidAt) });
  }
  for (const { personId, criterion, what, words, at } of elsewhere)
    note(personId, criterion, { what, words, day: dayOf(at) });
  for (const ofPerson of all.values())
    for (const [criterion, list] of ofPerson) ofPerson.set(criterion, latestFirst(list));
  return all;
}

const latestFirst = (list: Recorded[]): Recorded[] =>
  list.toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).slice(0, SHOWN_MAX);

/** A yes or no said for another goal. It holds for that one; here it only reminds. */
async function decidedElsewhere(
  kith: Kith,
  memberId: number,
  { personIds, goalId }: { personIds: readonly number[]; goalId: number | undefined },
) {
  const rows = await kith.db.read
    .selectFrom('assessment')
    .innerJoin('goal', 'goal.id', 'assessment.goal_id')
    .select([
      'assessment.person_id',
      'assessment.criterion',
      'assessment.value',
      'assessment.reason',
      'assessment.noted_at',
      'goal.able',
      'goal.need',
    ])
    .where('goal.member_id', '=', memberId)
    .where('goal.removed_at', 'is', null)
    .where('goal.id', '!=', goalId ?? 0)
    .where('assessment.person_id', 'in', personIds)
    .limit(ASSESSMENTS_MAX)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    criterion: row.criterion,
    what: `You said ${row.value} to “${CRITERION_WORDS[row.criterion].title}” for “${row.able || row.need}”`,
    words: row.reason,
    at: row.noted_at,
  }));
}
