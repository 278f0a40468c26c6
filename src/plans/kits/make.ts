import type { StepView } from '../steps/schema.ts';
import type { Facts } from './gather.ts';
import { piecesOf, REPLACED } from './pieces.ts';
import { opennessOf } from './public-address.ts';
import { KIT_VERSION, Kit, type KitChoices, type PassedKit, type Piece } from './schema.ts';

/** A kit of the pieces that are in and of nothing else, with all its pieces and what cannot go. Pure. */
export function kitFrom(facts: Facts, choices: KitChoices): Omit<PassedKit, 'print'> {
  const pieces = piecesOf(facts, choices);
  const goes = new Map(pieces.filter(({ isIn }) => isIn).map((piece) => [piece.key, piece]));
  const text = (key: string) => goes.get(key)?.text ?? '';
  const people = facts.people.filter(({ id }) => goes.has(`person/${id}`));
  const sources = facts.sources.filter(({ id }) => goes.has(`source/${id}`));
  const places = facts.places.filter(({ id }) => goes.has(`place/${id}`));
  const { kind, questions } = facts.goal;
  const kit = Kit.parse({
    format: 'kith-kit',
    version: KIT_VERSION,
    goal: {
      able: text('able'),
      need: text('need'),
      kind,
      evidence: text('evidence'),
      questions: questions.map(({ id }) => text(`question/${id}`)).filter((words) => words !== ''),
    },
    people: people.map(({ id }) => ({
      name: text(`person/${id}`),
      site: text(`person/${id}/site`),
      feed: text(`person/${id}/feed`),
      fediverse: text(`person/${id}/fediverse`),
    })),
    sources: sources.map(({ id, url, personId }) => ({
      title: text(`source/${id}`),
      url,
      person: people.findIndex((person) => person.id === personId),
    })),
    places: places.map((place) => ({
      name: text(`place/${place.id}`),
      kind: place.kind,
      address: text(`place/${place.id}/address`),
      why: text(`place/${place.id}/why`),
    })),
    steps: facts.steps
      .filter(({ id }) => goes.has(`step/${id}`))
      .map((step) => stepPart(step, text, { people, sources, places })),
  });
  return { kit, pieces, leftOut: leftOutWords(facts, pieces) };
}

interface Lists {
  people: readonly { id: number }[];
  sources: readonly { id: number }[];
  places: readonly { id: number }[];
}

function stepPart(
  { id, c, phase, person, place, source }: StepView,
  text: (key: string) => string,
  { people, sources, places }: Lists,
): Kit['steps'][number] {
  const which = (list: readonly { id: number }[], one: { id: number } | null) => {
    const at = list.findIndex((other) => other.id === one?.id);
    return at < 0 ? null : at;
  };
  return {
    text: text(`step/${id}`),
    c,
    phase,
    address: text(`step/${id}/address`),
    tool: text(`step/${id}/tool`),
    method: text(`step/${id}/method`),
    cue: text(`step/${id}/cue`),
    action: text(`step/${id}/action`),
    recurrence: text(`step/${id}/rule`) || null,
    person: which(people, person),
    place: which(places, place),
    source: which(sources, source),
  };
}

/** What belongs to the plan and goes in no kit, and why. */
function leftOutWords({ people, steps, places }: Facts, pieces: readonly Piece[]): string[] {
  return [
    ...people
      .filter(({ isPublic }) => !isPublic)
      .map(({ name }) => `${name}: no public address is known.`),
    ...steps
      .filter(({ address }) => address !== '' && opennessOf(address) === 'private')
      .map(({ text }) => `The address in “${text}” looks private.`),
    ...places
      .filter(({ why }) => why !== '')
      .map(({ name }) => `Why you go to ${name} stays with you.`),
    ...(pieces.some(({ isIn, note }) => isIn && note === REPLACED)
      ? ['Names of who stays here, e-mail and private addresses in the texts are replaced by “…”.']
      : []),
  ];
}
