export { decode } from './decode.ts';
export { parseFeed } from './feed.ts';
export { sanitise } from './sanitise.ts';
export { linksOf, textOf } from './text.ts';
export type {
  Parsed,
  ParsedAuthor,
  ParsedEntry,
  ParsedFeed,
} from './types.ts';
