import { createHash, randomBytes } from 'node:crypto';
import { Damaged } from '#archive';
import { TEXT_CHARS_MAX } from '../../notes/limits.ts';
import type { Problem } from '../archive/bundle.ts';
import { NOTE_FILE_BYTES_MAX } from '../limits.ts';
import { type EnexNote, type EnexTask, enexNotes } from './enex.ts';
import { type Enml, markdownOf, wordsOf } from './enml.ts';
import { fittingTitle } from './markdown.ts';
import { addressIn, tidyTags, timeIn } from './properties.ts';
import type { Parts, ReadAttachment, ReadNote, Vault } from './rows.ts';
import { endingOf, typeOf } from './types-of-files.ts';

/** Evernote's export: read once for the titles that links name, then note by note. */
export function openEvernote(bytes: Uint8Array): Vault {
  const paths = new Map<string, string>();
  let notesTotal = 0;
  for (const note of enexNotes(bytes, false)) {
    notesTotal++;
    const title = titleOf(note);
    if (!paths.has(keyOf(title))) paths.set(keyOf(title), pathOf(notesTotal, title));
  }
  if (notesTotal === 0) return { kind: 'unreadable', why: NOTHING };
  const problems: Problem[] = [];
  const parts = partsOf(bytes, paths, problems);
  return { kind: 'vault', format: 'evernote', notesTotal, problems, parts };
}

const NOTHING = 'There is no whole note in this Evernote export. Export it again.';
const titleOf = (note: EnexNote): string => fittingTitle(note.title) || 'Untitled';
const pathOf = (position: number, title: string): string =>
  `${position} ${title.replaceAll('/', '-')}`;
const keyOf = (text: string): string => text.normalize('NFC').toLowerCase().trim();

function* partsOf(
  bytes: Uint8Array,
  paths: ReadonlyMap<string, string>,
  problems: Problem[],
): Parts {
  const keys = new Map<string, number>();
  let position = 0;
  for (const note of enexNotes(bytes, true)) {
    const path = pathOf(++position, titleOf(note));
    try {
      yield readNote(note, { path, key: keyFor(note, keys), paths, problems });
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      problems.push({ path, text: error.message });
    }
  }
}

/** Evernote gives no id along: title and time of its making, and the how-manieth of those. */
function keyFor(note: EnexNote, keys: Map<string, number>): string {
  const hash = createHash('sha256').update(`${note.title}\n${note.created}`).digest('hex');
  const nth = (keys.get(hash) ?? 0) + 1;
  keys.set(hash, nth);
  return `evernote:${hash.slice(0, 32)}${nth > 1 ? `-${nth}` : ''}`;
}

const TOO_LONG = 'It is too long for a note. It was left out; split it in Evernote.';

const ENCRYPTED =
  'A part of it is encrypted and stayed in Evernote. Decrypt it there to bring it along.';

interface Reading {
  path: string;
  key: string;
  paths: ReadonlyMap<string, string>;
  problems: Problem[];
}

