import { type Formula, formulasIn } from './formulas-in.ts';

/** A formula in TeX as MathML; null when it cannot be read. */
export type MathOf = (tex: string, isDisplay: boolean) => string | null;

const AS_IT_IS = 'pre, code, kbd, samp, math, a, button, .formula-source';
const FORMULAS_MAX = 500;

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
  for (const formula of formulasIn(text)) {
    const math = mathOf(formula.tex, formula.isDisplay);
    const element = math === null ? null : mathElement(math);
    if (element === null) continue;
    pieces.push(text.slice(from, formula.from), ...drawn(element, text, formula));
    from = formula.to;
  }
  return pieces.length === 0 ? [text] : [...pieces, text.slice(from)];
}

/** What is drawn is no text of the page; what it was drawn from still is, unseen: highlights count their places in it. */
function drawn(math: Element, text: string, { from, to }: Formula): Element[] {
  const shown = document.createElement('span');
  shown.className = 'not-text';
  shown.append(math);
  const source = document.createElement('span');
  source.hidden = true;
  source.className = 'formula-source';
  source.append(text.slice(from, to));
  return [shown, source];
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
