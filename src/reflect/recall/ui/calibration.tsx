import { useQuery } from '@tanstack/react-query';
import { Card, Why } from '#kit';
import { Loaded, read } from '#web-api';
import type { CalibrationBand, CalibrationView } from '../schema.ts';

/** How sure one was against how it went, as a picture and as a table. Silent below ten answers. */
export function Calibration() {
  const query = useQuery(read<CalibrationView>('/recall/calibration'));
  return (
    <Card title="How sure you were, and how it went">
      <Loaded query={query} lines={3} label="Loading how sure you were">
        {({ answered, needed, shown }) =>
          shown === null ? (
            <p className="recall-soft">
              {`Shown from ${needed} answers on; ${answered} so far. Fewer say nothing.`}
            </p>
          ) : (
            <Shown answered={answered} shown={shown} />
          )
        }
      </Loaded>
      <Why of="rhodes-2011" about="comparing how sure you were">
        What follows is Kith’s own advice: where you were surer than it went, ask yourself more
        often; where it went better, you may trust yourself more.
      </Why>
    </Card>
  );
}

type Shown = NonNullable<CalibrationView['shown']>;

function Shown({ answered, shown }: { answered: number; shown: Shown }) {
  return (
    <>
      <p>
        {`On average you were ${shown.confidence} of 100 sure, and knew ${shown.recalled} of 100 answers (${answered} answers).`}
      </p>
      <div className="calibration">
        <Picture bands={shown.bands} />
        <BandTable bands={shown.bands} />
      </div>
    </>
  );
}

const SIDE = 200;
const EDGE = 28;
const place = (value: number) => EDGE + (value / 100) * SIDE;
const height = (value: number) => EDGE + SIDE - (value / 100) * SIDE;

/** The line is where both agree. A dot above it: it went better than one thought. */
function Picture({ bands }: { bands: readonly CalibrationBand[] }) {
  const size = SIDE + EDGE * 2 + 8;
  return (
    <svg
      className="calibration-picture"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="How sure you were, from left to right, against how many answers you knew, from below to above. The table has the same figures."
    >
      {[0, 50, 100].map((at) => (
        <g key={at}>
          <line
            className="calibration-grid"
            x1={EDGE}
            x2={EDGE + SIDE}
            y1={height(at)}
            y2={height(at)}
          />
          <text x={EDGE - 6} y={height(at) + 4} textAnchor="end">
            {at}
          </text>
          <text x={place(at)} y={EDGE + SIDE + 15} textAnchor="middle">
            {at}
          </text>
        </g>
      ))}
      <line
        className="calibration-even"
        x1={place(0)}
        y1={height(0)}
        x2={place(100)}
        y2={height(100)}
      />
      {bands.map((band) => (
        <circle
          key={band.from}
          className="calibration-dot"
          cx={place(band.confidence)}
          cy={height(band.recalled)}
          r={4 + Math.min(8, Math.sqrt(band.count))}
        />
      ))}
      <text x={EDGE + SIDE / 2} y={size - 1} textAnchor="middle">
        how sure
      </text>
      <text x={EDGE} y={14} textAnchor="start">
        knew it
      </text>
    </svg>
  );
}

function BandTable({ bands }: { bands: readonly CalibrationBand[] }) {
  return (
    <table className="calibration-table">
      <thead>
        <tr>
          <th scope="col">How sure</th>
          <th scope="col">Knew it</th>
          <th scope="col">Answers</th>
        </tr>
      </thead>
      <tbody>
        {bands.map(({ from, to, recalled, count }) => (
          <tr key={from}>
            <th scope="row">{`${from} to ${to}`}</th>
            <td>{`${recalled} of 100`}</td>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
