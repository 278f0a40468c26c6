import { goalById } from '#goals';
import { CRITERION_WORDS } from '#people';
import type { Kith } from '#platform';
import { pointedFor, strangersShown } from '../beyond/view.ts';
import { covers } from '../coverage.ts';
import type { Dimension } from '../echo.ts';
import { find } from '../find.ts';
import { type Offer, portfolio } from '../portfolio.ts';
import { blogrollsOf } from '../rolls/blogrolls.ts';
import type { FoundPerson } from '../view.ts';
import { peopleAtPlaces, withPlaces, writingAtPlaces } from './at-places.ts';
import { DIMENSION_WORDS } from './limits.ts';
import { friendsOf, leadsTogether, listedOn } from './outside.ts';
import { peopleToAsk } from './people-to-ask.ts';
import { briefById } from './queries.ts';
import type { BriefView, CandidateState, CandidatesView, CandidateView } from './schema.ts';

/** The question of a brief belongs to no goal's list of questions. */
const QUESTION_ID = 0;
const NETWORK_MAX = 12;
const OUTSIDE_MAX = 30;
const WEIGHTS = { question: 1, criterion: 2 / 3, different: 2 / 3 };
/** How sure words and signs are: the member's yes is sure. */
const SHARES = { much: 0.9, some: 0.6, yes: 1, hint: 0.7, different: 0.9 };

/**
 * Who may be whom a brief looks for: first those of the network who add most to whom one has chosen, then
 * sites beyond it, from whom they cite, friends of friends, who writes at one's places, the blogrolls of
 * one's people and the lists one added.
 */
export async function candidatesFor(
  kith: Kith,
  memberId: number,
  briefId: number,
): Promise<CandidatesView> {
  const brief = await briefById(kith, memberId, briefId);
  const goal = await goalById(kith, memberId, brief.goalId);
  const found = await find(kith, {
    memberId,
    goalId: goal.id,
    questions: [{ id: QUESTION_ID, text: brief.question }],
    context: goal.able,
  });
  const [outside, decided, places] = await Promise.all([
    beyondNetwork(kith, memberId, { brief, context: goal.able, people: found.people }),
    decisionsOn(kith, brief.id),
    peopleAtPlaces(kith, memberId, goal.id),
  ]);
  const mine = withPlaces(fromNetwork(brief, found.people), { places, people: found.people });
  const all = [...mine, ...outside].map((one) => ({
    ...one,
    state: decided.get(`${one.kind} ${one.id}`) ?? one.state,
  }));
  const isDismissed = ({ state }: CandidateView): boolean => state === 'dismissed';
  return {
    brief,
    isOn: kith.config.beyond.enabled,
    candidates: all.filter((one) => !isDismissed(one)),
    blogrolls: await blogrollsOf(kith, await peopleToAsk(kith, goal.id, all)),
    dismissed: all.filter(isDismissed).map(({ kind, id, name }) => ({ kind, id, name })),
  };
}

async function decisionsOn(kith: Kith, briefId: number): Promise<Map<string, CandidateState>> {
  const rows = await kith.db.read
    .selectFrom('brief_candidate')
    .select(['person_id', 'stranger_id', 'state'])
    .where('brief_id', '=', briefId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.person_id === null ? `stranger ${row.stranger_id}` : `person ${row.person_id}`,
      row.state,
    ]),
  );
}

/** Those not chosen yet, whoever adds most to the chosen first; who adds nothing to the brief is left out. */
function fromNetwork(brief: BriefView, people: readonly FoundPerson[]): CandidateView[] {
  const chosen = people.filter(({ decision }) => decision === 'chosen');
  const open = people.filter(({ decision }) => decision !== 'chosen');
  const picks = portfolio(
    open.map((person) => offerOf(brief, person)),
    {
      weights: weightsOf(brief),
      chosen: chosen.map((one) => offerOf(brief, one)),
      limit: NETWORK_MAX,
    },
  );
  const picked = picks.map(({ personId }) => personId);
  const rest = open.filter(
    ({ id }) =>
      !picked.includes(id) &&
      offerOf(
        brief,
        people.find((one) => one.id === id),
      ).covers.size > 0,
  );
  return [...picked.flatMap((id) => open.filter((one) => one.id === id)), ...rest]
    .slice(0, NETWORK_MAX)
    .map((person) => candidateOf(brief, person));
}

