import sanitizeHtml from 'sanitize-html';
import { escapeText } from './html.ts';
import { contentLengthMax, htmlDepthMax } from './limits.ts';
import { cutTo, textOf } from './text.ts';
import { absoluteUrl } from './urls.ts';

// biome-ignore format: a list
const allowedTags = [
  'a', 'abbr', 'acronym', 'address', 'article', 'aside', 'audio', 'b', 'bdi', 'bdo', 'big',
  'blockquote', 'br', 'caption', 'center', 'cite', 'code', 'col', 'colgroup', 'data', 'dd', 'del',
  'details', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure', 'footer', 'h1', 'h2', 'h3',
  'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'main', 'mark', 'nav',
  'ol', 'p', 'pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'small', 'source', 'span',
  'strike', 'strong', 'sub', 'summary', 'sup', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead',
  'time', 'tr', 'tt', 'u', 'ul', 'var', 'video', 'wbr',
];
const allowed = new Set(allowedTags);
const passesMax = 4;
const rel = 'nofollow noopener noreferrer';

/** What a run needs to know beyond the markup, and what it has to tell. */
interface Run {
  base: string | null;
  isChanged: boolean;
}

type Attributes = Record<string, string>;

/**
 * Makes foreign HTML safe to show: an allow-list of tags and attributes, no style, script, form,
 * frame or event handler; addresses absolute and http, https or mailto only; embeds become links;
 * 1×1 pictures go; links get rel="nofollow noopener noreferrer". Input beyond a million characters
 * is cut; HTML nested deeper than any author nests becomes its plain text.
 * Sanitising the result again changes nothing.
 */
export function sanitise(html: string, baseUrl?: string | null): string {
  let source = cutTo(html, contentLengthMax);
  for (let attempt = 0; attempt < passesMax; attempt++) {
    const clean = sanitiseWhole(source, baseUrl ?? null);
    if (clean.length <= contentLengthMax) return clean;
    // Escapes and rel make the result longer than its source; what goes is the end.
    source = cutTo(source, Math.floor((source.length * contentLengthMax * 0.9) / clean.length));
  }
  return '';
}

function sanitiseWhole(given: string, base: string | null): string {
  if (!given.includes('<') && !given.includes('&')) return escapeText(given);
  if (isTooDeep(given)) return escapeText(textOf(given));
  const run: Run = { base, isChanged: false };
  let clean = given;
  for (let pass = 0; pass < passesMax; pass++) {
    run.isChanged = false;
    const before = clean;
    clean = sanitizeHtml(before, optionsFor(run));
    // A tag that was taken out may leave its neighbours nested as HTML never nests them.
    if (!run.isChanged || clean === before) return clean;
  }
  return escapeText(textOf(clean));
}

