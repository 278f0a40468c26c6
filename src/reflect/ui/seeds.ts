/** One dot of a seed head; positions in the unit of a picture that is 100 wide, 0 in the middle. */
export interface Seed {
  x: number;
  y: number;
  /** 0 for the first, up to 1 for the latest, which lies outermost. */
  age: number;
}

/** How many are drawn, each of them one behaviour. Beyond that the head is full and only the number grows. */
export const SEEDS_MAX = 60;

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
const RADIUS = 44;

/** Dots as a sunflower sets its seeds: each a golden angle further, all with the same room. */
export function seedsOf(count: number): Seed[] {
  const drawn = Math.min(count, SEEDS_MAX);
  const spread = RADIUS / Math.sqrt(SEEDS_MAX);
  return Array.from({ length: drawn }, (_, at) => {
    const distance = spread * Math.sqrt(at);
    const angle = at * GOLDEN_ANGLE;
    return {
      x: round(distance * Math.cos(angle)),
      y: round(distance * Math.sin(angle)),
      age: drawn === 1 ? 1 : at / (drawn - 1),
    };
  });
}

const round = (value: number) => Math.round(value * 100) / 100;
