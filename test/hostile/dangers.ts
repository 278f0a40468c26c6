import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const mathml = 'http://www.w3.org/1998/Math/MathML';
// Nothing here is taken from the sanitiser: what is no known word of a text is a danger.
const harmless = new Set(
  `a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code col
  colgroup data dd del details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5
  h6 header hgroup hr i img ins kbd legend li main mark menu meter nav ol p picture pre progress q rb rp
  rt rtc ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th
  thead time tr track tt u ul var video wbr`.split(/\s+/),
);
const harmlessMath =
  /^(?:math|menclose|merror|mfenced|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|none|semantics)$/;
const loading =
  /^(?:src|srcset|poster|background|data|action|formaction|longdesc|cite|href|ping|code|codebase|archive|manifest|profile|lowsrc|dynsrc|usemap|from|to|values)$/;

/** What could do harm in HTML, found by reading it as browsers do, with another parser than ours. */
export function dangersOf(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeName === '#comment') found.push('comment');
    if ('tagName' in node) found.push(...dangersIn(node));
    if ('content' in node) walk(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) walk(child);
  };
  walk(parseFragment(html, { scriptingEnabled: true }));
  walk(parseFragment(html, { scriptingEnabled: false }));
  return found;
}

function dangersIn(element: Element): string[] {
  const isMath = element.namespaceURI === mathml;
  const isKnown = isMath ? harmlessMath.test(element.tagName) : harmless.has(element.tagName);
  const isHtml = isMath || element.namespaceURI === 'http://www.w3.org/1999/xhtml';
  const found = isKnown && isHtml ? [] : [`<${element.tagName}>`];
  for (const { name, value } of element.attrs) {
    if (isDangerous({ tag: element.tagName, isMath }, name.toLowerCase(), value))
      found.push(`${name}=${value}`);
  }
  return found;
}

function isDangerous(
  { tag, isMath }: { tag: string; isMath: boolean },
  name: string,
  value: string,
): boolean {
  // Of an operator: whether it stands before, between or behind. MathML has no forms.
  if (isMath && name === 'form') return false;
  // Browsers pass over control characters and blanks in addresses.
  const plain = value.replace(/[\p{Cc}\s]+/gu, '').toLowerCase();
  if (
    name.startsWith('on') ||
    /^(?:srcdoc|target|autofocus|name|http-equiv|is|slot|usemap|for|form|autoplay|contenteditable|tabindex|accesskey|popover.*|xlink:.*|xml:base)$/.test(
      name,
    )
  )
    return true;
  if (name === 'id') return !value.startsWith('in-text-');
  if (name === 'class') return !/^(?:language|lang)-\S+$/.test(value);
  if (name === 'style') {
    return /url|expression|javascript|script|behaviou?r|binding|import|position|fixed|[\\<@]|z-index/i.test(
      value,
    );
  }
  if (!loading.test(name)) return false;
  if (name === 'srcset') return value.split(/,\s/).some((one) => !/^\s*https?:\/\//i.test(one));
  if (
    name === 'href' &&
    tag === 'a' &&
    /^(?:mailto|tel|ftp|xmpp|irc|magnet|news|geo|sip):|^#in-text-/.test(plain)
  )
    return false;
  return !/^https?:\/\//.test(plain);
}
