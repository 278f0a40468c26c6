/** People in one week's queue of whom to be in touch with. More would be a duty. */
export const MAINTAIN_PER_WEEK_MAX = 3;
export const BUILD_MAX = 5;
export const ACTIVATE_MAX = 3;
/** Active goals that are looked at for Build and Activate, those worked on last. */
export const GOALS_LOOKED_AT_MAX = 4;
/** News of a person is a reason to be in touch for so long. */
export const NEWS_DAYS = 90;
export const KEY_CHARS_MAX = 200;
export const PUT_OFF_MAX = 10_000;
/** Lines of what is put off that are shown before more are asked for. */
export const PUT_OFF_SHOWN = 200;

export const QUEUES = ['build', 'maintain', 'activate'] as const;
export type Queue = (typeof QUEUES)[number];

/** Stands where a day could, for what is put off without one. */
export const FOR_GOOD = 'for good';
