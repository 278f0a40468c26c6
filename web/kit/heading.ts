/** What is written in the middle of a sentence ("… be able to *give feedback*"), as a heading begins. */
export const asHeading = (words: string): string =>
  `${words.slice(0, 1).toLocaleUpperCase()}${words.slice(1)}`;
