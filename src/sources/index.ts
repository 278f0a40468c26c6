import type { Room } from '#platform';
import { migrations as entries } from './entries/schema.ts';
import { migrations as feeds } from './feeds/schema.ts';
import { migrations as imports } from './imports/schema.ts';
import { pollJobs, startPolling } from './polling/schedule.ts';
import { sourceRoutes } from './routes.ts';

export { authorOf, type Discovered, discover } from './discovery/discover.ts';
export { normaliseUrl, siteKey } from './discovery/page.ts';
export { EntryLine, EntryView, entriesByPerson, entryById } from './entries/queries.ts';
export { type Followed, follow, unfollow } from './feeds/follow.ts';
export { sourcesOf } from './feeds/queries.ts';
export { type Progress, refreshProgress, startRefresh } from './polling/refresh.ts';
export { enqueuePolls } from './polling/schedule.ts';

export const sources: Room = {
  name: 'sources',
  migrations: [...feeds, ...entries, ...imports],
  jobs: pollJobs,
  routes: sourceRoutes,
  background: startPolling,
};
