import { foldWords } from '../../notes/fold.ts';
import { LOST_LINKS_MAX } from '../limits.ts';
import { type Places, withoutEnding } from './places.ts';

/** Another note of the vault. */
export interface Target {
  path: string;
  title: string;
}

export interface LinkContext {
  /** The note the links stand in. */
  path: string;
  places: Places;
  /** The note at a path; undefined for any other file. */
  noteAt(path: string): Target | undefined;
  /** What attachments are called in the text, with their number behind. */
  mark: string;
}

export interface Linked {
  text: string;
  links: { inner: string; path: string }[];
  lost: string[];
  files: string[];
}

/** What stands in brackets cannot hold these. */
const UNLINKABLE = /[[\]|\n]/;

/** What was found of one note's links and attachments on the way through its text. */
export class FoundLinks {
  readonly links: Linked['links'] = [];
  readonly lost: string[] = [];
  readonly files: string[] = [];
  /** Which note each link text leads to: of one note, one text cannot lead to two. */
  readonly #taken = new Map<string, string>();

  lose(target: string): void {
    if (this.lost.length < LOST_LINKS_MAX && !this.lost.includes(target)) this.lost.push(target);
  }

  /** The number of an attachment. */
  file(path: string): number {
    if (!this.files.includes(path)) this.files.push(path);
    return this.files.indexOf(path);
  }

  isFree(inner: string, note: Target): boolean {
    return (this.#taken.get(foldWords(inner)) ?? note.path) === note.path;
  }

  remember(inner: string, note: Target): void {
    const key = foldWords(inner);
    if (this.#taken.has(key)) return;
    this.#taken.set(key, note.path);
    this.links.push({ inner, path: note.path });
  }

  /** What stands in the brackets: the title, or `otherwise` where the title would not do. */
  baseFor(note: Target, heading: string, otherwise = withoutEnding(note.path)): string {
    const part = UNLINKABLE.test(heading) ? '' : heading;
    const titled = `${note.title.trim()}${part}`;
    const isLinkable = note.title.trim() !== '' && !UNLINKABLE.test(titled);
    if (isLinkable && this.isFree(titled, note)) return titled;
    return `${otherwise.replace(/[[\]|\n]+/g, ' ').trim()}${part}`;
  }
}

/** `Note#Heading` and `Note^block`: which part names the note. */
export function withoutHeading(written: string): [target: string, heading: string] {
  const at = written.search(/[#^]/);
  return at < 0 ? [written, ''] : [written.slice(0, at), written.slice(at)];
}

export const WIKI = /(!?)\[\[([^[\]\n]+)\]\]/g;
export const MARKDOWN =
  /(!?)\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\([ \t]*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'))?[ \t]*\)/g;
/** Addresses that lead out of the vault. */
export const ELSEWHERE = /^(?:[a-z][a-z\d+.-]*:|\/\/|#|$)/i;
