import { journeyRoutes } from './routes.ts';

/** The way of a goal, as a part of the room. It has no tables: all of it is told elsewhere. */
export const journeys = { routes: journeyRoutes };
