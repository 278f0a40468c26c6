import { useState } from 'react';
import { asHeading, Button, Link, When } from '#kit';
import type { MoveView } from '../moves/schema.ts';
import { dueBefore, groupOf } from './days.ts';
import { moveWords } from './intents.ts';
import { Reach } from './reach.tsx';

interface MoveCardProps {
  move: MoveView;
  /** Says which goal it is for, where that is not plain. */
  hasGoal: boolean;
  onDone: () => void;
  onChange: () => void;
  onDrop: () => void;
}

/** A planned move: what, with whom, when, the first words to copy, and what can be done with it. */
export function MoveCard({ move, hasGoal, onDone, onChange, onDrop }: MoveCardProps) {
  const words = moveWords(move);
  const [isOpen, setOpen] = useState(false);
  return (
    <article className="move-card" aria-label={words}>
      <p className="move-card-what">
        {words.slice(0, -move.person.name.length)}
        <Link href={`/people/${move.person.id}`}>{move.person.name}</Link>
        {' · '}
        <Due dueOn={move.dueOn} />
      </p>
      {hasGoal && (
        <p className="move-card-goal">
          For <Link href={`/goals/${move.goal.id}`}>“{asHeading(move.goal.title)}”</Link>
        </p>
      )}
      {move.gives.length > 0 && <Gives gives={move.gives} />}
      {move.opener.trim() !== '' && (
        <details
          className="move-card-opener"
          onToggle={(event) => setOpen(event.currentTarget.open)}
        >
          <summary>First words, and how to send them</summary>
          <p>{move.opener}</p>
          {isOpen && <Reach personId={move.person.id} text={move.opener} />}
        </details>
      )}
      <div className="move-card-actions">
        <Button size="s" onPress={onDone} aria-label={`Done: ${words}`} aria-haspopup="dialog">
          Done
        </Button>
        <Button
          size="s"
          tone="plain"
          onPress={onChange}
          aria-label={`Change: ${words}`}
          aria-haspopup="dialog"
        >
          Change
        </Button>
        <Button size="s" tone="plain" onPress={onDrop} aria-label={`Drop: ${words}`}>
          Drop
        </Button>
      </div>
    </article>
  );
}

function Due({ dueOn }: { dueOn: string | null }) {
  if (dueOn === null) return <span className="move-due">no day set</span>;
  const now = Date.now();
  return (
    <span className="move-due" data-group={groupOf(dueOn, now)}>
      <When at={dueOn} before={dueBefore(dueOn, now)} />
    </span>
  );
}

function Gives({ gives }: Pick<MoveView, 'gives'>) {
  return (
    <ul className="move-card-gives" aria-label="What you give">
      {gives.map((give) => (
        <li key={`${give.kind} ${give.id}`}>
          {give.url === null ? give.title : <Link href={give.url}>{give.title}</Link>}
        </li>
      ))}
    </ul>
  );
}
