export { countIndexed, entriesWith } from './frequencies.ts';
export {
  type FoundEntry,
  matchEntries,
  type SearchAsked,
  type SearchTerm,
} from './match.ts';
export { type EntryTerms, putEntryTerms, removeEntryTerms, TERMS_PER_ENTRY_MAX } from './put.ts';
export * from './words/index.ts';
