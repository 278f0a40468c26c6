import { Parser } from 'htmlparser2';
import TurndownService from 'turndown';

export interface Enml {
  /** What stands for an attachment with this hash (MD5, hex); null when the note has none. */
  media(hash: string): { address: string; name: string; isImage: boolean } | null;
  /** What stands for a link to another note with these words; null when there is none. */
  note(words: string): string | null;
  /** The to-dos of a group, each on a line; empty when there are none. */
  tasks(group: string): string;
}

const TO_NOTE =
  /^(?:evernote:\/\/\/view\/|https:\/\/(?:www|app)\.evernote\.com\/shard\/[^/]+\/nl\/)/i;
/** Deeper than people nest, and before the reading takes time in the square of it. */
const DEPTH_MAX = 250;
/** A place in the text for to-dos that stand beside it. */
const TASK_GROUP = /<div\b([^<>]*--en-task-group:\s*true[^<>]*?)(?:\/>|>\s*<\/div>)/gi;
const IS_CODE = /-en-codeblock:\s*true/i;
const GROUP_ID = /--en-id:\s*([\w-]+)/i;
const EMPTY_BLOCK = /<(div|p|span|li|td)\b([^<>]*)\/>/gi;
const EMPTY_TAG = /<(en-media|en-todo)\b([^>]*?)\/?>(?:\s*<\/\1>)?/gi;

/** Evernote's HTML as Markdown. @throws on text that is built to break its reader; `wordsOf` reads that. */
export function markdownOf(enml: string, context: Enml): string {
  const html = enml
    .replace(/^[\s\S]*?<en-note\b[^>]*>/i, '')
    .replace(/<\/en-note>[\s\S]*$/i, '')
    // HTML knows no empty tags of its own making; these two it has.
    .replace(EMPTY_TAG, (_, tag: string, attributes: string) =>
      tag.toLowerCase() === 'en-media' ? `<img data-media ${attributes}>` : `<input ${attributes}>`,
    )
    .replace(
      TASK_GROUP,
      (_, style: string) => `<input data-tasks="${GROUP_ID.exec(style)?.[1] ?? ''}">`,
    )
    .replace(EMPTY_BLOCK, '<$1$2></$1>');
  if (depthOf(html) > DEPTH_MAX) throw new RangeError('nested too deep');
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
  });
  addRules(service, context);
  return service.turndown(`<div>${withCodeKept(html)}</div>`).replace(/[ \t]+$/gm, '');
}

/** Code becomes a `<pre>`: in any other block the spaces at the beginning of a line would go. */
function withCodeKept(html: string): string {
  if (!IS_CODE.test(html)) return html;
  const parts: string[] = [];
  let [from, depth] = [0, 0];
  const put = (tag: string) => {
    parts.push(html.slice(from, parser.startIndex), tag);
    from = parser.endIndex + 1;
  };
  const parser = new Parser({
    onopentag: (name, { style = '' }) => {
      if (name !== 'div') return;
      if (depth > 0) depth++;
      else if (IS_CODE.test(style)) depth = 1;
      if (depth === 1) put('<pre data-code>');
    },
    onclosetag: (name, isImplied) => {
      if (name === 'div' && depth > 0 && --depth === 0 && !isImplied) put('</pre>');
    },
  });
  parser.end(html);
  return parts.join('') + html.slice(from);
}

function depthOf(html: string): number {
  let [depth, deepest] = [0, 0];
  new Parser({
    onopentag: () => {
      deepest = Math.max(deepest, ++depth);
    },
    onclosetag: () => depth--,
  }).end(html);
  return deepest;
}

/** The words alone, a line for each piece of text. */
export function wordsOf(enml: string): string {
  const words: string[] = [];
  new Parser({ ontext: (text) => words.push(text.trim()) }).end(
    enml.replace(/^[\s\S]*?<en-note\b[^>]*>/i, ''),
  );
  return words.filter((word) => word !== '').join('\n\n');
}

type Element = HTMLElement;
const styleOf = (node: Node): string => attribute(node, 'style').replace(/\s+/g, '');
const attribute = (node: Node, name: string): string => (node as Element).getAttribute(name) ?? '';

