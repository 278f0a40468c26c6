import type { Kith } from '#platform';
import { analyse, detectLanguage, isPlain, substanceOf } from '#search';
import { entriesWith } from '#sources';
import { loadEntries } from '../gather.ts';
import type { IndexView } from '../index-view.ts';
import { attributed } from '../matches.ts';
import { matchNeed } from '../matching.ts';
import { findsAlone } from './matter.ts';

const MISSING_MAX = 6;
const SUGGESTIONS_MAX = 8;
const PEOPLE_MIN = 2;
/** The best entries on the goal, whose titles say in which words people speak of it. */
const TITLES_MAX = 60;
/** Numbers and terms of one or two letters find nobody. */
const TELLS_NOTHING = /^(?:[\d.]+|.{1,2})$/u;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’+#-]*/gu;

/** Too short to tell its language by, a telling may be in any of these. */
const SAID_IN = ['en', 'de', 'nl', 'fr', 'es'];

/**
 * The words of a telling that no entry has, as they were written. What only joins words ("ich", "und") is none,
 * in the language of the telling: by one word alone nobody can tell which that is.
 */
export function missingWords(text: string, having: ReadonlyMap<string, number>): string[] {
  const language = detectLanguage(text);
  const languages = language === null ? SAID_IN : [language];
  const words = [...text.matchAll(WORD)].map(([word]) => word);
  const missing = words.filter((word) => {
    if (languages.some((one) => analyse(word, one).length === 0)) return false;
    const terms = [...new Set([...analyse(word, language), ...analyse(word, 'en')])].filter(
      (term) => !isPlain(term),
    );
    return terms.length > 0 && terms.every((term) => !having.has(term));
  });
  return [...new Set(missing.map((word) => word.toLowerCase()))].slice(0, MISSING_MAX);
}

/**
 * Words in which the network speaks of the goal: those of the titles of what matches it that are rare
 * elsewhere, as they are most often written. Each finds somebody.
 */
export async function wordsThatFind(
  kith: Kith,
  {
    memberId,
    around,
    said,
    view,
  }: { memberId: number; around: readonly string[]; said: readonly string[]; view: IndexView },
): Promise<string[]> {
  if (around.length === 0) return [];
  const need = { focus: [...around], context: [] };
  const { found } = await matchNeed(kith, { memberId, need }, view);
  const matches = await attributed(kith, memberId, found.slice(0, TITLES_MAX));
  const entries = await loadEntries(
    kith,
    matches.map(({ entryId }) => entryId),
  );
  const titles = matches.flatMap(({ entryId, personId }) => {
    const entry = entries.get(entryId);
    return entry ? [{ ...entry, personId }] : [];
  });
  const written = writtenForms(titles);
  const open = [...written.keys()].filter((term) => !said.includes(term));
  const having = await entriesWith(kith.db, open);
  return open
    .filter((term) => findsAlone(having.get(term) ?? 0, view.entries))
    .flatMap((term) => {
      const { forms, people } = written.get(term) ?? NOTHING_WRITTEN;
      // What one person alone says in titles is a name as often as a word.
      const isNamed = people.size < PEOPLE_MIN && !around.includes(term);
      return isNamed ? [] : [{ word: mostOf(forms), people: people.size }];
    })
    .toSorted((a, b) => b.people - a.people || (a.word < b.word ? -1 : 1))
    .slice(0, SUGGESTIONS_MAX)
    .map(({ word }) => word);
}

interface Written {
  /** How often each written form stands in the titles. */
  forms: Map<string, number>;
  people: Set<number>;
}
const NOTHING_WRITTEN: Written = { forms: new Map(), people: new Set() };

/** By term, how and by whom it is written in titles. */
function writtenForms(
  entries: readonly { title: string; language: string | null; personId: number }[],
): Map<string, Written> {
  const written = new Map<string, Written>();
  for (const { title, language, personId } of entries)
    for (const [word] of title.matchAll(WORD)) {
      const [term, ...more] = analyse(word, language);
      if (term === undefined || more.length > 0) continue;
      if (substanceOf(term) < 1 || TELLS_NOTHING.test(term)) continue;
      const known = written.get(term) ?? { forms: new Map<string, number>(), people: new Set() };
      const form = word.toLowerCase();
      known.forms.set(form, (known.forms.get(form) ?? 0) + 1);
      known.people.add(personId);
      written.set(term, known);
    }
  return written;
}

const mostOf = (forms: ReadonlyMap<string, number>): string =>
  [...forms].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? '';
