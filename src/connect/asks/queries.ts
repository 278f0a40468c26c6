import { goalTitle } from '#goals';
import { personById } from '#people';
import { inBatches, type Kith, type Read, Refusal } from '#platform';
import { askMessage, thanksMessage } from './ask-words.ts';
import { calibrationOf } from './calibration-rules.ts';
import { waysTo } from './channel-rules.ts';
import { settledAsks } from './past.ts';
import { type AskCalibration, type AskPersonView, type AskView, LIST_MAX } from './schema.ts';

const EXPORTED_AT_ONCE = 200;

export const noSuchAsk = () => new Refusal('not_found', 'There is no such ask.');

export interface AskFilter {
  goalId?: number | undefined;
  personId?: number | undefined;
  state?: 'open' | 'closed' | undefined;
}

/** A member's asks: the open ones by the day they close, then the closed, the latest first. */
export async function asksOf(
  kith: Kith,
  memberId: number,
  { goalId, personId, state }: AskFilter = {},
): Promise<AskView[]> {
  let query = askRows(kith.db.read, memberId)
    .orderBy((eb) => eb.case().when('ask.state', '=', 'open').then(0).else(1).end())
    .orderBy((eb) =>
      eb.case().when('ask.state', '=', 'open').then(eb.ref('ask.closes_on')).else('').end(),
    )
    .orderBy('ask.closed_at', 'desc')
    .orderBy('ask.id', 'desc')
    .limit(LIST_MAX);
  if (goalId !== undefined) query = query.where('ask.goal_id', '=', goalId);
  if (state !== undefined) query = query.where('ask.state', '=', state);
  if (personId !== undefined)
    query = query.where('ask.id', 'in', (eb) =>
      eb.selectFrom('ask_person').select('ask_id').where('person_id', '=', personId),
    );
  return viewsOf(kith, memberId, await query.execute());
}

/** One ask. Another member's is not there. */
export async function askById(kith: Kith, memberId: number, id: number): Promise<AskView> {
  const rows = await askRows(kith.db.read, memberId).where('ask.id', '=', id).execute();
  const [view] = await viewsOf(kith, memberId, rows);
  if (!view) throw noSuchAsk();
  return view;
}

/** All of a member's asks for an export, oldest first, a batch at a time. */
export async function* exportAsks(kith: Kith, memberId: number): AsyncGenerator<AskView> {
  const asks = askRows(kith.db.read, memberId).orderBy('ask.id').limit(EXPORTED_AT_ONCE);
  const after = (id: number) => asks.where('ask.id', '>', id).execute();
  for await (const rows of inBatches(EXPORTED_AT_ONCE, after))
    yield* await viewsOf(kith, memberId, rows);
}

/** How likely the member thought help was, against how often it came. */
export async function askCalibration(kith: Kith, memberId: number): Promise<AskCalibration> {
  const rows = await settledAsks(kith.db.read, memberId)
    .where('ask_person.chance', 'is not', null)
    .execute();
  return calibrationOf(
    rows.map(({ chance, helped }) => ({
      chance: chance ?? 0,
      hasHelped: helped === 'yes' || helped === 'partly',
    })),
  );
}

/** A goal that is gone or waits for an undo is not named meanwhile. */
function askRows(read: Read, memberId: number) {
  return read
    .selectFrom('ask')
    .leftJoin('goal', (join) =>
      join.onRef('goal.id', '=', 'ask.goal_id').on('goal.removed_at', 'is', null),
    )
    .selectAll('ask')
    .select(['goal.id as goal', 'goal.able', 'goal.need'])
    .where('ask.member_id', '=', memberId)
    .where('ask.removed_at', 'is', null);
}
type Row = Awaited<ReturnType<ReturnType<typeof askRows>['execute']>>[number];

async function viewsOf(kith: Kith, memberId: number, rows: readonly Row[]): Promise<AskView[]> {
  const people = Map.groupBy(await peopleRows(kith.db.read, rows), (row) => row.ask_id);
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      goal:
        row.goal === null
          ? null
          : { id: row.goal, title: goalTitle({ able: row.able ?? '', need: row.need ?? '' }) },
      question: row.question,
      tried: row.tried,
      hoped: row.hoped,
      closesOn: row.closes_on,
      state: row.state,
      outcome: row.outcome,
      people: await Promise.all(
        (people.get(row.id) ?? []).map((asked) => personViewOf(kith, memberId, row, asked)),
      ),
      createdAt: row.created_at,
      closedAt: row.closed_at,
    })),
  );
}

async function peopleRows(read: Read, rows: readonly Row[]) {
  if (rows.length === 0) return [];
  return read
    .selectFrom('ask_person')
    .innerJoin('person', 'person.id', 'ask_person.person_id')
    .selectAll('ask_person')
    .where(
      'ask_person.ask_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('person.removed_at', 'is', null)
    .orderBy('ask_person.position')
    .orderBy('ask_person.person_id')
    .execute();
}
type PersonRow = Awaited<ReturnType<typeof peopleRows>>[number];

async function personViewOf(
  kith: Kith,
  memberId: number,
  ask: Row,
  row: PersonRow,
): Promise<AskPersonView> {
  const person = await personById(kith, memberId, row.person_id);
  // Without a name of their own, people are shown by an address, which nobody is greeted by.
  const name = person.fields.some(({ field }) => field === 'name') ? person.name : null;
  const { slot, about } = row;
  const { question, tried, hoped, closes_on: closesOn, able } = ask;
  return {
    person: { id: person.id, name: person.name },
    slot,
    why: row.why,
    chance: row.chance,
    message:
      row.message ??
      askMessage({ name, slot, about, question, tried, hoped, able: able ?? '', closesOn }),
    isOwnMessage: row.message !== null,
    ways: waysTo(person.fields),
    channel: row.channel,
    state: row.state,
    sentAt: row.sent_at,
    settledAt: row.settled_at,
    helped: row.helped,
    answer: row.answer,
    thankedAt: row.thanked_at,
    toldAt: row.told_at,
    thanks: thanksMessage({ name, question, outcome: ask.outcome }),
  };
}
