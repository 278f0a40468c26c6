import { portraitRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { portraitsOf } from './portraits.ts';

/** Self-portraits, as a part of the room. */
export const portraits = { migrations, routes: portraitRoutes };
