import { asText } from './marks.ts';

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The beginning of a text, to the end of its last sentence that fits; and whether something was cut. */
export function cutAtSentence(text: string, charsMax: number): { text: string; isCut: boolean } {
  if (text.length <= charsMax) return { text, isCut: false };
  const begun = text.slice(0, charsMax).toWellFormed();
  const last = [...sentences.segment(begun)].at(-1)?.index ?? 0;
  return { text: (last > 0 ? begun.slice(0, last) : begun).trimEnd(), isCut: true };
}

const LINE = /^(?:[-*•–]|\d+[.)])\s+(.*)$/;

/** What a model wrote, as paragraphs and a list; whatever else it writes is text. */
export function summaryHtml(written: string): string {
  let html = '';
  let isList = false;
  for (const line of written.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const item = LINE.exec(line)?.[1];
    if ((item !== undefined) !== isList) html += isList ? '</ul>' : '<ul>';
    isList = item !== undefined;
    const words = asText((item ?? line).replace(/^#+\s+/, '').replaceAll('**', ''));
    html += isList ? `<li>${words}</li>` : `<p>${words}</p>`;
  }
  return isList ? `${html}</ul>` : html;
}
