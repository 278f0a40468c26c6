import type { Act, Kith } from '#platform';

/** What the member did with these people or what they publish, as every room knows it, by person. */
export async function actsOf(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Map<number, Act[]>> {
  if (personIds.length === 0) return new Map();
  const acts = await Promise.all(
    kith.rooms.flatMap((room) => room.actsOn?.(kith, memberId, personIds) ?? []),
  );
  return Map.groupBy(acts.flat(), ({ personId }) => personId);
}