function readNote(
  note: EnexNote,
  reading: Reading,
): { notes: ReadNote[]; attachments: ReadAttachment[] } {
  const { path, key, paths, problems } = reading;
  if (note.content.length > NOTE_FILE_BYTES_MAX) throw new Damaged(TOO_LONG);
  const mark = `kith-file-${randomBytes(6).toString('hex')}:`;
  const shown = new Shown(attachmentsOf(note, reading), mark);
  const beside = new TasksBeside(note.tasks);
  const links: ReadNote['links'] = [];
  const lost: string[] = [];
  const text = textOf(note, reading, {
    media: (hash) => shown.show(hash),
    tasks: (group) => beside.of(group),
    note: (words) => {
      const to = paths.get(keyOf(words));
      if (to === undefined) lost.push(words.slice(0, 200));
      if (to === undefined || /[[\]|\n]/.test(words)) return null;
      const inner = words.trim();
      if (!links.some((link) => keyOf(link.inner) === keyOf(inner)))
        links.push({ inner, path: to });
      return `[[${inner}]]`;
    },
  });
  if (note.content.includes('<en-crypt')) problems.push({ path, text: ENCRYPTED });
  const whole = [text, beside.others(), ...shown.others()]
    .filter((part) => part !== '')
    .join('\n\n');
  if (whole.length > TEXT_CHARS_MAX) throw new Damaged(TOO_LONG);
  const read: ReadNote = {
    path,
    folder: '',
    key,
    fingerprint: createHash('sha256').update(JSON.stringify(note)).digest('hex'),
    title: titleOf(note),
    text: whole,
    tags: tidyTags(note.tags),
    createdAt: timeIn(note.created),
    updatedAt: timeIn(note.updated),
    sourceUrl: addressIn(note.sourceUrl),
    own: {},
    matter: {},
    files: shown.files.map((file) => file.path),
    mark,
    links,
    lost,
  };
  return { notes: [read], attachments: shown.files };
}

/** The text as Markdown; of HTML that cannot be taken apart, the words. */
function textOf({ content }: EnexNote, { path, problems }: Reading, context: Enml): string {
  try {
    return markdownOf(content, context);
  } catch {
    problems.push({ path, text: 'Its layout cannot be read; its words are there.' });
    return wordsOf(content);
  }
}

function attachmentsOf(note: EnexNote, { path, problems }: Reading): Map<string, ReadAttachment> {
  const attachments = new Map<string, ReadAttachment>();
  for (const [index, resource] of note.resources.entries()) {
    const bytes = Uint8Array.from(Buffer.from(resource.data, 'base64'));
    const hash = createHash('md5').update(bytes).digest('hex');
    const type = resource.mime || typeOf(resource.name);
    const name =
      resource.name.replace(/[\\/\0]/g, '-') || `attachment ${index + 1}${endingOf(type)}`;
    if (bytes.length === 0)
      problems.push({ path, text: `Its attachment ${name} is empty or damaged.` });
    else attachments.set(hash, { path: `${path}/${hash}/${name}`, name, type, bytes });
  }
  return attachments;
}

/** To-dos that stand in the file beside the text: where the text has their group, else at its end. */
class TasksBeside {
  #left: readonly EnexTask[];

  constructor(tasks: readonly EnexTask[]) {
    this.#left = tasks.filter(({ title }) => title !== '');
  }

  of(group: string): string {
    const mine = this.#left.filter((task) => task.group === group);
    this.#left = this.#left.filter((task) => task.group !== group);
    return linesOf(mine);
  }

  others(): string {
    return linesOf(this.#left);
  }
}

const linesOf = (tasks: readonly EnexTask[]): string =>
  tasks.map(({ title, isDone }) => `- [${isDone ? 'x' : ' '}] ${title}`).join('\n');

/** The attachments of a note in the order in which its text shows them. */
class Shown {
  readonly files: ReadAttachment[] = [];
  readonly #attachments: ReadonlyMap<string, ReadAttachment>;
  readonly #mark: string;

  constructor(attachments: ReadonlyMap<string, ReadAttachment>, mark: string) {
    this.#attachments = attachments;
    this.#mark = mark;
  }

  show(hash: string): { address: string; name: string; isImage: boolean } | null {
    const file = this.#attachments.get(hash);
    if (!file) return null;
    if (!this.files.includes(file)) this.files.push(file);
    const address = `${this.#mark}${this.files.indexOf(file)}`;
    return { address, name: file.name, isImage: file.type.startsWith('image/') };
  }

  /** Those that the text does not show stand at its end, as in Evernote. */
  others(): string[] {
    const hidden = [...this.#attachments].filter(([, file]) => !this.files.includes(file));
    return hidden.flatMap(([hash]) => {
      const shown = this.show(hash);
      return shown ? [`[${shown.name.replace(/[[\]]/g, '')}](${shown.address})`] : [];
    });
  }
}
