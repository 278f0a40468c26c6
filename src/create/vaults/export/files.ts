import { type ArchivedFile, fileNameOf, Names } from '#archive';
import { goalsOf, goalTitle } from '#goals';
import type { Kith, Read } from '#platform';
import { attachmentById, attachmentsOf } from '../../attachments/queries.ts';
import { notesByIds } from '../../notes/queries.ts';
import type { NoteView } from '../../notes/schema.ts';
import { type Directory, directoryOf, type ExportScope, type PlacedNote } from './directory.ts';
import type { frontMatterOf, Named } from './front-matter.ts';
import { addressOf, exportedText } from './links.ts';

const NOTES_AT_ONCE = 50;
const ATTACHMENTS = 'attachments';

/**
 * The notes as Markdown files with front matter, folder by folder as they came, and the attachments
 * they show. Read a few at a time, so that memory holds no more than those.
 */
export async function* exportFiles(
  kith: Kith,
  memberId: number,
  scope: ExportScope = {},
): AsyncGenerator<ArchivedFile> {
  const { frontMatterOf } = await import('./front-matter.ts');
  const directory = await directoryOf(kith, memberId, scope);
  const shelf = await attachmentShelf(kith, memberId);
  const goals = await goalsOf(kith, memberId);
  const titles = new Map(goals.map((goal) => [goal.id, goalTitle(goal)]));
  const ids = [...directory.notes.keys()];
  for (let start = 0; start < ids.length; start += NOTES_AT_ONCE) {
    const some = ids.slice(start, start + NOTES_AT_ONCE);
    const notes = await notesByIds(kith, memberId, some);
    const around = await aroundOf(kith.db.read, notes);
    for (const note of notes) {
      const placed = directory.notes.get(note.id);
      if (placed) yield noteFile(note, { placed, directory, around, shelf, titles, frontMatterOf });
    }
  }
  yield* shelf.files();
}

interface Around {
  /** Where links lead, by note and link. */
  links: ReadonlyMap<string, number>;
  people: ReadonlyMap<number, string>;
  entries: ReadonlyMap<number, string | null>;
}

async function aroundOf(read: Read, notes: readonly NoteView[]): Promise<Around> {
  const links = await read
    .selectFrom('note_link')
    .select(['note_id', 'wanted', 'title_key', 'target_kind', 'target_id'])
    .where('note_id', 'in', [0, ...notes.map((note) => note.id)])
    .where('target_kind', 'is not', null)
    .execute();
  const people = await read
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [0, ...notes.flatMap((note) => note.personIds)])
    .execute();
  const entries = await read
    .selectFrom('entry')
    .select(['id', 'url'])
    .where('id', 'in', [0, ...notes.flatMap((note) => note.entryId ?? [])])
    .execute();
  return {
    links: new Map(
      links.map((row) => [
        `${row.note_id}:${row.wanted}:${row.title_key}`,
        row.target_kind === 'note' ? (row.target_id ?? 0) : 0,
      ]),
    ),
    people: new Map(people.map((row) => [row.id, row.name])),
    entries: new Map(entries.map((row) => [row.id, row.url])),
  };
}

interface Writing {
  placed: PlacedNote;
  directory: Directory;
  around: Around;
  shelf: Shelf;
  titles: ReadonlyMap<number, string>;
  frontMatterOf: typeof frontMatterOf;
}

function noteFile(note: NoteView, writing: Writing): ArchivedFile {
  const { placed, directory, around, shelf } = writing;
  const up = placed.folder === '' ? '' : '../'.repeat(placed.folder.split('/').length);
  const text = exportedText(note.text, {
    target: (wanted, titleKey) => {
      const id = around.links.get(`${note.id}:${wanted}:${titleKey}`);
      // 0: it leads to something that is no note.
      if (id === 0) return undefined;
      const known = id === undefined ? undefined : directory.notes.get(id);
      const isBare = wanted === 'any' || wanted === 'note';
      return known ?? (isBare ? directory.byTitle.get(titleKey) : undefined);
    },
    attachment: (id) => {
      const path = shelf.pathOf(id);
      return path === undefined ? undefined : `${up}${addressOf(path)}`;
    },
  });
  const matter = writing.frontMatterOf(note, placed, namedOf(note, writing));
  const path = placed.folder === '' ? placed.name : `${placed.folder}/${placed.name}`;
  return {
    path: `${path}.md`,
    bytes: new TextEncoder().encode(matter + text),
    modifiedAt: note.updatedAt,
    isText: true,
  };
}

const namedOf = (note: NoteView, { around, directory, titles }: Writing): Named => ({
  goal: note.goalId === null ? undefined : titles.get(note.goalId),
  people: note.personIds.flatMap((id) => around.people.get(id) ?? []),
  entry: note.entryId === null ? undefined : (around.entries.get(note.entryId) ?? undefined),
  derivedFrom: note.derivedFrom === null ? undefined : directory.notes.get(note.derivedFrom)?.key,
});

interface Shelf {
  /** Where an attachment of the member stands; it is exported because it was asked for. */
  pathOf(id: number): string | undefined;
  files(): AsyncGenerator<ArchivedFile>;
}

async function attachmentShelf(kith: Kith, memberId: number): Promise<Shelf> {
  const lines = await attachmentsOf(kith, memberId);
  const known = new Map(lines.map((line) => [line.id, line]));
  const names = new Names();
  const wanted = new Map<number, string>();
  return {
    pathOf: (id) => {
      const line = known.get(id);
      if (!line) return undefined;
      const path = wanted.get(id) ?? pathFor(line.name, names);
      wanted.set(id, path);
      return path;
    },
    files: async function* () {
      for (const [id, path] of wanted) {
        const { bytes, createdAt } = await attachmentById(kith, memberId, id);
        yield { path, bytes, modifiedAt: createdAt, isText: false };
      }
    },
  };
}

function pathFor(name: string, names: Names): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[a-z\d]{1,5})?$/is.exec(name) ?? [];
  return `${ATTACHMENTS}/${names.take(ATTACHMENTS, fileNameOf(stem), ending)}${ending}`;
}
