import { findExperience, type TellerView as Teller } from '#finding';
import { type GoalView, goalById, sharedGoals } from '#goals';
import type { Kith } from '#platform';
import { analyse } from '#search';
import { documentsOf } from '../kits/queries.ts';
import type { Kit } from '../kits/schema.ts';
import { wordsOf } from './goal-words.ts';
import { keptOf } from './kept.ts';
import type { ShelfView } from './schema.ts';

const ENTRIES_MAX = 10;
const PER_PERSON_MAX = 2;
const GOALS_MAX = 6;
const KITS_MAX = 4;

/**
 * How others got there: what people of the network wrote that speaks of this goal, those first who
 * tell how they learned it; goals that other members share; kits that were taken in. Nothing is told
 * of one's looking.
 */
export async function shelfFor(kith: Kith, memberId: number, goalId: number): Promise<ShelfView> {
  const goal = await goalById(kith, memberId, goalId);
  const [entries, goals, kits, kept] = await Promise.all([
    entriesFor(kith, memberId, goal),
    sharedGoals(kith, memberId, { words: wordsOf(goal) }),
    kitsFor(kith, memberId, goal),
    keptOf(kith, memberId, goalId),
  ]);
  return { entries, goals: goals.slice(0, GOALS_MAX), kits, kept };
}

type ShelfEntry = ShelfView['entries'][number];

/**
 * Each question is looked for by itself, in any of its words, and so is the goal as a whole: a goal
 * told in a sentence says in one breath what no entry says. The best of each come in turn.
 */
async function entriesFor(kith: Kith, memberId: number, goal: GoalView): Promise<ShelfEntry[]> {
  const texts = [...new Set([...goal.questions.map(({ text }) => text), goal.able])].filter(
    Boolean,
  );
  const lists = await Promise.all(
    texts.map(async (text) => {
      const asked = { memberId, goalId: goal.id, text, around: `${goal.able}\n${goal.need}` };
      const { people } = await findExperience(kith, asked);
      return people.flatMap((person) => ofPerson(person, text));
    }),
  );
  const told = inTurn(lists);
  return fewOfEach(told.toSorted((a, b) => placeOf(a) - placeOf(b))).slice(0, ENTRIES_MAX);
}

/** Who tells how it went, then who speaks of it, then who shares a word. */
const placeOf = ({ sentence, isLittle }: ShelfEntry): number =>
  isLittle ? 2 : sentence === null ? 1 : 0;

function ofPerson(person: Teller, text: string): ShelfEntry[] {
  const isLittle = person.strength === 'little';
  return person.evidence.map((entry) => ({
    id: entry.entryId,
    title: entry.title,
    url: entry.url,
    publishedAt: entry.publishedAt,
    person: { id: person.id, name: person.name },
    passage: entry.passage,
    because: becauseOf({ isLittle, isTold: entry.quote !== null, entry, text }),
    sentence: isLittle ? null : entry.quote,
    isLittle,
  }));
}

const becauseOf = ({
  isLittle,
  isTold,
  entry,
  text,
}: {
  isLittle: boolean;
  isTold: boolean;
  entry: Teller['evidence'][number];
  text: string;
}): string =>
  isLittle
    ? `Little to go by: only “${entry.matched.slice(0, 3).join('”, “')}” in common.`
    : `${isTold ? 'Tells how it went. ' : ''}Speaks of “${text}”.`;

/** The first of each list, then the second of each; an entry once. */
function inTurn(lists: readonly (readonly ShelfEntry[])[]): ShelfEntry[] {
  const taken = new Map<number, ShelfEntry>();
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let place = 0; place < longest; place++)
    for (const list of lists) {
      const entry = list[place];
      if (entry && !taken.has(entry.id)) taken.set(entry.id, entry);
    }
  return [...taken.values()];
}

/** One voice must not fill the shelf. */
function fewOfEach(entries: readonly ShelfEntry[]): ShelfEntry[] {
  const counts = new Map<number, number>();
  return entries.filter(({ person }) => {
    const count = (counts.get(person.id) ?? 0) + 1;
    counts.set(person.id, count);
    return count <= PER_PERSON_MAX;
  });
}

/** Kits for other goals that share a word with this one, those that share most first. */
async function kitsFor(kith: Kith, memberId: number, goal: GoalView): Promise<ShelfView['kits']> {
  const wanted = new Set(analyse(wordsOf(goal)));
  const kits = await documentsOf(kith, memberId);
  return kits
    .filter(({ goalId }) => goalId !== goal.id)
    .map((taken) => ({
      taken,
      met: new Set(analyse(kitWords(taken.kit)).filter((term) => wanted.has(term))).size,
    }))
    .filter(({ met }) => met > 0)
    .toSorted((a, b) => b.met - a.met)
    .slice(0, KITS_MAX)
    .map(({ taken: { id, title, kit } }) => ({
      id,
      title,
      steps: kit.steps.map(({ text }) => text),
    }));
}

const kitWords = ({ goal, steps }: Kit): string =>
  [goal.able, ...goal.questions, ...steps.map(({ text }) => text)].join('\n');
