/** So many people a map can show and be moved smoothly; who is nearest to the member comes first. */
export const PEOPLE_SHOWN_MAX = 2_000;
/** Ties beyond this many are left out, the thinnest first. */
export const TIES_SHOWN_MAX = 10_000;
