/**
 * Every write verb of the API, and what it counts as: decided once for each, with the reason where it counts as nothing. A
 * new address fails here until it has a place. Decision 0039 says how it was weighed.
 */
import { expect, it } from 'vitest';
import { makeWorld } from '#test';
import { RULES } from '../src/reflect/behaviours/rules.ts';

/** The events that a verb can lead to, themselves or by what it takes back. */
const COUNTS: Record<string, string> = {
  'POST /asks': 'ask.sent',
  'DELETE /asks/{id}': 'ask.unsent',
  'POST /asks/{id}/restore': 'ask.sent',
  'PATCH /asks/{id}/people/{personId}': 'ask.sent',
  'PUT /asks/{id}/people/{personId}/state': 'ask.sent ask.answered ask.unanswered',
  'POST /keeps': 'keep.made',
  'PATCH /keeps/{id}': 'keep.made keep.unmade',
  'POST /keeps/several': 'keep.made keep.unmade',
  'PUT /keeps/several': 'keep.made',
  'DELETE /keeps/{id}': 'keep.unmade',
  'POST /keeps/{id}/restore': 'keep.made',
  'POST /captures': 'capture.kept',
  'POST /captures/settle': 'capture.kept',
  'DELETE /goals/{goalId}/checks/{day}': 'check.answered',
  'PUT /goals/{goalId}/checks/{day}': 'check.answered',
  'PUT /goals/{goalId}/people/{personId}/decision': 'person.chosen person.unchosen',
  'PUT /goals/{goalId}/people/{personId}/help': 'help.weighed help.unweighed',
  'PATCH /goals/{id}': 'goal.refined goal.shared',
  'POST /goals/{id}/briefs': 'brief.written',
  'POST /goals/{id}/cause-asks': 'cause.asked',
  'POST /goals/{id}/cause-asks/together': 'cause.asked',
  'POST /goals/{id}/kit': 'kit.passed',
  'PUT /goals/{id}/people/{personId}/criteria/{criterion}': 'person.assessed person.unassessed',
  'POST /goals/{id}/shelf/kept': 'path.studied',
  'PUT /goals/{id}/status': 'goal.set goal.closed goal.reopened',
  'POST /goals/{id}/steps': 'plan.step-added plan.linked',
  'POST /goals/{id}/steps/from-template': 'plan.step-added',
  'DELETE /helps/{id}': 'help.undone',
  'POST /interactions': 'interaction.logged',
  'PATCH /interactions/{id}': 'interaction.logged interaction.unlogged',
  'DELETE /interactions/{id}': 'interaction.unlogged',
  'POST /interactions/{id}/restore': 'interaction.logged',
  'PUT /interactions/removed': 'interaction.logged interaction.unlogged',
  'POST /interactions/several': 'interaction.logged',
  'PUT /introductions/{id}/made': 'introduction.made introduction.undone',
  'DELETE /introductions/{id}': 'introduction.undone',
  'POST /introductions/{id}/restore': 'introduction.made',
  'DELETE /kept-paths/{id}': 'path.let-go',
  'POST /kits': 'kit.taken goal.set',
  'POST /kits/{id}/undo': 'kit.untaken',
  'POST /mailboxes/{id}/senders': 'source.followed',
  'PUT /mailboxes/{id}/senders/{senderId}': 'source.followed source.left',
  'PUT /moves/{id}/state': 'move.done move.undone',
  'POST /needs/{id}/helps': 'help.given',
  'PUT /needs/{id}/state': 'need.noted need.dismissed',
  'POST /notes': 'note.written note.linked note.shared',
  'PATCH /notes/{id}': 'note.written note.linked note.shared capture.kept',
  'DELETE /notes/{id}': 'capture.discarded',
  'POST /notes/{id}/restore': 'capture.kept',
  'POST /notes/{id}/history/{revisionId}/restore': 'note.written note.linked',
  'POST /notes/{id}/questions': 'recall.question-made',
  'POST /notes/{id}/versions': 'note.written note.shared',
  'PUT /notes/daily': 'note.written',
  'PATCH /observations/{id}': 'person.observed',
  'DELETE /observations/{id}': 'person.unobserved',
  'PUT /offer': 'offer.made',
  'DELETE /offer': 'offer.withdrawn',
  'POST /offer/restore': 'offer.made',
  'POST /peer-requests': 'peer.asked',
  'DELETE /peer-requests/{id}': 'peer.unasked',
  'PUT /peer-requests/{id}/answer': 'peer.agreed peer.unagreed',
  'POST /peer-requests/{id}/restore': 'peer.asked',
  'POST /people/{id}/needs': 'need.noted',
  'POST /people/{id}/observations': 'person.observed',
  'POST /places': 'place.tied',
  'POST /places/{id}/sources': 'source.followed',
  'PUT /places/{placeId}/goals/{goalId}': 'place.tied place.untied',
  'PATCH /portraits/{period}': 'portrait.drawn',
  'DELETE /portraits/{period}': 'portrait.drawn',
  'DELETE /recall-questions/{id}': 'recall.question-made',
  'POST /recall-questions/{id}/restore': 'recall.question-made',
  'POST /recall-questions/{id}/answers': 'recall.answered',
  'DELETE /recall-questions/{id}/answers/{answerId}': 'recall.unanswered',
  'PATCH /reviews/{id}': 'review.evidence',
  'PUT /reviews/{id}/decision': 'review.written',
  'DELETE /reviews/{id}/decision': 'review.reopened',
  'PUT /reviews/{id}/state': 'review.reopened',
  'PUT /reviews/weeks/{week}/state': 'review.written review.reopened',
  'POST /sources': 'source.followed',
  'DELETE /sources/{id}': 'source.left',
  'POST /sources/{id}/restore': 'source.followed',
  'PATCH /steps/{id}': 'plan.linked',
  'PUT /steps/{id}/state': 'step.done step.undone',
  'POST /strangers/{id}/add': 'source.followed',
};

