import { dayWordsOf, FIELD_TITLES, kindWords, lineWords } from '#people';
import type { Change } from './compare.ts';

/** A change as the preview shows it. */
export interface ToldChange extends Change {
  title: string;
}

/** What changes about somebody, in words. Lines kept of a card are told by what they say, those for programs only counted. */
export function told(changes: readonly Change[]): ToldChange[] {
  const lines = changes.filter(({ field }) => field === 'card-line');
  const others = changes.filter(({ field }) => field !== 'card-line');
  return [...others.map(toldPlain), ...toldLines(lines)];
}

function toldPlain({ field, from, to }: Change): ToldChange {
  const words = (value: string | null) => (value === null ? null : dayWordsOf(field, value));
  return { field, title: FIELD_TITLES[field], from: words(from), to: words(to) };
}

interface Said {
  title: string;
  text: string;
}

/** Old and new are told as a pair where a title has both. */
function toldLines(changes: readonly Change[]): ToldChange[] {
  const from = saidBy(changes.map((change) => change.from));
  const to = saidBy(changes.map((change) => change.to));
  const titles = new Set([...from, ...to].map(({ title }) => title));
  return [...titles].flatMap((title) => {
    const of = (said: readonly Said[]) => said.filter((one) => one.title === title);
    const [old, now] = [of(from), of(to)];
    return Array.from({ length: Math.max(old.length, now.length) }, (_, at) => ({
      field: 'card-line' as const,
      title,
      from: old[at]?.text ?? null,
      to: now[at]?.text ?? null,
    }));
  });
}

const FOR_PROGRAMS = 'Kept for other programs';

function saidBy(lines: readonly (string | null)[]): Said[] {
  const all = lines.filter((line) => line !== null);
  const said = all.map(wordsOf).filter((words) => words !== null);
  const rest = all.length - said.length;
  if (rest === 0) return said;
  return [...said, { title: FOR_PROGRAMS, text: rest === 1 ? '1 line' : `${rest} lines` }];
}

function wordsOf(line: string): Said | null {
  const kinded = kindWords(line);
  return kinded
    ? { title: FIELD_TITLES[kinded.field], text: `${kinded.value} (${kinded.kind})` }
    : lineWords(line);
}
