import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { type Database, migrate } from '#platform';
import { engines, openBareDatabase } from '#test';
import { lendToEachTest } from '../../../test/lend.ts';
import { migrations } from './schema.ts';

const BEFORE = `
create table member (id integer primary key);
create table goal (id integer primary key);
create table person (id integer primary key);
create table move (id integer primary key, member_id integer, goal_id integer, person_id integer, state text, outcome text, direction text, settled_at {int});
insert into member values (1);
insert into goal values (2);
insert into person values (3);
insert into move values (4, 1, 2, 3, 'done', 'sent it', 'received', ${Date.UTC(2026, 4, 6, 23, 59)}), (5, 1, 2, 3, 'planned', 'once', 'both', null), (6, 1, 2, 3, 'done', '', null, ${Date.UTC(2026, 4, 7)}), (7, 1, 2, 3, 'dropped', '', null, 1)`;

describe.each(engines)('moves done before there were interactions on %s', (engine) => {
  let db: Database;
  lendToEachTest(
    (folder) => openBareDatabase(engine, folder),
    (lent) => {
      db = lent;
    },
  );

  it('have a story among them, and no other move has', async () => {
    await migrate(db, [{ name: 'before', up: BEFORE }, ...migrations], () => 1);
    const stories = await db.read
      .selectFrom('interaction')
      .select(['move_id', 'day', 'outcome', 'direction', 'is_two_way', 'origin'])
      .orderBy('move_id')
      .execute();
    expect(stories).toEqual([
      {
        move_id: 4,
        day: '2026-05-06',
        outcome: 'sent it',
        direction: 'received',
        is_two_way: 1,
        origin: 'move',
      },
      {
        move_id: 6,
        day: '2026-05-07',
        outcome: '',
        direction: null,
        is_two_way: 0,
        origin: 'move',
      },
    ]);
    const links = await sql<{ person: number; goal: number }>`
      select person_id as person, goal_id as goal from interaction_person
      join interaction_goal using (interaction_id)`.execute(db.read);
    expect(links.rows).toEqual([
      { person: 3, goal: 2 },
      { person: 3, goal: 2 },
    ]);
  });
});
