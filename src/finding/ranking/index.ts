export { chancesOf } from './chances.ts';
export { halfLifeMs } from './discount.ts';
export {
  type Evidence,
  gathered,
  type Match,
  type PersonStatistics,
  peopleToMeasure,
  type RankedPerson,
  rankPeople,
  SIGNALS,
} from './rank.ts';
export { type Need, needTerms, searchesFor, termsToLookUp } from './terms.ts';
export {
  COLUMN_WEIGHTS,
  HALF_LIFE_MAX_MS,
  HOURS_AROUND,
  HOURS_BEFORE,
  HOURS_PRIOR,
  LATELY_SHARE,
  MATCHES_MAX,
  NEWEST_MAX,
  REPLIED_TO_MAX,
  SIGNAL_WEIGHTS,
  type Signal,
  TODAY_HALF_LIFE_MS,
  type Weights,
} from './weights.ts';
