/** A member with a goal and three people, for tests of asks. */
import { draftGoal } from '#goals';
import { makeWorld, type TestEngine, type World } from '#test';
import type { AskView } from '../src/connect/asks/schema.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
export const ANSWERED = {
  state: 'answered',
  helped: 'yes',
  answer: 'Begin small.',
  day: '2026-11-23',
};

export async function setAskStage(engine: TestEngine) {
  const world = await makeWorld({ engine });
  const ada = await world.member('ada');
  const goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back a release' })).id;
  const people: number[] = [];
  for (const name of ['Bo Lund', 'Cy Long', 'Di Wu'])
    people.push(await someone(world, ada.id, name));

  const asked = <Answer = AskView>(method: string, path: string, body?: unknown, as = ada) =>
    world.asked<Answer>(method, path, { as, body });
  const dayIn = (days: number) =>
    new Date(world.kith.now() + days * DAY_MS).toISOString().slice(0, 10);
  const form = (more: object = {}) => ({
    question: 'How do you rehearse a rollback?',
    tried: 'A dry run on paper.',
    hoped: 'One thing to begin with.',
    goalId,
    closesOn: dayIn(10),
    people: people.map((personId) => ({ personId })),
    ...more,
  });
  const make = async (more: object = {}) => (await asked('POST', '/asks', form(more))).body;
  // Each a moment after the one before, as in life: of two tellings the later counts, whichever is heard first.
  const settle = (ask: AskView, personId: number, settlement: object) => {
    world.advance(1);
    return asked('PUT', `/asks/${ask.id}/people/${personId}/state`, settlement);
  };
  return { world, ada, goalId, people, asked, dayIn, form, make, settle };
}
export type AskStage = Awaited<ReturnType<typeof setAskStage>>;

export const someone = (world: World, memberId: number, name: string) =>
  world.person(memberId, name, {
    fields: [
      { field: 'name', value: name },
      { field: 'email', value: `${name.slice(0, 2).toLowerCase()}@friends.example` },
    ],
  });
