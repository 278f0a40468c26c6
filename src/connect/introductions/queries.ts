import { personById } from '#people';
import { type Kith, type Read, Refusal } from '#platform';
import { waysTo } from '../asks/channel-rules.ts';
import { type Stage, stageOf } from './rules.ts';
import { INTRODUCTIONS_MAX, type IntroductionView, LIST_MAX } from './schema.ts';
import { askingWords, closingWords, connectingWords, type IntroductionFacts } from './words.ts';

export const noSuchIntroduction = () => new Refusal('not_found', 'There is no such introduction.');

/** A member's introductions, the latest first. */
export async function introductionsOf(
  kith: Kith,
  memberId: number,
  { personId, limit = LIST_MAX }: { personId?: number | undefined; limit?: number } = {},
): Promise<IntroductionView[]> {
  let query = introductionRows(kith.db.read, memberId)
    .orderBy('introduction.id', 'desc')
    .limit(limit);
  if (personId !== undefined)
    query = query.where((eb) =>
      eb.or([eb('first_id', '=', personId), eb('second_id', '=', personId)]),
    );
  const rows = await query.execute();
  return Promise.all(rows.map((row) => viewOf(kith, memberId, row)));
}

/** One introduction. Another member's is not there. */
export async function introductionById(
  kith: Kith,
  memberId: number,
  id: number,
): Promise<IntroductionView> {
  const row = await introductionRows(kith.db.read, memberId)
    .where('introduction.id', '=', id)
    .executeTakeFirst();
  if (!row) throw noSuchIntroduction();
  return viewOf(kith, memberId, row);
}

export const exportIntroductions = (kith: Kith, memberId: number) =>
  introductionsOf(kith, memberId, { limit: INTRODUCTIONS_MAX });

/** Those both of whose people are there, and are still two: they may have turned out to be one. */
function introductionRows(read: Read, memberId: number) {
  return read
    .selectFrom('introduction')
    .innerJoin('person as one', 'one.id', 'introduction.first_id')
    .innerJoin('person as other', 'other.id', 'introduction.second_id')
    .selectAll('introduction')
    .where('introduction.member_id', '=', memberId)
    .where('introduction.removed_at', 'is', null)
    .whereRef('introduction.first_id', '!=', 'introduction.second_id')
    .where('one.removed_at', 'is', null)
    .where('other.removed_at', 'is', null);
}
type Row = Awaited<ReturnType<ReturnType<typeof introductionRows>['execute']>>[number];

async function viewOf(kith: Kith, memberId: number, row: Row): Promise<IntroductionView> {
  const [one, other] = await Promise.all([
    partyOf(kith, memberId, row.first_id),
    partyOf(kith, memberId, row.second_id),
  ]);
  const stage = stageOf({
    first: row.first,
    second: row.second,
    isMade: row.made_at !== null,
  });
  const facts = { first: one.called, second: other.called, why: row.why };
  return {
    id: row.id,
    first: one.party,
    second: other.party,
    firstAnswer: row.first,
    secondAnswer: row.second,
    stage,
    why: row.why,
    outcome: row.outcome,
    words: wordsOf(stage, facts, row.second === 'no'),
    madeAt: row.made_at,
    createdAt: row.created_at,
  };
}

async function partyOf(kith: Kith, memberId: number, id: number) {
  const person = await personById(kith, memberId, id);
  const isNamed = person.fields.some(({ field }) => field === 'name');
  return {
    party: { id: person.id, name: person.name, ways: waysTo(person.fields) },
    called: isNamed ? person.name : null,
  };
}

/** What is to be written next. After a no of the second, the first hears that it comes to nothing. */
function wordsOf(stage: Stage, facts: IntroductionFacts, isSecondNo: boolean): string {
  if (stage === 'planned' || stage === 'first-asked') return askingWords(facts, 'first');
  if (stage === 'first-agreed' || stage === 'second-asked') return askingWords(facts, 'second');
  if (stage === 'declined') return isSecondNo ? closingWords(facts) : '';
  return connectingWords(facts);
}
