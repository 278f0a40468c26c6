import { dayWordsOf, FIELD_TITLES, type Kinded, kindWords, lineWords } from '#people';
import type { Change } from './compare.ts';

/** A change as the preview shows it. */
export interface ToldChange extends Change {
  title: string;
}

/** What changes about somebody, in words. Lines kept of a card are told by what they say, those for programs only counted. */
export function told(changes: readonly Change[]): ToldChange[] {
  const lines = changes.filter(({ field }) => field === 'card-line');
  const others = changes.filter(({ field }) => field !== 'card-line');
  const { kinds, rest } = apartByKind(lines);
  return [...others.map(toldPlain), ...toldLines(rest), ...toldKinds(kinds, others)];
}

function toldPlain({ field, from, to }: Change): ToldChange {
  const words = (value: string | null) => (value === null ? null : dayWordsOf(field, value));
  return { field, title: FIELD_TITLES[field], from: words(from), to: words(to) };
}

interface Sides<Side> {
  from: Side[];
  to: Side[];
}

/** Lines that say of which kind a number or an address is stand by themselves: the value is told elsewhere. */
function apartByKind(lines: readonly Change[]): { kinds: Sides<Kinded>; rest: Sides<string> } {
  const kinds: Sides<Kinded & { line: string }> = { from: [], to: [] };
  const rest: Sides<string> = { from: [], to: [] };
  for (const change of lines)
    for (const side of ['from', 'to'] as const) {
      const line = change[side];
      const kinded = line === null ? null : kindWords(line);
      if (line !== null && kinded) kinds[side].push({ ...kinded, line });
      else if (line !== null) rest[side].push(line);
    }
  // The same kind in other words, such as which of two numbers is preferred, matters to programs only.
  const isReworded = (now: Kinded) => kinds.from.some((old) => isSameKind(old, now));
  rest.to.push(...kinds.to.filter(isReworded).map(({ line }) => line));
  return { kinds, rest };
}

const isSameKind = (one: Kinded, other: Kinded): boolean =>
  one.field === other.field && one.value === other.value && one.kind === other.kind;

/** Of a value that stays, which kind it was and is. Of one that comes or goes the kind is no news of its own. */
function toldKinds({ from, to }: Sides<Kinded>, others: readonly Change[]): ToldChange[] {
  const values = new Map([...from, ...to].map((one) => [`${one.field} ${one.value}`, one]));
  return [...values.values()].flatMap(({ field, value }) => {
    const isNews = others.some(
      (one) => one.field === field && (isSame(one.from, value) || isSame(one.to, value)),
    );
    const kindIn = (said: readonly Kinded[]) =>
      said.find((one) => one.field === field && one.value === value)?.kind ?? null;
    const [old, now] = [kindIn(from), kindIn(to)];
    if (isNews || old === now) return [];
    return [{ field, title: `${FIELD_TITLES[field]} ${value}`, from: old, to: now }];
  });
}

const isSame = (one: string | null, other: string): boolean =>
  one !== null && one.trim().toLowerCase() === other.toLowerCase();

interface Said {
  title: string;
  text: string;
}

/** Old and new are told as a pair where a title has both. */
function toldLines(lines: Sides<string>): ToldChange[] {
  const [from, to] = [saidBy(lines.from), saidBy(lines.to)];
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

function saidBy(all: readonly string[]): Said[] {
  const said = all.map(lineWords).filter((words) => words !== null);
  const rest = all.length - said.length;
  if (rest === 0) return said;
  return [...said, { title: FOR_PROGRAMS, text: rest === 1 ? '1 line' : `${rest} lines` }];
}
