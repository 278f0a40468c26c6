/** Work that is given up for good, and begun anew by whoever runs this Kith. */
import { expect } from 'vitest';
import { atEnd, sendAlong } from '#platform';
import { possess } from './possessions.ts';
import { makeWorld, type World } from './world.ts';

/** As a job ends that ends its process each time. */
export async function giveUpIn(world: World, kind: string, payload: object): Promise<void> {
  const { kith } = world;
  await kith.db.write(async (trx) => {
    await kith.enqueue(trx, [{ kind, payload }]);
    // In the same transaction, and after what is enqueued: else it might have been taken.
    const spent = trx.updateTable('job').set({ interruptions: 99 });
    atEnd(trx, () => sendAlong(trx, spent.where('kind', '=', kind).where('state', '=', 'waiting')));
  });
  await world.settle();
}

/** As the host does among the failed work. */
export async function tryAgain(
  world: World,
  host: { cookie: string },
  kind: string,
): Promise<void> {
  const answer = await world.ask('GET', '/api/v1/jobs', { as: host });
  const { dead } = (await answer.json()) as { dead: { id: number; kind: string }[] };
  const letter = dead.find((one) => one.kind === kind);
  const path = `/api/v1/jobs/${letter?.id}/retry`;
  expect((await world.ask('POST', path, { as: host })).status).toBe(204);
}

/** A world with a member who has something of each kind, by their numbers. */
export async function makeOwner() {
  const world = await makeWorld();
  const ada = await world.member('ada');
  const owned = await possess(world, ada.id, 'ada');
  const ids = Object.fromEntries(Object.entries(owned).map(([kind, id]) => [kind, Number(id)]));
  return { world, ada, ids };
}
