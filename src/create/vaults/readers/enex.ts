import { Parser } from 'htmlparser2';

/** A note as it stands in Evernote's export. */
export interface EnexNote {
  title: string;
  content: string;
  created: string;
  updated: string;
  tags: string[];
  sourceUrl: string;
  resources: EnexResource[];
  /** To-dos that newer exports hold beside the text, by the group in it in which they stand. */
  tasks: EnexTask[];
}
export interface EnexTask {
  title: string;
  isDone: boolean;
  group: string;
}
export interface EnexResource {
  /** Base64, with the line ends it came with. */
  data: string;
  mime: string;
  name: string;
}

const CHUNK_BYTES = 1024 * 1024;

export const isEnex = (bytes: Uint8Array): boolean =>
  /<en-export[\s>]/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 2_000)));

/**
 * The notes of an export, one after another, however large it is. What is damaged ends where it is
 * damaged: the notes before are there. Without `isWhole` only titles and dates are read.
 */
export function* enexNotes(bytes: Uint8Array, isWhole: boolean): Generator<EnexNote> {
  const done: EnexNote[] = [];
  const parser = new Parser(new Reader(done, isWhole), { xmlMode: true, decodeEntities: true });
  const decoder = new TextDecoder();
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    parser.write(decoder.decode(bytes.subarray(start, start + CHUNK_BYTES), { stream: true }));
    yield* done.splice(0);
  }
}

const EMPTY = { title: '', content: '', created: '', updated: '', sourceUrl: '' };
const FIELDS: Record<string, keyof typeof EMPTY> = {
  title: 'title',
  created: 'created',
  updated: 'updated',
  'source-url': 'sourceUrl',
};

/** Hears the tags of the export and puts the notes together. */
class Reader {
  readonly #done: EnexNote[];
  readonly #isWhole: boolean;
  #note: EnexNote | null = null;
  #text: string[] = [];
  #isHeard = false;
  /** The tags that are open within the note: a task has a title, an attachment an address of its own. */
  #path: string[] = [];

  constructor(done: EnexNote[], isWhole: boolean) {
    this.#done = done;
    this.#isWhole = isWhole;
  }

  onopentag(name: string): void {
    if (name === 'note') {
      this.#note = { ...EMPTY, tags: [], resources: [], tasks: [] };
      this.#path = [];
    } else this.#path.push(name);
    if (name === 'resource') this.#note?.resources.push({ data: '', mime: '', name: '' });
    if (name === 'task') this.#note?.tasks.push({ title: '', isDone: false, group: '' });
    this.#text = [];
    this.#isHeard = this.#isWhole || name in FIELDS;
  }

  ontext(text: string): void {
    if (this.#note && this.#isHeard) this.#text.push(text);
  }

  onclosetag(name: string): void {
    const note = this.#note;
    if (!note) return;
    const text = this.#text.join('');
    this.#text = [];
    if (name === 'note') this.#end(note);
    else this.#endPart(note, name, text);
  }

  #endPart(note: EnexNote, name: string, text: string): void {
    const [outermost] = this.#path;
    this.#path.pop();
    const field = outermost === name || outermost === 'note-attributes' ? FIELDS[name] : undefined;
    if (field) note[field] = text.trim();
    else if (this.#isWhole && outermost === 'task') readTask(note, name, text.trim());
    else if (this.#isWhole) readPart(note, name, text);
  }

  #end(note: EnexNote): void {
    this.#done.push(note);
    this.#note = null;
  }
}

function readPart(note: EnexNote, name: string, text: string): void {
  const resource = note.resources.at(-1);
  if (name === 'content') note.content = text;
  else if (name === 'tag') note.tags.push(text);
  else if (!resource) return;
  else if (name === 'data') resource.data = text;
  else if (name === 'mime') resource.mime = text.trim();
  else if (name === 'file-name') resource.name = text.trim();
}

function readTask({ tasks }: EnexNote, name: string, text: string): void {
  const task = tasks.at(-1);
  if (!task) return;
  if (name === 'title') task.title = text;
  else if (name === 'taskStatus') task.isDone = text === 'completed';
  else if (name === 'taskGroupNoteLevelID') task.group = text;
}
