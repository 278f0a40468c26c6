import { dayOf } from '#days';
import {
  ECHO_PEOPLE_MIN,
  type EchoLine,
  likenessOf,
  type Reflected,
  STATED,
  statedOf,
} from '#finding';
import type { Kith } from '#platform';
import {
  type LearntWith,
  type PeoplePeriod,
  peopleByPeriod,
  type Unit,
} from './diversity-rules.ts';
import { PERIODS_MAX } from './limits.ts';
import { networkOf } from './network.ts';
import { chosenWithin, encountersWithin, keptWithin } from './passed.ts';
import type { Compared, DiversityLine, DiversityView } from './schema.ts';

const DIMENSIONS = [...STATED, 'community'] as const satisfies readonly Compared[];

/**
 * How alike those were with whom the member learnt, period by period, in what is known of them today. By the same
 * computation as the echo among the chosen people of a goal; of fewer than three nothing is said.
 */
export async function diversityOf(
  kith: Kith,
  memberId: number,
  unit: Unit,
): Promise<DiversityView> {
  const rows = await learntWith(kith, memberId);
  const today = dayOf(kith.now());
  const periods = peopleByPeriod(rows, { unit, today, countMax: PERIODS_MAX });
  const known = await reflected(kith, memberId, [
    ...new Set(periods.flatMap(({ personIds }) => personIds)),
  ]);
  return {
    unit,
    neededPeople: ECHO_PEOPLE_MIN,
    periods: periods.map((one) => ({
      period: one.period,
      people: one.personIds.length,
      ways: one.ways,
      lines: linesOf(one, known),
    })),
  };
}

async function learntWith(kith: Kith, memberId: number): Promise<LearntWith[]> {
  const [met, chosen, kept] = await Promise.all([
    encountersWithin(kith, memberId, {}),
    chosenWithin(kith, memberId, {}),
    keptWithin(kith, memberId, {}),
  ]);
  return [
    ...met.map(({ personId, day }) => ({ personId, day, way: 'met' as const })),
    ...chosen.map(({ personId, day }) => ({ personId, day, way: 'chosen' as const })),
    ...kept.map(({ personId, day }) => ({ personId, day, way: 'kept' as const })),
  ];
}

type Known = ReadonlyMap<number, Reflected<Compared>>;

async function reflected(
  kith: Kith,
  memberId: number,
  personIds: readonly number[],
): Promise<Known> {
  const [stated, network] = await Promise.all([
    statedOf(kith, memberId, personIds),
    networkOf(kith, memberId),
  ]);
  const communityOf = new Map(
    network.communities.flatMap(({ name, personIds: ids }) => ids.map((id) => [id, name])),
  );
  return new Map(
    personIds.map((id): [number, Reflected<Compared>] => {
      const community = communityOf.get(id);
      const values = { ...stated.get(id), ...(community ? { community: [community] } : {}) };
      return [id, { name: `${id}`, values }];
    }),
  );
}

function linesOf({ personIds }: PeoplePeriod, known: Known): DiversityLine[] | null {
  if (personIds.length < ECHO_PEOPLE_MIN) return null;
  const people = personIds.flatMap((id) => known.get(id) ?? []);
  return DIMENSIONS.map((dimension) =>
    lineOf(likenessOf<Compared>(people, dimension), people.length),
  );
}

/** Counts in place of names: who it was in which year is told elsewhere. */
function lineOf(
  { dimension, state, groups, unknown }: EchoLine<Compared>,
  people: number,
): DiversityLine {
  const [first] = groups;
  const isShared = first !== undefined && first.people.length > 1;
  return {
    dimension,
    state,
    groups: groups.length,
    largest: isShared ? { label: first.label, people: first.people.length } : null,
    known: people - unknown.length,
    unknown: unknown.length,
  };
}
