import MarkdownIt from 'markdown-it';
import { isSafeAddress } from './addresses.ts';
import { formulaBlock, picturesInLinks, taskItems } from './block-rules.ts';
import { calloutsIn, withoutBlockNames } from './callouts.ts';
import { inlineFormula, lineBreak, markedWords, wikiLink } from './inline-rules.ts';
import { NESTING_MAX } from './limits.ts';

/**
 * CommonMark with tables, strikethrough, addresses that become links, tasks, formulas and `[[links]]`, and of
 * Obsidian’s marks `==words==`, callouts and the names of blocks. No HTML but `<br>`.
 */
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
  parser.inline.ruler.before('autolink', 'line_break', lineBreak);
  parser.inline.ruler.before('emphasis', 'marked_words', markedWords);
  parser.core.ruler.push('tasks', taskItems);
  parser.core.ruler.push('block_names', withoutBlockNames);
  parser.core.ruler.push('callouts', calloutsIn);
  parser.core.ruler.push('pictures', picturesInLinks);
  return parser;
}
