/** Where somebody stands on the map, in points of the screen from its left and top. */
interface Standing {
  x: number;
  y: number;
  circle: number;
  label: string;
}
type Side = 'left' | 'right';

/** About as wide as a letter of a name, and half as high as its line. */
const LETTER = 7;
const HALF_LINE = 9;
/** So many are looked at, each beside each other; among more, names are few and far between. */
const PEOPLE_MAX = 300;

/**
 * To which side each name stands: where it covers fewer circles and is not cut off at the edge, of two as good ones
 * inwards. The names themselves take care of each other: of two that would meet, one is left out.
 */
export function nameSides(people: readonly Standing[], width: number): Side[] {
  if (people.length > PEOPLE_MAX) return people.map((one) => inwards(one, width));
  return people.map((one) => {
    const first = inwards(one, width);
    const other = first === 'left' ? 'right' : 'left';
    return coveredBy(one, other, { people, width }) < coveredBy(one, first, { people, width })
      ? other
      : first;
  });
}

/** From here on, of the width, names stand to the left of their circles. */
const INWARDS_FROM = 0.6;
const inwards = ({ x }: Standing, width: number): Side =>
  x > width * INWARDS_FROM ? 'left' : 'right';

interface Among {
  people: readonly Standing[];
  width: number;
}

/** How many circles a name would cover on this side; one that is cut off is worse than any. */
function coveredBy(one: Standing, side: Side, { people, width }: Among): number {
  const long = one.label.length * LETTER;
  const [from, to] =
    side === 'right'
      ? [one.x + one.circle, one.x + one.circle + long]
      : [one.x - one.circle - long, one.x - one.circle];
  if (from < 0 || to > width) return Number.POSITIVE_INFINITY;
  return people.filter(
    (other) =>
      other !== one &&
      other.x + other.circle > from &&
      other.x - other.circle < to &&
      Math.abs(other.y - one.y) < other.circle + HALF_LINE,
  ).length;
}
