import { notesOf } from '#create';
import type { Kith } from '#platform';
import { interactionsOf } from '../interactions/queries.ts';
import type { InteractionView } from '../interactions/schema.ts';
import { forGoals } from './goals.ts';
import { personKey } from './key-rules.ts';
import type { Queue } from './limits.ts';
import { maintainFor } from './maintain.ts';
import { putOffLines } from './put-off.ts';
import type { KeepingLine, KeepingView } from './schema.ts';

type Bare = Pick<KeepingLine, 'queue' | 'key' | 'person' | 'goal' | 'why' | 'intent'> &
  Partial<KeepingLine>;

/** The three queues of today, each line with why now and with what was last between the two. */
export async function keepingOf(
  kith: Kith,
  memberId: number,
  { today, putOffMax }: { today: string; putOffMax: number },
): Promise<KeepingView> {
  const [maintain, { build, activate, activeGoals, hasChosen }, off] = await Promise.all([
    maintainFor(kith, memberId, today),
    forGoals(kith, memberId, today),
    putOffLines(kith, memberId, { today, max: putOffMax }),
  ]);
  const told = (lines: Bare[]) =>
    Promise.all(lines.map((line) => withContext(kith, memberId, line)));
  return {
    build: await told(build.map((line) => ({ ...line, queue: 'build', intent: 'ask' }))),
    maintain: await told(
      maintain.lines.map((line) => ofPerson('maintain', { ...line, goal: null, intent: 'share' })),
    ),
    activate: await told(activate.map((line) => ofPerson('activate', { ...line, intent: 'ask' }))),
    withRhythm: maintain.withRhythm,
    activeGoals,
    hasChosen,
    putOff: off.lines,
    putOffCount: off.count,
  };
}

/** The few people that matter now, for the page of today: those of the week's queue. Cheap, as home is read often. */
export async function fewNow(
  kith: Kith,
  memberId: number,
  { today, max }: { today: string; max: number },
): Promise<{ person: { id: number; name: string }; why: string }[]> {
  const { lines } = await maintainFor(kith, memberId, today);
  return lines.slice(0, max).map(({ person, why }) => ({ person, why }));
}

const ofPerson = (
  queue: Queue,
  line: Omit<Bare, 'queue' | 'key'> & { person: { id: number; name: string } },
): Bare => ({ ...line, queue, key: personKey(line.person.id) });

async function withContext(kith: Kith, memberId: number, line: Bare): Promise<KeepingLine> {
  const bare = { ownWords: '', cadenceDays: null, ...line };
  if (line.person === null) return { ...bare, last: null, note: null };
  const personId = line.person.id;
  const [{ interactions }, notes] = await Promise.all([
    interactionsOf(kith, memberId, { personId, limit: 1 }),
    notesOf(kith, memberId, { personId }),
  ]);
  const [note] = notes;
  return {
    ...bare,
    last: interactions[0] ? lastOf(interactions[0]) : null,
    note: note ? { id: note.id, title: note.title.trim() || 'A note' } : null,
  };
}

const lastOf = ({ day, title, outcome, intent, learnt, next }: InteractionView) => ({
  day,
  what: outcome || title || intent,
  learnt,
  next,
});
