import { Card, Why } from '#kit';
import type { FindingView } from '../view.ts';
import { DIMENSION_TITLES, echoWords } from './echo-words.ts';
import { andWords } from './words.ts';
import './echo.css';

type Lines = NonNullable<FindingView['echo']>;
type Line = Lines[number];

const STATE_WORDS: Record<Line['state'], string> = {
  alike: 'Much alike',
  mixed: 'Mixed',
  different: 'Different',
  unknown: 'Too little is known',
};
const GROUPS_SHOWN_MAX = 6;

/** How alike the chosen people are, in words, with who is where; silent about fewer than three. */
export function Echo({ lines }: { lines: FindingView['echo'] }) {
  if (lines === null) return null;
  return (
    <Card title="How alike are the people you chose?">
      <p className="echo-words">
        {echoWords(lines)}
        {lines.some(({ state }) => state === 'alike') &&
          ' Somebody from elsewhere may see what they all miss.'}
      </p>
      <div className="echo-table">
        <table>
          <caption className="visually-hidden">The people you chose, by what they share</caption>
          <thead>
            <tr>
              <th scope="col">In</th>
              <th scope="col">They are</th>
              <th scope="col">Who</th>
              <th scope="col">Not known of</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <EchoRow key={line.dimension} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      <Why of="burt-2004" about="people who differ">
        What a list like this changes is not known; it shows, and you judge.
      </Why>
    </Card>
  );
}

function EchoRow({ line }: { line: Line }) {
  const more = line.groups.length - GROUPS_SHOWN_MAX;
  return (
    <tr data-state={line.state}>
      <th scope="row">{DIMENSION_TITLES[line.dimension]}</th>
      <td>{STATE_WORDS[line.state]}</td>
      <td>
        <ul>
          {line.groups.slice(0, GROUPS_SHOWN_MAX).map(({ label, people }) => (
            <li key={label}>
              <b>{label}</b>: {andWords(people)}
            </li>
          ))}
          {more > 0 && <li>and {more} more</li>}
        </ul>
      </td>
      <td data-all-known={line.unknown.length === 0 || undefined}>
        {line.unknown.length === 0 ? 'nobody' : andWords(line.unknown)}
      </td>
    </tr>
  );
}
