/** Chance that is the same for the same seed, so that an input can be made again from its number. */
export interface Chance {
  /** From 0 to below 1. */
  share(): number;
  /** From 0 to below `bound`, a whole number. */
  below(bound: number): number;
  of<Thing>(things: readonly Thing[]): Thing;
}

/** Mulberry32: small, and even enough to choose damage by. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number) => Math.floor(share() * bound);
  return {
    share,
    below,
    of: (things) => {
      const thing = things[below(things.length)];
      if (thing === undefined) throw new Error('nothing to choose from');
      return thing;
    },
  };
}
