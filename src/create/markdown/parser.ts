import MarkdownIt from 'markdown-it';
import { isSafeAddress } from './addresses.ts';
import { formulaBlock, picturesInLinks, taskItems } from './block-rules.ts';
import { inlineFormula, wikiLink } from './inline-rules.ts';
import { NESTING_MAX } from './limits.ts';

/** CommonMark with tables, strikethrough, addresses that become links, tasks, formulas and `[[links]]`. No HTML. */
export function openParser(): InstanceType<typeof MarkdownIt> {
  const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: NESTING_MAX });
  // Only what says `https:` itself: “notes.md” is a file, not the site of Moldova.
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  parser.validateLink = isSafeAddress;
  parser.inline.ruler.before('link', 'wiki_link', wikiLink);
  parser.inline.ruler.before('escape', 'formula', inlineFormula);
  parser.block.ruler.before('fence', 'formula_block', formulaBlock, {
    alt: ['paragraph', 'blockquote', 'list'],
  });
  parser.core.ruler.push('tasks', taskItems);
  parser.core.ruler.push('pictures', picturesInLinks);
  return parser;
}
