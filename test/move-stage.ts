/** A member with a goal and somebody to move towards, for tests of moves. */
import { draftGoal } from '#goals';
import { makeWorld, type TestEngine } from '#test';
import type { MoveView } from '../src/connect/moves/schema.ts';
import { followFeed, publish } from './written.ts';

export async function setMoveStage(engine: TestEngine) {
  const world = await makeWorld({ engine });
  const ada = await world.member('ada');
  const goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back a release' })).id;
  const someone = (name: string, memberId = ada.id) => world.person(memberId, name);
  const personId = await someone('Bo Lund');

  const asked = <Answer = MoveView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const plan = async (form: object = {}) =>
    (await asked('POST', '/moves', { goalId, personId, intent: 'ask', ...form })).body;
  const settle = (id: number, settlement: object) => asked('PUT', `/moves/${id}/state`, settlement);
  const noteOf = async (title: string, text = '') =>
    (await asked<{ id: number }>('POST', '/notes', { title, text })).body.id;
  const entryOf = async () => {
    const { feedId } = await followFeed(world, ada.id, {
      feedUrl: 'https://bo.example/feed',
      title: 'Bo',
      personId,
    });
    const canaries = { title: 'Canaries', url: 'https://bo.example/canaries' };
    const [id = 0] = await publish(world, feedId, [canaries]);
    return id;
  };
  return { world, ada, goalId, personId, asked, plan, settle, noteOf, someone, entryOf };
}
export type MoveStage = Awaited<ReturnType<typeof setMoveStage>>;
