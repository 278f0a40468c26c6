import type { Kith } from '#platform';
import { substanceOf } from '#search';
import { countIndexed, entriesWith } from '#sources';
import { inTurns } from '../moves/gives.ts';
import { type Background, languageIn, termsAsWritten, termsThatTell } from '../moves/touching.ts';
import { type Fit, fitOf, questionOf, touchedBy } from './fit-rules.ts';
import type { Mine } from './mine.ts';
import type { Touching } from './schema.ts';

const TOUCHES_MAX = 3;
/** Terms whose rarity is looked up, and how many in one question to the database. */
const TERMS_MAX = 4_000;
const TERMS_AT_ONCE = 400;
/** A sentence with fewer telling words is read with the title above it. */
const WORDS_ALONE_MIN = 2;

/** What somebody asks, and what stands above it. */
interface Asked {
  words: string;
  around: string;
}

/** What of mine touches each of what others ask, the strongest first; nothing where it may be chance. */
export async function whatTouches<One extends Asked>(
  kith: Kith,
  asked: readonly One[],
  mine: readonly Mine[],
): Promise<(One & { weight: number; touches: Touching[] })[]> {
  const languages = new Set(mine.map(({ reading }) => reading.language));
  const read = await inTurns(asked, (one) => ({ one, terms: termsIn(one, languages) }));
  const background = await rarityOf(kith, termsToLookUp(read, mine));
  const usualLength =
    mine.reduce((sum, { reading }) => sum + reading.length, 0) / Math.max(1, mine.length);
  return inTurns(read, ({ one, terms }) => {
    const questions = new Map(
      [...terms].map(([language, some]) => [language, questionOf(some, background)]),
    );
    const touched = touchedBy(
      mine.flatMap((own) => {
        const question = questions.get(own.reading.language);
        const fit = question && fitOf(own.reading, question, usualLength);
        return fit ? [{ own, fit }] : [];
      }),
    );
    const why = touched?.why.slice(0, TOUCHES_MAX) ?? [];
    const touches = why.map((found) => touchingOf(found, one));
    return { ...one, weight: touched?.weight ?? 0, touches };
  });
}

/** A question's terms for texts of each language: in its own where that shows, else as that text would say it. */
function termsIn({ words, around }: Asked, languages: ReadonlySet<string | null>) {
  const own = languageIn(words);
  return new Map(
    [...languages].map((language): [string | null, string[]] => {
      const terms = termsThatTell(words, own ?? language);
      const telling = terms.filter((term) => substanceOf(term) > 0).length;
      const more = telling < WORDS_ALONE_MIN ? termsThatTell(around, own ?? language) : [];
      return [language, [...terms, ...more]];
    }),
  );
}

/** All terms of the questions that share any with what is mine: how rare the others are counts too. */
function termsToLookUp(
  read: readonly { terms: ReadonlyMap<string | null, string[]> }[],
  mine: readonly Mine[],
): string[] {
  const said = new Set(mine.flatMap(({ reading }) => [...reading.counts.keys()]));
  const shared = read.flatMap(({ terms }) => {
    const all = [...terms.values()].flat();
    return all.some((term) => said.has(term)) ? all : [];
  });
  return [...new Set(shared)].slice(0, TERMS_MAX);
}

/** How often terms occur in all that is known here. */
async function rarityOf(kith: Kith, terms: readonly string[]): Promise<Background> {
  const texts = await countIndexed(kith.db);
  const having = new Map<string, number>();
  for (let start = 0; start < terms.length; start += TERMS_AT_ONCE) {
    const some = await entriesWith(kith.db, terms.slice(start, start + TERMS_AT_ONCE));
    for (const [term, count] of some) having.set(term, count);
  }
  return { texts, textsWith: (term) => having.get(term) ?? 0 };
}

function touchingOf({ own, fit }: { own: Mine; fit: Fit }, { words, around }: Asked): Touching {
  const { kind, id, title, url, reading } = own;
  const written = termsAsWritten(
    fit.terms,
    `${words}\n${around}`,
    languageIn(words) ?? reading.language,
  );
  return { kind, id, title, url, words: written };
}
