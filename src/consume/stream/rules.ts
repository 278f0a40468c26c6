/** Silent reading of non-fiction in English, words a minute: the mean of 190 studies (Brysbaert, 2019). */
const WORDS_A_MINUTE = 238;

/** How long it takes to read so many words, in whole minutes; 1 where it is less or the text is not there. */
export const readingMinutes = (words: number): number =>
  Math.max(1, Math.round(words / WORDS_A_MINUTE));

/** The same in words; '' where the text is not there. */
export const minutesWords = (words: number): string =>
  words === 0 ? '' : `${readingMinutes(words)} min`;
