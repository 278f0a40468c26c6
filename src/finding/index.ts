import { z } from '@hono/zod-openapi';
import type { Room } from '#platform';
import { lookJobs } from './beyond/look.ts';
import { followMergedPeople } from './follow-people.ts';
import { noteCues } from './hints/note-cues.ts';
import { migrations as hints } from './hints/schema.ts';
import { findingRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { choicesFor, decide } from './choices.ts';
export { type ChosenPeople, chosenFor, type LatestEntry } from './chosen.ts';
export { type ExportedFinding, exportFinding } from './export.ts';
export { type FindAsked, find, findForGoal } from './find.ts';
export { viewOf } from './index-view.ts';
export { rankQuestion } from './rank-question.ts';
export type { RankedPerson } from './ranking/index.ts';
export { EvidenceView, type FindingView, type FoundPerson } from './view.ts';

const FeedRead = z.object({ feedId: z.number().int() });

export const finding: Room = {
  name: 'finding',
  migrations: [...migrations, ...hints],
  jobs: lookJobs,
  listeners: (kith) => ({
    'feed.read': (payload) => noteCues(kith, FeedRead.parse(payload).feedId),
    ...followMergedPeople(kith),
  }),
  routes: findingRoutes,
};
