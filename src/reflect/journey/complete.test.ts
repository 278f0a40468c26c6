/** A journey leaves nothing out: each thing recorded for a goal is told once, on the page and in the file. */
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftGoal } from '#goals';
import { engines, makeWorld, type World } from '#test';
import { addBehaviour } from '../behaviours/by-hand.ts';
import { record, takeBack } from '../behaviours/record.ts';
import { RULES } from '../behaviours/rules.ts';
import { journeyOf } from './journey.ts';
import { journeyMarkdown } from './markdown.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Every table that points to a goal, and where a journey tells of what is in it. A new one needs a place here. */
const TOLD_AS: Record<string, string> = {
  ask: 'ask.sent, with its outcome',
  assessment: 'person.assessed; what was judged is told to nobody',
  assessment_change: 'the same',
  behaviour: 'itself',
  brief: 'brief.written',
  choice: 'people, and person.chosen',
  compared_question: 'not: how far the program has compared',
  entry_fit: 'not: what the program found to read',
  finding_help: 'help.weighed; the judgement is told to nobody',
  finding_lesson: 'not: what the program learnt',
  goal_check: 'a line for each day',
  goal_confidence: 'confidence from … to …',
  goal_reader: 'turns: who may see it',
  goal_review: 'looking back',
  goal_revision: 'turns',
  interaction_goal: 'with others',
  keep: 'keep.made, with the takeaway',
  keeping_put_off: 'not: a reminder put off',
  kept_path: 'path.studied, with the takeaway',
  kit: 'kit.taken',
  move: 'with others',
  note: 'notes',
  observation: 'person.observed; what was seen is told to nobody',
  peer_request: 'peer.asked',
  place_goal: 'places',
  publication: 'turns, and note.shared',
  published_goal: 'turns: who may see it',
  question: 'questions',
  step: 'the plan',
};

