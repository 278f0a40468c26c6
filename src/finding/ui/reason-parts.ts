/**
 * The parts of a proposal as they are read: what says the same of several questions is told once, and no entry
 * twice. Whatever is put together, the shares stay what they were and come to the same whole. Pure.
 */
import type { ReasonsView } from '../reasons/schema.ts';

type Part = ReasonsView['parts'][number];
type Entry = Part['entries'][number];
interface Others {
  entries: number;
  percent: number;
}

export interface ToldPart {
  kind: Part['kind'];
  /** Empty for habits: they count whatever the question. */
  questions: string[];
  percent: number;
  /** Those that no part before names. */
  entries: Entry[];
  /** What comes of entries that a part before names. */
  above: Others | null;
  more: Others | null;
}

export function toldParts(parts: readonly Part[]): ToldPart[] {
  const named = new Set<number>();
  return together(parts).map(({ kind, questions, percent, entries, more }) => {
    const seen = entries.filter(({ entryId }) => named.has(entryId));
    const fresh = entries.filter(({ entryId }) => !named.has(entryId));
    for (const { entryId } of fresh) named.add(entryId);
    return { kind, questions, percent, entries: fresh, above: othersOf(seen), more };
  });
}

interface Joined extends Omit<Part, 'question' | 'entries'> {
  questions: string[];
  entries: Entry[];
}

/** Parts of one kind that rest on the same entries, as one; the greatest first. */
function together(parts: readonly Part[]): Joined[] {
  const joined = new Map<string, Joined>();
  for (const [place, { question, ...part }] of parts.entries()) {
    const key = keyOf(part) ?? String(place);
    const questions = question ? [question.text] : [];
    const before = joined.get(key);
    joined.set(key, before ? join(before, { ...part, questions }) : { ...part, questions });
  }
  return [...joined.values()].toSorted((a, b) => b.percent - a.percent);
}

/** Entries that are only counted may be others each time, so that such parts stay apart. */
const keyOf = ({ kind, entries, more }: Omit<Part, 'question'>): string | null =>
  entries.length === 0 || more !== null
    ? null
    : `${kind} ${entries
        .map(({ entryId }) => entryId)
        .toSorted((a, b) => a - b)
        .join(' ')}`;

function join(one: Joined, other: Joined): Joined {
  const shares = new Map(other.entries.map(({ entryId, percent }) => [entryId, percent]));
  return {
    ...one,
    questions: [...one.questions, ...other.questions],
    percent: one.percent + other.percent,
    entries: one.entries.map((entry) => ({
      ...entry,
      percent: entry.percent + (shares.get(entry.entryId) ?? 0),
    })),
  };
}

const othersOf = (entries: readonly Entry[]): Others | null =>
  entries.length === 0
    ? null
    : {
        entries: entries.length,
        percent: entries.reduce((sum, { percent }) => sum + percent, 0),
      };
