/** Where somebody stands on the map, in points of the screen from its left and top. */
interface Standing {
  isPicked?: boolean;
  x: number;
  y: number;
  circle: number;
  label: string;
}
export type Side = 'left' | 'right' | 'below' | 'above';
export interface Frame {
  width: number;
  height: number;
}
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** About as wide as a letter of a name, and half as high as its line, with what stands behind it. */
const LETTER = 7.4;
const HALF_LINE = 9;
/** Between a circle and its name. */
const GAP = 5;
/** So many are looked at, each beside each other; among more, names are few and far between. */
export const NAMES_PLACED_MAX = 300;

/**
 * To which side each name stands: where it meets no circle, no other name and no edge, inwards before outwards before
 * below and above. Null where there is no such side until one comes closer: half a name can be read as little as none, and
 * spoils the other. Whoever is picked has the first choice, then large circles.
 */
export function nameSides(people: readonly Standing[], frame: Frame): (Side | null)[] {
  if (people.length > NAMES_PLACED_MAX) return people.map((one) => inwards(one, frame));
  const circles = people.map((one) => boxAround(one, one.circle, one.circle));
  const names: Box[] = [];
  const sides: (Side | null)[] = people.map(() => null);
  const order = people.map((one, at) => ({ one, at })).toSorted((a, b) => rank(b) - rank(a));
  for (const { one, at } of order) {
    const isFree = (side: Side) => {
      const box = nameOf(one, side);
      return (
        isWithin(box, frame) &&
        !names.some((other) => doMeet(box, other)) &&
        !circles.some((circle, of) => of !== at && doMeet(box, circle))
      );
    };
    const side = sidesOf(one, frame).find(isFree);
    if (!side) continue;
    sides[at] = side;
    names.push(nameOf(one, side));
  }
  return sides;
}

const rank = ({ one }: { one: Standing }): number =>
  one.isPicked ? Number.POSITIVE_INFINITY : one.circle;

/** From here on, of the width, names stand to the left of their circles. */
const INWARDS_FROM = 0.6;
const inwards = ({ x }: Standing, { width }: Frame): Side =>
  x > width * INWARDS_FROM ? 'left' : 'right';
const sidesOf = (one: Standing, frame: Frame): Side[] =>
  inwards(one, frame) === 'left'
    ? ['left', 'right', 'below', 'above']
    : ['right', 'left', 'below', 'above'];

function nameOf({ x, y, circle, label }: Standing, side: Side): Box {
  const half = (label.length * LETTER) / 2;
  const aside = circle + GAP + half;
  const down = circle + GAP + HALF_LINE;
  const middle = {
    right: { x: x + aside, y },
    left: { x: x - aside, y },
    below: { x, y: y + down },
    above: { x, y: y - down },
  }[side];
  return boxAround(middle, half, HALF_LINE);
}

const boxAround = ({ x, y }: { x: number; y: number }, wide: number, high: number): Box => ({
  left: x - wide,
  right: x + wide,
  top: y - high,
  bottom: y + high,
});

const doMeet = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

const isWithin = (box: Box, { width, height }: Frame): boolean =>
  box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height;
