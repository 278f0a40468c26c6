import { sql } from 'kysely';
import type { C, Phase } from '#goals';
import { type Kith, type Read, Refusal } from '#platform';
import { mapOf } from '../behaviours/map.ts';
import { TOOLS_MAX } from './limits.ts';
import type { KitView, ToolView, Use } from './schema.ts';

export const noSuchTool = () => new Refusal('not_found', 'There is no such tool.');

/** A member's tools with the cells they were used in, Kith among them, and the cells they want to live. */
export async function kitOf(kith: Kith, memberId: number): Promise<KitView> {
  const { read } = kith.db;
  const [tools, uses, own, wanted] = await Promise.all([
    toolRows(read, memberId).orderBy('name_key').limit(TOOLS_MAX).execute(),
    usesByTool(read, memberId),
    usesOfKith(kith, memberId),
    read
      .selectFrom('wanted_cell')
      .select(['c', 'phase'])
      .where('member_id', '=', memberId)
      .execute(),
  ]);
  return {
    tools: tools.map((tool) => ({ ...tool, uses: uses.get(tool.id) ?? [] })),
    kith: own,
    wanted,
  };
}

/** A member's tools and the cells they want to live, for an export. */
export async function exportTools(kith: Kith, memberId: number) {
  const { tools, wanted } = await kitOf(kith, memberId);
  return { tools, wantedCells: wanted };
}

/** One tool. Another member's is not there. */
export async function toolById(kith: Kith, memberId: number, id: number): Promise<ToolView> {
  const row = await toolRows(kith.db.read, memberId).where('id', '=', id).executeTakeFirst();
  if (!row) throw noSuchTool();
  const uses = await usesByTool(kith.db.read, memberId);
  return { ...row, uses: uses.get(id) ?? [] };
}

function toolRows(read: Read, memberId: number) {
  return read
    .selectFrom('tool')
    .select(['id', 'name', 'kind', 'url'])
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null);
}

/** By way of the tools: only what names one is read. */
async function usesByTool(read: Read, memberId: number): Promise<Map<number, Use[]>> {
  const rows = await read
    .selectFrom('tool')
    .innerJoin('behaviour', 'behaviour.tool_id', 'tool.id')
    .select((eb) => [
      'tool.id',
      'behaviour.c',
      'behaviour.phase',
      eb.fn.countAll<number>().as('count'),
    ])
    .where('tool.member_id', '=', memberId)
    .where(isLived)
    .groupBy(['tool.id', 'behaviour.c', 'behaviour.phase'])
    .execute();
  const uses = new Map<number, Use[]>();
  for (const { id, ...use } of rows) uses.set(id, [...(uses.get(id) ?? []), numbered(use)]);
  return uses;
}

/**
 * Says that it counts in words that no index of what counts answers to: SQLite would walk through all that the
 * member ever did to find the few that were added by hand.
 */
const isLived = sql<boolean>`coalesce(behaviour.removed_at, -1) = -1`;

/** All that Kith noted itself was done in Kith: everything, less what was added by hand. */
async function usesOfKith(kith: Kith, memberId: number): Promise<Use[]> {
  const [{ cells }, byHand] = await Promise.all([
    mapOf(kith, memberId),
    kith.db.read
      .selectFrom('behaviour')
      .select((eb) => ['c', 'phase', eb.fn.countAll<number>().as('count')])
      .where('member_id', '=', memberId)
      .where('by_hand', 'is not', null)
      .where(isLived)
      .groupBy(['c', 'phase'])
      .execute(),
  ]);
  return cells
    .map(({ c, phase, count }) => {
      const hand = byHand.find((one) => one.c === c && one.phase === phase);
      return { c, phase, count: count - Number(hand?.count ?? 0) };
    })
    .filter((use) => use.count > 0);
}

const numbered = (use: { c: C; phase: Phase; count: number }): Use => ({
  ...use,
  count: Number(use.count),
});
