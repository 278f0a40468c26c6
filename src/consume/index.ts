import { followPeople, rowsOf } from '#people';
import { type Kith, type Room, routesOf } from '#platform';
import { articleRoutes } from './articles/routes.ts';
import { migrations as articles } from './articles/tables.ts';
import { contrastRoutes } from './contrast/routes.ts';
import { migrations as contrasts } from './contrast/schema.ts';
import { deletionRoutes } from './deletions/routes.ts';
import { migrations as deletions } from './deletions/schema.ts';
import { compareBrought, compareFeed, compareJobs } from './goals/compare.ts';
import { goalStreamRoutes } from './goals/routes.ts';
import { migrations as goals } from './goals/schema.ts';
import { keepByTheClock, keepingJobs, keepingMigrations, keepingRoutes } from './keeping.ts';
import { keepLetter } from './library/keep-letter.ts';
import { machineJobs } from './machine/make.ts';
import { eraseMachineTextJobs } from './machine/remove.ts';
import { machineRoutes } from './machine/routes.ts';
import { migrations as machine } from './machine/tables.ts';
import { muteRoutes } from './mutes/routes.ts';
import { migrations as mutes } from './mutes/schema.ts';
import { savedSearchRoutes } from './saved-searches/routes.ts';
import { migrations as savedSearches } from './saved-searches/schema.ts';
import { eraseSavedSearchJobs } from './saved-searches/write.ts';
import { searchRoutes } from './search/routes.ts';
import { signalRoutes } from './signal/routes.ts';
import { followMergedFeeds } from './stream/follow-merges.ts';
import { streamRoutes } from './stream/routes.ts';
import { migrations as stream } from './stream/schema.ts';
import { recogniseBrought, recogniseFeed } from './twins/recognise.ts';
import { migrations as twins } from './twins/schema.ts';
import { wishRoutes } from './wishes/routes.ts';
import { migrations as wishes } from './wishes/schema.ts';

export { exportWholeArticles } from './articles/queries.ts';
export { exportContrasts } from './contrast/queries.ts';
export { exportDeletions } from './deletions/queries.ts';
export { exportHighlights } from './highlights/queries.ts';
export { exportKeeps } from './library/queries.ts';
export { NewKeep } from './library/schema.ts';
export { keep } from './library/write.ts';
export { exportMachineTexts } from './machine/queries.ts';
export { exportMutes } from './mutes/queries.ts';
export { exportSavedSearches } from './saved-searches/queries.ts';
export { exportRead } from './stream/queries.ts';
export { settingsOf as exportStreamSettings } from './stream/settings.ts';
export { exportWishes } from './wishes/queries.ts';

/** Who was wished for goes over when two people turn out to be one. */
const WISHED = rowsOf({ table: 'wish_trait', key: ['id'], once: ['wish_id'] });

function consumeRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', streamRoutes(kith));
  app.route('/', goalStreamRoutes(kith));
  app.route('/', keepingRoutes(kith));
  app.route('/', articleRoutes(kith));
  app.route('/', searchRoutes(kith));
  app.route('/', savedSearchRoutes(kith));
  app.route('/', signalRoutes(kith));
  app.route('/', muteRoutes(kith));
  app.route('/', deletionRoutes(kith));
  app.route('/', wishRoutes(kith));
  app.route('/', contrastRoutes(kith));
  app.route('/', machineRoutes(kith));
  return app;
}

export const consume: Room = {
  name: 'consume',
  migrations: [
    ...stream,
    ...goals,
    ...twins,
    ...keepingMigrations,
    ...mutes,
    ...deletions,
    ...wishes,
    ...contrasts,
    ...articles,
    ...savedSearches,
    ...machine,
  ],
  jobs: (kith) => ({
    ...compareJobs(kith),
    ...keepingJobs(kith),
    ...machineJobs(kith),
    ...eraseMachineTextJobs(kith),
    ...eraseSavedSearchJobs(kith),
  }),
  notices: {
    file: new URL('./twins/notice.ts', import.meta.url),
    keep: (_kith, trx, brought) => recogniseBrought(trx, brought),
    soon: compareBrought,
  },
  listeners: (kith) => ({
    ...followPeople(kith, [WISHED]),
    'feed.merged': followMergedFeeds(kith),
    'feed.read': async (payload) => {
      await recogniseFeed(kith, payload);
      await compareFeed(kith, payload);
    },
    'letter.to-self': (payload) => keepLetter(kith, payload),
  }),
  routes: consumeRoutes,
  background: keepByTheClock,
};
