import type { Kith } from '#platform';
import { analyseQuestion, isPlain } from '#search';
import { choicesFor } from '../choices.ts';
import { entryTexts } from '../entry-texts.ts';
import { loadedFrom, loadNames } from '../gather.ts';
import { viewOf } from '../index-view.ts';
import { attributed } from '../matches.ts';
import { matchNeed } from '../matching.ts';
import type { Match } from '../ranking/index.ts';
import { judge } from './judge.ts';
import { type Matter, matterOf } from './matter.ts';
import { type Candidate, inOrder } from './order.ts';
import { drawTellers } from './present.ts';
import { missingWords, wordsThatFind } from './reword.ts';
import type { Told } from './telling.ts';
import type { FoundExperience } from './view.ts';

/** Entries that are read, and how many of one person: many short notes must not hide who wrote one long one. */
const ENTRIES_READ_MAX = 120;
const ENTRIES_PER_PERSON_MAX = 5;
const CHARS_READ_MAX = 6_000;
const PEOPLE_MAX = 12;
/** Beyond those shown, since who turns out to have only a word that looks alike is left out. */
const PEOPLE_DRAWN_MAX = 20;

export interface ExperienceAsked {
  memberId: number;
  /** The goal it is about: whom the member dismissed for it stays out. */
  goalId?: number;
  /** What happened, in plain sentences. */
  text: string;
  /** Words around it: what the member wants to be able to do. */
  around: string;
  /** Who puts it down to this comes first. */
  wanted?: Told | null;
  /** Only these people, wherever they stand. */
  personIds?: readonly number[];
}

/**
 * Who in the network wrote of the same, best first: whoever says any of the telling words, those before
 * all who say the rare ones together and tell it from experience. Saying more finds no fewer: what
 * an entry must say to count does not depend on how much is told (`matter.ts`).
 */
export async function findExperience(kith: Kith, asked: ExperienceAsked): Promise<FoundExperience> {
  const { memberId, text } = asked;
  const [view, { sources }, choices] = await Promise.all([
    viewOf(kith, memberId),
    loadedFrom(kith, memberId),
    asked.goalId === undefined ? new Map<number, string>() : choicesFor(kith, asked.goalId),
  ]);
  const said = analyseQuestion(text).filter((term) => !isPlain(term));
  const around = analyseQuestion(asked.around).filter((term) => !isPlain(term));
  const { having, found } = await matchNeed(
    kith,
    { memberId, need: { focus: said, context: around } },
    view,
  );
  const matter = matterOf({ said, around }, { entries: view.entries, having });
  const matches = await attributed(kith, memberId, found);
  const open = matches.filter(
    ({ personId }) =>
      choices.get(personId) !== 'dismissed' && (asked.personIds?.includes(personId) ?? true),
  );
  const candidates = await judged(kith, fewOfEach(open), { matter, wanted: asked.wanted ?? null });
  const people = inOrder(candidates).slice(0, PEOPLE_DRAWN_MAX);
  const names = await loadNames(
    kith,
    memberId,
    people.map(({ personId }) => personId),
  );
  const drawn = (await drawTellers(kith, people, { names, matter })).slice(0, PEOPLE_MAX);
  const isThin = drawn.every(({ strength }) => strength === 'little');
  return {
    people: drawn,
    missing: missingWords(text, having),
    suggestions: isThin ? await wordsThatFind(kith, { memberId, around, said, view }) : [],
    lookedAt: { entries: view.ownEntries, sources },
  };
}

/** The best matches, few of each person. */
function fewOfEach(matches: readonly Match[]): Match[] {
  const counts = new Map<number, number>();
  return matches
    .filter(({ personId }) => {
      const count = (counts.get(personId) ?? 0) + 1;
      counts.set(personId, count);
      return count <= ENTRIES_PER_PERSON_MAX;
    })
    .slice(0, ENTRIES_READ_MAX);
}

async function judged(
  kith: Kith,
  matches: readonly Match[],
  asked: { matter: Matter; wanted: Told | null },
): Promise<Candidate[]> {
  if (matches.length === 0 || asked.matter.said.length === 0) return [];
  const ids = matches.map(({ entryId }) => entryId);
  const rows = await entryTexts(kith, ids, CHARS_READ_MAX);
  const texts = new Map(rows.map((row) => [row.id, row]));
  return matches.flatMap(({ entryId, personId }) => {
    const row = texts.get(entryId);
    const one = row && judge(row, asked);
    return one ? [{ entryId, personId, ...one }] : [];
  });
}
