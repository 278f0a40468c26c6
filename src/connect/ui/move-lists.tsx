import { type ReactNode, useState } from 'react';
import { List } from '#kit';
import { useUndoable } from '#web-api';
import type { MoveView } from '../moves/schema.ts';
import { MoveCard } from './move-card.tsx';
import { MovePlanner } from './move-planner.tsx';
import { MoveStory } from './move-story.tsx';
import { SettleDialog } from './settle-dialog.tsx';
import { dropping, finishing, parted, reopening } from './settling.ts';
import './moves.css';

interface MoveListsProps {
  moves: readonly MoveView[];
  /** The address they were read from, whose kept answer changes at once. */
  path: string;
  hasGoal: boolean;
  /** Lays out the planned moves; `list` shows some of them. */
  children: (
    planned: readonly MoveView[],
    list: (moves: readonly MoveView[]) => ReactNode,
  ) => ReactNode;
}

/** Planned moves with all that can be done with them, and the story of the done ones. */
export function MoveLists({ moves, path, hasGoal, children }: MoveListsProps) {
  const [settling, setSettling] = useState<MoveView | null>(null);
  const [changing, setChanging] = useState<MoveView | null>(null);
  const drop = useUndoable(dropping(path));
  const finish = useUndoable(finishing(path));
  const reopen = useUndoable(reopening(path));
  const { planned, done } = parted(moves);
  const list = (some: readonly MoveView[]) => (
    <List items={[...some]} keyOf={(move) => move.id}>
      {(move) => (
        <MoveCard
          move={move}
          hasGoal={hasGoal}
          onDone={() => setSettling(move)}
          onChange={() => setChanging(move)}
          onDrop={() => drop(move)}
        />
      )}
    </List>
  );
  return (
    <div className="move-lists">
      {children(planned, list)}
      <MoveStory moves={done} hasGoal={hasGoal} onTell={setSettling} onReopen={reopen} />
      {settling && (
        <SettleDialog
          move={settling}
          onClose={() => setSettling(null)}
          onSettle={(outcome) => {
            setSettling(null);
            finish({ move: settling, ...outcome });
          }}
        />
      )}
      {changing && (
        <MovePlanner
          goalId={changing.goal.id}
          person={changing.person}
          move={changing}
          onDone={() => setChanging(null)}
        />
      )}
    </div>
  );
}
