import { asHeading, Button, Link, When } from '#kit';
import type { MoveView } from '../moves/schema.ts';
import { DIRECTION_WORDS, moveWords } from './intents.ts';

interface MoveStoryProps {
  moves: readonly MoveView[];
  /** Says which goal each was for, where that is not plain. */
  hasGoal: boolean;
  onTell: (move: MoveView) => void;
  onReopen: (move: MoveView) => void;
}

/** What was done, told as a story and folded away; given and received are never counted up. */
export function MoveStory({ moves, hasGoal, onTell, onReopen }: MoveStoryProps) {
  if (moves.length === 0) return null;
  return (
    <details className="move-story">
      <summary>What came of earlier moves ({moves.length})</summary>
      <ol>
        {moves.map((move) => (
          <li key={move.id}>
            <p className="move-card-what">
              {moveWords(move).slice(0, -move.person.name.length)}
              <Link href={`/people/${move.person.id}`}>{move.person.name}</Link>
              {' · '}
              {move.settledAt !== null && <When at={move.settledAt} />}
            </p>
            {hasGoal && (
              <p className="move-card-goal">
                For <Link href={`/goals/${move.goal.id}`}>“{asHeading(move.goal.title)}”</Link>
              </p>
            )}
            {move.outcome !== '' && <p className="move-story-outcome">{move.outcome}</p>}
            {move.direction !== null && <p>{DIRECTION_WORDS[move.direction]}</p>}
            <div className="move-card-actions">
              <Button
                size="s"
                tone="plain"
                onPress={() => onTell(move)}
                aria-label={`${tellWords(move)}: ${moveWords(move)}`}
                aria-haspopup="dialog"
              >
                {tellWords(move)}
              </Button>
              <Button
                size="s"
                tone="plain"
                onPress={() => onReopen(move)}
                aria-label={`Not done after all: ${moveWords(move)}`}
              >
                Not done after all
              </Button>
            </div>
          </li>
        ))}
      </ol>
    </details>
  );
}

const tellWords = ({ outcome }: MoveView): string =>
  outcome === '' ? 'Tell what came of it' : 'Say more';
