import { setImmediate } from 'node:timers/promises';
import { z } from '@hono/zod-openapi';
import { inBatches, type JobHandler, type Kith, type Read, type Write } from '#platform';
import type { Field } from '../directory/limits.ts';
import { inChunks } from '../directory/note.ts';
import { BLOCK_PEOPLE_MAX, PAIRS_MAX } from './limits.ts';
import { type Proposal, proposalFor } from './match.ts';
import { blocksOf, type Traits, traitsOf } from './traits.ts';

export const LOOK_FOR_DUPLICATES = 'people.lookForDuplicates';
const ATTEMPTS_MAX = 3;
const PEOPLE_AT_ONCE = 500;
const PAIRS_AT_ONCE = 500;
const Payload = z.object({ memberId: z.number() });

/** Has a directory looked through for duplicates, unless nothing was said of anybody since the last look. True while that is going on. */
export async function askForDuplicates(kith: Kith, memberId: number): Promise<boolean> {
  const { read } = kith.db;
  const last = await lastLook(read, memberId);
  if (last && last.done_at === null && kith.now() - last.asked_at < LOST_AFTER_MS) return true;
  const newest = await newestField(read);
  if (last?.done_at != null && last.seen_field_id === newest) return false;
  await kith.db.write(async (trx) => {
    await mark(trx, memberId, { asked_at: kith.now(), done_at: null, seen_field_id: newest });
    await kith.enqueue(trx, [
      {
        kind: LOOK_FOR_DUPLICATES,
        payload: { memberId },
        orderingKey: `duplicates ${memberId}`,
      },
    ]);
  });
  kith.wakeJobs();
  return true;
}

/** A look of which nothing was heard for so long has been given up. */
const LOST_AFTER_MS = 10 * 60 * 1000;

const lastLook = (read: Read, memberId: number) =>
  read
    .selectFrom('duplicate_look')
    .selectAll()
    .where('member_id', '=', memberId)
    .executeTakeFirst();

async function newestField(read: Read): Promise<number> {
  const row = await read
    .selectFrom('person_field')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  return Number(row?.id ?? 0);
}

async function mark(
  trx: Write,
  memberId: number,
  look: { asked_at: number; done_at: number | null; seen_field_id: number },
): Promise<void> {
  await trx
    .insertInto('duplicate_look')
    .values({ member_id: memberId, ...look })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet(look))
    .execute();
}

export function lookForDuplicatesJob(kith: Kith): JobHandler {
  return {
    attemptsMax: ATTEMPTS_MAX,
    run: async (payload) => {
      const { memberId } = Payload.parse(payload);
      const now = kith.now();
      const seen = await newestField(kith.db.read);
      const proposals = await proposalsFor(kith.db.read, memberId);
      for (const chunk of inChunks(proposals, PAIRS_AT_ONCE))
        await kith.db.write((trx) => putPairs(trx, chunk, { memberId, now }));
      await kith.db.write(async (trx) => {
        await trx
          .deleteFrom('person_pair')
          .where('member_id', '=', memberId)
          .where('found_at', '<', now)
          .where('dismissed_at', 'is', null)
          .execute();
        await mark(trx, memberId, { asked_at: now, done_at: kith.now(), seen_field_id: seen });
      });
    },
  };
}

async function putPairs(
  trx: Write,
  proposals: readonly Proposal[],
  { memberId, now }: { memberId: number; now: number },
): Promise<void> {
  await trx
    .insertInto('person_pair')
    .values(
      proposals.map(({ aId, bId, strength, reasons }) => ({
        a_id: aId,
        b_id: bId,
        member_id: memberId,
        strength,
        reasons: JSON.stringify(reasons.map(({ words }) => words)),
        found_at: now,
        dismissed_at: null,
      })),
    )
    // What was dismissed stays dismissed, whatever is found.
    .onConflict((conflict) =>
      conflict.columns(['a_id', 'b_id']).doUpdateSet((eb) => ({
        strength: eb.ref('excluded.strength'),
        reasons: eb.ref('excluded.reasons'),
        found_at: eb.ref('excluded.found_at'),
      })),
    )
    .execute();
}

/** All who may be one in a directory, the surest first. Reads in slices and lets others go first in between. */
export async function proposalsFor(read: Read, memberId: number): Promise<Proposal[]> {
  const people = new Map<number, Traits>();
  const blocks = new Map<string, number[]>();
  for await (const traits of everybody(read, memberId)) {
    people.set(traits.id, traits);
    for (const block of blocksOf(traits)) {
      const there = blocks.get(block);
      if (there) there.push(traits.id);
      else blocks.set(block, [traits.id]);
    }
  }
  return comparing(people, blocks);
}

const BLOCKS_AT_ONCE = 5_000;

async function comparing(
  people: ReadonlyMap<number, Traits>,
  blocks: ReadonlyMap<string, number[]>,
): Promise<Proposal[]> {
  const found = new Map<string, Proposal>();
  let looked = 0;
  for (const ids of blocks.values()) {
    looked += 1;
    if (looked % BLOCKS_AT_ONCE === 0) await setImmediate();
    if (ids.length < 2 || ids.length > BLOCK_PEOPLE_MAX) continue;
    for (const [one, other] of pairsOf(ids)) {
      const key = one < other ? `${one} ${other}` : `${other} ${one}`;
      const [a, b] = [people.get(one), people.get(other)];
      if (one === other || found.has(key) || !a || !b) continue;
      const proposal = proposalFor(a, b);
      if (proposal) found.set(key, proposal);
    }
  }
  return [...found.values()]
    .toSorted((a, b) => b.strength - a.strength || a.aId - b.aId || a.bId - b.bId)
    .slice(0, PAIRS_MAX);
}

function* pairsOf(ids: readonly number[]): Generator<[number, number]> {
  for (const [i, one] of ids.entries()) for (const other of ids.slice(i + 1)) yield [one, other];
}

const TELLING: readonly Field[] = [
  'name',
  'employer',
  'email',
  'phone',
  'fediverse',
  'bluesky',
  'github',
  'linkedin',
  'profile',
  'site',
  'feed',
  'newsletter',
];

/** What each of a member's people is known by, in slices, so that others go first in between. */
export async function* everybody(read: Read, memberId: number): AsyncGenerator<Traits> {
  const asked = read
    .selectFrom('person')
    .select('id')
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .limit(PEOPLE_AT_ONCE);
  const after = (id: number) => asked.where('id', '>', id).execute();
  for await (const people of inBatches(PEOPLE_AT_ONCE, after)) {
    const ids = people.map((person) => person.id);
    const rows = await read
      .selectFrom('person_field')
      .select(['person_id', 'field', 'value', 'origin'])
      .where('person_id', 'in', ids)
      .where('field', 'in', TELLING)
      .execute();
    const said = Map.groupBy(rows, (row) => row.person_id);
    for (const id of ids) yield traitsOf(id, said.get(id) ?? []);
  }
}
