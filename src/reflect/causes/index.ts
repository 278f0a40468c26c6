import { causeListeners } from './listeners.ts';
import { causeRoutes } from './routes.ts';

/** Asking others why it went so, as a part of the room. What is asked is a move, so it has no tables. */
export const causes = { routes: causeRoutes, listeners: causeListeners };