function optionsFor(run: Run): sanitizeHtml.IOptions {
  const embed = (tagName: string, attributes: Attributes) => asLink(tagName, attributes, run);
  return {
    allowedTags,
    allowedAttributes: {
      a: ['href', 'rel', 'title'],
      audio: ['src', 'controls', 'preload'],
      video: ['src', 'controls', 'preload', 'poster', 'width', 'height'],
      source: ['src', 'type'],
      img: ['src', 'alt', 'title', 'width', 'height', 'loading'],
      time: ['datetime'],
      data: ['value'],
      ol: ['start', 'reversed', 'type'],
      li: ['value'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan', 'scope'],
      col: ['span'],
      colgroup: ['span'],
      abbr: ['title'],
      acronym: ['title'],
      dfn: ['title'],
      '*': ['lang', 'dir'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: {
      img: ['http', 'https'],
      audio: ['http', 'https'],
      video: ['http', 'https'],
    },
    allowProtocolRelative: false,
    parseStyleAttributes: false,
    selfClosing: ['img', 'br', 'hr', 'col', 'source', 'wbr'],
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'xmp',
      'noscript',
      'template',
      'svg',
      'title',
      'noembed',
      'noframes',
      'plaintext',
    ],
    onOpenTag: (name) => {
      if (!allowed.has(name)) run.isChanged = true;
    },
    transformTags: {
      a: (tagName, attributes) => ({ tagName, attribs: linkAttributes(attributes, run) }),
      img: (tagName, attributes) => ({ tagName, attribs: imageAttributes(attributes, run) }),
      audio: (tagName, attributes) => ({ tagName, attribs: mediaAttributes(attributes, run) }),
      video: (tagName, attributes) => ({ tagName, attribs: mediaAttributes(attributes, run) }),
      source: (tagName, attributes) => ({ tagName, attribs: sourceAttributes(attributes, run) }),
      iframe: embed,
      embed,
    },
    exclusiveFilter: (frame) =>
      (frame.tag === 'img' || frame.tag === 'source') && !frame.attribs.src,
  };
}

function linkAttributes(attributes: Attributes, run: Run): Attributes {
  const href = attributes.href?.trim() ?? '';
  const url = /^mailto:[^\s<>"]+$/i.test(href) ? href : absoluteUrl(href, run.base);
  const title = attributes.title;
  return { ...(url && { href: url, rel }), ...(title && { title }) };
}

function imageAttributes(attributes: Attributes, run: Run): Attributes {
  const { width, height } = attributes;
  const isPixel = isTiny(width) && isTiny(height);
  // Pages that load pictures late keep the true address beside a placeholder.
  const candidates = [
    attributes.src,
    attributes['data-src'],
    attributes['data-lazy-src'],
    attributes['data-original'],
  ];
  const src = isPixel ? null : candidates.map((one) => absoluteUrl(one, run.base)).find(Boolean);
  const { title } = attributes;
  return {
    ...(src && { src }),
    alt: attributes.alt ?? '',
    ...(title && { title }),
    ...(isLength(width) && { width }),
    ...(isLength(height) && { height }),
    loading: 'lazy',
  };
}

function mediaAttributes(attributes: Attributes, run: Run): Attributes {
  const src = absoluteUrl(attributes.src, run.base);
  const poster = absoluteUrl(attributes.poster, run.base);
  const { width, height } = attributes;
  return {
    ...(src && { src }),
    ...(poster && { poster }),
    ...(isLength(width) && { width }),
    ...(isLength(height) && { height }),
    controls: '',
    preload: 'none',
  };
}

function sourceAttributes(attributes: Attributes, run: Run): Attributes {
  const src = absoluteUrl(attributes.src, run.base);
  const { type } = attributes;
  return { ...(src && { src }), ...(type && { type }) };
}

/** A frame or plug-in becomes a link to what it would have shown. */
function asLink(tagName: string, attributes: Attributes, run: Run) {
  const src = absoluteUrl(attributes.src ?? attributes['data-src'], run.base);
  if (!src) return { tagName, attribs: {} };
  const video = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})/.exec(src);
  const href = video ? `https://www.youtube.com/watch?v=${video[1]}` : src;
  const { host, pathname } = new URL(href);
  const name = attributes.title?.trim() || `${host}${video ? '' : pathname}`;
  return { tagName: 'a', attribs: { href, rel }, text: name };
}

function isTiny(length: string | undefined): boolean {
  return length !== undefined && /^\s*[01](?:px)?\s*$/.test(length);
}

function isLength(length: string | undefined): length is string {
  return length !== undefined && /^\d{1,5}%?$/.test(length);
}

const tag = /<(\/?)([a-z][a-z0-9]*)/gi;
const childless = new Set([
  'br',
  'img',
  'hr',
  'input',
  'wbr',
  'col',
  'source',
  'meta',
  'link',
  'area',
  'embed',
  'param',
  'track',
]);

/** The parser behind sanitize-html pays for depth by the square, so depth is looked at first. */
function isTooDeep(html: string): boolean {
  if (html.length < htmlDepthMax * 3) return false;
  const open: string[] = [];
  for (const [, slash, raw = ''] of html.matchAll(tag)) {
    const name = raw.toLowerCase();
    if (childless.has(name)) continue;
    if (slash) {
      const at = open.lastIndexOf(name);
      if (at !== -1) open.length = at;
    } else if (open[open.length - 1] !== name || !/^(?:p|li|td|th|dt|dd|option|tr)$/.test(name)) {
      open.push(name);
      if (open.length > htmlDepthMax) return true;
    }
  }
  return false;
}
