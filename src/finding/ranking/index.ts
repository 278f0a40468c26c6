export { ageDiscount, decayedActivity, halfLifeMs } from './discount.ts';
export {
  type Contribution,
  type Evidence,
  type Match,
  mergeMatches,
  type PersonStatistics,
  type RankedPerson,
  type RankingInput,
  rankPeople,
} from './rank.ts';
export {
  type IndexStatistics,
  type Need,
  type NeedTerm,
  needTerms,
  type Searches,
  searchesFor,
  termsToLookUp,
} from './terms.ts';
export {
  COLUMN_WEIGHTS,
  MATCHES_MAX,
  NEED_TERMS_MAX,
  NEED_WORDS_MAX,
  NEWEST_MAX,
  POSTINGS_MAX,
  SIGNAL_WEIGHTS,
  type Signal,
} from './weights.ts';
