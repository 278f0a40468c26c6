import { useState } from 'react';
import { Button } from '#kit';
import type { Comparison, Line } from '../compare-rules.ts';
import { periodShort } from '../period-rules.ts';
import { AGREES_MAX, AGREES_WORDS } from '../prompt-limits.ts';

/** One's own portraits beside each other, as small charts or as a table. */
export function ComparedPortraits({ comparison }: { comparison: Comparison }) {
  const [isTable, setTable] = useState(false);
  const { periods, lines } = comparison;
  const said = lines.filter(({ steps }) => steps.some((step) => step !== null));
  return (
    <section className="compared" aria-label="Beside your earlier portraits">
      <div className="portrait-head">
        <h2>Beside your earlier ones</h2>
        <Button size="s" isPressed={isTable} onPress={() => setTable(!isTable)}>
          As a table
        </Button>
      </div>
      {isTable ? (
        <AsTable periods={periods} lines={said} />
      ) : (
        <p className="portrait-soft">
          {`From ${periodShort(periods[0] ?? '')} on the left to ${periodShort(periods.at(-1) ?? '')} on the right; “not at all” is low, “fully” is high. Neither is a mark.`}
        </p>
      )}
      {!isTable && (
        <ul className="compared-charts">
          {said.map((line) => (
            <li key={line.id}>
              <span className="compared-title">{line.title}</span>
              <Steps line={line} periods={periods} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const WIDTH = 160;
const HEIGHT = 60;
const EDGE = 8;

/** Answers from left to right in time, one dot each; between dots that follow, a line. */
function Steps({ line, periods }: { line: Line; periods: readonly string[] }) {
  const x = (place: number) =>
    EDGE + ((WIDTH - 2 * EDGE) * place) / Math.max(1, periods.length - 1);
  const y = (step: number) => HEIGHT - EDGE - ((HEIGHT - 2 * EDGE) * (step - 1)) / (AGREES_MAX - 1);
  const dots = line.steps.flatMap((step, place) => (step === null ? [] : [{ step, place }]));
  const words = line.steps.map(
    (step, place) => `${periodShort(periods[place] ?? '')}: ${stepWords(step)}`,
  );
  return (
    <svg
      className="compared-chart"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={words.join(', ')}
    >
      {[1, 3, 5].map((step) => (
        <line key={step} className="compared-rule" x1={0} x2={WIDTH} y1={y(step)} y2={y(step)} />
      ))}
      <polyline
        className="compared-line"
        points={dots.map(({ step, place }) => `${x(place)},${y(step)}`).join(' ')}
      />
      {dots.map(({ step, place }) => (
        <circle key={place} className="compared-dot" cx={x(place)} cy={y(step)} r={4} />
      ))}
    </svg>
  );
}

const stepWords = (step: number | null): string =>
  step === null ? 'not said' : (AGREES_WORDS[step - 1] ?? '').toLowerCase();

interface AsTableProps {
  periods: readonly string[];
  lines: readonly Line[];
}

function AsTable({ periods, lines }: AsTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards must be able to scroll it.
    <section className="compared-table" aria-label="Your answers as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            {periods.map((period) => (
              <th key={period} scope="col">
                {periodShort(period)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.title}</th>
              {periods.map((period, place) => (
                <td key={period}>{stepWords(line.steps[place] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
