import { goalById } from '#goals';
import { CRITERION_WORDS } from '#people';
import type { Kith } from '#platform';
import { pointedFor, strangersShown } from '../beyond/view.ts';
import { covers } from '../coverage.ts';
import type { Dimension } from '../echo.ts';
import { find, findForGoal } from '../find.ts';
import { type Offer, portfolio } from '../portfolio.ts';
import { blogrollsOf } from '../rolls/blogrolls.ts';
import { subjectOf } from '../sentence-subject.ts';
import type { CriterionView, FoundPerson } from '../view.ts';
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
  const { text: subject, words } = await subjectOf(kith, memberId, {
    sentence: brief.question,
    questions: goal.questions.map(({ text }) => text),
    chosen: brief.words,
  });
  const found = await find(kith, {
    memberId,
    goalId: goal.id,
    questions: [{ id: QUESTION_ID, text: subject }],
    context: goal.able,
    inSentences: true,
  });
  const [outside, decided, places, people] = await Promise.all([
    beyondNetwork(kith, memberId, {
      brief,
      subject,
      context: goal.able,
      people: found.people,
    }),
    decisionsOn(kith, brief.id),
    peopleAtPlaces(kith, memberId, goal.id),
    withSignsOfGoal(kith, memberId, { brief, people: found.people }),
  ]);
  const mine = withPlaces(fromNetwork(brief, people), { places, people });
  const all = [...mine, ...outside].map((one) => ({
    ...one,
    state: decided.get(`${one.kind} ${one.id}`) ?? one.state,
  }));
  const isDismissed = ({ state }: CandidateView): boolean => state === 'dismissed';
  return {
    brief,
    words,
    isOn: kith.config.beyond.enabled,
    candidates: all.filter((one) => !isDismissed(one)),
    blogrolls: await blogrollsOf(kith, await peopleToAsk(kith, goal.id, all)),
    dismissed: all.filter(isDismissed).map(({ kind, id, name }) => ({ kind, id, name })),
  };
}

/** What somebody could be for the goal shows in all its questions: of one alone there is seldom enough evidence. */
async function withSignsOfGoal(
  kith: Kith,
  memberId: number,
  { brief, people }: { brief: BriefView; people: readonly FoundPerson[] },
): Promise<FoundPerson[]> {
  if (brief.criteria.length === 0) return [...people];
  const onGoal = await findForGoal(kith, memberId, brief.goalId);
  const rows = new Map(onGoal.people.map(({ id, criteria }) => [id, criteria]));
  const better = (id: number, row: CriterionView): CriterionView =>
    covers(row) ? row : (rows.get(id)?.find((one) => one.criterion === row.criterion) ?? row);
  return people.map((person) => ({
    ...person,
    criteria: person.criteria.map((row) => better(person.id, row)),
  }));
}

/** Whoever leaves the first place to others stands behind the first of these. */
function withoutFirst(ids: readonly number[], yielding: ReadonlySet<number>): number[] {
  const first = ids.find((id) => !yielding.has(id));
  return first === undefined ? [...ids] : [first, ...ids.filter((id) => id !== first)];
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

/**
 * Those not chosen yet, whoever adds most to the chosen first; who adds nothing to the brief is left out. Who waits
 * for their turn is not picked here either: briefs of many members would otherwise begin with the same person.
 */
function fromNetwork(brief: BriefView, people: readonly FoundPerson[]): CandidateView[] {
  const chosen = people.filter(({ decision }) => decision === 'chosen');
  const open = people.filter(({ decision }) => decision !== 'chosen');
  const picks = portfolio(
    open.filter(({ isWaiting }) => !isWaiting).map((person) => offerOf(brief, person)),
    {
      weights: weightsOf(brief),
      chosen: chosen.map((one) => offerOf(brief, one)),
      limit: NETWORK_MAX,
    },
  );
  const picked = withoutFirst(
    picks.map(({ personId }) => personId),
    new Set(open.flatMap(({ id, yieldsFirst }) => (yieldsFirst ? [id] : []))),
  );
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
  {
    brief,
    subject,
    context,
    people,
  }: { brief: BriefView; subject: string; context: string; people: readonly FoundPerson[] },
): Promise<CandidateView[]> {
  const chosen = people.filter(({ decision }) => decision === 'chosen');
  const { pointed, focus } = await pointedFor(kith, memberId, {
    questions: [subject],
    context,
    inSentences: true,
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
