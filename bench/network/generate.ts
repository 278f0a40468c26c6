/** An invented network: people in communities who link to each other, who were met, chosen and written about. */
import { draftGoal, setGoalStatus } from '#goals';
import { addMember } from '#members';
import { addPeople } from '#people';
import type { Kith, Write } from '#platform';
import { follow } from '#sources';
import { randomFrom } from '../find/words.ts';

const SEED = 11;
const AT_ONCE = 250;
const COMMUNITY = 80;
const LINKS = 5;
/** So much of what people link to is within their community. */
const NEAR_SHARE = 0.85;
const GOALS = 6;
const DAY_MS = 24 * 60 * 60 * 1000;
const YEARS_MS = 2 * 365 * DAY_MS;

export interface Generated {
  memberId: number;
  personIds: number[];
  goalIds: number[];
}

/** People who write and link; every third was met, every tenth is chosen for a goal, of every fourth something is kept. */
export async function generateNetwork(kith: Kith, people: number): Promise<Generated> {
  const { id: memberId } = await addMember(kith, { name: 'bench', password: 'bench likes maps' });
  const random = randomFrom(SEED);
  const goalIds: number[] = [];
  for (let n = 0; n < GOALS; n++) {
    const goal = await draftGoal(kith, memberId, {
      able: `goal ${n}`,
      questions: [{ text: 'How?' }],
    });
    await setGoalStatus(kith, memberId, goal.id, 'active');
    goalIds.push(goal.id);
  }
  const personIds: number[] = [];
  for (let from = 0; from < people; from += AT_ONCE) {
    const count = Math.min(AT_ONCE, people - from);
    const made = await kith.db.write((trx) =>
      addSome(trx, { kith, memberId, from, count, people, random }),
    );
    personIds.push(...made);
  }
  for (let from = 0; from < people; from += AT_ONCE) {
    const some = personIds.slice(from, from + AT_ONCE);
    await kith.db.write((trx) => passWith(trx, { kith, memberId, some, goalIds, random }));
  }
  return { memberId, personIds, goalIds };
}

interface Some {
  kith: Kith;
  memberId: number;
  from: number;
  count: number;
  people: number;
  random: () => number;
}

async function addSome(trx: Write, { kith, memberId, from, count, people, random }: Some) {
  const now = kith.now();
  const at = Array.from({ length: count }, (_, n) => from + n);
  const ids = await addPeople(
    trx,
    at.map((n) => ({
      name: `${['Mara', 'Otto', 'Ada', 'Bo', 'Li'][n % 5]} ${['Lund', 'Dahl', 'Okafor'][n % 3]} ${n}`,
      fields: [
        { field: 'employer' as const, value: `Company ${n % 40}` },
        { field: 'role' as const, value: `Role ${n % 25}` },
      ],
      keys: [`site:p${n}.example`],
    })),
    { memberId, origin: 'opml', originDetail: '', now },
  );
  for (const [place, personId] of ids.entries()) {
    const n = from + place;
    const { feedId } = await follow(trx, {
      memberId,
      feedUrl: `https://p${n}.example/feed`,
      title: `P ${n}`,
      personId,
      batchId: null,
      now,
    });
    const { id } = await trx
      .insertInto('entry')
      .values({
        feed_id: feedId,
        identity: '1',
        url: null,
        title: `What ${n} wrote`,
        author_key: '',
        author_name: null,
        author_url: null,
        published_at: now,
        is_dated: 1,
        updated_at: null,
        seen_at: now,
        language: 'en',
        html: '',
        excerpt: '',
        text: '',
        words: 0,
        content_hash: '1',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const links = new Set(Array.from({ length: LINKS }, () => linkedFrom(n, people, random)));
    await trx
      .insertInto('entry_link')
      .values(
        [...links].map((to) => ({
          entry_id: id,
          url: `https://p${to}.example/1`,
          site_key: `p${to}.example`,
        })),
      )
      .execute();
  }
  return ids;
}

/** Mostly somebody near, and there rather the first than the last, as links go. */
function linkedFrom(n: number, people: number, random: () => number): number {
  if (random() >= NEAR_SHARE) return Math.floor(random() * people);
  const first = n - (n % COMMUNITY);
  return first + Math.floor(random() ** 2 * Math.min(COMMUNITY, people - first));
}

interface Passing {
  kith: Kith;
  memberId: number;
  some: readonly number[];
  goalIds: readonly number[];
  random: () => number;
}

async function passWith(trx: Write, { kith, memberId, some, goalIds, random }: Passing) {
  const now = kith.now();
  const when = () => Math.floor(now - random() * YEARS_MS);
  for (const [n, personId] of some.entries()) {
    const goalId = goalIds[n % goalIds.length] ?? 0;
    if (n % 3 === 0) await meet(trx, { memberId, personId, goalId, at: when() });
    if (n % 10 === 0)
      await trx
        .insertInto('choice')
        .values({ goal_id: goalId, person_id: personId, decision: 'chosen', decided_at: when() })
        .execute();
    if (n % 4 === 0) await write(trx, { memberId, personId, goalId, at: when() });
  }
}

interface Passed {
  memberId: number;
  personId: number;
  goalId: number;
  at: number;
}

async function meet(trx: Write, { memberId, personId, goalId, at }: Passed): Promise<void> {
  const { id } = await trx
    .insertInto('interaction')
    .values({
      member_id: memberId,
      day: new Date(at).toISOString().slice(0, 10),
      channel: 'met',
      direction: 'both',
      is_two_way: 1,
      learnt: `What ${personId} showed me`,
      gave: 'My notes',
      origin: 'hand',
      origin_key: null,
      draft_key: null,
      move_id: null,
      told_as: null,
      created_at: at,
      updated_at: at,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('interaction_person')
    .values({ interaction_id: id, person_id: personId })
    .execute();
  await trx
    .insertInto('interaction_goal')
    .values({ interaction_id: id, goal_id: goalId })
    .execute();
}

async function write(trx: Write, { memberId, personId, goalId, at }: Passed): Promise<void> {
  const title = `What I keep of ${personId}`;
  const { id } = await trx
    .insertInto('note')
    .values({
      member_id: memberId,
      goal_id: goalId,
      title,
      text: '',
      folded: title.toLowerCase(),
      draft_key: null,
      created_at: at,
      updated_at: at,
      removed_at: null,
      day: null,
      captured_as: null,
      source_url: null,
      entry_id: null,
      derived_from: null,
      told_on: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx.insertInto('note_person').values({ note_id: id, person_id: personId }).execute();
}
