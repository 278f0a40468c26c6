/** What one file may hold. More is cut off with a problem that says so, never silently. */
/** Google writes some 500 bytes for a contact: 50,000 are 25 MB. */
export const fileBytesMax = 40 * 1024 * 1024;
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
/** Records of messages, invitations and endorsements in an archive. */
export const encountersMax = 500_000;
export const contactsPerRowMax = 2_000;
/** What goes to more people at once is an announcement. */
export const peopleInConversationMax = 10;
/** What is unpacked of an archive: ten years of messages are some 50 MB. */
export const unpackedBytesMax = 150 * 1024 * 1024;
export const archiveFilesMax = 2_000;
