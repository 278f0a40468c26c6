import type { Read } from '#platform';
import type { Origin } from '../directory/limits.ts';
import type { FieldText } from '../directory/note.ts';
import { type Called, calledAlike, calledIn } from './called.ts';
import { BLOCK_PEOPLE_MAX, type Strength } from './limits.ts';
import { everybody } from './look.ts';
import { proposalFor } from './match.ts';
import { blocksOf, type Traits, traitsOf } from './traits.ts';

/** Somebody of the directory whom a newcomer may be, and why. */
export interface MayBe {
  personId: number;
  strength: Strength;
  reasons: string[];
}

/**
 * Of people who would be new in a directory, who may be somebody there, by what tells duplicates: before they come in.
 * In the order given; null where nothing speaks for it. Reads the directory once.
 */
export async function whoMayBe(
  read: Read,
  memberId: number,
  { newcomers, origin }: { newcomers: readonly (readonly FieldText[])[]; origin: Origin },
): Promise<(MayBe | null)[]> {
  const found: (MayBe | null)[] = newcomers.map(() => null);
  // Nobody in a directory has such a number.
  const traits = newcomers.map((said, place) =>
    traitsOf(
      -1 - place,
      said.map((one) => ({ ...one, origin })),
    ),
  );
  const places = placesByBlock(traits);
  if (places.size === 0) return found;
  const met = new Map<string, number>();
  const havingSite = new Map<string, number>();
  const alike: { place: number; known: Traits; called: Called }[] = [];
  for await (const known of everybody(read, memberId)) {
    for (const site of known.sites.keys()) havingSite.set(site, (havingSite.get(site) ?? 0) + 1);
    for (const place of placesMet(known, { places, met })) {
      const newcomer = traits[place] ?? known;
      const proposal = proposalFor(known, newcomer);
      // Who gives no name of their own may be called as somebody there is.
      const called = proposal ? null : calledAlike(known, newcomer);
      if (called) alike.push({ place, known, called });
      const before = found[place]?.strength ?? 0;
      if (proposal && proposal.strength > before)
        found[place] = {
          personId: known.id,
          strength: proposal.strength,
          reasons: proposal.reasons.map(({ words }) => words),
        };
    }
  }
  // A site that several people have is called as none of them.
  const isShared = (site: string): boolean => (havingSite.get(site) ?? 0) > 1;
  for (const { place, known, called } of alike)
    if (!called.sites.some(isShared))
      found[place] ??= { personId: known.id, strength: 1, reasons: [called.words] };
  return found;
}

/** What to look somebody up by. */
const keysOf = (traits: Traits): Set<string> =>
  new Set([...blocksOf(traits), ...[...calledIn(traits).keys()].map((word) => `called ${word}`)]);

function placesByBlock(newcomers: readonly Traits[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, traits] of newcomers.entries())
    for (const block of keysOf(traits)) {
      const there = places.get(block);
      if (there) there.push(place);
      else places.set(block, [place]);
    }
  // As many have it as to say nothing: a name as common as that, an address of an office.
  for (const [block, there] of places) if (there.length > BLOCK_PEOPLE_MAX) places.delete(block);
  return places;
}

/** Newcomers who share a block with somebody, unless more share it than it could tell apart. */
function placesMet(
  known: Traits,
  { places, met }: { places: ReadonlyMap<string, number[]>; met: Map<string, number> },
): Set<number> {
  const shared = new Set<number>();
  for (const block of keysOf(known)) {
    const there = places.get(block);
    if (!there) continue;
    const count = (met.get(block) ?? 0) + 1;
    met.set(block, count);
    if (count <= BLOCK_PEOPLE_MAX) for (const place of there) shared.add(place);
  }
  return shared;
}
