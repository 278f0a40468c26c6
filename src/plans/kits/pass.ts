import { createHash } from 'node:crypto';
import { dayOf } from '#days';
import { choicesFor } from '#finding';
import { goalById, type Happened } from '#goals';
import { type Kith, Refusal } from '#platform';
import { stepsOf } from '../steps/queries.ts';
import type { StepView } from '../steps/schema.ts';
import {
  addressesOf,
  type Facts,
  namesKnownToNobody,
  placesIn,
  sourcesOfPeople,
} from './gather.ts';
import { kitFrom } from './make.ts';
import { KitChoices, type PassedKit, PEOPLE_MAX } from './schema.ts';

/**
 * A goal with its plan as a starter kit: what goes out, piece by piece and to the letter, and what stays here.
 * People go by public address only; nothing goes of how it went, what was judged, or when.
 */
export async function kitOf(
  kith: Kith,
  memberId: number,
  { goalId, choices = {} }: { goalId: number; choices?: Partial<KitChoices> | undefined },
): Promise<PassedKit> {
  const facts = await factsOf(kith, memberId, goalId);
  const made = kitFrom(facts, KitChoices.parse(choices));
  return { ...made, print: printOf(made.kit) };
}

interface Passing {
  goalId: number;
  choices?: Partial<KitChoices> | undefined;
  /** Of the kit that was looked at: another one does not go. */
  print?: string | undefined;
}

/** Says that a kit was handed on; gives it. Throws `conflict` when it is not the one that was looked at. */
export async function passKit(
  kith: Kith,
  memberId: number,
  { goalId, choices, print }: Passing,
): Promise<PassedKit> {
  const passed = await kitOf(kith, memberId, { goalId, choices });
  const { able, need } = passed.kit.goal;
  if (able === '' && need === '')
    throw new Refusal('invalid', 'Say what the goal is for before you hand it on.');
  if (print !== undefined && print !== passed.print)
    throw new Refusal('conflict', 'The plan has changed meanwhile. Look at what goes out again.');
  await kith.db.write((trx) =>
    kith.announce(trx, 'kit.passed', {
      key: `kit:goal:${goalId}:${dayOf(kith.now())}:passed`,
      memberId,
      goalId,
      at: kith.now(),
      subject: { kind: 'goal', id: goalId },
    } satisfies Happened),
  );
  kith.wakeJobs();
  return passed;
}

const printOf = (kit: PassedKit['kit']): string =>
  createHash('sha256').update(JSON.stringify(kit)).digest('base64url');

async function factsOf(kith: Kith, memberId: number, goalId: number): Promise<Facts> {
  const goal = await goalById(kith, memberId, goalId);
  const steps = (await stepsOf(kith, memberId, { goalId })).filter(
    ({ state }) => state !== 'dropped',
  );
  const wanted = await peopleWanted(kith, memberId, goalId, steps);
  const known = await addressesOf(kith, memberId, wanted);
  const isWithin = new Set(known.filter(({ isPublic }) => isPublic).slice(0, PEOPLE_MAX));
  const people = known.map((person) => ({ ...person, isPublic: isWithin.has(person) }));
  const [sources, places, others] = await Promise.all([
    sourcesOfPeople(kith, memberId, [...isWithin]),
    placesIn(kith, memberId, { goalId, steps }),
    namesKnownToNobody(
      kith,
      memberId,
      people.map(({ id }) => id),
    ),
  ]);
  return { goal, steps, people, sources, places, others };
}

/** Those of the steps in their order, then who was chosen or came with a kit, by name. */
async function peopleWanted(
  kith: Kith,
  memberId: number,
  goalId: number,
  steps: readonly StepView[],
): Promise<{ first: number[]; rest: number[] }> {
  const first = [...new Set(steps.flatMap(({ person }) => (person ? [person.id] : [])))];
  const chosen = [...(await choicesFor(kith, goalId))].flatMap(([id, decision]) =>
    decision === 'chosen' ? [id] : [],
  );
  const brought = await kith.db.read
    .selectFrom('kit_part')
    .innerJoin('kit', 'kit.id', 'kit_part.kit_id')
    .select('kit_part.subject_id')
    .where('kit.goal_id', '=', goalId)
    .where('kit.member_id', '=', memberId)
    .where('kit_part.kind', '=', 'person')
    .execute();
  const rest = new Set([...chosen, ...brought.map((row) => row.subject_id)]);
  return { first, rest: [...rest].filter((id) => !first.includes(id)) };
}
