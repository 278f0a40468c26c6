export { isAllowedAddress, isPublicUrl, parseAllowNet } from './address.ts';
export { type CheckedAddress, checkedAddress, isAddress } from './dial.ts';
export type {
  ExchangeRequest,
  Fetched,
  FetchFailure,
  FetchOptions,
  FetchRequest,
  GuardedFetch,
  Posted,
  PostRequest,
  Redirect,
} from './fetched.ts';
export { createFetch } from './guarded-fetch.ts';
export { createPoliteFetch, type PoliteFetch, type PoliteOptions } from './robots.ts';
export { createRobotsMemory, type RobotsStore, type StoredRobots } from './robots-store.ts';
