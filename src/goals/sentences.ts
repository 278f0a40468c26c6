/** Where a sentence ends, and what it only says of who said it. */

const BEFORE_ORDINAL =
  'am im vom zum zur beim ins ab seit bis der die das den dem des und oder jede jeder jedem jeden jedes'
    .split(' ')
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|');

/**
 * The point of a number that says which in a row ("im 2. und 3. Lehrjahr", "vom 1. Mai"), told from an end by the
 * word before. A piece of a regular expression that stands behind the point.
 */
export const AFTER_ORDINAL = String.raw`(?<=(?:^|[\s(])(?:${BEFORE_ORDINAL}) \d{1,2}\.)`;

/** Words that end with a point of their own: "z. B.", "bzw.", "approx.". A piece of a regular expression, without the point. */
export const ABBREVIATED = String.raw`(?:^|[\s(.])(?:\p{L}|Dr|Mr|Mrs|Ms|Prof|St|Nr|Abs|vs|ca|cf|bijv|bzw|ej|inkl|incl|excl|ggf|evtl|approx)`;

const ENDS = new RegExp(
  String.raw`[\n\r\t;:[\]{}•|。；：、，]+|\s[-–—*]+\s|^[-–—*]\s|(?<=[?？])\s*|(?<![.!…！]|${ABBREVIATED})[.!…！]+(?!${AFTER_ORDINAL})(?=\s|$)`,
  'u',
);

/**
 * "My manager told me that …", "Im Gespräch sagte meine Leitung, dass …": who said it is no subject to look for. Within
 * one clause only, so that nothing but the frame goes.
 */
const REPORTED = [
  /^[^,]{0,80}?(?<!\p{L})(?:(?:said|mentioned|noted|wrote|remarked|thinks?|feels?|pointed out|complained)(?: to (?:me|us))? that|told (?:me|us)(?: that)?) /iu,
  /^[^,]{0,80}?(?<!\p{L})(?:sagte?n?|gesagt|meinte?n?|gemeint|schrieb(?:en)?|geschrieben|bemerkte?n?|bemerkt|mitgeteilt|zurückgemeldet|rückgemeldet|findet|fand)(?!\p{L})[^,]{0,60}, dass /iu,
];

/** Sentences, lines and parts between colons, semicolons, brackets and dashes. A question keeps its mark. */
export function sentencesOf(text: string): string[] {
  return text
    .normalize('NFC')
    .split(ENDS)
    .map((part) =>
      part.replace(/\s+/gu, ' ').replace(/^[\s\-–—*"“”„«»]+|(?<![\s"“”«»])[\s"“”«»]+$/gu, ''),
    )
    .map((part) => REPORTED.reduce((said, frame) => said.replace(frame, ''), part))
    .filter((part) => part !== '');
}
