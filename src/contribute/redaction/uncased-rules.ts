/** Chinese, Arabic, Hebrew and the like; ª and º are letters of that kind too, and no script. */
export const UNCASED = /^(?![ªº])\p{Lo}/u;
const UNCASED_LETTER = /(?![ªº])\p{Lo}/gu;
const LETTER = /\p{L}/gu;
const MOST = 0.5;

/** Whether most of a text has no capitals, so that names in it cannot be told from other words. */
export function isMostlyUncased(text: string): boolean {
  const letters = text.match(LETTER)?.length ?? 0;
  const uncased = text.match(UNCASED_LETTER)?.length ?? 0;
  return letters > 0 && uncased / letters > MOST;
}
