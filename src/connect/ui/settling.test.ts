import { describe, expect, it } from 'vitest';
import type { MoveView } from '../moves/schema.ts';
import { dropping, finishing, parted, reopening } from './settling.ts';

const move = (id: number, fields: Partial<MoveView> = {}): MoveView => ({
  id,
  goal: { id: 1, title: 'roll back' },
  person: { id: 2, name: 'Bo Lund' },
  intent: 'ask',
  opener: '',
  gives: [],
  dueOn: null,
  state: 'planned',
  outcome: '',
  direction: null,
  createdAt: 1,
  settledAt: null,
  ...fields,
});
const PATH = '/goals/1/moves';
const shown = { moves: [move(1), move(2), move(3, { state: 'done', settledAt: 9 })] };
const idsOf = (moves: readonly MoveView[]) => moves.map(({ id }) => id);

describe('what shows at once', () => {
  it('loses a dropped move', () => {
    const drop = dropping(PATH);
    expect(idsOf(drop.apply(shown, move(1)).moves)).toEqual([2, 3]);
    expect(drop.words(move(1))).toBe('Dropped: Ask Bo Lund');
    expect(drop.alsoRefresh).toEqual(['/moves', '/goals']);
    expect(dropping('/moves').alsoRefresh).toEqual(['/goals']);
  });

  it('puts a done move first in the story, with its outcome', () => {
    const finish = finishing(PATH);
    const input = { move: move(1), outcome: 'A script', direction: 'received' as const };
    const { planned, done } = parted(finish.apply(shown, input).moves);
    expect([idsOf(planned), idsOf(done)]).toEqual([[2], [1, 3]]);
    expect(done[0]).toMatchObject({ outcome: 'A script', direction: 'received', state: 'done' });
    expect(finish.words(input)).toBe('Asked Bo Lund');
  });

  it('leaves a move in its place of the story when more is told', () => {
    const told = { move: move(3, { state: 'done', settledAt: 9 }), outcome: 'x', direction: null };
    const { done } = parted(finishing(PATH).apply(shown, told).moves);
    expect(done[0]).toMatchObject({ id: 3, settledAt: 9, outcome: 'x' });
  });

  it('plans again what was not done after all', () => {
    const { planned, done } = parted(reopening(PATH).apply(shown, shown.moves[2] ?? move(0)).moves);
    expect([idsOf(planned), idsOf(done)]).toEqual([[3, 1, 2], []]);
  });
});
