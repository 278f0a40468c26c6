/** What one card may hold. More is left out with a problem that says so. */
export const CARD_LINES_MAX = 2_000;
/** A line longer than this is a picture, a sound or a key; it is not kept. */
export const LINE_CHARS_MAX = 100_000;
/** Lines kept of one card for other programs. */
export const KEPT_LINES_MAX = 100;
/** Parts into which a long note is cut, each as long as a value may be. */
export const NOTE_PARTS_MAX = 10;
export const GROUP_MEMBERS_MAX = 50_000;
