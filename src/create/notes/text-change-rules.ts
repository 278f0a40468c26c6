/** What changed in a text, in UTF-16 code units: `from` to `to` of what was is now `insert`. */
export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** What lies between a common beginning and a common end. Splits no character of two code units. */
export function textChange(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from += 1;
  if (isWithinPair(before, from) || isWithinPair(after, from)) from -= 1;
  const most = shorter - from;
  let same = 0;
  while (
    same < most &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same += 1;
  if (isWithinPair(before, before.length - same) || isWithinPair(after, after.length - same))
    same -= 1;
  return {
    from,
    to: before.length - same,
    insert: after.slice(from, after.length - same),
  };
}

/** The text with the change; null when it reaches beyond it. */
export function changedText(before: string, { from, to, insert }: TextChange): string | null {
  if (from > to || to > before.length) return null;
  return before.slice(0, from) + insert + before.slice(to);
}

const isWithinPair = (text: string, at: number): boolean =>
  isHighSurrogate(text.charCodeAt(at - 1)) && isLowSurrogate(text.charCodeAt(at));

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff;
