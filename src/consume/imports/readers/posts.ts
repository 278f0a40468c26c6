import { Parser } from 'htmlparser2';
import { ITEMS_MAX } from '../limits.ts';
import type { RawItem } from './item.ts';

/** Bookmarks as Pinboard's XML has them: a post each, all of it in attributes. */
export function readPosts(xml: string): RawItem[] {
  const items: RawItem[] = [];
  const parser = new Parser(
    {
      onopentag(name, { href, description, extended, time, tag = '' }) {
        if (name !== 'post' || items.length > ITEMS_MAX) return;
        const tags = tag.split(/\s+/u);
        items.push({ url: href, title: description, takeaway: extended, keptAt: time, tags });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(xml);
  parser.end();
  return items;
}
