export { halfLifeMs } from './discount.ts';
export {
  type Match,
  mergeMatches,
  type PersonStatistics,
  type RankedPerson,
  rankPeople,
} from './rank.ts';
export { needTerms, searchesFor, termsToLookUp } from './terms.ts';
export { COLUMN_WEIGHTS, MATCHES_MAX, NEWEST_MAX } from './weights.ts';
