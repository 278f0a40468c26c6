/** So many people a map can show and be moved smoothly; who is nearest to the member comes first. */
export const PEOPLE_SHOWN_MAX = 2_000;
/** Ties beyond this many are left out, the thinnest first. */
export const TIES_SHOWN_MAX = 10_000;
/** Encounters, notes and choices read for one answer, the latest first. */
export const ROWS_READ_MAX = 20_000;
/** So much of what was written down about an encounter is told. */
export const TOLD_CHARS = 240;
/** So many periods are looked back over. */
export const PERIODS_MAX = 12;
/** So many things of one person are told, the latest first; the rest is counted. */
export const THINGS_TOLD_MAX = 4;
/** People of whom something is told, whoever was there last first. */
export const BROUGHT_PEOPLE_MAX = 1_000;
