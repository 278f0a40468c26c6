import { type Kit, readKit, type TakeChoices } from './schema.ts';

export interface Chosen {
  kit: Kit;
  /** Where each of its people stood in the kit as it came. */
  peopleWere: number[];
}

/**
 * What a member takes of a kit: without the pieces they leave out, and with their own words. Pieces are
 * counted from 0 in the kit as it came: `question/0`, `step/3`, `person/1`. What somebody publishes does not
 * come without them. Pure. Throws `invalid` when the words do not fit a kit.
 */
export function chosenFrom(kit: Kit, { leaveOut, words }: TakeChoices): Chosen {
  const out = new Set(leaveOut);
  const said = (key: string, own: string) => words[key] ?? own;
  const people = kept(kit.people, (_, at) => !out.has(`person/${at}`));
  const sources = kept(
    kit.sources,
    ({ person }, at) => !out.has(`source/${at}`) && people.places.has(person),
  );
  const places = kept(kit.places, (_, at) => !out.has(`place/${at}`));
  const steps = kit.steps
    .map((step, at) => ({
      ...step,
      text: said(`step/${at}`, step.text),
      person: placeOf(people, step.person),
      place: placeOf(places, step.place),
      source: placeOf(sources, step.source),
    }))
    .filter((_, at) => !out.has(`step/${at}`));
  const { able, need, evidence, questions, ...goal } = kit.goal;
  return {
    peopleWere: [...people.places.keys()],
    kit: readKit({
      ...kit,
      goal: {
        ...goal,
        able: said('able', able),
        need: out.has('need') ? '' : said('need', need),
        evidence: out.has('evidence') ? '' : said('evidence', evidence),
        questions: questions
          .map((question, at) => said(`question/${at}`, question))
          .filter((_, at) => !out.has(`question/${at}`)),
      },
      people: people.list,
      sources: sources.list.map((source) => ({
        ...source,
        person: people.places.get(source.person) ?? 0,
      })),
      places: places.list,
      steps,
    }),
  };
}

interface Kept<One> {
  list: One[];
  /** Where one stands now, by where it stood. */
  places: ReadonlyMap<number, number>;
}

function kept<One>(all: readonly One[], isIn: (one: One, at: number) => boolean): Kept<One> {
  const ins = all.map((one, at) => ({ one, at })).filter(({ one, at }) => isIn(one, at));
  return {
    list: ins.map(({ one }) => one),
    places: new Map(ins.map(({ at }, now) => [at, now])),
  };
}

const placeOf = ({ places }: Kept<unknown>, at: number | null): number | null =>
  at === null ? null : (places.get(at) ?? null);
