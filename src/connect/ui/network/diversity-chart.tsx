import type { Compared, DiversityPeriod } from '../../network/schema.ts';
import { DIMENSION_TITLES, periodWords } from './diversity-words.ts';

const SIZE = { width: 320, height: 150, left: 26, right: 4, top: 10, bottom: 22 };
const BAR_MAX = 26;

interface ChartProps {
  dimension: Compared;
  periods: readonly DiversityPeriod[];
  /** The height of all charts beside each other, in people. */
  most: number;
}

/** A bar for each period, as high as there were people: who shares what most share, who does not, of whom it is not known. */
export function DiversityChart({ dimension, periods, most }: ChartProps) {
  const wide = (SIZE.width - SIZE.left - SIZE.right) / periods.length;
  const bar = Math.min(BAR_MAX, wide * 0.7);
  const floor = SIZE.height - SIZE.bottom;
  const up = (people: number) => (people / most) * (floor - SIZE.top);
  return (
    <svg
      className="diversity-chart"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label={`${DIMENSION_TITLES[dimension]}, over time. The table below says the same.`}
    >
      {[0, most].map((people) => (
        <g key={people}>
          <path
            className="diversity-grid"
            d={`M${SIZE.left} ${floor - up(people)}H${SIZE.width}`}
          />
          <text x={SIZE.left - 6} y={floor - up(people) + 4} textAnchor="end">
            {people}
          </text>
        </g>
      ))}
      {periods.map((period, at) => {
        const x = SIZE.left + at * wide + (wide - bar) / 2;
        let y = floor;
        return partsOf(period, dimension).map(({ part, people }) => {
          y -= up(people);
          return (
            <rect
              key={`${period.period} ${part}`}
              className="diversity-part"
              data-part={part}
              x={x}
              y={y}
              width={bar}
              height={up(people)}
            />
          );
        });
      })}
      <text x={SIZE.left} y={SIZE.height - 6}>
        {periodWords(periods[0]?.period ?? '')}
      </text>
      {periods.length > 1 && (
        <text x={SIZE.width - SIZE.right} y={SIZE.height - 6} textAnchor="end">
          {periodWords(periods.at(-1)?.period ?? '')}
        </text>
      )}
    </svg>
  );
}

export type Part = 'same' | 'other' | 'unknown' | 'few';

/** From below: what most share, all others known, not known. Too few people are one part that says only how many. */
function partsOf(
  { people, lines }: DiversityPeriod,
  dimension: Compared,
): { part: Part; people: number }[] {
  const line = lines?.find((one) => one.dimension === dimension);
  if (!line) return people === 0 ? [] : [{ part: 'few', people }];
  const same = line.largest?.people ?? 0;
  const parts: { part: Part; people: number }[] = [
    { part: 'same', people: same },
    { part: 'other', people: line.known - same },
    { part: 'unknown', people: line.unknown },
  ];
  return parts.filter((one) => one.people > 0);
}
