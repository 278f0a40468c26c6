import { Parser } from 'htmlparser2';
import TurndownService from 'turndown';

export interface Enml {
  /** What stands for an attachment with this hash (MD5, hex); null when the note has none. */
  media(hash: string): { address: string; name: string; isImage: boolean } | null;
  /** What stands for a link to another note with these words; null when there is none. */
  note(words: string): string | null;
}

const TO_NOTE =
  /^(?:evernote:\/\/\/view\/|https:\/\/(?:www|app)\.evernote\.com\/shard\/[^/]+\/nl\/)/i;
/** Deeper than people nest, and before the reading takes time in the square of it. */
const DEPTH_MAX = 250;
const EMPTY_TAG = /<(en-media|en-todo)\b([^>]*?)\/?>(?:\s*<\/\1>)?/gi;

/** Evernote's HTML as Markdown. @throws on text that is built to break its reader; `wordsOf` reads that. */
export function markdownOf(enml: string, context: Enml): string {
  const html = enml
    .replace(/^[\s\S]*?<en-note\b[^>]*>/i, '')
    .replace(/<\/en-note>[\s\S]*$/i, '')
    // HTML knows no empty tags of its own making; these two it has.
    .replace(EMPTY_TAG, (_, tag: string, attributes: string) =>
      tag.toLowerCase() === 'en-media' ? `<img data-media ${attributes}>` : `<input ${attributes}>`,
    );
  if (depthOf(html) > DEPTH_MAX) throw new RangeError('nested too deep');
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
  });
  addRules(service, context);
  return service.turndown(`<div>${html}</div>`).replace(/[ \t]+$/gm, '');
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
const attribute = (node: Node, name: string): string => (node as Element).getAttribute(name) ?? '';

function addRules(service: TurndownService, { media, note }: Enml): void {
  service.addRule('attachment', {
    filter: (node) => node.nodeName === 'IMG' && node.hasAttribute('data-media'),
    replacement: (_, node) => {
      const found = media(attribute(node, 'hash').toLowerCase());
      if (!found) return '';
      return `${found.isImage ? '!' : ''}[${found.name.replace(/[[\]]/g, '')}](${found.address})`;
    },
  });
  service.addRule('task', {
    filter: (node) => node.nodeName === 'INPUT',
    replacement: (_, node) => {
      const box = attribute(node, 'checked') === 'true' ? '[x] ' : '[ ] ';
      return isInList(node) ? box : `- ${box}`;
    },
  });
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

function isInList(node: Node): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if (at.nodeName === 'LI') return true;
  return false;
}

/** The table as Markdown has them: the first row is the header. A table in a table becomes its text. */
function tableOf(table: HTMLTableElement, service: TurndownService): string {
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

function cellOf(html: string, service: TurndownService): string {
  return service.turndown(html).replace(/\s+/gu, ' ').trim().replace(/\|/g, '\\|');
}
