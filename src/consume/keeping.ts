import { type JobHandler, type Kith, type Migration, routesOf } from '#platform';
import { libraryExportRoutes } from './exports/routes.ts';
import { eraseHighlightJobs } from './highlights/remove.ts';
import { highlightRoutes } from './highlights/routes.ts';
import { migrations as highlights } from './highlights/tables.ts';
import { libraryImports } from './imports/apply.ts';
import { startFetchingWaiting } from './imports/fetch-waiting.ts';
import { libraryImportRoutes } from './imports/routes.ts';
import { migrations as imports } from './imports/tables.ts';
import { fetchPageJobs } from './library/fetch-page.ts';
import { eraseJobs } from './library/remove.ts';
import { libraryRoutes } from './library/routes.ts';
import { startWritingSaid } from './library/said.ts';
import { migrations as library } from './library/tables.ts';
import { startCheckingLinks } from './links/check.ts';
import { migrations as links } from './links/tables.ts';
import { pdfRoutes } from './pdf/routes.ts';

/** What the room brings that has to do with keeping: the library, what is marked in it, how it comes in and goes out. */
export const keepingMigrations: Migration[] = [...library, ...highlights, ...imports, ...links];

export const keepingJobs = (kith: Kith): Record<string, JobHandler> => ({
  ...fetchPageJobs(kith),
  ...eraseJobs(kith),
  ...eraseHighlightJobs(kith),
  ...libraryImports.jobs(kith),
});

export function keepingRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', pdfRoutes(kith));
  app.route('/', libraryRoutes(kith));
  app.route('/', highlightRoutes(kith));
  app.route('/', libraryImportRoutes(kith));
  app.route('/', libraryExportRoutes(kith));
  return app;
}

/** What is done by the clock; gives how to stop it. */
export function keepByTheClock(kith: Kith): () => void {
  const stops = [startFetchingWaiting(kith), startCheckingLinks(kith), startWritingSaid(kith)];
  return () => {
    for (const stop of stops) stop();
  };
}