/** What counts as nothing, by its address; `*` stands for whatever follows. */
const NO_LEARNING: Record<string, readonly string[]> = {
  'said as learning by hand, by no rule': ['/behaviours*'],
  'accounts, sessions and who is kept away': [
    '/blocked-members*',
    '/invitations*',
    '/members/first',
    '/session*',
    '/tokens*',
  ],
  'moving in is not learning': [
    '/address-books*',
    '/imports*',
    '/library-imports*',
    '/mailboxes',
    '/mailboxes/{id}',
    '/mailboxes/{id}/read',
    '/mailboxes/{id}/restore',
    '/notes/import*',
    '/refresh',
  ],
  'what others publish comes in by itself': ['/pushes*'],
  'keeping one’s people, places and notes in order': [
    '/attachments*',
    '/duplicates*',
    '/erasures*',
    '/lists*',
    '/note-templates*',
    '/people',
    '/people/bulk',
    '/people/changes/undo',
    '/people/me',
    '/people/{id}',
    '/people/{id}/erase',
    '/people/{id}/fields*',
    '/people/{id}/merge',
    '/people/{id}/restore',
    '/people/{id}/split',
    '/people/{id}/tie',
    '/places/{id}',
    '/places/{id}/restore',
    '/places/{placeId}/people/{personId}',
    '/rolls*',
    '/sources/{id}/address',
  ],
  'read or not is no learning: what one makes of it is': [
    '/stream/contrast/{day}',
    '/stream/read*',
    '/stream/settings',
    '/entries/{id}/article',
    '/sources/{id}/article',
  ],
  'what one wants to see more, less or nothing of is set up, not learnt': [
    '/deletions*',
    '/mutes*',
    '/saved-searches*',
    '/wishes*',
  ],
  'to mark is not yet to take something from it': [
    '/entries/{id}/highlights',
    '/highlights*',
    '/keeps/{id}/highlights',
    '/keeps/{id}/text*',
  ],
  'what the program proposes, looks up or is told to forget': [
    '/asks/proposal',
    '/briefs*',
    '/finding/learnt*',
    '/finding/meaning',
    '/gatherings*',
    '/goals/questions',
    '/goals/text',
    '/goals/{id}/going-out',
    '/goals/{id}/experience',
    '/goals/{id}/kit/preview',
    '/interactions/from-*',
    '/kits/preview',
    '/lessons*',
    '/moves/opener',
    '/needs/{id}/help-words',
    '/notes/{id}/mentions',
    '/notes/{id}/named',
    '/strangers/{id}/dismissed',
    '/strangers/look',
  ],
  'a beginning, or a change of it: it counts when it is done, sent, set or decided': [
    '/asks/{id}',
    '/asks/{id}/state',
    '/asks/{id}/people/{personId}/thanks',
    '/goals',
    '/goals/{id}/reviews',
    '/introductions',
    '/introductions/{id}',
    '/introductions/{id}/answer',
    '/moves',
    '/moves/{id}',
    '/needs/{id}',
    '/recall-questions/{id}',
    '/reviews/weeks/{week}',
  ],
  'who may read it was chosen already, and told then': [
    '/goals/{id}/link',
    '/goals/{id}/published',
    '/goals/{id}/readers',
    '/notes/{id}/link',
  ],
  'an order, or a removal of what stays lived, and its undoing': [
    '/goals/{id}',
    '/goals/{id}/restore',
    '/goals/{id}/steps/order',
    '/reviews/{id}',
    '/reviews/{id}/restore',
    '/steps/{id}',
    '/steps/{id}/restore',
  ],
  'when and how one is reminded': [
    '/keeping*',
    '/push-subscriptions*',
    '/recall/settings',
    '/reminders*',
  ],
  'the kit of tools': ['/tools*'],
  'the work of the program itself': ['/jobs*'],
};

it('every write verb is decided, and every rule is led to by one', async () => {
  const world = await makeWorld();
  const answer = await world.ask('GET', '/api/v1/openapi.json');
  const { paths } = (await answer.json()) as { paths: Record<string, object> };
  await world.close();
  const verbs = Object.entries(paths).flatMap(([path, byVerb]) =>
    Object.keys(byVerb)
      .filter((verb) => verb !== 'get')
      .map((verb) => `${verb.toUpperCase()} ${path}`),
  );
  const nothing = Object.values(NO_LEARNING).flat();
  const isAt = (path: string, address: string) =>
    address.endsWith('*') ? path.startsWith(address.slice(0, -1)) : path === address;
  const isNothing = (verb: string) =>
    nothing.some((address) => isAt(verb.slice(verb.indexOf(' ') + 1), address));
  expect(verbs.filter((verb) => !(verb in COUNTS) && !isNothing(verb))).toEqual([]);
  expect(Object.keys(COUNTS).filter((verb) => !verbs.includes(verb))).toEqual([]);
  const named = new Set(Object.values(COUNTS).flatMap((events) => events.split(' ')));
  const known = RULES.flatMap(({ event, undoneBy }) => [event, undoneBy ?? []].flat());
  expect([...named].filter((event) => !known.includes(event))).toEqual([]);
  expect(RULES.map(({ event }) => event).filter((event) => !named.has(event))).toEqual([]);
});
