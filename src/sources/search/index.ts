export type { FoundEntry } from './asked.ts';
export type { DoubtfulWord, WordAsked } from './expression.ts';
export { findEntries, holdsAll, holdsNone, saysDoubtful } from './find-entries.ts';
export { countIndexed, entriesWith } from './frequencies.ts';
export { averageLength, fairly, raisedBy, unevenness } from './lengths.ts';
export { matchEntries } from './match.ts';
export { type EntryTerms, putEntryTerms, removeEntryTerms } from './put.ts';
export { entriesWithBoth } from './together.ts';