function addRules(service: TurndownService, { media, note, tasks }: Enml): void {
  service.addRule('attachment', {
    filter: (node) => node.nodeName === 'IMG' && node.hasAttribute('data-media'),
    replacement: (_, node) => {
      const found = media(attribute(node, 'hash').toLowerCase());
      if (!found) return '';
      return `${found.isImage ? '!' : ''}[${found.name.replace(/[[\]]/g, '')}](${found.address})`;
    },
  });
  service.addRule('tasks', {
    filter: (node) => node.nodeName === 'INPUT' && node.hasAttribute('data-tasks'),
    replacement: (_, node) => `\n\n${tasks(attribute(node, 'data-tasks'))}\n\n`,
  });
  service.addRule('task', {
    filter: (node) => node.nodeName === 'INPUT' && !node.hasAttribute('data-tasks'),
    replacement: (_, node) => {
      const box = attribute(node, 'checked') === 'true' ? '[x] ' : '[ ] ';
      return isWithin(node, IN_LIST) ? box : `- ${box}`;
    },
  });
  addBlocks(service);
  service.addRule('note', {
    filter: (node) => node.nodeName === 'A' && TO_NOTE.test(node.getAttribute('href') ?? ''),
    replacement: (content, node) => note((node as Element).textContent ?? '') ?? content,
  });
  service.addRule('struck', {
    filter: ['del', 's'],
    replacement: (content) => (content.trim() === '' ? content : `~~${content}~~`),
  });
  service.addRule('table', {
    filter: 'table',
    replacement: (_, node) => tableOf(node as HTMLTableElement, service),
  });
}

/** What Evernote says by styles: checklists, code, and what is marked. */
function addBlocks(service: TurndownService): void {
  service.addRule('checked', {
    filter: (node) => node.nodeName === 'LI' && /--en-checked:/i.test(styleOf(node)),
    replacement: (content, node) => {
      const box = /--en-checked:true/i.test(styleOf(node)) ? '[x]' : '[ ]';
      const words = content.replace(/^\n+|\n+$/g, '').replace(/\n/g, '\n    ');
      return `- ${box} ${words}${node.nextSibling ? '\n' : ''}`;
    },
  });
  service.addRule('code', {
    filter: (node) => node.nodeName === 'PRE' && node.hasAttribute('data-code'),
    replacement: (_, node) => fenced(codeIn(node as Element)),
  });
  service.addRule('marked', {
    filter: (node) => node.nodeName === 'SPAN' && /--en-highlight:/i.test(styleOf(node)),
    replacement: (content) => (/=|\n|^\s|\s$|^$/.test(content) ? content : `==${content}==`),
  });
  service.addRule('encrypted', {
    filter: (node) => node.nodeName === 'EN-CRYPT',
    replacement: () => '*(encrypted in Evernote)*',
  });
}

/** A line for each block of the code. */
function codeIn(block: Element): string {
  const lines = Array.from(block.childNodes).map((line) =>
    line.nodeName === 'BR' ? '' : (line.textContent ?? '').replace(/\u00a0/g, ' '),
  );
  return lines.join('\n').replace(/\n+$/, '');
}

function fenced(code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `\n\n${fence}\n${code}\n${fence}\n\n`;
}

const IN_LIST = (node: Node): boolean => node.nodeName === 'LI';
/** Each cell is read by itself, in a frame that says so. */
const IN_CELL = (node: Node): boolean =>
  node.nodeName === 'DIV' && (node as Element).hasAttribute('data-cell');

function isWithin(node: Node, isIt: (node: Node) => boolean): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (isIt(at)) return true;
  return false;
}

/** The table as Markdown has them: the first row is the header. A table in a table becomes its text, row by row. */
function tableOf(table: HTMLTableElement, service: TurndownService): string {
  if (isWithin(table, IN_CELL)) return innerTable(table, service);
  const rows = rowsOf(table).map((row) =>
    Array.from(row.children).map((cell) => cellOf(cell.innerHTML, service)),
  );
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return '';
  const filled = rows.map((row) => [...row, ...Array<string>(columns - row.length).fill('')]);
  const [header = [], ...others] = filled;
  const lines = [header, Array<string>(columns).fill('---'), ...others];
  return `\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n\n`;
}

/** The rows of this table, not of one inside it. */
function rowsOf(part: Element): Element[] {
  return Array.from(part.children).flatMap((child) =>
    child.nodeName === 'TR'
      ? [child as Element]
      : /^T(?:HEAD|BODY|FOOT)$/.test(child.nodeName)
        ? rowsOf(child as Element)
        : [],
  );
}

/** A row of a table within a cell on a line of its own, its cells with commas between. */
function innerTable(table: HTMLTableElement, service: TurndownService): string {
  const rows = rowsOf(table).map((row) =>
    Array.from(row.children)
      .map((cell) => service.turndown(cell.innerHTML).replace(/\s+/gu, ' ').trim())
      .join(', '),
  );
  return `\n\n${rows.join('\n\n')}\n\n`;
}

/** A cell is one line: what stands on several is parted as HTML does. */
function cellOf(html: string, service: TurndownService): string {
  return service
    .turndown(`<div data-cell>${html}</div>`)
    .trim()
    .replace(/\s*\n\s*/gu, '<br>')
    .replace(/\s+/gu, ' ')
    .replace(/\|/g, '\\|');
}
