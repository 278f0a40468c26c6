/** A formula in TeX as MathML; null when it cannot be read. */
export type MathOf = (tex: string, isDisplay: boolean) => string | null;

/** As pages mark TeX. One dollar sign is left alone: it is money more often. */
const FORMULA =
  /\\\((?<inline>[^\0]{1,2000}?)\\\)|\\\[(?<display>[^\0]{1,5000}?)\\\]|\$\$(?<dollars>[^$\0]{1,5000}?)\$\$/g;
const AS_IT_IS = 'pre, code, kbd, samp, math, a, button';
const FORMULAS_MAX = 500;

export const hasFormulas = (html: string): boolean => html.search(FORMULA) >= 0;

/** Puts formulas in the place of the TeX that they were written in, where it can be read. */
export function showFormulas(body: HTMLElement, mathOf: MathOf): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (text instanceof Text && !text.parentElement?.closest(AS_IT_IS)) texts.push(text);
  }
  let left = FORMULAS_MAX;
  for (const text of texts) {
    const pieces = piecesOf(text.data, mathOf);
    left -= pieces.length;
    if (pieces.length > 1 && left > 0) text.replaceWith(...pieces);
  }
}

function piecesOf(text: string, mathOf: MathOf): (Element | string)[] {
  const pieces: (Element | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(FORMULA)) {
    const { inline, display, dollars } = found.groups ?? {};
    const math = mathOf(inline ?? display ?? dollars ?? '', inline === undefined);
    const element = math === null ? null : mathElement(math);
    if (element === null) continue;
    pieces.push(text.slice(from, found.index), element);
    from = found.index + found[0].length;
  }
  return pieces.length === 0 ? [text] : [...pieces, text.slice(from)];
}

/** Of what was made only MathML stays, without anything that could load, lead or run. */
function mathElement(markup: string): Element | null {
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  const math = body.querySelector('math');
  for (const element of math?.querySelectorAll('*') ?? []) {
    if (element.namespaceURI !== math?.namespaceURI) element.remove();
    for (const name of element.getAttributeNames())
      if (/^(?:on|xlink|href|src|style|id)/i.test(name)) element.removeAttribute(name);
  }
  math?.removeAttribute('style');
  return math;
}
