import { dayOf } from '#days';
import type { Happened } from '#goals';
import type { Kith, Write } from '#platform';
import type { LinkTarget } from '../links/schema.ts';
import type { CapturedAs } from './schema.ts';

const PERSONS_TOLD_MAX = 50;

/** What each kind of capture is, of the four behaviours: a thought is one's own, the rest came from somewhere. */
const CAPTURED_C: Record<CapturedAs, Happened['c']> = {
  thought: 'create',
  chance: 'consume',
  talk: 'consume',
  podcast: 'consume',
  video: 'consume',
  reading: 'consume',
  conversation: 'connect',
};

interface Told {
  /** Title or text are new. */
  isRewritten: boolean;
  /** Goal or people are new. */
  isRepointed: boolean;
}

/**
 * Tells that something was written: a capture once (and again when its goal is known), another note
 * once a day. The key is the same each time, so who counts counts one.
 */
export async function tellWritten(
  kith: Kith,
  trx: Write,
  id: number,
  { isRewritten, isRepointed }: Told,
): Promise<void> {
  const note = await noteRow(trx, id);
  if (note.kind === 'capture') {
    if (isRepointed) await tellCaptured(kith, trx, note);
    return;
  }
  const day = isRewritten && note.text.trim() !== '' ? dayOf(kith.now()) : note.told_on;
  if (day === null || (day === note.told_on && !isRepointed)) return;
  await trx.updateTable('note').set({ told_on: day }).where('id', '=', id).execute();
  await kith.announce(trx, 'note.written', {
    ...(await happenedTo(kith, trx, note)),
    key: `note:${id}:written:${day}`,
    ...(note.kind === 'reflection' ? { phase: 'reflection' } : {}),
  } satisfies Happened);
}

/** What was caught and thrown away again was not kept after all; brought back, it was. */
export async function tellDiscarded(
  kith: Kith,
  trx: Write,
  id: number,
  isBack = false,
): Promise<void> {
  const note = await noteRow(trx, id);
  if (note.kind !== 'capture') return;
  if (isBack) return tellCaptured(kith, trx, note);
  await kith.announce(trx, 'capture.discarded', {
    key: `note:${id}:kept`,
    memberId: note.member_id,
    goalId: note.goal_id,
    at: kith.now(),
  } satisfies Happened);
}

async function tellCaptured(kith: Kith, trx: Write, note: Row): Promise<void> {
  await kith.announce(trx, 'capture.kept', {
    ...(await happenedTo(kith, trx, note)),
    key: `note:${note.id}:kept`,
    c: CAPTURED_C[note.captured_as ?? 'thought'],
    phase: 'performance',
  } satisfies Happened);
}

/** Tells that more people may read a note now; once for each audience. */
export async function tellShared(kith: Kith, trx: Write, id: number): Promise<void> {
  const note = await noteRow(trx, id);
  await kith.announce(trx, 'note.shared', {
    ...(await happenedTo(kith, trx, note)),
    key: `note:${id}:shared:${note.audience}`,
    ...(note.kind === 'reflection' ? { phase: 'reflection' } : {}),
  } satisfies Happened);
}

/** Tells of links that lead somewhere now; once for each note and target. */
export async function tellLinked(
  kith: Kith,
  trx: Write,
  id: number,
  targets: readonly LinkTarget[],
): Promise<void> {
  if (targets.length === 0) return;
  const note = await noteRow(trx, id);
  for (const { kind, id: targetId } of targets) {
    await kith.announce(trx, 'note.linked', {
      key: `note:${id}:linked:${kind}:${targetId}`,
      memberId: note.member_id,
      goalId: note.goal_id ?? (kind === 'goal' ? targetId : null),
      personIds: kind === 'person' ? [targetId] : [],
      at: kith.now(),
      subject: { kind: 'note', id },
    } satisfies Happened);
  }
}

async function happenedTo(kith: Kith, trx: Write, note: Row): Promise<Omit<Happened, 'key'>> {
  return {
    memberId: note.member_id,
    goalId: note.goal_id,
    personIds: await personsOf(trx, note.id),
    at: kith.now(),
    subject: { kind: 'note', id: note.id },
  };
}

/** Who is named with a note or linked in it. */
async function personsOf(trx: Write, id: number): Promise<number[]> {
  const named = await trx
    .selectFrom('note_person')
    .select('person_id')
    .where('note_id', '=', id)
    .union(
      trx
        .selectFrom('note_link')
        .select((eb) => eb.ref('target_id').$notNull().as('person_id'))
        .where('note_id', '=', id)
        .where('target_kind', '=', 'person'),
    )
    .execute();
  return named.map((row) => row.person_id).slice(0, PERSONS_TOLD_MAX);
}

type Row = Awaited<ReturnType<typeof noteRow>>;

function noteRow(trx: Write, id: number) {
  return trx
    .selectFrom('note')
    .select(['id', 'member_id', 'goal_id', 'kind', 'text', 'captured_as', 'told_on', 'audience'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
