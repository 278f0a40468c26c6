import { useState } from 'react';
import { Button, Link } from '#kit';
import { minutesWords } from '../../time/words-rules.ts';
import { asSentence, factsOf, minutesOf, monthWords, summaryOf } from '../kind-rules.ts';
import type { HappenedLine, JourneyMonth } from '../schema.ts';
import { OnDay } from './on-day.tsx';
import { usePrinting } from './use-printing.ts';

/** A month with no more than this is told at once; there is nothing to fold. */
const FEW = 6;

/** Month by month: how the goal turned, and under that all that happened, to unfold. On paper all is unfolded. */
export function JourneyMonths({ months }: { months: readonly JourneyMonth[] }) {
  const isPrinting = usePrinting();
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const folds = months.filter(({ happened }) => happened.length > FEW);
  const isAll = folds.every(({ month }) => unfolded.has(month));
  const unfold = (some: readonly string[], is: boolean) => {
    const others = [...unfolded].filter((month) => !some.includes(month));
    setUnfolded(new Set(is ? [...others, ...some] : others));
  };
  return (
    <>
      {folds.length > 1 && (
        <p className="journey-all">
          <Button
            size="s"
            tone="plain"
            onPress={() =>
              unfold(
                folds.map(({ month }) => month),
                !isAll,
              )
            }
          >
            {isAll ? 'Fold all months' : 'Unfold all months'}
          </Button>
        </p>
      )}
      {months.map((month) => (
        <Month
          key={month.month}
          month={month}
          isOpen={isPrinting || unfolded.has(month.month)}
          onOpen={(is) => !isPrinting && unfold([month.month], is)}
        />
      ))}
    </>
  );
}

interface MonthProps {
  month: JourneyMonth;
  isOpen: boolean;
  onOpen: (is: boolean) => void;
}

function Month({ month, isOpen, onOpen }: MonthProps) {
  const minutes = minutesOf(month);
  const { turns, happened } = month;
  return (
    <section className="journey-month">
      <h3>
        {monthWords(month.month)}
        {minutes !== null && <span className="journey-soft"> {minutesWords(minutes)} noted</span>}
      </h3>
      {turns.length > 0 && (
        <ol className="journey-dated journey-turns">
          {turns.map(({ day, words }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: turns keep their order, and two may be of one day.
            <li key={`${day} ${place}`}>
              <OnDay day={day} />
              <p>{asSentence(words)}</p>
            </li>
          ))}
        </ol>
      )}
      {happened.length > FEW ? (
        <details
          className="journey-fold"
          open={isOpen}
          onToggle={({ currentTarget }) =>
            currentTarget.open !== isOpen && onOpen(currentTarget.open)
          }
        >
          <summary>{summaryOf(month)}</summary>
          {isOpen && <Happened lines={happened} />}
        </details>
      ) : (
        happened.length > 0 && <Happened lines={happened} />
      )}
    </section>
  );
}

const Happened = ({ lines }: { lines: readonly HappenedLine[] }) => (
  <ol className="journey-dated">
    {lines.map((line, place) => (
      <Line
        // biome-ignore lint/suspicious/noArrayIndexKey: what happened keeps its order, and two things may be alike.
        key={`${line.day} ${place}`}
        line={line}
        isSameDay={lines[place - 1]?.day === line.day}
      />
    ))}
  </ol>
);

function Line({ line, isSameDay }: { line: HappenedLine; isSameDay: boolean }) {
  const { day, words, href, details } = line;
  const facts = factsOf(line);
  return (
    <li data-same-day={isSameDay || undefined}>
      <OnDay day={day} isQuiet={isSameDay} />
      <div>
        {href === null ? words : <Link href={href}>{words}</Link>}
        {facts.length > 0 && <span className="journey-soft"> · {facts.join(' · ')}</span>}
        {details.map((detail) => (
          <p key={detail} className="journey-detail">
            {detail}
          </p>
        ))}
      </div>
    </li>
  );
}
