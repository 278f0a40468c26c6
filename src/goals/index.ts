import type { Room } from '#platform';
import { eraseJobs } from './remove.ts';
import { goalRoutes } from './routes.ts';
import { migrations } from './tables.ts';

export { C, CELLS, type Cell, Phase } from './cells.ts';
export { exportGoals } from './export.ts';
export { goalsShownBy, sharedGoals } from './goals-of-others.ts';
export { Happened } from './happened.ts';
export { QUESTIONS_MAX } from './limits.ts';
export { partsOf } from './parts.ts';
export { goalById, goalsOf, goalTitle } from './queries.ts';
export { removeGoal } from './remove.ts';
export { reachOf, SHARED_STATUSES } from './rules.ts';
export { Audience, GoalForm, type GoalView, SharedGoal } from './schema.ts';
export { setGoalStatus, setStatusIn, standAs } from './status.ts';
export { storyOf } from './story.ts';
export { changeGoal, changeGoalIn, draftGoal } from './write.ts';

export const goals: Room = { name: 'goals', migrations, jobs: eraseJobs, routes: goalRoutes };
