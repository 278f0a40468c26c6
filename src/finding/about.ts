/**
 * Whether an entry is about a question, or passes its words on the way. `groundOf` asks only that enough of them stand
 * together once: of "How do I light a photograph?" whoever says "photograph" in one line says enough. As evidence on a
 * person, beside their other entries, that will do; as something to read today it does not.
 */
import { isPlain } from '#search';
import {
  densest,
  type FocusTerms,
  GROUND_MIN,
  groundOf,
  placesOf,
  WINDOW_CHARS,
} from './ground.ts';

/** What an entry is about it says in its title, or this often. */
const SAID_OFTEN = 3;
/** Nobody says anything twice in so few letters. */
const SHORT_CHARS = 500;
/** Of a word that one entry in a hundred has, and where there are few entries, two of all. */
const rareWeight = (entries: number): number => Math.log(Math.min(1 + 100, (entries + 1) / 2.5));

interface Entry {
  title: string;
  text: string;
}

/**
 * How much of a question an entry speaks of, as `groundOf` has it; 0 where that is too little, or only in passing.
 * `entries` is of how many the weights tell how rare a word is.
 */
export function spokenOf(entry: Entry, focus: FocusTerms, entries: number): number {
  const ground = groundOf(`${entry.title}\n${entry.text}`, focus);
  return ground >= GROUND_MIN && isAbout(entry, focus, entries) ? ground : 0;
}

function isAbout({ title, text }: Entry, focus: FocusTerms, entries: number): boolean {
  const matter = focus.filter(({ term }) => !isPlain(term));
  // Beside one word that carries a question, its plain ones say which of its matters is meant: whose trust, in what.
  const asked = matter.length > 1 ? matter : focus;
  const named = new Set(placesOf(title, asked).map(({ term }) => term));
  const left = asked.filter(({ term }) => !named.has(term));
  const together = densest(text, left, WINDOW_CHARS).terms;
  const carrying = matter.length > 0 ? matter : focus;
  const isNamed = carrying.some(({ term }) => named.has(term));
  // One word of several is another matter, unless it is a rare one and the entry is called by it.
  if (asked.length > 1 && named.size + together.size < 2)
    return asked.some(({ term, weight }) => named.has(term) && weight >= rareWeight(entries));
  if (isNamed || text.length <= SHORT_CHARS) return true;
  // In the order of their weight: the first says most of what is asked about.
  const first = carrying.filter(({ term }) => together.has(term)).slice(0, 1);
  return placesOf(text, first).length >= SAID_OFTEN;
}
