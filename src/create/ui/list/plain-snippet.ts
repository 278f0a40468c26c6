/**
 * The beginning of a Markdown text on one line, without the signs that matter only where it is
 * shown whole. Cheap, because a list has hundreds.
 */
export const plainSnippet = (markdown: string): string =>
  markdown
    .replace(
      /\[\[(?:[^[\]|\n]*\|)?(?:(?:person|goal|place|entry|note)\s*:\s*)?([^[\]|\n]*)\]\]/giu,
      '$1',
    )
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/gu, '$1')
    .replace(/^[ \t]*(?:#{1,6}|[-*+>]|\d{1,3}[.)])(?:[ \t]+\[[ xX]\])?[ \t]+/gmu, '')
    .replace(/(\*\*|__|==|~~|`+)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
