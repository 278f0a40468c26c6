import type { Happened } from '#goals';
import type { Kith, Write } from '#platform';
import type { Direction } from '../moves/schema.ts';
import { cOf, momentOf, tellingsOf } from './rules.ts';

/** What of an interaction makes a behaviour. */
export interface Told {
  id: number;
  day: string;
  direction: Direction | null;
  personIds: readonly number[];
  goalIds: readonly number[];
}

/** Somebody was met, or something passed: `interaction.logged`, once for each goal that it served. */
export async function tellLogged(
  kith: Kith,
  trx: Write,
  memberId: number,
  told: Told,
): Promise<void> {
  for (const telling of tellingsOf(told.id, told.goalIds))
    await announce(kith, trx, 'interaction.logged', { memberId, told, telling });
}

/** It counts no more, as it was removed, or for a goal that it served no longer. */
export async function tellUnlogged(
  kith: Kith,
  trx: Write,
  memberId: number,
  told: Told,
): Promise<void> {
  for (const telling of tellingsOf(told.id, told.goalIds))
    await announce(kith, trx, 'interaction.unlogged', { memberId, told, telling });
}

/** What it was before is taken back where it is no longer so, and what it is now is told. */
export async function tellChanged(
  kith: Kith,
  trx: Write,
  memberId: number,
  { before, after }: { before: Told; after: Told },
): Promise<void> {
  const keys = new Set(tellingsOf(after.id, after.goalIds).map(({ key }) => key));
  for (const telling of tellingsOf(before.id, before.goalIds))
    if (!keys.has(telling.key))
      await announce(kith, trx, 'interaction.unlogged', { memberId, told: before, telling });
  await tellLogged(kith, trx, memberId, after);
}

/** What an encounter is told as, where it is more than that it was. */
const TOLD_AS = {
  'ask.answered': { done: 'ask.answered', undone: 'ask.unanswered' },
  'help.given': { done: 'help.given', undone: 'help.undone' },
  'introduction.made': { done: 'introduction.made', undone: 'introduction.undone' },
};
const LOGGED = { done: 'interaction.logged', undone: 'interaction.unlogged' };

async function announce(
  kith: Kith,
  trx: Write,
  event: 'interaction.logged' | 'interaction.unlogged',
  {
    memberId,
    told,
    telling,
  }: { memberId: number; told: Told; telling: { key: string; goalId: number | null } },
): Promise<void> {
  const row = await trx
    .selectFrom('interaction')
    .select('told_as')
    .where('id', '=', told.id)
    .executeTakeFirst();
  const names = row?.told_as ? TOLD_AS[row.told_as] : LOGGED;
  await kith.announce(trx, event === LOGGED.done ? names.done : names.undone, {
    key: telling.key,
    memberId,
    goalId: telling.goalId,
    personIds: [...told.personIds],
    at: kith.now(),
    happenedAt: momentOf(told.day, kith.now()),
    subject: { kind: 'interaction', id: told.id },
    c: cOf(told.direction),
    phase: 'performance',
  } satisfies Happened);
}
