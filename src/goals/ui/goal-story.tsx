import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loaded, read } from '#web-api';
import type { GoalStory as Story } from '../schema.ts';
import { ConfidenceLine } from './confidence-line.tsx';

/** "How this goal changed", folded: read when it is first opened. */
export function GoalStory({ goalId }: { goalId: number }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="goal-story" onToggle={(event) => event.currentTarget.open && setOpen(true)}>
      <summary>How this goal changed</summary>
      {isOpen && <Told goalId={goalId} />}
    </details>
  );
}

function Told({ goalId }: { goalId: number }) {
  const query = useQuery(read<Story>(`/goals/${goalId}/story`));
  return (
    <Loaded query={query} lines={4} label="Reading how the goal changed">
      {({ turns, confidence, beganAt }) => (
        <div className="goal-story-told">
          <ol className="goal-turns">
            <li>
              On <Day at={beganAt} /> you began to write it.
            </li>
            {turns.map((turn) => (
              <Turn key={`${turn.at} ${turn.words}`} turn={turn} />
            ))}
          </ol>
          {confidence.length > 0 && <ConfidenceLine points={confidence} />}
        </div>
      )}
    </Loaded>
  );
}

function Turn({ turn }: { turn: Story['turns'][number] }) {
  const isNamedOnly = turn.changes.length > QUOTED_MAX;
  const long = turn.changes.filter(
    ({ from, to }) => isNamedOnly || from.length + to.length > LONG_CHARS,
  );
  return (
    <li>
      On <Day at={turn.at} /> {turn.words}.
      {long.length > 0 && (
        <details className="goal-turn-whole">
          <summary>In full</summary>
          {long.map(({ field, from, to }) => (
            <div key={field} className="goal-turn-wordings">
              {from && <del>{from}</del>}
              {to && <ins>{to}</ins>}
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

/** A sentence quotes no more of a text than about half of this. */
const LONG_CHARS = 300;
/** With more changes than this the sentence names them without their words. */
const QUOTED_MAX = 2;

function Day({ at }: { at: number }) {
  const words = new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return <time dateTime={new Date(at).toISOString()}>{words}</time>;
}
