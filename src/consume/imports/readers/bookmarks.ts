import { Parser } from 'htmlparser2';
import { ITEMS_MAX } from '../limits.ts';
import type { RawItem } from './item.ts';

const FOLDER_CHARS_MAX = 500;
const DEPTH_MAX = 20;

export interface BookmarkFile {
  /** Netscape's form names itself; Pocket's is a list with a heading. */
  isPocket: boolean;
  items: RawItem[];
}

/**
 * Bookmarks as browsers, linkding, Raindrop, Pinboard and Pocket write them: links, with what is said in attributes and in
 * the description behind. Nobody closes these elements, so that what is read is a row of tags and not a tree.
 */
export function readBookmarks(html: string): BookmarkFile {
  const reading = new Reading();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reading.open(name, attributes),
      ontext: (words) => reading.say(words),
      onclosetag: (name, isImplied) => {
        if (!isImplied) reading.close(name);
      },
    },
    { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  reading.finish();
  return { isPocket: reading.isPocket, items: reading.items };
}

type Place = 'link' | 'description' | 'folder' | 'title';

const BEGINS = { dd: 'description', h3: 'folder', title: 'title' } as const satisfies Record<
  string,
  Place
>;

class Reading {
  readonly items: RawItem[] = [];
  isPocket = false;
  private readonly folders: string[] = [];
  private place: Place | null = null;
  private words = '';
  private link: RawItem | null = null;
  private nextFolder: string | null = null;

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'a') this.openLink(attributes);
    else if (name === 'dl') this.openFolder();
    else if (Object.hasOwn(BEGINS, name)) this.begin(BEGINS[name as keyof typeof BEGINS]);
    // What follows a description ends it, as nobody closes it.
    else if (name === 'dt' || name === 'h1' || name === 'ul') this.settle();
  }

  close(name: string): void {
    if (name === 'dl') this.closeFolder();
    else if (name === 'a' || name === 'h3' || name === 'title') this.settle();
  }

  say(words: string): void {
    if (this.place !== null) this.words += words;
  }

  finish(): void {
    this.settle();
  }

  private begin(place: Place): void {
    this.settle();
    this.place = place;
  }

  private openLink(attributes: Record<string, string>): void {
    this.begin('link');
    if (this.items.length > ITEMS_MAX) return;
    this.link = {
      url: attributes.href,
      keptAt: attributes.add_date ?? attributes.time_added,
      tags: (attributes.tags ?? '').split(','),
      folders: [...this.folders],
    };
    this.items.push(this.link);
  }

  private openFolder(): void {
    this.settle();
    if (this.folders.length < DEPTH_MAX) this.folders.push(this.nextFolder ?? '');
    this.nextFolder = null;
  }

  private closeFolder(): void {
    this.settle();
    this.folders.pop();
  }

  /** What was being said is said. */
  private settle(): void {
    const words = this.words.trim();
    if (this.place === 'link' && this.link) this.link.title = words;
    if (this.place === 'description' && this.link) this.link.takeaway = saidIn(words);
    if (this.place === 'folder') this.nextFolder = words.slice(0, FOLDER_CHARS_MAX);
    if (this.place === 'title') this.isPocket = /^pocket export/iu.test(words);
    this.place = null;
    this.words = '';
  }
}

/** linkding has two fields and one place for them. */
const saidIn = (words: string): string =>
  words.replace(/\[linkding-notes\]([\s\S]*?)\[\/linkding-notes\]/giu, '\n\n$1').trim();
