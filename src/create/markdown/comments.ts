/** Where code, or what a text keeps to itself, may begin. */
const SIGNS = /^ {0,3}(`{3,}|~{3,})|`+|%%|<!--/gmu;
const CLOSED_BY: Readonly<Record<string, string>> = { '%%': '%%', '<!--': '-->' };
/** Spaces around what stands alone on its line. */
const INDENT_MAX = 100;
/** A span of code does not reach over an empty line. */
const RUN_OR_END = /`+|\n[ \t]*(?=\n)/gu;

/**
 * A text without what its writer keeps to themselves: `%% … %%`, as Obsidian has it, and `<!-- … -->`,
 * over several lines too. It stays in the text one writes in, is shown nowhere, and nobody else gets it.
 * Code is left alone. What is opened and not closed is no comment; with `isCut` its end may stand after
 * the cut, and the rest goes.
 */
export function withoutComments(text: string, { isCut = false } = {}): string {
  if (!text.includes('%%') && !text.includes('<!--')) return text;
  const kept: string[] = [];
  let from = 0;
  for (const comment of commentsIn(text, isCut)) {
    kept.push(text.slice(from, comment.from));
    from = comment.to;
  }
  return kept.join('') + text.slice(from);
}

interface Part {
  from: number;
  to: number;
}

function* commentsIn(text: string, isCut: boolean): Generator<Part> {
  const code = new Code(text);
  /** Signs that nothing closes from here on. */
  const open = new Set<string>();
  let at = 0;
  for (let sign = signFrom(text, at); sign; sign = signFrom(text, at)) {
    const close = CLOSED_BY[sign[0]];
    const begun = sign.index + sign[0].length;
    if (close === undefined) {
      at = code.endOf(sign);
      continue;
    }
    const end = open.has(close) ? -1 : text.indexOf(close, begun);
    if (end < 0 && !isCut) {
      open.add(close);
      at = begun;
    } else {
      at = end < 0 ? text.length : end + close.length;
      yield wholeLines(text, { from: sign.index, to: at });
    }
  }
}

function signFrom(text: string, at: number): RegExpExecArray | null {
  SIGNS.lastIndex = at;
  return SIGNS.exec(text);
}

/** What stands alone on its lines takes them along: nothing is left that would part a paragraph. */
function wholeLines(text: string, { from, to }: Part): Part {
  const before = /(?:^|\n)([ \t]*)$/u.exec(text.slice(Math.max(0, from - INDENT_MAX), from))?.[1];
  const after = /^[ \t]*(?:\n|$)/u.exec(text.slice(to, to + INDENT_MAX))?.[0];
  if (before === undefined || after === undefined) return { from, to };
  return { from: from - before.length, to: to + after.length };
}

/** Finds where code ends. Takes time in proportion to the text, whatever it holds. */
class Code {
  readonly #text: string;
  /** Until where no run of so many backticks closes anything. */
  readonly #lonely = new Map<number, number>();

  constructor(text: string) {
    this.#text = text;
  }

  endOf({ 0: sign, 1: fence, index }: RegExpExecArray): number {
    const begun = index + sign.length;
    if (fence === undefined) return this.#endOfSpan(begun, sign.length);
    const line = this.#text.indexOf('\n', begun);
    const said = this.#text.slice(begun, line < 0 ? undefined : line);
    // What is opened by backticks and says some more of them is a span.
    if (fence.startsWith('`') && said.includes('`')) return this.#endOfSpan(begun, fence.length);
    const close = new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`, 'gmu');
    close.lastIndex = begun;
    return close.exec(this.#text) ? close.lastIndex : this.#text.length;
  }

  #endOfSpan(begun: number, length: number): number {
    if ((this.#lonely.get(length) ?? 0) > begun) return begun;
    RUN_OR_END.lastIndex = begun;
    for (let found = RUN_OR_END.exec(this.#text); found; found = RUN_OR_END.exec(this.#text)) {
      if (found[0].length === length && found[0].startsWith('`')) return RUN_OR_END.lastIndex;
      if (found[0].startsWith('\n')) break;
    }
    this.#lonely.set(length, RUN_OR_END.lastIndex || this.#text.length);
    return begun;
  }
}
