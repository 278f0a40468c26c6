import { useQuery } from '@tanstack/react-query';
import { exactWords } from '#kit';
import { Loaded, read } from '#web-api';
import { ANSWER_WORDS, ANSWERS } from '../checks/answer-limits.ts';
import type { ProgressView } from '../checks/schema.ts';
import { minutesWords } from '../time/words-rules.ts';
import { courseOf, LINE_FROM, placeOf, spanOf } from './chart.ts';
import { momentOn } from './period.ts';
import './on-track.css';

type Check = ProgressView['checks'][number];

/** How sure one was and how it went, over time: a picture, and the same as a table. */
export function Progress({ goalId }: { goalId: number }) {
  const query = useQuery(read<ProgressView>(`/goals/${goalId}/checks`));
  return (
    <Loaded query={query} lines={3} label="Loading the progress">
      {(progress) =>
        progress.checks.length + progress.confidence.length > 1 ? (
          <Shown {...progress} />
        ) : (
          <p className="on-track-last">
            Once you have said a few times how it goes, or how sure you are, it shows here over
            time.
          </p>
        )
      }
    </Loaded>
  );
}

const dayAt = (check: Check) => momentOn(check.day, 0);

function Shown({ checks, confidence }: ProgressView) {
  return (
    <figure className="progress">
      <Chart checks={checks} confidence={confidence} />
      <figcaption className="progress-marks-legend">
        <span>
          How sure you were, 0 to 100
          {confidence.length > 0 && confidence.length < LINE_FROM && ' (a line from three on)'}
        </span>
        {ANSWERS.map((answer) => (
          <span key={answer}>
            <svg viewBox="-7 -7 14 14" aria-hidden="true">
              <Mark answer={answer} x={0} y={0} />
            </svg>
            on track: {ANSWER_WORDS[answer].toLowerCase()}
          </span>
        ))}
      </figcaption>
      <AsTable checks={checks} confidence={confidence} />
    </figure>
  );
}

const SIZE = { width: 400, height: 160, left: 34, right: 10, top: 10, bottom: 54 };
const LEVELS = [0, 50, 100];

function Chart({ checks, confidence }: ProgressView) {
  const span = spanOf([...checks.map(dayAt), ...confidence.map((one) => one.at)]);
  const across = (share: number) => SIZE.left + share * (SIZE.width - SIZE.left - SIZE.right);
  const up = (share: number) =>
    SIZE.height - SIZE.bottom - share * (SIZE.height - SIZE.top - SIZE.bottom);
  const { points, hasLine } = courseOf(confidence, span);
  const places = points.map(({ x, y }) => ({ x: across(x), y: up(y) }));
  return (
    <svg
      className="progress-chart"
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label="How sure you were and how it went, over time. The table below says the same."
    >
      {LEVELS.map((level) => (
        <g key={level}>
          <path className="progress-grid" d={`M${across(0)} ${up(level / 100)}H${across(1)}`} />
          <text x={SIZE.left - 8} y={up(level / 100) + 4} textAnchor="end">
            {level}
          </text>
        </g>
      ))}
      {hasLine && (
        <path className="progress-line" d={`M${places.map(({ x, y }) => `${x} ${y}`).join('L')}`} />
      )}
      {places.map(({ x, y }) => (
        <circle key={`${x} ${y}`} className="progress-point" cx={x} cy={y} r="4.5" />
      ))}
      {checks.map((check) => (
        <Mark
          key={check.day}
          answer={check.answer}
          x={across(placeOf(dayAt(check), span))}
          y={SIZE.height - 30}
        />
      ))}
      <text x={across(0)} y={SIZE.height - 6}>
        {dayWords(span.from)}
      </text>
      <text x={across(1)} y={SIZE.height - 6} textAnchor="end">
        {dayWords(span.to)}
      </text>
    </svg>
  );
}

const dayWords = (at: number) =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

const R = 5;

/** Full, half or empty: told apart without a colour. */
function Mark({ answer, x, y }: { answer: Check['answer']; x: number; y: number }) {
  return (
    <>
      <circle className="progress-mark" data-answer={answer} cx={x} cy={y} r={R} />
      {answer === 'partly' && (
        <path className="progress-mark-half" d={`M${x} ${y - R}a${R} ${R} 0 0 0 0 ${2 * R}z`} />
      )}
    </>
  );
}

function AsTable({ checks, confidence }: ProgressView) {
  const rows = [
    ...confidence.map((one) => ({
      at: one.at,
      when: exactWords(one.at),
      what: `${one.value} of 100 sure`,
    })),
    ...checks.map((check) => ({
      at: dayAt(check),
      when: exactWords(check.day),
      what: checkWords(check),
    })),
  ].toSorted((a, b) => b.at - a.at);
  return (
    <details className="progress-table">
      <summary>As a table</summary>
      <table>
        <caption className="visually-hidden">
          How sure you were and how it went, latest first
        </caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What you said</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ at, when, what }) => (
            <tr key={`${at} ${what}`}>
              <td>{when}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function checkWords({ answer, words, minutes }: Check): string {
  const parts = [`On track: ${ANSWER_WORDS[answer].toLowerCase()}`];
  if (words) parts.push(`“${words}”`);
  if (minutes !== null) parts.push(minutesWords(minutes));
  return parts.join(', ');
}
