import { useQuery } from '@tanstack/react-query';
import { EmptyState, Link, RadioGroup, useAddressValue, Why } from '#kit';
import { Loaded, read } from '#web-api';
import { UNITS, type Unit } from '../../network/diversity-rules.ts';
import type { Compared, DiversityView } from '../../network/schema.ts';
import { DiversityChart, type Part } from './diversity-chart.tsx';
import {
  DIMENSION_TITLES,
  lineWords,
  peopleWords,
  periodWords,
  thenAndNow,
  unknownWords,
} from './diversity-words.ts';
import './diversity.css';

const UNIT_WORDS: Record<Unit, string> = { quarter: 'Quarters', month: 'Months' };
const DIMENSIONS = Object.keys(DIMENSION_TITLES) as Compared[];
const PARTS: { part: Part; words: string }[] = [
  { part: 'same', words: 'share the one that most share' },
  { part: 'other', words: 'have another' },
  { part: 'unknown', words: 'not known' },
  { part: 'few', words: 'too few people to say' },
];

/** How alike those were with whom one learnt, over time: as pictures, and the same as a table. */
export function DiversityTab() {
  const [by, setBy] = useAddressValue('by');
  const unit = UNITS.find((one) => one === by) ?? 'quarter';
  const query = useQuery(read<DiversityView>(`/network/diversity?by=${unit}`));
  return (
    <section className="diversity" aria-labelledby="diversity-title">
      <h2 id="diversity-title">How alike are those with whom you learn?</h2>
      <p className="network-soft">
        Whom you met, chose for a goal, or kept something of, each once in a period; by what is
        known of them today. You stand beside nobody but yourself.
      </p>
      <Loaded query={query} lines={6} label="Loading the periods">
        {(view) =>
          view.periods.length === 0 ? (
            <EmptyState
              title="Nothing to look back on yet"
              action={<Link href="/interactions">Log what happened</Link>}
            >
              Once you log whom you met, choose people for a goal or keep what they write, it shows
              here with whom you learn.
            </EmptyState>
          ) : (
            <>
              <RadioGroup
                label="By"
                value={unit}
                onChange={(next) => setBy(next === 'quarter' ? null : next)}
                look="segments"
                choices={UNITS.map((value) => ({ value, label: UNIT_WORDS[value] }))}
              />
              <Periods view={view} />
            </>
          )
        }
      </Loaded>
      <Why of="burt-2004" about="learning with people who differ">
        Only what somebody stated is compared; what is not known is neither alike nor different.
        What a picture like this changes is not known.
      </Why>
    </section>
  );
}

function Periods({ view: { periods, neededPeople } }: { view: DiversityView }) {
  const most = Math.max(...periods.map(({ people }) => people));
  if (most < neededPeople) {
    return (
      <p>{`Shown from ${neededPeople} people in a period on; so far there were at most ${most}. Fewer say nothing.`}</p>
    );
  }
  const unknown = DIMENSIONS.filter((dimension) => thenAndNow(periods, dimension).length === 0);
  return (
    <>
      {unknown.length < DIMENSIONS.length && <Legend />}
      <div className="diversity-charts">
        {DIMENSIONS.filter((dimension) => !unknown.includes(dimension)).map((dimension) => (
          <figure key={dimension}>
            <figcaption>
              <b>{DIMENSION_TITLES[dimension]}</b>
              <span className="network-soft">{comparedWords(periods, dimension)}</span>
            </figcaption>
            <DiversityChart dimension={dimension} periods={periods} most={most} />
          </figure>
        ))}
      </div>
      {unknown.length > 0 && <p className="network-soft">{unknownWords(unknown)}</p>}
      <AsTable periods={periods} neededPeople={neededPeople} />
    </>
  );
}

/** What the parts of a bar mean. */
function Legend() {
  return (
    <ul className="diversity-legend">
      {PARTS.map(({ part, words }) => (
        <li key={part}>
          <svg viewBox="0 0 14 14" aria-hidden="true">
            <rect className="diversity-part" data-part={part} x="1" y="1" width="12" height="12" />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}

/** "Q3 2026: much alike. Q4 2026: mixed." */
const comparedWords = (periods: DiversityView['periods'], dimension: Compared): string =>
  thenAndNow(periods, dimension)
    .map(({ period, words }) => `${period}: ${words}.`)
    .join(' ');

function AsTable({ periods, neededPeople }: Pick<DiversityView, 'periods' | 'neededPeople'>) {
  return (
    <details className="diversity-table">
      <summary>As a table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards must be able to scroll it. */}
      <section className="network-table-frame" tabIndex={0} aria-label="The same as a table">
        <table className="network-table">
          <caption className="visually-hidden">
            How alike those were with whom you learnt, the latest first
          </caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">People</th>
              {DIMENSIONS.map((dimension) => (
                <th key={dimension} scope="col" className="cell-wide">
                  {DIMENSION_TITLES[dimension]}
                </th>
              ))}
              <th scope="col" className="cell-narrow">
                How alike
              </th>
            </tr>
          </thead>
          <tbody>
            {periods.toReversed().map((period) => (
              <tr key={period.period}>
                <th scope="row">{periodWords(period.period)}</th>
                <td>{peopleWords(period)}</td>
                <Alike lines={period.lines} neededPeople={neededPeople} />
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** What is said of a period: a column for each trait, on a narrow screen all of them in one. */
function Alike({
  lines,
  neededPeople,
}: Pick<DiversityView['periods'][number], 'lines'> & Pick<DiversityView, 'neededPeople'>) {
  if (!lines) {
    const words = `Says something from ${neededPeople} people on`;
    return (
      <>
        <td colSpan={DIMENSIONS.length} className="network-soft cell-wide">
          {words}
        </td>
        <td className="network-soft cell-narrow">{words}</td>
      </>
    );
  }
  return (
    <>
      {lines.map((line) => (
        <td key={line.dimension} className="cell-wide">
          {lineWords(line)}
        </td>
      ))}
      <td className="cell-narrow">
        {lines.map((line) => (
          <p key={line.dimension}>
            <b>{DIMENSION_TITLES[line.dimension]}</b> {lineWords(line)}
          </p>
        ))}
      </td>
    </>
  );
}
