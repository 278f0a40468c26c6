export { decode } from './decode.ts';
export { parseFeed } from './feed.ts';
export { parseWhole } from './json-text.ts';
export { sanitise } from './sanitise.ts';
export type { Skips } from './skips.ts';
export { cutTo, linksOf, textOf } from './text.ts';
export type {
  NotAFeed,
  Parsed,
  ParsedAuthor,
  ParsedEnclosure,
  ParsedEntry,
  ParsedFeed,
} from './types.ts';
