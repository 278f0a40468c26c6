import { goalById } from '#goals';
import type { Kith } from '#platform';
import { goalsServed, helpedWithin, introducedWithin, namesOfPeople } from './brought-facts.ts';
import { broughtBy, type Thing } from './brought-rules.ts';
import { BROUGHT_PEOPLE_MAX, THINGS_TOLD_MAX } from './limits.ts';
import {
  chosenWithin,
  type Encounter,
  encountersWithin,
  type Kept,
  keptWithin,
  type Within,
} from './passed.ts';
import type { BroughtView } from './schema.ts';

/**
 * Who brought the member what, and what they were given, for a goal or a time. Told in the order in which people were
 * last there: nobody is more worth than another for having brought more.
 * @throws Refusal `not_found` for another member's goal.
 */
export async function broughtTo(
  kith: Kith,
  memberId: number,
  within: Within,
): Promise<BroughtView> {
  if (within.goalId !== undefined) await goalById(kith, memberId, within.goalId);
  const [encounters, kept, chosen, helped, introduced] = await Promise.all([
    encountersWithin(kith, memberId, within),
    keptWithin(kith, memberId, within),
    chosenWithin(kith, memberId, within),
    helpedWithin(kith, memberId, within),
    introducedWithin(kith, memberId, within),
  ]);
  const things = [...toldOf(encounters), ...kept.map(asThing), ...helped, ...introduced];
  const told = broughtBy({ things, meetings: encounters }, { toldMax: THINGS_TOLD_MAX });
  const shown = told.slice(0, BROUGHT_PEOPLE_MAX);
  const [names, goals] = await Promise.all([
    namesOfPeople(
      kith,
      memberId,
      shown.map(({ personId }) => personId),
    ),
    goalsServed(kith, memberId, { within, kept, chosen, helped }),
  ]);
  return {
    people: shown.map(({ personId, ...rest }) => ({
      person: { id: personId, name: names.get(personId) ?? '' },
      ...rest,
      goals: goals.get(personId) ?? [],
    })),
    more: told.length - shown.length,
  };
}

/** What came of an encounter in which one received is what they brought, as a move that is done says it; an introduction is told once, by whom it was to. */
function toldOf(encounters: readonly Encounter[]): Thing[] {
  return encounters.flatMap((encounter) => {
    const { personId, id, day, direction, learnt, gave, outcome, isIntroduction } = encounter;
    const told: [Thing['kind'], string][] = [
      ['learnt', learnt],
      ['came', direction === 'received' ? outcome : ''],
      ['gave', isIntroduction ? '' : gave],
    ];
    return told.flatMap(([kind, words]) =>
      words === '' ? [] : [{ personId, kind, id, day, words }],
    );
  });
}

const asThing = ({ personId, noteId, day, title }: Kept): Thing => ({
  personId,
  kind: 'kept',
  id: noteId,
  day,
  words: title,
});
