import { assessmentsFor } from '#people';
import type { Kith } from '#platform';
import { entriesWith } from '#sources';
import { candidatesFrom } from './candidates.ts';
import { lastHeardFrom, loadOutput, loadSources } from './gather.ts';
import type { Answered } from './ground-question.ts';
import { actsOf } from './hints/acts.ts';
import { earlyTerms } from './hints/early.ts';
import { hintsFor } from './hints/hints.ts';
import { mineOn } from './hints/mine.ts';
import { allOf, type Network, networkOf } from './hints/network.ts';
import { recordedFor } from './hints/recorded.ts';
import type { Drawn } from './present.ts';
import { standingsOf } from './standing.ts';

interface Asked {
  memberId: number;
  goalId: number | undefined;
  answered: Answered[];
  choices: ReadonlyMap<number, 'chosen' | 'later' | 'dismissed'>;
  personIds: number[];
  names: ReadonlyMap<number, string>;
  /** How many entries there are in all. */
  entries: number;
}

/** What speaks for each of these people: hints with evidence, what the member decided and recorded, whether they are around. */
export async function signsOf(
  kith: Kith,
  asked: Asked,
): Promise<{ drawn: Drawn[]; network: Network; standings: Map<number, number> }> {
  const { memberId, goalId, answered, choices, personIds, names } = asked;
  const [candidates, output, standings, publishing, mine, recorded, acts, heardOn, assessments] =
    await Promise.all([
      candidatesFrom(kith, answered, personIds),
      loadOutput(kith, memberId, personIds),
      standingsOf(kith, memberId, personIds),
      loadSources(kith, memberId, personIds),
      mineOn(kith, memberId, answered),
      recordedFor(kith, memberId, { personIds, goalId }),
      actsOf(kith, memberId, personIds),
      lastHeardFrom(kith, memberId, personIds),
      goalId === undefined ? [] : assessmentsFor(kith, memberId, goalId),
    ]);
  const chosen = new Set(personIds.filter((id) => choices.get(id) === 'chosen'));
  const topics = topicsOf(answered);
  const isRare = await rareAmong(kith, asked.entries, earlyTerms(candidates, allOf(topics)));
  const network = networkOf(candidates, { topics, mine, chosen, isRare });
  const drawn = candidates.flatMap((candidate): Drawn[] => {
    const { personId } = candidate;
    const name = names.get(personId);
    if (name === undefined) return [];
    const published = output.get(personId) ?? { entries: 0, lately: 0, latestAt: null };
    return [
      {
        candidate,
        name,
        decision: choices.get(personId) ?? 'open',
        latestAt: published.latestAt,
        responsiveness: {
          entriesLately: published.lately,
          replies: repliesOf(answered, personId),
          heardOn: heardOn.get(personId) ?? null,
        },
        sources: publishing.get(personId) ?? [],
        hints: hintsFor({ ...candidate, output: published }, network, {
          now: kith.now(),
          recorded: recorded.get(personId),
          acts: acts.get(personId),
          goalId,
        }),
        assessments: assessments.filter((assessment) => assessment.personId === personId),
      },
    ];
  });
  return { drawn, network, standings };
}

const repliesOf = (answered: readonly Answered[], personId: number): number =>
  new Set(
    answered.flatMap(
      ({ people }) =>
        people
          .find((person) => person.personId === personId)
          ?.replies.map(({ entryId }) => entryId) ?? [],
    ),
  ).size;

/** A word in more of all entries than this share, and in more than so many, is nobody's discovery. */
const RARE_SHARE_MAX = 0.02;
const RARE_ENTRIES_MIN = 5;

async function rareAmong(
  kith: Kith,
  entries: number,
  terms: string[],
): Promise<(term: string) => boolean> {
  if (terms.length === 0) return () => true;
  const having = await entriesWith(kith.db, terms);
  const max = Math.max(RARE_ENTRIES_MIN, entries * RARE_SHARE_MAX);
  return (term) => (having.get(term) ?? 0) <= max;
}

/** The words of each question, as terms. */
const topicsOf = (answered: readonly Answered[]): Map<number, Set<string>> =>
  new Map(
    answered.map(({ question, focus }) => [question.id, new Set(focus.map(({ term }) => term))]),
  );
