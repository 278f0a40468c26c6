/** Fewer words than this are hardly an article. */
const SHORT_WORDS = 120;
const CUT_OFF =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\b(?:read|continue reading|keep reading|read the rest|more)(?: more)?(?: on \S+| at \S+)?\s*[»→›>]?)\s*$/i;
/** A page says more than its feed when it says this much more: menus that were taken for text are less. */
const MORE = 1.15;
const MORE_WORDS = 30;

/** What is heard or seen is the thing itself: a few words beside it are all there are. */
const RECORDING = /<(?:audio|video)[\s>]/i;
/** An end longer than any address in it. */
const END_CHARS = 4_000;

/**
 * Whether a feed seems to give only the beginning of an entry, by how long it is and how it ends. Its own end is looked at,
 * and not that of the lines in a list, which are cut by Kith.
 */
export const isExcerpt = ({ words, html }: { words: number; html: string }): boolean =>
  CUT_OFF.test(endOf(html)) || (words < SHORT_WORDS && !RECORDING.test(html));

const endOf = (html: string): string =>
  html
    .slice(-END_CHARS)
    .replace(/<[^>]*>/g, '')
    .trimEnd()
    .slice(-60);

/** What a page gives, and what came of it for who reads the entry. */
export interface Given {
  words: number;
  isForPayers: boolean;
}

/**
 * What is to be said of the text that a page gives beside that of the feed; and whether it is worth showing. Nothing is
 * pretended: a page that says no more than the feed is no whole article.
 */
export function judge(feedWords: number, { words, isForPayers }: Given) {
  const isMore = words > Math.max(feedWords * MORE, feedWords + MORE_WORDS);
  if (!isMore)
    return {
      isShown: false,
      note: isForPayers
        ? 'The publisher says that the rest is for those who pay.'
        : words === 0
          ? 'No text to read was found on its page.'
          : 'Its page says no more than the feed.',
    };
  return {
    isShown: true,
    note: isForPayers
      ? 'The publisher says that this article is for those who pay; this is what its page gives to everybody.'
      : null,
  };
}