const weightsOf = ({ criteria, different }: BriefView): Map<string, number> =>
  new Map([
    ['question', WEIGHTS.question],
    ...criteria.map((one): [string, number] => [`criterion ${one}`, WEIGHTS.criterion]),
    ...different.map((one): [string, number] => [`different ${one}`, WEIGHTS.different]),
  ]);

/** What somebody brings of what the brief asks for; the question only where their entries speak of it. */
function offerOf(brief: BriefView, person: FoundPerson | undefined): Offer {
  const brings = new Map<string, number>();
  const question = person?.questions.find(({ questionId }) => questionId === QUESTION_ID);
  if (question) brings.set('question', SHARES[question.strength]);
  for (const criterion of brief.criteria) {
    const row = person?.criteria.find((one) => one.criterion === criterion);
    if (row && covers(row))
      brings.set(`criterion ${criterion}`, row.assessment === 'yes' ? SHARES.yes : SHARES.hint);
  }
  for (const dimension of brief.different)
    if (person?.different?.includes(dimension))
      brings.set(`different ${dimension}`, SHARES.different);
  return { personId: person?.id ?? 0, covers: brings };
}

const differentWords = (dimension: Dimension): string =>
  `other ${DIMENSION_WORDS[dimension].toLowerCase()}`;

function candidateOf(brief: BriefView, person: FoundPerson): CandidateView {
  const { covers: brings } = offerOf(brief, person);
  const question = person.questions.find(({ questionId }) => questionId === QUESTION_ID);
  const words = [
    ...(question ? [`${question.strength} on the question`] : []),
    ...brief.criteria
      .filter((one) => brings.has(`criterion ${one}`))
      .map((one) => CRITERION_WORDS[one].title.toLowerCase()),
    ...brief.different.filter((one) => brings.has(`different ${one}`)).map(differentWords),
  ];
  return {
    kind: 'person',
    id: person.id,
    name: person.name,
    state: 'open',
    from: ['in your network'],
    brings: words,
    unknown: brief.different
      .filter((one) => person.unknown?.includes(one) ?? true)
      .map((one) => DIMENSION_WORDS[one].toLowerCase()),
    evidence: question?.evidence ?? [],
    stranger: null,
  };
}

/** Sites of people one does not have yet. Nobody is visited by asking this. */
async function beyondNetwork(
  kith: Kith,
  memberId: number,
  { brief, context, people }: { brief: BriefView; context: string; people: readonly FoundPerson[] },
): Promise<CandidateView[]> {
  const chosen = people.filter(({ decision }) => decision === 'chosen');
  const { pointed, focus } = await pointedFor(kith, memberId, {
    questions: [brief.question],
    context,
  });
  const [friends, listed, writing] = await Promise.all([
    friendsOf(kith, memberId, chosen),
    listedOn(kith, memberId, focus),
    writingAtPlaces(kith, memberId, { goalId: brief.goalId, focus }),
  ]);
  const cited = pointed.map((site) => ({ ...site, from: ['cited on the question'] }));
  const leads = (
    await leadsTogether(kith, memberId, [...cited, ...friends, ...writing, ...listed])
  ).slice(0, OUTSIDE_MAX);
  const from = new Map(leads.map((lead) => [lead.siteKey, lead.from]));
  const strangers = await strangersShown(kith, memberId, leads);
  return strangers.map((stranger) => ({
    kind: 'stranger',
    id: stranger.id,
    name: stranger.name ?? stranger.title ?? stranger.site,
    state: 'open',
    from: from.get(stranger.site) ?? [],
    brings: [],
    unknown: [],
    evidence: [],
    stranger,
  }));
}
