/** A learner of some years: goals with their plans, notes that point to each other, and what was lived. */
import { writeNote } from '#create';
import { CELLS, draftGoal, setGoalStatus } from '#goals';
import { addMember } from '#members';
import { addPeople } from '#people';
import { addStep } from '#plans';
import type { Kith, Write } from '#platform';
import { inventLanguage, type Language, randomFrom } from '../find/words.ts';

export interface LoopSize {
  goals: number;
  notes: number;
  people: number;
  behaviours: number;
}
export interface Learner {
  memberId: number;
  goalIds: number[];
  personIds: number[];
  noteIds: number[];
}

const SEED = 7;
const STEPS_PER_GOAL = 8;
const NOTE_WORDS = 300;
const ROWS_AT_ONCE = 500;
const DAY_MS = 24 * 60 * 60 * 1000;
const YEARS_MS = 4 * 365 * DAY_MS;

/** Makes the learner by the program's own verbs, but for what was lived: that is written at once. */
export async function generateLearner(
  kith: Kith,
  size: LoopSize,
  say: (words: string) => void,
): Promise<Learner> {
  const random = randomFrom(SEED);
  const language = inventLanguage(random);
  const { id: memberId } = await addMember(kith, {
    name: 'bench',
    password: 'bench likes to learn',
  });
  const goalIds: number[] = [];
  for (let n = 0; n < size.goals; n++) goalIds.push(await makeGoal(kith, memberId, language, n));
  say(`${size.goals} goals`);
  const personIds = await meet(kith, memberId, size.people);
  say(`${size.people} people`);
  const noteIds: number[] = [];
  for (let n = 0; n < size.notes; n++) {
    const goalId = random() < 0.7 ? (goalIds[n % goalIds.length] ?? null) : null;
    const near = Math.max(0, n - 1 - Math.floor(random() * 50));
    const { id } = await writeNote(kith, memberId, {
      title: titleOf(n),
      text: `${language.write(n % 100, NOTE_WORDS)}\n\nSee [[${titleOf(near)}]]. Asked ${personOf(n % size.people)}, as ${titleOf((n * 31) % size.notes)} says.`,
      goalId,
      tags: [`tag ${n % 40}`],
    });
    noteIds.push(id);
    if ((n + 1) % 2_000 === 0) say(`${n + 1} of ${size.notes} notes`);
  }
  await live(kith, { memberId, goalIds, personIds, noteIds, behaviours: size.behaviours });
  say(`${size.behaviours} behaviours`);
  return { memberId, goalIds, personIds, noteIds };
}

const titleOf = (n: number) => `Note ${n} on what came up`;

const FIRST = ['Mara', 'Otto', 'Ada', 'Bo', 'Li', 'Noor', 'Ida', 'Sol'];
/** A first name that many have, and a name that is theirs. */
const personOf = (n: number) => `${FIRST[n % FIRST.length]} Lund${(n * 7_919).toString(36)}`;

async function meet(kith: Kith, memberId: number, count: number): Promise<number[]> {
  const from = { memberId, origin: 'hand', originDetail: '', now: kith.now() } as const;
  const ids: number[] = [];
  for (let start = 0; start < count; start += ROWS_AT_ONCE) {
    const some = Array.from({ length: Math.min(ROWS_AT_ONCE, count - start) }, (_, n) => ({
      name: personOf(start + n),
      fields: [],
      keys: [],
    }));
    ids.push(...(await kith.db.write((trx) => addPeople(trx, some, from))));
  }
  return ids;
}

async function makeGoal(kith: Kith, memberId: number, language: Language, n: number) {
  const goal = await draftGoal(kith, memberId, {
    need: language.write(n, 30),
    able: `goal ${n}: ${language.write(n, 10)}`,
    evidence: 'It is done\nIt is seen',
    confidence: 40,
    questions: [{ text: language.ask(n, 6) }, { text: language.ask(n, 6) }],
  });
  await setGoalStatus(kith, memberId, goal.id, 'active');
  for (let step = 0; step < STEPS_PER_GOAL; step++) {
    await addStep(kith, memberId, goal.id, {
      text: language.write(n, 8),
      ...(step % 2 === 0 ? { cue: language.write(n, 4), action: language.write(n, 4) } : {}),
      ...(step % 3 === 0 ? { recurrence: 'FREQ=WEEKLY;BYDAY=TU', dueOn: '2026-01-06' } : {}),
    });
  }
  return goal.id;
}

interface Lived extends Learner {
  behaviours: number;
}

async function live(kith: Kith, lived: Lived): Promise<void> {
  const random = randomFrom(SEED + 1);
  for (let from = 0; from < lived.behaviours; from += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, lived.behaviours - from);
    await kith.db.write((trx) => liveThrough(trx, { kith, lived, random, from, count }));
  }
}

/** The first goal has a thousand things more than the others: what a long journey costs is measured with it. */
const MORE_FOR_FIRST = 0.005;

const goalOf = ({ goalIds }: Lived, random: () => number): number | null =>
  goalIds[random() < MORE_FOR_FIRST ? 0 : Math.floor(random() * goalIds.length)] ?? null;

interface Stretch {
  kith: Kith;
  lived: Lived;
  random: () => number;
  from: number;
  count: number;
}

async function liveThrough(trx: Write, { kith, lived, random, from, count }: Stretch) {
  const rows = Array.from({ length: count }, (_, n) => {
    const cell = CELLS[Math.floor(random() ** 2 * CELLS.length)] ?? {
      c: 'consume',
      phase: 'performance',
    };
    return {
      member_id: lived.memberId,
      goal_id: goalOf(lived, random),
      ...cell,
      event: 'note.written',
      key: `bench:${from + n}`,
      subject_kind: 'note',
      subject_id: lived.noteIds[Math.floor(random() * lived.noteIds.length)] ?? 0,
      at: Math.floor(kith.now() - random() * YEARS_MS),
      told_at: kith.now(),
      undone_at: null,
      minutes: null,
      by_hand: null,
      tool_id: null,
      removed_at: null,
    };
  });
  await trx.insertInto('behaviour').values(rows).execute();
}
