import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { type Kith, type Room, routesOf } from '#platform';
import { lookJobs } from './beyond/look.ts';
import { briefMemberRoutes } from './briefs/members.ts';
import { briefRoutes } from './briefs/routes.ts';
import { migrations as briefs } from './briefs/schema.ts';
import { erasePerson } from './erase-person.ts';
import { followMergedPeople } from './follow-people.ts';
import { helpRoutes } from './help/routes.ts';
import { migrations as help } from './help/schema.ts';
import { keepCues, noteCues } from './hints/note-cues.ts';
import { migrations as hints } from './hints/schema.ts';
import { learnFromAssessment } from './learning/assessments.ts';
import { learnJobs } from './learning/note-lesson.ts';
import { learningRoutes } from './learning/routes.ts';
import { migrations as learning } from './learning/schema.ts';
import { embedJobs, embedSoon, startEmbedding } from './meaning/embed.ts';
import { meaningRoutes } from './meaning/routes.ts';
import { migrations as meaning } from './meaning/schema.ts';
import { personRoutes } from './person/routes.ts';
import { gatheringRoutes } from './places/routes.ts';
import { migrations as places } from './places/schema.ts';
import { reasonRoutes } from './reasons/routes.ts';
import { responsivenessRoutes } from './responsiveness/routes.ts';
import { blogrollJobs } from './rolls/blogrolls.ts';
import { rollJobs } from './rolls/read.ts';
import { rollRoutes } from './rolls/routes.ts';
import { migrations as rolls } from './rolls/schema.ts';
import { findingRoutes } from './routes.ts';
import { migrations } from './schema.ts';

export { choicesFor, decide } from './choices.ts';
export { chosenFor } from './chosen.ts';
export { ECHO_PEOPLE_MIN, type EchoLine, likenessOf, type Reflected } from './echo.ts';
export { STATED, statedOf } from './echo-facts.ts';
export { findExperience } from './experience/find-experience.ts';
export { FoundExperience, TellerView } from './experience/view.ts';
export { exportFinding } from './export.ts';
export { inTurn } from './exposure.ts';
export { find, findForGoal } from './find.ts';
export { helpOf } from './help/queries.ts';
export { viewOf } from './index-view.ts';
export { marksOf, PASSAGE_CHARS, passageOf, pieceAt } from './passage.ts';
export { type Offer, portfolio } from './portfolio.ts';
export { questionsOf } from './questions.ts';
export { rankQuestion } from './rank-question.ts';
export { chancesOf, type RankedPerson } from './ranking/index.ts';
export { halfWithinDays } from './responsiveness/rules.ts';
export { subjectOf } from './sentence-subject.ts';
export { speakingOf } from './speaking.ts';
export { standingsOf } from './standing.ts';
export { EvidenceView, type FindingView, type FoundPerson } from './view.ts';

const FeedRead = z.object({ feedId: z.number().int() });

function allRoutes(kith: Kith) {
  const app = routesOf();
  app.route('/', findingRoutes(kith));
  app.route('/', helpRoutes(kith));
  app.route('/', briefRoutes(kith));
  app.route('/', briefMemberRoutes(kith));
  app.route('/', rollRoutes(kith));
  app.route('/', gatheringRoutes(kith));
  app.route('/', personRoutes(kith));
  app.route('/', learningRoutes(kith));
  app.route('/', meaningRoutes(kith));
  app.route('/', reasonRoutes(kith));
  app.route('/', responsivenessRoutes(kith));
  return app;
}

export const finding: Room = {
  name: 'finding',
  migrations: [
    ...migrations,
    ...hints,
    ...help,
    ...rolls,
    ...briefs,
    ...places,
    ...learning,
    ...meaning,
  ],
  jobs: (kith) => ({
    ...lookJobs(kith),
    ...rollJobs(kith),
    ...blogrollJobs(kith),
    ...learnJobs(kith),
    ...embedJobs(kith),
  }),
  erasePerson,
  personFilters: {
    chosenFor: (goalId) =>
      sql`+person.id in (select person_id from choice where goal_id = ${goalId} and decision = 'chosen')`,
  },
  notices: {
    file: new URL('./hints/notice.ts', import.meta.url),
    keep: (_kith, trx, brought) => keepCues(trx, brought),
    soon: (kith, trx) => embedSoon(kith, trx),
  },
  listeners: (kith) => ({
    'feed.read': async (payload) => {
      await noteCues(kith, FeedRead.parse(payload).feedId);
      await kith.db.write((trx) => embedSoon(kith, trx));
    },
    'person.assessed': (payload) => learnFromAssessment(kith, payload),
    'person.unassessed': (payload) => learnFromAssessment(kith, payload),
    ...followMergedPeople(kith),
  }),
  routes: allRoutes,
  background: startEmbedding,
};
