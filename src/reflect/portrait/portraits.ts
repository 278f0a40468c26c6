import { type Kith, Refusal, type Write } from '#platform';
import { record, takeBack } from '../behaviours/record.ts';
import { ruleOf } from '../behaviours/rules.ts';
import { requirePast } from '../past-only.ts';
import { boundsOf } from './period-rules.ts';
import { type Answers, PORTRAITS_MAX, PortraitForm, type PortraitView } from './schema.ts';

const COLUMNS = ['period', 'answers', 'created_at', 'updated_at'] as const;
interface Row {
  period: string;
  answers: string;
  created_at: number;
  updated_at: number;
}
const answersOf = (json: string): Answers =>
  PortraitForm.parse({ answers: JSON.parse(json) }).answers;
const viewOf = (row: Row): PortraitView => ({
  period: row.period,
  answers: answersOf(row.answers),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

/** A member's self-portraits, the earliest time first. */
export async function portraitsOf(kith: Kith, memberId: number): Promise<PortraitView[]> {
  const rows = await kith.db.read
    .selectFrom('portrait')
    .select(COLUMNS)
    .where('member_id', '=', memberId)
    .orderBy('period')
    .limit(PORTRAITS_MAX)
    .execute();
  return rows.map(viewOf);
}

/** Saves answers of a portrait, which the first one begins. Prompts that are not named keep theirs. */
export async function changePortrait(
  kith: Kith,
  memberId: number,
  { period, answers }: { period: string; answers: Answers },
): Promise<PortraitView> {
  const bounds = boundsOf(period);
  if (bounds) requirePast(kith, Date.parse(bounds.from), 'period');
  const row = await kith.db.write(async (trx) => {
    const begun = await begunFor(trx, { memberId, period, now: kith.now() });
    const said = { ...answersOf(begun.answers), ...answers };
    await tell(trx, { memberId, period, id: begun.id, at: kith.now(), isDrawn: isAnything(said) });
    return trx
      .updateTable('portrait')
      .set({ answers: JSON.stringify(said), updated_at: kith.now() })
      .where('id', '=', begun.id)
      .returning(COLUMNS)
      .executeTakeFirstOrThrow();
  });
  return viewOf(row);
}

const isAnything = (answers: Answers): boolean =>
  Object.values(answers).some(({ agrees, words }) => agrees !== null || words.trim() !== '');

interface Told {
  memberId: number;
  period: string;
  id: number;
  at: number;
  /** Whether anything is answered: an empty sheet is no portrait. */
  isDrawn: boolean;
}

/** Once for each time it is of, in the transaction of its cause. */
async function tell(trx: Write, { memberId, period, id, at, isDrawn }: Told): Promise<void> {
  const subject = { kind: 'portrait', id };
  const happened = { key: `portrait:${period}`, memberId, goalId: null, at, subject };
  await (isDrawn ? record : takeBack)(trx, ruleOf('portrait.drawn'), happened);
}

async function begunFor(
  trx: Write,
  { memberId, period, now }: { memberId: number; period: string; now: number },
) {
  await trx
    .insertInto('portrait')
    .values({ member_id: memberId, period, answers: '{}', created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['member_id', 'period']).doNothing())
    .execute();
  return trx
    .selectFrom('portrait')
    .select(['id', 'answers'])
    .where('member_id', '=', memberId)
    .where('period', '=', period)
    .executeTakeFirstOrThrow();
}

/** Removes a portrait. Whoever has its answers can save them again. */
export async function removePortrait(kith: Kith, memberId: number, period: string): Promise<void> {
  await kith.db.write(async (trx) => {
    const gone = await trx
      .deleteFrom('portrait')
      .where('member_id', '=', memberId)
      .where('period', '=', period)
      .returning('id')
      .executeTakeFirst();
    if (!gone) throw new Refusal('not_found', 'There is no portrait of that time.');
    await tell(trx, { memberId, period, id: gone.id, at: kith.now(), isDrawn: false });
  });
}
