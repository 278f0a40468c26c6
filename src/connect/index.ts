import type { Room } from '#platform';
import { followMergedPeople } from './moves/follow-people.ts';
import { moveRoutes } from './moves/routes.ts';
import { migrations } from './moves/schema.ts';

export { type GivesView, whatICouldGive } from './moves/gives.ts';
export { openerFor } from './moves/opener.ts';
export { ableWords, firstName } from './moves/opener-words.ts';
export { exportMoves, type MoveFilter, moveById, movesFor } from './moves/queries.ts';
export { MoveView } from './moves/schema.ts';
export { changeMove, planMove, settleMove } from './moves/write.ts';

export const connect: Room = {
  name: 'connect',
  migrations,
  listeners: followMergedPeople,
  routes: moveRoutes,
};
