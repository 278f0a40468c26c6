import type { StateBlock, StateCore, Token } from 'markdown-it';
import { FORMULA_CHARS_MAX, FORMULA_LINES_MAX } from './limits.ts';

/** `$$ … $$` on lines of their own, none of them empty: a token `formula_block`. */
export function formulaBlock(
  state: StateBlock,
  startLine: number,
  endLine: number,
  isSilent: boolean,
): boolean {
  const first = lineOf(state, startLine);
  if (!first.startsWith('$$')) return false;
  const found = linesOf(state, first.slice(2), startLine, endLine);
  if (!found) return false;
  if (isSilent) return true;
  const token = state.push('formula_block', '', 0);
  token.block = true;
  token.content = found.tex;
  token.markup = '$$';
  token.map = [startLine, found.nextLine];
  state.line = found.nextLine;
  return true;
}

function linesOf(state: StateBlock, first: string, startLine: number, endLine: number) {
  const lines: string[] = [];
  const lastLine = Math.min(endLine, startLine + FORMULA_LINES_MAX);
  for (let line = startLine; line < lastLine; line++) {
    const text = (line === startLine ? first : lineOf(state, line)).trimEnd();
    const isLast = text.endsWith('$$') && !text.endsWith('\\$$');
    lines.push(isLast ? text.slice(0, -2) : text);
    if (text === '' && line > startLine) return null;
    if (!isLast) continue;
    const tex = lines.join('\n').trim();
    const isFormula = tex !== '' && tex.length <= FORMULA_CHARS_MAX && !tex.includes('$$');
    return isFormula ? { tex, nextLine: line + 1 } : null;
  }
  return null;
}

function lineOf(state: StateBlock, line: number): string {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  // A line that is less indented than its list item ends it.
  return (state.sCount[line] ?? 0) < state.blkIndent
    ? ''
    : state.src.slice(from, state.eMarks[line]);
}

const TASK = /^\[([ xX])\] /;

/** `- [ ] words`: marks the item `task` and says whether it is done. */
export function taskItems({ tokens, Token }: StateCore): void {
  for (const [at, token] of tokens.entries()) {
    const item = tokens[at - 2];
    if (token.type !== 'inline' || item?.type !== 'list_item_open') continue;
    const text = token.children?.[0];
    const box = text?.type === 'text' ? TASK.exec(text.content) : null;
    if (!box || !text) continue;
    text.content = text.content.slice(box[0].length);
    token.content = token.content.slice(box[0].length);
    item.attrSet('class', 'task');
    const check = new Token('task', 'input', 0);
    check.info = box[1] === ' ' ? 'open' : 'done';
    token.children?.unshift(check);
  }
}

/** Says of each picture whether it stands in a link: HTML knows no link within a link. */
export function picturesInLinks({ tokens }: StateCore): void {
  for (const { children } of tokens) markPictures(children ?? []);
}

function markPictures(children: readonly Token[]): void {
  let depth = 0;
  for (const child of children) {
    if (child.type === 'link_open') depth += 1;
    if (child.type === 'link_close') depth -= 1;
    if (depth > 0 && (child.type === 'image' || child.type === 'wiki_link')) {
      child.meta = { isInLink: true };
    }
  }
}
