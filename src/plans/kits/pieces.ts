import { Refusal } from '#platform';
import type { Facts } from './gather.ts';
import { withoutEmail } from './public-address.ts';
import {
  ADDRESSES,
  goalRaws,
  isOpen,
  personRaws,
  placeRaws,
  questionRaws,
  type Raw,
  sourceRaws,
  stepRaws,
} from './raw-pieces.ts';
import { type KitChoices, PIECE_PARTS, type Piece } from './schema.ts';
import { type Mask, maskFor, type Staying } from './staying.ts';

export const REPLACED = 'What stays here is replaced by “…”.';

/**
 * Everything that a kit of this plan could hold, as it would go: chosen, reworded, and without a word of what stays.
 * What is not among these is in no kit; a kit is made of those that are in, and of nothing else.
 */
export function piecesOf(facts: Facts, choices: KitChoices): Piece[] {
  const picks = picker(choices);
  const going = peopleGoing(facts, picks);
  const mask = maskFor(stayingOf(facts, picks, going));
  const pieces = new Map<string, Piece>();
  const add = (raws: readonly Raw[]) => {
    for (const raw of raws) {
      const isUnder = raw.under === undefined || pieces.get(raw.under)?.isIn === true;
      const words = choices.words[raw.key];
      pieces.set(raw.key, finished(raw, { isUnder, picks, mask, words }));
    }
  };
  add([...goalRaws(facts), ...questionRaws(facts)]);
  add([...personRaws(facts), ...sourceRaws(facts, mask), ...placeRaws(facts, mask)]);
  // Last, because a step names who and what goes with it.
  add(stepRaws(facts, mask, (key) => pieces.get(key)));
  return [...pieces.values()].toSorted((a, b) => place(a) - place(b));
}

const place = ({ part }: Piece): number => PIECE_PARTS.indexOf(part);

type Picks = (key: string, isUsual?: boolean) => boolean;

function picker({ leaveOut, takeIn }: KitChoices): Picks {
  const [out, into] = [new Set(leaveOut), new Set(takeIn)];
  return (key, isUsual = true) => !out.has(key) && (isUsual || into.has(key));
}

interface Finishing {
  isUnder: boolean;
  picks: Picks;
  mask: Mask;
  words: string | undefined;
}

function finished(raw: Raw, { isUnder, picks, mask, words }: Finishing): Piece {
  const { key, own, charsMax = 0, isUsual = true } = raw;
  const written = (charsMax > 0 ? (words ?? own) : own).trim();
  if (written.length > charsMax && charsMax > 0 && words !== undefined)
    throw new Refusal('invalid', `${raw.label}: at most ${charsMax} characters go into a kit.`);
  // A name of somebody who goes is not taken for one of somebody who stays.
  const masked =
    charsMax === 0 || raw.part === 'people' ? withoutEmail(written) : mask.text(written).trim();
  const isEmptied = masked !== written && !/[\p{L}\p{N}]/u.test(masked);
  const isIn = isUnder && !isEmptied && masked !== '' && picks(key, isUsual);
  return {
    key,
    part: raw.part,
    under: raw.under ?? null,
    label: raw.label,
    // What stays is shown as the member knows it.
    text: isIn ? masked : written,
    where: raw.where ?? '',
    isIn,
    mayStay: raw.mayStay ?? true,
    mayReword: charsMax > 0,
    note: masked === written || !(isIn || isEmptied) ? (raw.note ?? '') : REPLACED,
  };
}

/** Who goes: chosen, and with an address by which somebody else can find them. */
function peopleGoing({ people }: Facts, picks: Picks): Set<number> {
  const isFound = (person: Facts['people'][number]) =>
    ADDRESSES.some(
      (kind) =>
        person[kind] !== '' && picks(`person/${person.id}/${kind}`, isOpen(kind, person[kind])),
    );
  return new Set(
    people
      .filter((person) => person.isPublic && picks(`person/${person.id}`) && isFound(person))
      .map(({ id }) => id),
  );
}

function stayingOf(facts: Facts, picks: Picks, going: ReadonlySet<number>): Staying {
  const staying = facts.people.filter(({ id }) => !going.has(id));
  const gone = facts.people.filter(({ id }) => going.has(id));
  const off = gone.flatMap((person) =>
    ADDRESSES.filter(
      (kind) => !picks(`person/${person.id}/${kind}`, isOpen(kind, person[kind])),
    ).map((kind) => person[kind]),
  );
  const sources = facts.sources.filter(
    ({ id, personId }) => !going.has(personId) || !picks(`source/${id}`),
  );
  const places = facts.places.filter(({ id }) => !picks(`place/${id}`));
  const known = [...staying.flatMap((person) => ADDRESSES.map((kind) => person[kind])), ...off];
  return {
    names: staying.map(({ name }) => name),
    titles: [
      ...facts.others,
      ...sources.map(({ title }) => title),
      ...places.map(({ name }) => name),
    ],
    sites: staying.flatMap(({ site, feed }) => [site, feed].filter(Boolean)),
    addresses: [
      ...off,
      ...sources.map(({ url }) => url),
      ...places.map(({ address }) => address),
    ].filter((address) => URL.canParse(address)),
    accounts: known.filter((address) => address !== '' && !URL.canParse(address)),
    going: gone.map(({ name }) => name),
  };
}
