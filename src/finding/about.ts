/**
 * Whether an entry is about a question, or passes its words on the way. `groundOf` asks only that enough of them stand
 * together once: of "How do I light a photograph?" whoever says "photograph" in one line says enough. As evidence on a
 * person, beside their other entries, that will do; as something to read today it does not.
 */
import { isPlain } from '#search';
import { densest, type FocusTerms, GROUND_MIN, groundOf, placesOf, WINDOW_CHARS } from './ground.ts';

/** What an entry is about it says in its title, or this often. */
const SAID_OFTEN = 3;
/** Nobody says anything twice in so few letters. */
const SHORT_CHARS = 500;
/** Of a word that one entry in a hundred has. */
const RARE_WEIGHT = Math.log(1 + 100);

/** How much of a question an entry speaks of, as `groundOf` has it; 0 where that is too little, or only in passing. */
export function spokenOf(title: string, text: string, focus: FocusTerms): number {
  const ground = groundOf(`${title}\n${text}`, focus);
  return ground >= GROUND_MIN && isAbout(title, text, matterOf(focus)) ? ground : 0;
}

/** The words that say what is asked about; a question that has nothing but plain ones goes by them. */
function matterOf(focus: FocusTerms): FocusTerms {
  const matter = focus.filter(({ term }) => !isPlain(term));
  return matter.length > 0 ? matter : focus;
}

function isAbout(title: string, text: string, matter: FocusTerms): boolean {
  const named = new Set(placesOf(title, matter).map(({ term }) => term));
  const left = matter.filter(({ term }) => !named.has(term));
  const together = densest(text, left, WINDOW_CHARS).terms;
  // One word of several is another matter, unless it is a rare one and the entry is called by it.
  if (matter.length > 1 && named.size + together.size < 2)
    return matter.some(({ term, weight }) => named.has(term) && weight >= RARE_WEIGHT);
  if (named.size > 0 || text.length <= SHORT_CHARS) return true;
  // In the order of their weight: the first says most of what is asked about.
  const first = left.filter(({ term }) => together.has(term)).slice(0, 1);
  return placesOf(text, first).length >= SAID_OFTEN;
}
