import type { GoalStory } from '../schema.ts';
import { linePoints } from './line-points.ts';

const WIDTH = 320;
const HEIGHT = 96;
/** Fewer show no way. */
const POINTS_MIN = 2;

/** How sure the member was each time: a line to look at, and the same as words. */
export function ConfidenceLine({ points }: { points: GoalStory['confidence'] }) {
  const places = linePoints(points, { width: WIDTH, height: HEIGHT });
  return (
    <figure className="confidence-line">
      <figcaption>How sure you were, of 100</figcaption>
      {points.length >= POINTS_MIN && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <polyline points={places.map(({ x, y }) => `${x},${y}`).join(' ')} />
          {places.map(({ x, y }) => (
            <circle key={`${x} ${y}`} cx={x} cy={y} r="3.5" />
          ))}
        </svg>
      )}
      <ol>
        {points.map(({ at, value }) => (
          <li key={at}>
            <b>{value}</b> {dayWords(at)}
          </li>
        ))}
      </ol>
    </figure>
  );
}

const dayWords = (at: number) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
