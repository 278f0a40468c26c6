import { type FoundPerson, findForGoal } from '#finding';
import { type GoalView, goalById, sharedGoals } from '#goals';
import type { Kith } from '#platform';
import { analyse } from '#search';
import { documentsOf } from '../kits/queries.ts';
import type { Kit } from '../kits/schema.ts';
import { wordsOf } from './goal-words.ts';
import { keptOf } from './kept.ts';
import type { ShelfView } from './schema.ts';
import { tellingSentence } from './telling.ts';

const ENTRIES_MAX = 10;
const PER_PERSON_MAX = 2;
const GOALS_MAX = 6;
const KITS_MAX = 4;
/** Entries whose beginnings are read for a sentence that tells of learning. */
const READ_MAX = 120;
const CHARS_READ = 4_000;

/**
 * How others got there: what people of the network wrote that speaks of this goal, those first who
 * tell how they learned it; goals that other members share; kits that were taken in. Nothing is told
 * of one's looking.
 */
export async function shelfFor(kith: Kith, memberId: number, goalId: number): Promise<ShelfView> {
  const goal = await goalById(kith, memberId, goalId);
  const [entries, goals, kits, kept] = await Promise.all([
    entriesFor(kith, memberId, goalId),
    sharedGoals(kith, memberId, { words: wordsOf(goal) }),
    kitsFor(kith, memberId, goal),
    keptOf(kith, memberId, goalId),
  ]);
  return { entries, goals: goals.slice(0, GOALS_MAX), kits, kept };
}

type ShelfEntry = ShelfView['entries'][number];

async function entriesFor(kith: Kith, memberId: number, goalId: number): Promise<ShelfEntry[]> {
  const { people, questions } = await findForGoal(kith, memberId, goalId);
  const asked = new Map(questions.map(({ id, text }) => [id, text]));
  const found = new Map<number, ShelfEntry>();
  for (const person of people)
    for (const entry of ofPerson(person, asked))
      if (!found.has(entry.id)) found.set(entry.id, entry);
  const told = await withSentences(kith, [...found.values()].slice(0, READ_MAX));
  const inOrder = [
    ...told.filter(({ sentence }) => sentence !== null),
    ...told.filter(({ sentence }) => sentence === null),
  ];
  return fewOfEach(inOrder).slice(0, ENTRIES_MAX);
}

function ofPerson(person: FoundPerson, asked: ReadonlyMap<number, string>): ShelfEntry[] {
  return person.questions.flatMap(({ questionId, evidence }) =>
    evidence.map((entry) => ({
      id: entry.entryId,
      title: entry.title,
      url: entry.url,
      publishedAt: entry.publishedAt,
      person: { id: person.id, name: person.name },
      passage: entry.passage,
      because: `Speaks of “${asked.get(questionId) ?? 'this goal'}”.`,
      sentence: null,
    })),
  );
}

async function withSentences(kith: Kith, entries: readonly ShelfEntry[]): Promise<ShelfEntry[]> {
  if (entries.length === 0) return [];
  const rows = await kith.db.read
    .selectFrom('entry')
    .select((eb) => [
      'id',
      eb.fn<string>('substr', ['text', eb.lit(1), eb.lit(CHARS_READ)]).as('beginning'),
    ])
    .where(
      'id',
      'in',
      entries.map(({ id }) => id),
    )
    .execute();
  const beginnings = new Map(rows.map((row) => [row.id, row.beginning]));
  return entries.map((entry) => {
    const sentence = tellingSentence(entry.title, beginnings.get(entry.id) ?? '');
    return sentence === null
      ? entry
      : { ...entry, sentence, because: `Tells how it went. ${entry.because}` };
  });
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
