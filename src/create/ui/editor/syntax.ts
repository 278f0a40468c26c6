import { markdownLanguage } from '@codemirror/lang-markdown';
import { Language, LanguageSupport, syntaxHighlighting } from '@codemirror/language';
import { tagHighlighter, tags } from '@lezer/highlight';
import {
  type BlockContext,
  type InlineContext,
  type Line,
  type MarkdownConfig,
  MarkdownParser,
} from '@lezer/markdown';
import { FORMULA_CHARS_MAX, FORMULA_LINES_MAX, LINK_CHARS_MAX } from '../../markdown/limits.ts';

const BRACKET = 0x5b;
const DOLLAR = 0x24;

function parseWikiLink(cx: InlineContext, next: number, pos: number): number {
  if (next !== BRACKET || cx.char(pos + 1) !== BRACKET) return -1;
  const text = cx.slice(pos + 2, Math.min(cx.end, pos + 4 + LINK_CHARS_MAX));
  const inside = /^[^[\]\n]+(?=\]\])/.exec(text)?.[0];
  if (!inside?.trim()) return -1;
  const end = pos + 4 + inside.length;
  const marks = [cx.elt('WikiMark', pos, pos + 2), cx.elt('WikiMark', end - 2, end)];
  return cx.addElement(cx.elt('WikiLink', pos, end, marks));
}

const FORMULA = /^(?:\$\$[^\s$](?:[^$]*[^\s$\\])?\$\$|\$[^\s$](?:[^$]*[^\s$\\])?\$(?!\d))/;

function parseFormula(cx: InlineContext, next: number, pos: number): number {
  if (next !== DOLLAR) return -1;
  const text = cx.slice(pos, Math.min(cx.end, pos + FORMULA_CHARS_MAX + 4));
  const found = FORMULA.exec(text)?.[0];
  return found ? cx.addElement(cx.elt('Formula', pos, pos + found.length)) : -1;
}

const beginsFormula = (line: Line): boolean => line.text.startsWith('$$', line.pos);

/** Lines from `$$` to `$$`; an empty line ends them too, so that one sign does not swallow the rest. */
function parseFormulaBlock(cx: BlockContext, line: Line): boolean {
  if (!beginsFormula(line)) return false;
  const from = cx.lineStart + line.pos;
  let end = cx.lineStart + line.text.length;
  let isClosed = /\S.*\$\$\s*$/.test(line.text.slice(line.pos + 2));
  for (let lines = 1; cx.nextLine() && !isClosed && lines < FORMULA_LINES_MAX; lines++) {
    if (line.text.trim() === '') break;
    end = cx.lineStart + line.text.length;
    isClosed = /\$\$\s*$/.test(line.text);
  }
  cx.addElement(cx.elt('FormulaBlock', from, end));
  return true;
}

/** What Kith's Markdown has beyond GitHub's. */
const ours: MarkdownConfig = {
  defineNodes: [
    { name: 'WikiLink', style: tags.link },
    { name: 'WikiMark', style: tags.processingInstruction },
    { name: 'Formula', style: tags.special(tags.monospace) },
    { name: 'FormulaBlock', block: true, style: tags.special(tags.monospace) },
  ],
  parseInline: [
    { name: 'WikiLink', before: 'Link', parse: parseWikiLink },
    { name: 'Formula', before: 'Escape', parse: parseFormula },
  ],
  parseBlock: [
    {
      name: 'FormulaBlock',
      before: 'FencedCode',
      parse: parseFormulaBlock,
      endLeaf: (_cx, line) => beginsFormula(line),
    },
  ],
  // The page shows these as written, so the editor does too.
  remove: ['HTMLBlock', 'HTMLTag', 'Subscript', 'Superscript', 'Emoji'],
};

/** The classes are described in editor.css. */
const highlighter = tagHighlighter([
  { tag: tags.heading, class: 'heading' },
  { tag: tags.emphasis, class: 'emphasis' },
  { tag: tags.strong, class: 'strong' },
  { tag: tags.strikethrough, class: 'struck' },
  { tag: tags.monospace, class: 'code' },
  { tag: [tags.link, tags.url], class: 'link' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.labelName], class: 'sign' },
]);

/**
 * Markdown as `src/create/markdown` reads it. Made from the parser alone: the package's own
 * `markdown()` would bring HTML, CSS and JavaScript along.
 */
export function markdownSupport() {
  const { data, parser } = markdownLanguage;
  if (!(parser instanceof MarkdownParser)) throw new Error('This is no parser of Markdown');
  const language = new Language(data, parser.configure(ours), [], 'markdown');
  return [new LanguageSupport(language), syntaxHighlighting(highlighter)];
}
