import { draftGoal, goalTitle, type Happened, setGoalStatus } from '#goals';
import { addPerson, insertPlace, personByKeys, serveGoals } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { enqueuePolls, follow, SOURCES_MAX } from '#sources';
import { ruleProblem } from '../recurrence/occurrences.ts';
import type { NewStep } from '../steps/schema.ts';
import { insertSteps, requireRoom } from '../steps/write.ts';
import { chosenFrom } from './choose.ts';
import { allKeysOf, erasedIn, withoutPeople } from './erased.ts';
import { kitById } from './queries.ts';
import { KITS_MAX, type Kit, type KitPart, type KitView, TakeChoices } from './schema.ts';

const TITLE_CHARS_MAX = 300;
const PEOPLE_TOLD_MAX = 50;
/** Of a kit that does not say what it is for. */
const WITHOUT_WORDS = 'follow a starter kit';

export interface Taking {
  kit: Kit;
  /** The goal is worked on at once; else it is a draft. */
  isStarted?: boolean | undefined;
  /** Makes taking safe to repeat. */
  draftKey?: string | undefined;
  /** The day from which on what recurs does. */
  today: string;
  /** Which of the people come although the member had them erased; counted from 0. */
  bringBack?: readonly number[] | undefined;
  /** What is left out or said in other words; counted in the kit as it came. */
  choices?: Partial<TakeChoices> | undefined;
}

/**
 * Makes of a kit what its preview showed and the member left in: a goal, people and places that are not here
 * yet, sources to follow, the steps. Who is here already is joined, never changed; whom the member had erased stays out
 * unless asked for. The goal comes first, under the key of the kit, so that a cut in between is mended
 * by doing it again.
 */
export async function takeKit(kith: Kith, memberId: number, asked: Taking): Promise<KitView> {
  const taking = chosen(asked);
  const { kit, draftKey } = taking;
  const before = draftKey === undefined ? undefined : await takenWith(kith, memberId, draftKey);
  if (before !== undefined) return kitById(kith, memberId, before);
  const { questions, ...words } = kit.goal;
  const goal = await draftGoal(kith, memberId, {
    ...words,
    able: words.able || (words.need === '' ? WITHOUT_WORDS : ''),
    questions: questions.map((text) => ({ text })),
    draftKey,
  });
  const id = await kith.db.write(async (trx) => {
    await requireFree(trx, memberId, kit);
    return takeParts(kith, trx, { memberId, goalId: goal.id, taking });
  });
  kith.wakeJobs();
  if (taking.isStarted) await setGoalStatus(kith, memberId, goal.id, 'active');
  return kitById(kith, memberId, id);
}

function chosen({ choices = {}, bringBack = [], ...taking }: Taking): Taking {
  const { kit, peopleWere } = chosenFrom(taking.kit, TakeChoices.parse(choices));
  const back = bringBack.map((at) => peopleWere.indexOf(at)).filter((at) => at >= 0);
  return { ...taking, kit, bringBack: back };
}

async function takenWith(kith: Kith, memberId: number, draftKey: string) {
  const row = await kith.db.read
    .selectFrom('kit')
    .select('id')
    .where('member_id', '=', memberId)
    .where('draft_key', '=', draftKey)
    .executeTakeFirst();
  return row?.id;
}

