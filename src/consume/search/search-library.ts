import { marksOf, passageOf } from '#finding';
import type { Kith } from '#platform';
import { detectLanguage, fold } from '#search';
import { textOf } from '#sources';
import { markedIn } from '../highlights/queries.ts';
import { filtered } from '../library/filtered.ts';
import { tagsIn } from '../library/queries.ts';
import { KEPT_AT_ONCE } from './limits.ts';
import { keepsNarrowed } from './narrow-library.ts';
import { readLine } from './prepare.ts';
import type { Readings } from './readings.ts';
import { plainOf } from './said-in.ts';
import type { FoundKeep, FoundKeeps, LibrarySearch } from './schema.ts';
import { phrasesIn, saysAll } from './texts.ts';

/** So many texts are looked through for a phrase, the latest kept. */
const TEXTS_MAX = 200;

/** A page of what a member keeps that a search finds, the latest kept first. */
export async function searchLibrary(
  kith: Kith,
  memberId: number,
  { q, after, typing }: LibrarySearch,
): Promise<FoundKeeps> {
  const isTyping = typing === 'yes';
  const { clauses, read, languages, isNothing } = await readLine(kith, memberId, { q, isTyping });
  if (isNothing) return { keeps: [], next: null, problems: [] };
  const { where, problems } = await keepsNarrowed(kith, memberId, { clauses, languages });
  const phrases = phrasesIn(clauses);
  const rows = await filtered(kith, memberId, { where, after })
    .select('keep.html')
    .orderBy('keep.created_at', 'desc')
    .orderBy('keep.id', 'desc')
    .limit(phrases.length > 0 ? TEXTS_MAX : KEPT_AT_ONCE + 1)
    .execute();
  const details = await detailsOf(
    kith,
    rows.map(({ id }) => id),
  );
  const kept = rows.map((row) => ({ ...row, ...details(row.id), text: textOf(row.html) }));
  const found = kept.filter((one) => saysAll(plainOf(saidOf(one)), phrases));
  const page = found.slice(0, KEPT_AT_ONCE);
  const isLookedThrough = phrases.length === 0 || rows.length < TEXTS_MAX;
  const last = found.length > page.length ? page.at(-1) : isLookedThrough ? undefined : rows.at(-1);
  return { keeps: page.map((one) => shown(one, read)), next: last?.id ?? null, problems };
}

interface Marked {
  exact: string;
  note: string;
}

interface Kept {
  title: string;
  source: string;
  takeaway: string;
  tags: readonly string[];
  highlights: readonly Marked[];
  text: string;
}

/** All in which a phrase may stand. */
const saidOf = ({ title, source, takeaway, tags, highlights, text }: Kept): string =>
  [
    title,
    source,
    takeaway,
    ...tags,
    ...highlights.flatMap(({ exact, note }) => [exact, note]),
    text,
  ].join(' | ');

async function detailsOf(kith: Kith, ids: readonly number[]) {
  if (ids.length === 0) return () => ({ tags: [], highlights: [] });
  const tags = await tagsIn(kith.db.read, ids);
  const marked = await markedIn(kith.db.read, ids);
  return (id: number) => ({
    tags: tags.get(id) ?? [],
    highlights: marked.filter((one) => one.keep_id === id),
  });
}

type Row = Kept & {
  id: number;
  author: string | null;
  created_at: number;
  excerpt: string;
};

/** With a passage of what the member said of it, else of what they marked, else of its text. */
function shown(row: Row, read: Readings): FoundKeep {
  const words = [...read.wanted, ...read.doubtful].flatMap(({ readings, prefix }) => [
    ...readings.flat(),
    ...(prefix === undefined ? [] : [fold(prefix)]),
  ]);
  const terms = new Set(words);
  const focus = [...terms].map((term) => ({ term, weight: 1 }));
  const passage = (text: string) => passageOf(text, focus, detectLanguage(text));
  const own = [
    { of: 'takeaway' as const, text: row.takeaway },
    ...row.highlights.flatMap(({ exact, note }) => [
      { of: 'highlight' as const, text: exact },
      { of: 'note' as const, text: note },
    ]),
  ];
  const said = own
    .map(({ of, text }) => ({ of, ...passage(text) }))
    .find(({ marks }) => marks.length > 0);
  return {
    id: row.id,
    title: row.title,
    titleMarks: marksOf(row.title, terms, detectLanguage(row.title)),
    source: row.source,
    author: row.author,
    tags: [...row.tags],
    keptAt: row.created_at,
    passage: said ?? { of: 'text', ...passage(row.text || row.excerpt) },
  };
}
