import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { type Kith, type Room, routesOf } from '#platform';
import { passedWith } from './acts.ts';
import { CLOSE_ASK, closeAskJob } from './asks/close.ts';
import { ERASE_ASK, eraseAskJob } from './asks/remove.ts';
import { askRoutes } from './asks/routes.ts';
import { migrations as asks } from './asks/tables.ts';
import { helpRoutes } from './help/routes.ts';
import { migrations as help } from './help/tables.ts';
import { proposalRoutes } from './interactions/proposal-routes.ts';
import { ERASE_INTERACTION, eraseInteractionJob } from './interactions/remove.ts';
import { interactionRoutes } from './interactions/routes.ts';
import { migrations as interactions } from './interactions/schema.ts';
import { introductionRoutes } from './introductions/routes.ts';
import { migrations as introductions } from './introductions/tables.ts';
import { ERASE_INTRODUCTION, eraseIntroductionJob } from './introductions/write.ts';
import { newsListeners } from './keeping/news.ts';
import { keepingRoutes } from './keeping/routes.ts';
import { migrations as keeping } from './keeping/schema.ts';
import { followMergedPeople } from './moves/follow-people.ts';
import { moveRoutes } from './moves/routes.ts';
import { migrations as moves } from './moves/schema.ts';
import { keepNeeds, noteNeeds } from './needs/note-needs.ts';
import { needRoutes } from './needs/routes.ts';
import { migrations as needs } from './needs/schema.ts';
import { networkRoutes } from './network/routes.ts';
import { peerRoutes } from './peers/routes.ts';
import { migrations as peers } from './peers/tables.ts';

export { asksDue, type DueAsk } from './asks/due.ts';
export { exportAsks } from './asks/queries.ts';
export { AskView, NewAsk } from './asks/schema.ts';
export { makeAsk } from './asks/write.ts';
export { exportHelps } from './help/queries.ts';
export { CHANNEL_WORDS, type Channel } from './interactions/limits.ts';
export { exportInteractions, interactionsOf } from './interactions/queries.ts';
export type { InteractionView } from './interactions/schema.ts';
export { exportIntroductions } from './introductions/queries.ts';
export { fewNow } from './keeping/keeping.ts';
export { exportPutOff } from './keeping/put-off.ts';
export { LetGo } from './let-go.ts';
export { ableWords, firstName } from './moves/opener-words.ts';
export { exportMoves, movesFor } from './moves/queries.ts';
export { MoveView } from './moves/schema.ts';
export { planMove, settleMove } from './moves/write.ts';
export { exportNeeds } from './needs/queries.ts';

export { exportAskings as exportPeerAskings } from './peers/askings.ts';
export { exportRequests as exportPeerRequests, requestsWaiting } from './peers/queries.ts';

const FeedRead = z.object({ feedId: z.number().int() });

function connectRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', moveRoutes(kith));
  app.route('/', interactionRoutes(kith));
  app.route('/', proposalRoutes(kith));
  app.route('/', needRoutes(kith));
  app.route('/', keepingRoutes(kith));
  app.route('/', askRoutes(kith));
  app.route('/', helpRoutes(kith));
  app.route('/', introductionRoutes(kith));
  app.route('/', networkRoutes(kith));
  app.route('/', peerRoutes(kith));
  return app;
}

export const connect: Room = {
  name: 'connect',
  actsOn: passedWith,
  migrations: [
    ...moves,
    ...interactions,
    ...keeping,
    ...needs,
    ...asks,
    ...help,
    ...introductions,
    ...peers,
  ],
  personFilters: {
    contacted: (value) => {
      const met = sql`(select person_id from interaction_person union select person_id from person_contact)`;
      return value === 'yes' ? sql`+person.id in ${met}` : sql`person.id not in ${met}`;
    },
  },
  jobs: (kith) => ({
    [ERASE_INTERACTION]: eraseInteractionJob(kith),
    [CLOSE_ASK]: closeAskJob(kith),
    [ERASE_ASK]: eraseAskJob(kith),
    [ERASE_INTRODUCTION]: eraseIntroductionJob(kith),
  }),
  notices: { file: new URL('./needs/notice.ts', import.meta.url), keep: keepNeeds },
  listeners: (kith) => ({
    ...followMergedPeople(kith),
    ...newsListeners(kith),
    'feed.read': (payload) => noteNeeds(kith, FeedRead.parse(payload).feedId),
  }),
  routes: connectRoutes,
};
