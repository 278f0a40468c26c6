/** What one file may hold. More is cut off with a problem that says so, never silently. */
export const fileBytesMax = 20 * 1024 * 1024;
export const rowsMax = 50_000;
export const problemsMax = 1_000;
/** Folders deeper than this still give their feeds, but no longer their names as groups. */
export const outlineDepthMax = 50;
export const groupsMax = 50;
export const groupLengthMax = 100;
export const nameLengthMax = 300;
export const fieldLengthMax = 300;
export const noteLengthMax = 2_000;
export const urlLengthMax = 2_000;
export const emailLengthMax = 254;
export const addressesPerLineMax = 100;
export const lineLengthMax = 10_000;
/** How far into a file its kind must show. */
export const sampleLengthMax = 64 * 1024;
