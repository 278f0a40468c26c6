export const LINES_AT_ONCE = 50;
export const MARKED_AT_ONCE_MAX = 500;
/** What waits is counted up to here; more is “more than”. */
export const WAITING_COUNTED_MAX = 1_000;
/** What a member has not read for so long waits no more, until they choose otherwise. It is still there. */
export const WAITS_DAYS = 30;
export const WAITS_DAYS_CHOICES = [7, 30, 90] as const;
/** Until the member says how long they want to read in a day. */
export const MINUTES_AT_FIRST = 15;
export const MINUTES_MIN = 5;
export const MINUTES_MAX = 240;
