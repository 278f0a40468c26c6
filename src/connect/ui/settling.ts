import { call, type Undoable } from '#web-api';
import type { Direction, MoveView } from '../moves/schema.ts';
import { moveWords } from './intents.ts';

export interface Moves {
  moves: MoveView[];
}
export interface Outcome {
  outcome: string;
  direction: Direction | null;
}

const put = (move: MoveView, body: object) => call('PUT', `/moves/${move.id}/state`, body);
const lists = (path: string) => ['/moves', '/goals'].filter((other) => other !== path);
const without = ({ moves }: Moves, move: MoveView) => moves.filter((other) => other.id !== move.id);

/** Out of the list at once; undo plans it again. */
export function dropping(path: string): Undoable<MoveView, Moves> {
  return {
    path,
    apply: (shown, move) => ({ moves: without(shown, move) }),
    send: (move) => put(move, { state: 'dropped' }),
    undo: (move) => put(move, { state: 'planned' }),
    words: (move) => `Dropped: ${moveWords(move)}`,
    alsoRefresh: lists(path),
  };
}

/** Done, with what came of it. Undo gives back what was before: a planned move, or the outcome told earlier. */
export function finishing(path: string): Undoable<{ move: MoveView } & Outcome, Moves> {
  return {
    path,
    apply: (shown, { move, outcome, direction }) => {
      const settledAt = move.settledAt ?? Date.now();
      const done: MoveView = { ...move, state: 'done', outcome, direction, settledAt };
      return { moves: [...without(shown, move), done] };
    },
    send: ({ move, outcome, direction }) => put(move, { state: 'done', outcome, direction }),
    undo: ({ move }) =>
      move.state === 'done'
        ? put(move, { state: 'done', outcome: move.outcome, direction: move.direction })
        : put(move, { state: 'planned' }),
    words: ({ move }) => moveWords({ ...move, state: 'done' }),
    alsoRefresh: lists(path),
  };
}

/** Not done after all: planned again, with what was written about it. */
export function reopening(path: string): Undoable<MoveView, Moves> {
  return {
    path,
    apply: (shown, move) => ({
      moves: [{ ...move, state: 'planned', settledAt: null }, ...without(shown, move)],
    }),
    send: (move) => put(move, { state: 'planned' }),
    undo: ({ outcome, direction, ...move }) =>
      put({ outcome, direction, ...move }, { state: 'done', outcome, direction }),
    words: (move) => `Planned again: ${moveWords({ ...move, state: 'planned' })}`,
    alsoRefresh: lists(path),
  };
}

/** Planned ones in the server's order, done ones the latest first, also right after a move. */
export function parted(moves: readonly MoveView[]) {
  return {
    planned: moves.filter((move) => move.state === 'planned'),
    done: moves
      .filter((move) => move.state === 'done')
      .toSorted((a, b) => (b.settledAt ?? 0) - (a.settledAt ?? 0)),
  };
}
