/** Where the invented learner goes. */
import type { Page } from 'playwright-core';
import { PLACES } from '../../invented/places.ts';
import { ask } from './prepare.ts';

interface Place {
  name: string;
  who: readonly string[];
  isForGoal: boolean;
  /** Days from today. */
  startsIn?: number;
  endsIn?: number;
}

const DAY_MS = 86_400_000;
const dayOf = (days: number | undefined): string | null =>
  days === undefined ? null : new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Where to go, for what, and who is there. Gives the first, a meetup. */
export async function knowPlaces(
  page: Page,
  goalId: number,
  people: ReadonlyMap<string, number>,
): Promise<number> {
  const ids: number[] = [];
  for (const { who, isForGoal, startsIn, endsIn, ...form } of PLACES as readonly Place[]) {
    const { id } = await ask<{ id: number }>(page, 'POST', '/places', {
      ...form,
      startsOn: dayOf(startsIn),
      endsOn: dayOf(endsIn),
      personIds: who.flatMap((name) => people.get(name) ?? []),
      goalIds: isForGoal ? [goalId] : [],
    });
    ids.push(id);
  }
  return ids[0] ?? 0;
}