describe.each(engines)('a journey, on %s,', (engine) => {
  let world: World;
  let ada: Awaited<ReturnType<World['member']>>;
  let goalId: number;
  beforeEach(async () => {
    world = await makeWorld({ engine });
    ada = await world.member('ada');
    goalId = (await draftGoal(world.kith, ada.id, { able: 'roll back', minutesPerWeek: 120 })).id;
  });
  afterEach(() => world.close());

  const journey = () => journeyOf(world.kith, ada.id, { goalId, isNamed: true, zone: 'UTC' });
  const happened = async () => (await journey()).months.flatMap((month) => month.happened);
  const asked = (method: string, path: string, body: unknown) =>
    world.accepted(method, path, { as: ada, body });

  it('tells every behaviour of the table of rules, in the page and in the file', async () => {
    const at = world.kith.now();
    for (const rule of RULES)
      await world.kith.db.write((trx) =>
        record(trx, rule, { key: rule.event, memberId: ada.id, goalId, at, minutes: 3 }),
      );
    const told = await journey();
    const page = JSON.stringify(told.months);
    const file = journeyMarkdown(told);
    const missing = RULES.filter(({ words }) => !page.includes(words) || !file.includes(words));
    expect(missing.map(({ event }) => event)).toEqual([]);
    expect((await happened()).reduce((sum, { times }) => sum + times, 0)).toBe(RULES.length);
  });

  it('has a place for every table that points to a goal', async () => {
    if (engine !== 'sqlite') return;
    const { rows } = await sql<{ name: string }>`
      select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'goal_id'
      where m.type = 'table' order by m.name`.execute(world.kith.db.read);
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(TOLD_AS).toSorted());
  });

  it('tells what was added by hand with its people, tool and time, and checks with and without a word', async () => {
    const { id: personId } = await asked('POST', '/people', { name: 'Bea Lund', fields: [] });
    await asked('POST', '/behaviours', {
      words: 'A workshop in Oslo',
      c: 'consume',
      phase: 'performance',
      goalId,
      personIds: [personId],
      tool: 'Zoom',
      minutes: 95,
    });
    await asked('PUT', `/goals/${goalId}/checks/2026-11-21`, { answer: 'not-now', minutes: 25 });
    await asked('PUT', `/goals/${goalId}/checks/2026-11-22`, {
      answer: 'partly',
      words: 'The drill took too long',
      minutes: 60,
    });
    const file = journeyMarkdown(await journey());
    for (const line of [
      'Time noted: 3 h in 2 weeks. You set aside 2 h a week.',
      '### November 2026 (3 h noted)',
      '- 2026-11-23: A workshop in Oslo (with Bea Lund; Zoom; 1 h 35 min)',
      '- 2026-11-21: On track? Not now (25 min)',
      '- 2026-11-22: On track? Partly (1 h)\n  - The drill took too long',
    ])
      expect(file).toContain(line);
    expect(await happened()).toHaveLength(3);
  });

  it('says with whom and what of an encounter, and what came of asks and paths', async () => {
    const { id: personId } = await asked('POST', '/people', { name: 'Bea Lund', fields: [] });
    await asked('POST', '/interactions', {
      day: '2026-11-20',
      personIds: [personId],
      goalIds: [goalId],
      channel: 'call',
      title: 'Rollbacks by phone',
      intent: 'How she rehearses',
      learnt: 'On Mondays',
      gave: 'Our checklist',
      next: 'Try it in December',
    });
    const words = '- 2026-11-20: Was in touch with Bea Lund: Rollbacks by phone (Phone call)';
    const details = ['Wanted: How she rehearses', 'Learnt: On Mondays', 'Gave: Our checklist'];
    const file = [words, ...details.map((one) => `  - ${one}`), '  - Next: Try it in December'];
    // The same before its behaviour is made as after.
    expect(journeyMarkdown(await journey())).toContain(file.join('\n'));
    await world.settle();
    expect(journeyMarkdown(await journey())).toContain(file.join('\n'));
    expect(await happened()).toHaveLength(1);
  });

  it('names places, parts and what was said when one set out', async () => {
    await asked('POST', '/places', { name: 'Ops meetup', kind: 'meetup', goalIds: [goalId] });
    await asked('POST', '/goals', { able: 'read a graph', parentId: goalId });
    await asked('PATCH', `/goals/${goalId}`, {
      known: 'How to deploy',
      obstacle: 'No time',
      ifThen: { cue: 'it is Monday', action: 'rehearse' },
    });
    const file = journeyMarkdown(await journey());
    for (const part of [
      '## Places\n\n- Ops meetup',
      '## Parts\n\n- read a graph',
      '## Known at the beginning\n\nHow to deploy',
      '## What could get in the way\n\nNo time\n\nIf it is Monday, then I rehearse.',
    ])
      expect(file).toContain(part);
  });

  it('tells as many things as were lived, whatever was told, twice or taken back', async () => {
    const telling = fc.record({
      rule: fc.nat(RULES.length - 1),
      key: fc.nat(4),
      day: fc.nat(40),
      isUndo: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(telling, { maxLength: 25 }), fc.nat(3), async (all, byHand) => {
        await world.kith.db.write((trx) => trx.deleteFrom('behaviour').execute());
        for (const { rule: at, key, day, isUndo } of all) {
          const rule = RULES[at];
          if (!rule) continue;
          const happening = {
            key: `${key}`,
            memberId: ada.id,
            goalId,
            at: world.kith.now() - day * DAY_MS,
          };
          await world.kith.db.write((trx) => (isUndo ? takeBack : record)(trx, rule, happening));
        }
        for (let n = 0; n < byHand; n++)
          await addBehaviour(world.kith, ada.id, {
            words: 'A call',
            c: 'connect',
            phase: 'performance',
            goalId,
          });
        const { count } = await world.kith.db.read
          .selectFrom('behaviour')
          .select((eb) => eb.fn.countAll<number>().as('count'))
          .where('removed_at', 'is', null)
          .executeTakeFirstOrThrow();
        const told = (await happened()).reduce((sum, { times }) => sum + times, 0);
        expect(told).toBe(Number(count));
      }),
      { numRuns: 25 },
    );
  });
});
