/** A member with a goal and somebody to move towards, for tests of moves. */
import { draftGoal } from '#goals';
import { addPerson } from '#people';
import { follow } from '#sources';
import { makeWorld, type TestEngine } from '#test';
import type { MoveView } from '../src/connect/moves/schema.ts';

export async function setMoveStage(engine: TestEngine) {
  const world = await makeWorld({ engine });
  const ada = await world.member('ada');
  const goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back a release' })).id;
  const someone = (name: string, memberId = ada.id) =>
    world.kith.db.write((trx) =>
      addPerson(trx, {
        memberId,
        name,
        fields: [],
        keys: [],
        origin: 'hand',
        originDetail: '',
        now: world.kith.now(),
      }),
    );
  const personId = await someone('Bo Lund');

  async function asked<Answer = MoveView>(method: string, path: string, body?: unknown, as = ada) {
    const response = await world.ask(method, `/api/v1${path}`, { as, body });
    const text = await response.text();
    return { status: response.status, body: (text ? JSON.parse(text) : undefined) as Answer };
  }
  const plan = async (form: object = {}) =>
    (await asked('POST', '/moves', { goalId, personId, intent: 'ask', ...form })).body;
  const settle = (id: number, settlement: object) => asked('PUT', `/moves/${id}/state`, settlement);
  const noteOf = async (title: string, text = '') =>
    (await asked<{ id: number }>('POST', '/notes', { title, text })).body.id;
  const entryOf = () =>
    world.kith.db.write(async (trx) => {
      const now = world.kith.now();
      const source = { memberId: ada.id, personId, title: 'Bo', batchId: null, now };
      const { feedId } = await follow(trx, { ...source, feedUrl: 'https://bo.example/feed' });
      const { id } = await trx
        .insertInto('entry')
        .values({
          feed_id: feedId,
          identity: 'canaries',
          url: 'https://bo.example/canaries',
          title: 'Canaries',
          published_at: now,
          is_dated: 1,
          seen_at: now,
          html: '',
          excerpt: '',
          text: '',
          words: 0,
          content_hash: '',
          author_key: '',
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    });
  return { world, ada, goalId, personId, asked, plan, settle, noteOf, someone, entryOf };
}
export type MoveStage = Awaited<ReturnType<typeof setMoveStage>>;
