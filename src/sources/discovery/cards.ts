import { normaliseUrl } from './addresses.ts';
import { type HtmlElement, resolved, textIn, wordsIn } from './html-tree.ts';

/** Somebody as a page presents them in microformats. */
export interface Card {
  name: string | null;
  url: string | null;
  photo: string | null;
  note: string | null;
  org: string | null;
  role: string | null;
  email?: string | null;
}

interface FoundCard {
  card: Card;
  urls: string[];
  uids: string[];
}

const cardsMax = 50;
const textLengthMax = 300;
const noteLengthMax = 2_000;

/** Classes of a property in microformats2, and in hCard before it. */
const properties = {
  name: { modern: ['p-name'], classic: ['fn'] },
  url: { modern: ['u-url'], classic: ['url'] },
  uid: { modern: ['u-uid'], classic: ['uid'] },
  photo: { modern: ['u-photo', 'u-logo'], classic: ['photo', 'logo'] },
  note: { modern: ['p-note', 'e-note'], classic: ['note'] },
  org: { modern: ['p-org', 'h-org'], classic: ['org', 'organization-name'] },
  role: { modern: ['p-job-title', 'p-role'], classic: ['title', 'role'] },
  email: { modern: ['u-email', 'p-email'], classic: ['email'] },
} as const;

type Property = keyof typeof properties;

/**
 * The people (and organisations) of a page in h-card and classic hCard, the representative one
 * first: whose url and uid are the page, else whose url is a rel=me link, else the only one whose
 * url is the page. Sources: microformats.org/wiki/h-card, …/representative-h-card-parsing.
 */
export function readCards(
  elements: HtmlElement[],
  page: { url: string; base: string; relMe: string[] },
): Card[] {
  const found: FoundCard[] = [];
  for (const element of elements) {
    if (found.length >= cardsMax) break;
    const card = isCard(element) ? readCard(element, page.base) : null;
    if (card) found.push(card);
  }
  const representative = representativeOf(found, page);
  const ordered = representative
    ? [representative, ...found.filter((card) => card !== representative)]
    : found;
  return ordered.map(({ card }) => card);
}

function representativeOf(found: FoundCard[], page: { url: string; relMe: string[] }) {
  const same = (a: string, b: string) => normaliseUrl(a) === normaliseUrl(b);
  const isPage = (address: string) => same(address, page.url);
  const withUid = found.find((card) => card.uids.some(isPage) && card.urls.some(isPage));
  if (withUid) return withUid;
  const isMe = (address: string) => page.relMe.some((me) => same(me, address));
  const withMe = found.find((card) => card.urls.some(isMe));
  if (withMe) return withMe;
  return found.length === 1 && found[0]?.urls.some(isPage) ? found[0] : undefined;
}

function isModern(element: HtmlElement): boolean {
  return wordsIn(element, 'class').includes('h-card');
}

function isCard(element: HtmlElement): boolean {
  return isModern(element) || wordsIn(element, 'class').includes('vcard');
}

function readCard(element: HtmlElement, base: string): FoundCard | null {
  const modern = isModern(element);
  const all = (property: Property) => propertiesOf(element, property, modern);
  const first = (property: Property, lengthMax = textLengthMax) => {
    const holder = all(property)[0];
    return holder ? wordsOf(holder, lengthMax) : null;
  };
  const addresses = (property: Property) =>
    all(property).flatMap((holder) => addressOf(holder, base) ?? []);
  const urls = addresses('url');
  const implied = modern && urls.length === 0 ? impliedUrl(element, base) : null;
  if (implied) urls.push(implied);
  const name = first('name') ?? (modern ? impliedName(element) : null);
  if (!name && urls.length === 0) return null;
  const card: Card = {
    name,
    url: urls[0] ?? null,
    photo: addresses('photo')[0] ?? (modern ? impliedPhoto(element, base) : null),
    note: first('note', noteLengthMax),
    org: first('org'),
    role: first('role'),
    email: all('email').map(emailOf).find(Boolean) ?? null,
  };
  return { card, urls, uids: addresses('uid') };
}

/** Elements of a property; those inside another microformat belong to that one. */
function propertiesOf(root: HtmlElement, property: Property, modern: boolean): HtmlElement[] {
  const names: readonly string[] = properties[property][modern ? 'modern' : 'classic'];
  const found: HtmlElement[] = [];
  const walk = (element: HtmlElement) => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const classes = wordsIn(child, 'class');
      if (classes.some((word) => names.includes(word))) found.push(child);
      const isOther = classes.some(
        (word) => /^h-(?!org$)[a-z]/.test(word) || word === 'vcard' || word === 'hentry',
      );
      if (!isOther) walk(child);
    }
  };
  if (wordsIn(root, 'class').some((word) => names.includes(word))) found.push(root);
  walk(root);
  return found;
}

function wordsOf(element: HtmlElement, lengthMax: number): string | null {
  const { tag, attributes } = element;
  const title = tag === 'abbr' || tag === 'link' ? attributes.title : undefined;
  const value = tag === 'data' || tag === 'input' ? attributes.value : undefined;
  const text = title ?? value ?? textIn(element);
  return text.replace(/\s+/g, ' ').trim().slice(0, lengthMax).trim().toWellFormed() || null;
}

function addressOf(element: HtmlElement, base: string): string | null {
  const { href, src, data, value } = element.attributes;
  return resolved(href ?? src ?? data ?? value ?? textIn(element), base);
}

function emailOf(element: HtmlElement): string | null {
  const text = (element.attributes.href ?? textIn(element)).replace(/^mailto:/i, '');
  const address = text.split('?')[0]?.trim().toLowerCase() ?? '';
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) && address.length <= 254 ? address : null;
}

/** A card without p- or e- properties is named by its text. */
function impliedName(element: HtmlElement): string | null {
  const hasOwn = [...propertyClasses(element)].some((word) => /^[pe]-/.test(word));
  return hasOwn ? null : wordsOf(element, textLengthMax);
}

function* propertyClasses(element: HtmlElement): Generator<string> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield* wordsIn(child, 'class');
    yield* propertyClasses(child);
  }
}

function onlyChild(element: HtmlElement): HtmlElement | undefined {
  const children = element.children.filter((child) => typeof child !== 'string');
  return children.length === 1 ? children[0] : undefined;
}

function impliedUrl(element: HtmlElement, base: string): string | null {
  if (element.tag === 'a') return resolved(element.attributes.href, base);
  const links = element.children.filter((child) => typeof child !== 'string' && child.tag === 'a');
  const link = links.length === 1 ? links[0] : undefined;
  const inner = onlyChild(element);
  const holder = typeof link === 'object' ? link : inner && onlyChild(inner);
  return holder?.tag === 'a' ? resolved(holder.attributes.href, base) : null;
}

function impliedPhoto(element: HtmlElement, base: string): string | null {
  if (element.tag === 'img') return resolved(element.attributes.src, base);
  const images = element.children.filter(
    (child) => typeof child !== 'string' && child.tag === 'img',
  );
  const image = images.length === 1 ? images[0] : undefined;
  return typeof image === 'object' ? resolved(image.attributes.src, base) : null;
}
