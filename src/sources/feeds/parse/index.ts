export { decode } from './decode.ts';
export { parseFeed } from './feed.ts';
export { sanitise } from './sanitise.ts';
export { linksOf, textOf } from './text.ts';
export type {
  LooksLike,
  NotAFeed,
  Parsed,
  ParsedAuthor,
  ParsedEnclosure,
  ParsedEntry,
  ParsedFeed,
} from './types.ts';