async function requireFree(trx: Write, memberId: number, kit: Kit): Promise<void> {
  const { kits } = await trx
    .selectFrom('kit')
    .select((eb) => eb.fn.countAll<number>().as('kits'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(kits) >= KITS_MAX)
    throw new Refusal('too_many', `You took in ${KITS_MAX} kits. Undo one of them first.`);
  const { sources } = await trx
    .selectFrom('source')
    .select((eb) => eb.fn.countAll<number>().as('sources'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(sources) + kit.sources.length > SOURCES_MAX)
    throw new Refusal('too_many', `You follow ${SOURCES_MAX} sources. Stop following some first.`);
}

interface Parts {
  memberId: number;
  goalId: number;
  taking: Taking;
}
interface Part {
  id: number;
  isNew: boolean;
}
/** Null for who was left out, and for what they publish. */
type Parted = Part | null;

async function takeParts(kith: Kith, trx: Write, parts: Parts): Promise<number> {
  const { memberId, goalId, taking } = parts;
  const { draftKey } = taking;
  const isOut = await erasedIn(trx, memberId, taking);
  const kit = withoutPeople(taking.kit, isOut);
  const title = goalTitle(kit.goal).slice(0, TITLE_CHARS_MAX).toWellFormed();
  const now = kith.now();
  const people = await takePeople(trx, { memberId, kit, isOut, title, now });
  const sources = await takeSources(kith, trx, { memberId, kit, people });
  const places = await takePlaces(trx, { memberId, goalId, kit, now });
  await requireRoom(trx, memberId, { goalId, more: kit.steps.length });
  const forms = kit.steps.map((step) => formOf(step, { people, sources, places }, taking.today));
  await insertSteps(kith, trx, { memberId, goalId, forms });
  const { id } = await trx
    .insertInto('kit')
    .values({
      member_id: memberId,
      goal_id: goalId,
      title,
      document: JSON.stringify(kit),
      draft_key: draftKey ?? null,
      taken_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await noteParts(trx, id, { person: people, source: sources, place: places });
  await kith.announce(trx, 'kit.taken', {
    key: `kit:${id}:taken`,
    memberId,
    goalId,
    personIds: people.flatMap((person) => person?.id ?? []).slice(0, PEOPLE_TOLD_MAX),
    at: now,
    subject: { kind: 'kit', id },
  } satisfies Happened);
  return id;
}

interface TakingPeople {
  memberId: number;
  kit: Kit;
  isOut: readonly boolean[];
  title: string;
  now: number;
}

async function takePeople(
  trx: Write,
  { memberId, kit, isOut, title, now }: TakingPeople,
): Promise<Parted[]> {
  const people: Parted[] = [];
  for (const [at, person] of kit.people.entries()) {
    const keys = allKeysOf(kit, at);
    const known = isOut[at] ? null : await personByKeys(trx, memberId, keys);
    if (isOut[at]) people.push(null);
    else if (known !== null) people.push({ id: known, isNew: false });
    else {
      const { name, site, feed, fediverse } = person;
      const fields = [
        { field: 'site' as const, value: site },
        { field: 'feed' as const, value: feed },
        { field: 'fediverse' as const, value: fediverse },
      ].filter(({ value }) => value !== '');
      const from = { origin: 'kit' as const, originDetail: title, now };
      people.push({
        id: await addPerson(trx, { memberId, name, fields, keys, ...from }),
        isNew: true,
      });
    }
  }
  return people;
}

async function takeSources(
  kith: Kith,
  trx: Write,
  { memberId, kit, people }: { memberId: number; kit: Kit; people: readonly Parted[] },
): Promise<Parted[]> {
  const sources: Parted[] = [];
  const feeds: { id: number; host: string }[] = [];
  for (const { title, url, person } of kit.sources) {
    const owner = people[person];
    if (!owner) {
      sources.push(null);
      continue;
    }
    const followed = await follow(trx, {
      memberId,
      feedUrl: url,
      title,
      personId: owner.id,
      batchId: null,
      now: kith.now(),
    });
    sources.push({ id: followed.sourceId, isNew: followed.isNew });
    if (followed.isNew) feeds.push({ id: followed.feedId, host: followed.host });
  }
  await enqueuePolls(kith, trx, feeds);
  return sources;
}

/** Where the kit's people gather is where one goes for its goal. */
async function takePlaces(
  trx: Write,
  { memberId, goalId, kit, now }: { memberId: number; goalId: number; kit: Kit; now: number },
): Promise<Part[]> {
  const places: Part[] = [];
  for (const form of kit.places) {
    const place = await insertPlace(trx, { memberId, form, now });
    await serveGoals(trx, { memberId, placeId: place.id, goalIds: [goalId] });
    places.push(place);
  }
  return places;
}

interface Made {
  people: readonly Parted[];
  sources: readonly Parted[];
  places: readonly Parted[];
}

/** A step of the kit as this member's. A rule that has nothing more to come is left out. */
function formOf(step: Kit['steps'][number], made: Made, today: string): NewStep {
  const { person, place, source, recurrence, ...words } = step;
  const recurs = recurrence !== null && ruleProblem(recurrence, today) === null;
  const idIn = (list: readonly Parted[], which: number | null) =>
    which === null ? null : (list[which]?.id ?? null);
  return {
    ...words,
    recurrence: recurs ? recurrence : null,
    dueOn: recurs ? today : null,
    personId: idIn(made.people, person),
    placeId: idIn(made.places, place),
    sourceId: idIn(made.sources, source),
  };
}

async function noteParts(
  trx: Write,
  kitId: number,
  parts: Record<KitPart, readonly Parted[]>,
): Promise<void> {
  const kinds = Object.keys(parts) as KitPart[];
  const rows = kinds.flatMap((kind) =>
    parts[kind]
      .filter((part) => part !== null)
      .map(({ id, isNew }) => ({
        kit_id: kitId,
        kind,
        subject_id: id,
        is_made: isNew ? 1 : 0,
      })),
  );
  if (rows.length === 0) return;
  // The same person may stand in a kit twice, made by the first.
  await trx
    .insertInto('kit_part')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
