/** Every bound of the feed parser, in one place. What lies beyond a bound is left out, never an error. */
export const bytesMax = 20 * 1024 * 1024;
export const entriesMax = 5_000;
export const elementsMax = 500_000;
export const xmlDepthMax = 200;
export const attributesMax = 60;
export const entityDeclarationsMax = 200;
export const entityNestingMax = 8;
/** Characters that entities of an internal DTD may add to one document (against "billion laughs"). */
export const entityExpansionMax = 1_000_000;
export const entityCacheMax = 5_000;
export const titleLengthMax = 500;
/** A title's markup beyond it is not worth keeping beside its text. */
export const titleHtmlLengthMax = 4_000;
export const contentLengthMax = 1_000_000;
export const descriptionLengthMax = 5_000;
export const nameLengthMax = 300;
export const idLengthMax = 4_000;
export const urlLengthMax = 8_000;
export const authorsMax = 50;
export const tagsMax = 50;
export const tagLengthMax = 200;
/** Beyond it a count of votes is a mistake of the publisher. */
export const votesMax = 1_000_000_000;
export const enclosuresMax = 50;
export const hubsMax = 10;
export const linksMax = 200;
export const htmlDepthMax = 256;
/** How often the drawings of a text may draw with what stands elsewhere in them. */
export const drawnReferencesMax = 200;
/** How much there may be of what is drawn once more for each of them: elements, and characters of an attribute. */
export const drawnAgainMax = 100;
export const drawnAgainLengthMax = 500;
/** Letters, blanks apart, of all words that are drawn again. */
export const drawnAgainWordsMax = 2_000;
/** How many groups of a text's drawings may be half seen through. */
export const drawnLayersMax = 20;
/** How many groups of a text's drawings may be cut to a form: each is painted apart, also within another. */
export const drawnClipsMax = 50;
/** Dashes of all lines of a text, counted from above. */
export const dashesMax = 300_000;
/** Colours of all gradients of a text. */
export const gradientStopsMax = 500;
export const ttlMinutesMax = 365 * 24 * 60;
