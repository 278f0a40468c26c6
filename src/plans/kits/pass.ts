import { choicesFor } from '#finding';
import { type GoalView, goalById, goalTitle, type Happened } from '#goals';
import type { Kith } from '#platform';
import { dayAt, stepsOf } from '../steps/queries.ts';
import type { StepView } from '../steps/schema.ts';
import { addressesOf, type KnownPerson, placesIn, sourcesOfPeople } from './gather.ts';
import { hasEmail, isPublicAddress, withoutEmail } from './public-address.ts';
import { KIT_VERSION, Kit, type PassedKit } from './schema.ts';

const PEOPLE_MAX = 100;

export interface Passing {
  goalId: number;
  /** The need may say more of a workplace than is for others: it goes only when asked for. */
  withNeed?: boolean | undefined;
}

/**
 * A goal with its plan as a starter kit: what goes out, to the letter, and what stays here. People
 * go by public address only; nothing goes of how it went, what was judged, or when.
 */
export async function kitOf(
  kith: Kith,
  memberId: number,
  { goalId, withNeed = false }: Passing,
): Promise<PassedKit> {
  const goal = await goalById(kith, memberId, goalId);
  const all = await stepsOf(kith, memberId, { goalId });
  const steps = all.filter((step) => step.state !== 'dropped');
  const wanted = await peopleWanted(kith, memberId, goalId, steps);
  const known = await addressesOf(kith, memberId, wanted);
  const people = known.filter((person) => person.isPublic).slice(0, PEOPLE_MAX);
  const sources = await sourcesOfPeople(kith, memberId, people);
  const places = await placesIn(kith, memberId, steps);
  const kit = Kit.parse({
    format: 'kith-kit',
    version: KIT_VERSION,
    goal: goalPart(goal, withNeed),
    people: people.map(({ name, site, feed, fediverse }) => ({ name, site, feed, fediverse })),
    sources: sources.map(({ title, url, person }) => ({ title, url, person })),
    places: places.map(({ name, kind, address, why }) => ({
      name,
      kind,
      address: isPublicAddress(address) ? address : '',
      why: withoutEmail(why),
    })),
    steps: steps.map((step) => stepPart(step, { people, sources, places })),
  });
  return { kit, leftOut: leftOutWords({ known, steps, goal, withNeed }) };
}

/** Says that a kit was handed on; gives it. */
export async function passKit(kith: Kith, memberId: number, passing: Passing): Promise<PassedKit> {
  const passed = await kitOf(kith, memberId, passing);
  await kith.db.write((trx) =>
    kith.announce(trx, 'kit.passed', {
      key: `kit:goal:${passing.goalId}:${dayAt(kith.now())}:passed`,
      memberId,
      goalId: passing.goalId,
      at: kith.now(),
      subject: { kind: 'goal', id: passing.goalId },
    } satisfies Happened),
  );
  kith.wakeJobs();
  return passed;
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

const goalPart = (goal: GoalView, withNeed: boolean): Kit['goal'] => ({
  able: withoutEmail(goal.able),
  need: withNeed ? withoutEmail(goal.need) : '',
  kind: goal.kind,
  evidence: withoutEmail(goal.evidence),
  questions: goal.questions.map((question) => withoutEmail(question.text)),
});

interface Lists {
  people: readonly { id: number }[];
  sources: readonly { id: number }[];
  places: readonly { id: number }[];
}

function stepPart(step: StepView, { people, sources, places }: Lists): Kit['steps'][number] {
  const { text, c, phase, address, tool, method, cue, action, recurrence } = step;
  const which = (list: readonly { id: number }[], one: { id: number } | null) => {
    const at = list.findIndex(({ id }) => id === one?.id);
    return at < 0 ? null : at;
  };
  return {
    text: withoutEmail(text),
    c,
    phase,
    address: isPublicAddress(address) ? address : '',
    tool: withoutEmail(tool),
    method: withoutEmail(method),
    cue: withoutEmail(cue),
    action: withoutEmail(action),
    recurrence,
    person: which(people, step.person),
    place: which(places, step.place),
    source: which(sources, step.source),
  };
}

interface Left {
  known: readonly KnownPerson[];
  steps: readonly StepView[];
  goal: GoalView;
  withNeed: boolean;
}

/** What does not go out though it belongs to the plan, and why. */
function leftOutWords({ known, steps, goal, withNeed }: Left): string[] {
  const texts = [goalTitle(goal), goal.evidence, ...steps.flatMap(textsOf)];
  return [
    ...(withNeed || goal.need === '' ? [] : ['The need stays here.']),
    ...known
      .filter((person) => !person.isPublic)
      .map(({ name }) => `${name}: no public address is known.`),
    ...steps
      .filter(({ address }) => address !== '' && !isPublicAddress(address))
      .map(({ text }) => `The address in “${text}” looks private.`),
    ...(texts.some(hasEmail) ? ['Addresses of e-mail in the texts are replaced by “…”.'] : []),
  ];
}

const textsOf = (step: StepView): string[] => [
  step.text,
  step.tool,
  step.method,
  step.cue,
  step.action,
];
