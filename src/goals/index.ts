import type { Room } from '#platform';
import { eraseJobs } from './remove.ts';
import { goalRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { C, CELLS, type Cell, Phase } from './cells.ts';
export { Happened } from './happened.ts';
export { exportGoals, goalById, goalsOf, goalTitle } from './queries.ts';
export { GoalForm, type GoalView } from './schema.ts';
export { changeGoal, draftGoal, setGoalStatus } from './write.ts';

export const goals: Room = { name: 'goals', migrations, jobs: eraseJobs, routes: goalRoutes };
