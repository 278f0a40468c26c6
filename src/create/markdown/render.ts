import type { Env, Renderer, Token } from 'markdown-it';
import { isAttachment, isOutside, isSafeAddress } from './addresses.ts';
import { FORMULAS_CHARS_MAX } from './limits.ts';
import { targetOf } from './link-kind.ts';

export interface HtmlOptions {
  /**
   * Where `[[target]]` leads: `target` is what stands before a `|`, as written (`person:Odile`).
   * `null` when there is nothing of that name.
   */
  resolve?: ((target: string) => string | null) | undefined;
  /** `mathOf` of `maths.ts`; without it formulas are shown as written. */
  maths?: ((tex: string, isDisplay: boolean) => string | null) | undefined;
}

/** What goes along while one text is rendered. */
export interface Rendering extends HtmlOptions {
  headings: Map<string, number>;
  formulaChars: number;
}
/** What `htmlOf` gave the parser for this text. */
const renderingOf = (env: Env | undefined) => env as unknown as Rendering;
type Rule = NonNullable<Renderer['rules'][string]>;

const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '&#39;',
  );
const OUTSIDE = ' target="_blank" rel="noopener noreferrer nofollow"';

function linkTo(address: string, words: string, attributes = ''): string {
  const outside = isOutside(address) ? OUTSIDE : '';
  return `<a href="${escaped(address)}"${attributes}${outside}>${escaped(words)}</a>`;
}

/** A block in a note, `Note#^name`: the name says nothing to who reads it. */
const BLOCK = /(?<=.)#?\^[\w-]+$/u;

/** `person:Odile` is shown as “Odile”, `#Heading` of this text as “Heading”. */
export const nameIn = (target: string): string =>
  targetOf(target).name.replace(BLOCK, '').replace(/^#\^?/u, '');

const wikiLink: Rule = (tokens, at, _options, env) => {
  const { content: target, info, meta } = tokens[at] as Token;
  const words = info || nameIn(target);
  const address = /^#(?!\^)/u.test(target)
    ? `#${headingName(target)}`
    : (renderingOf(env).resolve?.(target) ?? null);
  if (meta?.isInLink) return escaped(words);
  if (address !== null && isSafeAddress(address)) return linkTo(address, words, ' class="wiki"');
  return `<span class="wiki-missing">${escaped(words)}</span>`;
};

function formula({ content, markup }: Token, isBlock: boolean, env: Rendering): string {
  const isDisplay = markup === '$$';
  env.formulaChars += content.length;
  const maths = env.formulaChars > FORMULAS_CHARS_MAX ? null : env.maths?.(content, isDisplay);
  const html = maths ?? `<code class="formula">${escaped(content)}</code>`;
  return isBlock ? `<p class="formula-block" tabindex="0">${html}</p>\n` : html;
}

/** Pictures of this Kith are shown; others become links, so that nothing is fetched from elsewhere. */
function picture(token: Token, words: string): string {
  const address = String(token.attrGet('src') ?? '');
  if (isAttachment(address)) {
    return `<img src="${escaped(address)}" alt="${escaped(words)}" loading="lazy">`;
  }
  const named = words ? `image: ${words}` : 'image';
  if (token.meta?.isInLink || !isSafeAddress(address)) return escaped(named);
  return linkTo(address, named, ' class="picture-elsewhere"');
}

/** Headings stand below the title of the page, and have a name to point at. */
function placeHeading(tokens: Token[], at: number, env: Rendering): void {
  const token = tokens[at] as Token;
  token.tag = lowered(token.tag);
  const name = headingName(tokens[at + 1]?.content ?? '');
  const count = (env.headings.get(name) ?? 0) + 1;
  env.headings.set(name, count);
  token.attrSet('id', count === 1 ? name : `${name}-${count}`);
}
function headingName(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return `part-${words.slice(0, 80).replace(/^-|-$/g, '') || 'part'}`;
}
const lowered = (tag: string): string => `h${Math.min(Number(tag.slice(1)) + 1, 6)}`;

/** The parser says by a style attribute how a column stands; the policy allows classes only. */
const cell: Rule = (tokens, at, options, _env, self) => {
  const token = tokens[at] as Token;
  const side = /center|right/.exec(String(token.attrGet('style') ?? ''))?.[0];
  token.attrs = side ? [['class', `cell-${side}`]] : [];
  return self.renderToken(tokens, at, options);
};

/** Code as written. Wide lines scroll by themselves, by keyboard too. */
const code: Rule = (tokens, at) =>
  `<pre tabindex="0"><code>${escaped(tokens[at]?.content ?? '')}</code></pre>\n`;

/** How the tokens become HTML. Everything that comes from the text is escaped. */
export const rules: Record<string, Rule> = {
  wiki_link: wikiLink,
  formula: (tokens, at, _options, env) => formula(tokens[at] as Token, false, renderingOf(env)),
  formula_block: (tokens, at, _options, env) =>
    formula(tokens[at] as Token, true, renderingOf(env)),
  image: (tokens, at, options, env, self) => {
    const token = tokens[at] as Token;
    return picture(token, self.renderInlineAsText(token.children ?? [], options, env));
  },
  task: (tokens, at) => {
    const isDone = tokens[at]?.info === 'done';
    const words = isDone ? 'Done' : 'To do';
    return `<input type="checkbox" disabled${isDone ? ' checked' : ''} aria-label="${words}"> `;
  },
  link_open: (tokens, at, options, _env, self) => {
    const token = tokens[at] as Token;
    const address = String(token.attrGet('href') ?? '');
    // An empty address would lead to the page one is on.
    if (address === '') token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'href');
    if (isOutside(address)) {
      token.attrSet('target', '_blank');
      token.attrSet('rel', 'noopener noreferrer nofollow');
    }
    return self.renderToken(tokens, at, options);
  },
  callout_kind: (tokens, at) => {
    const { content, info } = tokens[at] as Token;
    return `<span class="callout-kind">${escaped(content)}</span>${info}`;
  },
  heading_open: (tokens, at, options, env, self) => {
    placeHeading(tokens, at, renderingOf(env));
    return self.renderToken(tokens, at, options);
  },
  heading_close: (tokens, at, options, _env, self) => {
    const token = tokens[at] as Token;
    token.tag = lowered(token.tag);
    return self.renderToken(tokens, at, options);
  },
  th_open: cell,
  td_open: cell,
  fence: code,
  code_block: code,
  // Wide tables scroll by themselves, by keyboard too.
  table_open: () => '<div class="table-frame" tabindex="0"><table>\n',
  table_close: () => '</table></div>\n',
};
