import { stringify } from 'yaml';
import type { NoteView } from '../../notes/schema.ts';
import type { PlacedNote } from './directory.ts';

/** What a note's file says in words where the note has numbers. */
export interface Named {
  goal: string | undefined;
  people: string[];
  /** Address of the entry it speaks of. */
  entry: string | undefined;
  /** Key of the note it was made from. */
  derivedFrom: string | undefined;
}

/** The front matter of an exported note, with its two lines of dashes. */
export function frontMatterOf(note: NoteView, placed: PlacedNote, named: Named): string {
  const { people: kept, ...others } = placed.matter;
  // What names something that is not here was kept, and stands in its place until there is something.
  const { goal, entry, day, captured, inbox, 'derived-from': source, ...matter } = others;
  const people = [...new Set([...named.people, ...(Array.isArray(kept) ? kept : [])])].toSorted();
  const own = withoutNothing({
    title: note.title,
    kind: note.kind,
    tags: note.tags.length > 0 ? note.tags : undefined,
    goal: named.goal ?? goal,
    people: people.length > 0 ? people : undefined,
    audience: note.audience,
    created: new Date(note.createdAt).toISOString(),
    updated: new Date(note.updatedAt).toISOString(),
    source: note.sourceUrl ?? undefined,
    entry: named.entry ?? entry,
    day: note.day ?? day,
    captured: note.capturedAs ?? captured,
    inbox: note.isWaiting ? true : inbox,
    'derived-from': named.derivedFrom ?? source,
    kith: placed.key,
  });
  const yaml = stringify({ ...own, ...renamed(matter, own) }, { lineWidth: 0 });
  return `---\n${yaml}---\n`;
}

const withoutNothing = (all: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));

/** What another program meant by a word that is Kith's here stands beside it under a name of its own. */
function renamed(
  matter: Record<string, unknown>,
  own: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(matter).map(([key, value]) => [key in own ? `${key} (before)` : key, value]),
  );
}
