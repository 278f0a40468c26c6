/** Where a document's feed begins and what the first element was. */
export interface RootFound {
  /** Offset of the root's `<`, or -1 when no element is a feed's. */
  at: number;
  /** Local name in lower case: of the feed's root, else of the first element ('' when none). */
  name: string;
}

const roots = 'rss|rdf|feed|channel|entry';
// Things of a page that broken scripts write before the prolog.
const junkNames =
  /^(?:br|b|p|div|font|span|pre|i|strong|em|table|tr|td|hr|center|script|style|link|meta)$/;

const anyRoot = `<(?:[\\w.-]+:)?(${roots})(?=[\\s>])`;
// Inside a page only what cannot be part of it: after a prolog, or with a feed's own declaration.
const sureRoot = [
  `<\\?xml[^>]{0,300}>\\s*(?:<\\?[^>]{0,500}>\\s*|<!DOCTYPE[^>]{0,500}>\\s*){0,10}${anyRoot}`,
  '<(feed)\\s[^>]{0,500}?xmlns\\s*=\\s*["\'](?:http://www\\.w3\\.org/2005/Atom|http://purl\\.org/atom/ns#)["\']',
  '<(rss)\\s[^>]{0,500}?version\\s*=\\s*["\'][\\d.]+["\']',
].join('|');

/**
 * Finds the feed in a text that may begin with warnings, blank lines or comments.
 * A page that merely mentions a feed is told apart: there the first element is another one.
 */
export function findRoot(text: string): RootFound {
  const blanked = blankComments(text);
  const first = /<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)/g.exec(blanked);
  if (!first) return { at: -1, name: '' };
  const name = (first[1] ?? '').toLowerCase();
  if (new RegExp(`^(?:${roots})$`).test(name)) return { at: first.index, name };
  const later = new RegExp(junkNames.test(name) ? anyRoot : sureRoot, 'ig');
  const found = later.exec(blanked);
  if (!found) return { at: -1, name };
  const root = found[1] ?? found[2] ?? found[3] ?? '';
  return { at: found.index + found[0].lastIndexOf('<'), name: root.toLowerCase() };
}

/** Comments and the DTD's subset may quote elements; same length, so that offsets stay true. */
function blankComments(text: string): string {
  let out = '';
  let at = 0;
  const headMax = 200_000;
  const head = text.slice(0, headMax);
  for (const mark of head.matchAll(/<!--|<!DOCTYPE\b/gi)) {
    if (mark.index < at) continue;
    const end = endOf(head, mark[0].toLowerCase(), mark.index);
    if (end === -1) break;
    out += head.slice(at, mark.index) + ' '.repeat(end - mark.index);
    at = end;
  }
  return out + text.slice(at, headMax);
}

function endOf(text: string, mark: string, start: number): number {
  if (mark === '<!--') {
    const end = text.indexOf('-->', start + 4);
    return end === -1 ? -1 : end + 3;
  }
  const plain = text.indexOf('>', start);
  const subset = text.indexOf('[', start);
  if (subset === -1 || subset > plain) return plain === -1 ? -1 : plain + 1;
  const end = /\]\s*>/g;
  end.lastIndex = subset;
  return end.exec(text) ? end.lastIndex : -1;
}
