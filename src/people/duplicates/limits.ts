/** How sure a proposal is: 3 one of them is enough to say so, 2 likely, 1 worth a look. Never shown as a number. */
export type Strength = 1 | 2 | 3;
export const PAGE_PAIRS = 20;
/** Pairs kept as proposals; beyond, the least sure are left out until some are settled. */
export const PAIRS_MAX = 5_000;
/** Pairs settled in one request. */
export const SETTLED_AT_ONCE_MAX = 100;
/** A block of more people than this says nothing about two of them: a name as common as that, an address of an office. */
export const BLOCK_PEOPLE_MAX = 25;
