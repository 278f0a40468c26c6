import type { Token } from 'markdown-it';
import { nameIn } from './render.ts';

/** The words of these tokens: a block on each line, cells of a table apart. */
export function plainTokens(tokens: readonly Token[]): string {
  const words: string[] = [];
  for (const token of tokens) {
    if (token.type === 'inline') words.push(inlineWords(token.children ?? []));
    if (token.type === 'td_close' || token.type === 'th_close') words.push('\t');
    else if (token.type === 'fence' || token.type === 'code_block') words.push(token.content);
    else if (token.type === 'formula_block') words.push(token.content, '\n');
    else if (LINE_ENDS.has(token.type)) words.push('\n');
  }
  return words
    .join('')
    .replace(/[\t ]*\n+/g, '\n')
    .trim();
}
const LINE_ENDS = new Set(['paragraph_close', 'heading_close', 'tr_close', 'list_item_close']);

function inlineWords(children: readonly Token[]): string {
  return children.map(wordsOf).join('');
}

function wordsOf(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
  if (token.type === 'wiki_link') return token.info || nameIn(token.content);
  if (token.type === 'image') return inlineWords(token.children ?? []);
  if (token.type === 'callout_kind') return token.content + token.info;
  return token.content;
}
