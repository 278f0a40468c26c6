import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const mathml = 'http://www.w3.org/1998/Math/MathML';
const svg = 'http://www.w3.org/2000/svg';
// Nothing here is taken from the sanitiser: what is no known word of a text is a danger.
const harmless = new Set(
  `a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code col
  colgroup data dd del details dfn dir div dl dt em fieldset figcaption figure font footer h1 h2 h3 h4 h5
  h6 header hgroup hr i img ins kbd legend li main map mark menu meter nav ol p picture pre progress q rb rp
  rt rtc ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th
  thead time tr track tt u ul var video wbr`.split(/\s+/),
);
const harmlessMath =
  /^(?:math|menclose|merror|mfenced|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|ms|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|none|semantics)$/;
// What stands still in a drawing, loads nothing and holds no HTML.
const harmlessDrawing =
  /^(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|desc|defs|switch|stop|linearGradient|radialGradient|marker|clipPath)$/;
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
  const { namespaceURI, tagName: tag } = element;
  const isMath = namespaceURI === mathml;
  const isDrawn = namespaceURI === svg;
  const isHtml = namespaceURI === 'http://www.w3.org/1999/xhtml';
  const isKnown =
    (isMath && harmlessMath.test(tag)) ||
    (isDrawn && harmlessDrawing.test(tag)) ||
    (isHtml && harmless.has(tag));
  const found = isKnown ? [] : [`<${tag}>`];
  for (const { name, value } of element.attrs) {
    const isBad = isDrawn ? isDangerousDrawn(tag, name, value) : false;
    if (isBad || isDangerous({ tag, isMath }, name.toLowerCase(), value))
      found.push(`${name}=${value}`);
  }
  return found;
}

/** A drawing refers to nothing but to its own parts, and paints within its frame. */
function isDangerousDrawn(tag: string, name: string, value: string): boolean {
  if (name === 'aria-label' || name === 'xmlns') return false;
  if (tag === 'svg' && /^(?:transform.*|translate|scale|rotate|margin.*)$/i.test(name)) return true;
  if (/^(?:style|overflow|position|filter|mask|cursor)$/i.test(name)) return true;
  return /[\\<>:]|url(?!\(#in-text-[\w:.-]+\)$)|image|attr|var\(|expression/i.test(value);
}

function isDangerous(
  { tag, isMath }: { tag: string; isMath: boolean },
  name: string,
  value: string,
): boolean {
  // Of an operator: whether it stands before, between or behind. MathML has no forms.
  if (isMath && name === 'form') return false;
  if (isMath && name === 'voffset') return true;
  // A map of links bears a name that is none of the page's.
  if (tag === 'map' && name === 'name') return !value.startsWith('in-text-');
  if (tag === 'img' && name === 'usemap') return !value.startsWith('#in-text-');
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
    return /url|expression|script\s*:|behaviou?r|binding|import|position|fixed|[\\<@]|z-index/i.test(
      value,
    );
  }
  if (!loading.test(name)) return false;
  if (name === 'srcset') return value.split(/,\s/).some((one) => !/^\s*https?:\/\//i.test(one));
  if (
    name === 'href' &&
    (tag === 'a' || tag === 'area') &&
    /^(?:bitcoin|ftps?|gemini|geo|gopher|im|ircs?|magnet|mailto|matrix|mms|news|nntp|openpgp4fpr|sftp|sips?|sms|smsto|ssh|tel|urn|webcal|xmpp):|^#in-text-/.test(
      plain,
    )
  )
    return false;
  return !/^https?:\/\//.test(plain);
}
