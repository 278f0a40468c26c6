/** A start tag as it stands in HTML: names in lower case, values not yet decoded. */
export interface StartTag {
  name: string;
  /** The name as it was written. */
  raw: string;
  /** Name, raw value, name, raw value …; the first of two equal names holds. */
  attributes: string[];
  isSelfClosing: boolean;
  /** Offset behind the tag. */
  end: number;
}

const nameForm = /[^\s/>]+/y;
// An attribute of HTML 5; a quote that is never closed is read as a part of a name, so that the tag
// ends at the next ">" and does not take the rest of the text with it.
const attributeForm =
  /[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*))?)?/y;
const betweenForm = /[\s/]*/y;

function matchAt(form: RegExp, html: string, at: number): RegExpExecArray | null {
  form.lastIndex = at;
  return form.exec(html);
}

/** The tag whose `<` stands at an offset, before a letter; null when the text ends inside it. */
export function readStartTag(html: string, at: number, attributesMax: number): StartTag | null {
  const name = matchAt(nameForm, html, at + 1)?.[0] ?? '';
  const attributes: string[] = [];
  let end = at + 1 + name.length;
  if (html[end] === '>') {
    return { name: name.toLowerCase(), raw: name, attributes, isSelfClosing: false, end: end + 1 };
  }
  for (;;) {
    const before = end;
    end += matchAt(betweenForm, html, end)?.[0].length ?? 0;
    if (end >= html.length) return null;
    if (html[end] === '>') {
      const isSelfClosing = end > before && html[end - 1] === '/';
      return { name: name.toLowerCase(), raw: name, attributes, isSelfClosing, end: end + 1 };
    }
    const found = matchAt(attributeForm, html, end);
    if (!found) return null;
    end = attributeForm.lastIndex;
    if (attributes.length < attributesMax * 2) {
      attributes.push((found[1] ?? '').toLowerCase(), found[2] ?? found[3] ?? found[4] ?? '');
    }
  }
}

/** The end tag whose `</` stands at an offset, before a letter. */
export function readEndTag(html: string, at: number): { name: string; end: number } {
  const name = matchAt(nameForm, html, at + 2)?.[0] ?? '';
  const close = html.indexOf('>', at + 2 + name.length);
  return { name: name.toLowerCase(), end: close === -1 ? html.length : close + 1 };
}

const commentEnd = /--!?>/g;

/** Behind a comment, declaration or instruction whose `<` stands at an offset. */
export function endOfDeclaration(html: string, at: number): number {
  if (html.startsWith('<!--', at)) {
    if (html[at + 4] === '>') return at + 5;
    if (html.startsWith('->', at + 4)) return at + 6;
    commentEnd.lastIndex = at + 4;
    return commentEnd.exec(html) ? commentEnd.lastIndex : html.length;
  }
  const close = html.indexOf('>', at);
  return close === -1 ? html.length : close + 1;
}
