/** How words are compared: lower case, composed, one space between, none around. */
export function foldWords(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
