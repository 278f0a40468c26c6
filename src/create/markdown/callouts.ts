import type { StateCore, Token } from 'markdown-it';

const CALLOUT = /^\[!([\p{L}\p{N}_-]{1,40})(?:\|[^\]\n]*)?\][+-]?[ \t]*/u;
/** `words ^name`, by which Obsidian finds a block again. A name of digits alone may be a power. */
const BLOCK_NAME = /(?:^|[ \t]+)\^(?=[\w-]*[a-z])[\w-]{3,60}$/iu;

/** `> [!tip] Title`: a quote with a title of its own, which says the kind before it. */
export function calloutsIn(state: StateCore): void {
  const { tokens } = state;
  // From the end, so that what is put in moves nothing that is still to be looked at.
  for (let at = tokens.length - 1; at >= 0; at--) {
    const [quote, paragraph, inline] = tokens.slice(at, at + 3);
    if (quote?.type !== 'blockquote_open' || paragraph?.type !== 'paragraph_open') continue;
    const first = inline?.children?.[0];
    const kind = first?.type === 'text' ? CALLOUT.exec(first.content) : null;
    if (!inline || !first || !kind) continue;
    first.content = first.content.slice(kind[0].length);
    quote.attrSet('class', 'callout');
    paragraph.attrSet('class', 'callout-title');
    tokens.splice(at + 4, 0, ...parted(state, inline, kind[1] ?? ''));
  }
}

/** Leaves the first line to the title, after its kind; gives the rest as a paragraph. */
function parted({ Token }: StateCore, inline: Token, kind: string): Token[] {
  const children = inline.children ?? [];
  const end = children.findIndex(({ type }) => type === 'softbreak' || type === 'hardbreak');
  const title = end < 0 ? children : children.slice(0, end);
  const rest = end < 0 ? [] : children.slice(end + 1);
  const isNamed = title.some(({ content, type }) => type !== 'text' || content.trim() !== '');
  const word = new Token('callout_kind', 'span', 0);
  const said = `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
  word.content = isNamed ? `${said}:` : said;
  word.info = isNamed ? ' ' : '';
  inline.children = [word, ...title];
  if (rest.length === 0) return [];
  const body = new Token('inline', '', 0);
  body.children = rest;
  body.level = inline.level;
  const [open, close] = [
    new Token('paragraph_open', 'p', 1),
    new Token('paragraph_close', 'p', -1),
  ];
  open.block = true;
  close.block = true;
  return [open, body, close];
}

/** Takes the names of blocks out of what is read. */
export function withoutBlockNames({ tokens }: StateCore): void {
  for (let at = tokens.length - 1; at >= 0; at--) {
    const inline = tokens[at];
    const last = inline?.type === 'inline' ? inline.children?.at(-1) : undefined;
    if (!inline || last?.type !== 'text' || !BLOCK_NAME.test(last.content)) continue;
    last.content = last.content.replace(BLOCK_NAME, '');
    inline.content = inline.content.replace(BLOCK_NAME, '');
    const isAlone = inline.content === '' && tokens[at - 1]?.type === 'paragraph_open';
    if (isAlone) tokens.splice(at - 1, 3);
  }
}
