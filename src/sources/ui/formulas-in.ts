/** TeX in a text, as pages mark it. */
export interface Formula {
  /** Where it stands, with its marks. */
  from: number;
  to: number;
  tex: string;
  isDisplay: boolean;
}

/**
 * Between single dollars only what begins and ends with a sign and is not followed by a number, as in Pandoc, nor by a
 * word, as in a shell ("$n$th" is one); and of that only what looks like TeX: one dollar is money more often.
 */
const FORMULA =
  /\\\((?<inline>[^\0]{1,2000}?)\\\)|\\\[(?<display>[^\0]{1,5000}?)\\\]|\$\$(?<dollars>[^$\0]{1,5000}?)\$\$|(?<![\\$\p{L}\p{N}])\$(?<single>[^\s$\0](?:[^$\0]{0,300}?[^\s\\$\0])??)\$(?![\d${]|(?!(?:st|nd|rd|th|s)\b)[A-Za-z])/gu;

/** A letter, or what has a sign that words and sums of money have not. */
const LIKE_TEX = /^\p{L}'?$|[\\^_{}=]/u;

/** Another currency, or a dollar of which it is said whose. */
const MONEY = /\p{Sc}|(?<!\p{L})(?:US|USD|AU|CA|NZ|HK|SG)$/u;

/** A number with no letter or sign behind it that goes on with a sum; "\\" begins a command, which money has none of. */
const AMOUNT = /^\d(?![^\\]*\\\p{L})[\d.,]*(?!\s*[\^_+\-*/=<>≤≥≠≈±×·(|!\\]|[\d.,\p{L}])/u;

const isFormula = (text: string): boolean =>
  LIKE_TEX.test(text) && !MONEY.test(text) && !AMOUNT.test(text);

/** The formulas in a text, in their order. */
export function formulasIn(text: string): Formula[] {
  const found: Formula[] = [];
  for (const { 0: all, index, groups = {} } of text.matchAll(FORMULA)) {
    const { inline, display, dollars, single } = groups;
    if (single !== undefined && !isFormula(single)) continue;
    found.push({
      from: index,
      to: index + all.length,
      tex: inline ?? display ?? dollars ?? single ?? '',
      isDisplay: display !== undefined || dollars !== undefined,
    });
  }
  return found;
}

/** Whether HTML may hold some: no formula goes on behind a tag. */
export const hasFormulas = (html: string): boolean =>
  formulasIn(html).some(({ tex }) => !/<\/?[a-z]/iu.test(tex));
