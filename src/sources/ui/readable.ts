import { embedOf } from '../embeds/embed-rules.ts';
import { IMAGES_PATH, urlInName } from '../images/name-rules.ts';

const MEDIA = 'img, video, audio';
const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const LEVEL_MAX = 6;
/** A publisher's colours and sizes suppose a white page of their own. */
const LOOKS = 'font, [style], [bgcolor], [color]:not(svg, svg *), [mathcolor], [mathbackground]';
const DRAWINGS = 'svg:not(svg svg)';
/** Pixels; a drawing no wider says nothing but that something is to press, seen or shared. */
const ICON_MAX = 48;

/**
 * Makes the API's sanitised HTML fit to be read inside a page: images stay where they come from this Kith, recordings and
 * players become something to load by hand, so that no publisher learns who reads; looks go, headings come below the page's own,
 * links open outside, wide parts scroll by keyboard. Takes things away and renames them; adds no attribute whose value
 * comes from the entry but `href`, `src` of this Kith and the name of a host.
 */
export function readable(html: string, publishedAt: string | null = null): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll(MEDIA)) showMedia(element);
  for (const drawing of body.querySelectorAll(DRAWINGS)) showDrawing(drawing);
  for (const place of body.querySelectorAll('area')) sayPlace(place);
  for (const dressed of body.querySelectorAll(LOOKS)) undress(dressed);
  putInOrder(body.querySelectorAll(HEADINGS));
  for (const link of body.querySelectorAll('a')) openOutside(link);
  for (const link of body.querySelectorAll('a')) offerPlayer(link);
  if (publishedAt) offerOwnPlayer(body, publishedAt);
  for (const wide of body.querySelectorAll('pre, table')) wide.setAttribute('tabindex', '0');
  return body.innerHTML;
}

function showMedia(element: Element): void {
  if (element.localName !== 'img') element.replaceWith(recording(element));
  else if (!element.getAttribute('src')?.startsWith(IMAGES_PATH)) {
    const alt = element.getAttribute('alt');
    element.replaceWith(words(alt ? `image: ${alt}` : 'image'));
  }
}

/** Sound or video: where it is published, and a way to play it here. */
function recording(element: Element): Node {
  const what = element.localName === 'video' ? 'video' : 'recording';
  const title = element.getAttribute('title');
  const text = title ? `${what}: ${title}` : what;
  const address =
    element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? '';
  const url = urlInName(address);
  if (url === null || element.closest('a')) return words(text);
  const player = `${address}?as=${element.localName}`;
  return embed(linkTo(url, text), { what, host: new URL(url).host, player });
}

/** A drawing that does not say how large it is would fill the column; icons go, unless words are in them. */
function showDrawing(drawing: Element): void {
  const drawn = Number(
    drawing
      .getAttribute('viewBox')
      ?.trim()
      .split(/[\s,]+/)[2],
  );
  const said = drawing.getAttribute('width') ?? drawing.getAttribute('height');
  const width = said === null ? drawn : Number(said.replace(/px$/, ''));
  if (width <= ICON_MAX && !drawing.querySelector('text')) drawing.remove();
  else if (said === null && drawn > 0) drawing.setAttribute('width', String(drawn));
}

/** A picture is seldom as large here as its map supposes: the places in it become links in words. */
function sayPlace(place: HTMLAreaElement): void {
  const address = place.getAttribute('href');
  if (address) place.after(linkTo(address, place.alt || address), ' ');
  place.remove();
}

/** A link to something with a player of its own, that stands alone where it stands. */
function offerPlayer(link: HTMLAnchorElement): void {
  const made = embedOf(link.href);
  const place = link.parentElement;
  if (!made || !place || place.closest('figure.entry-embed')) return;
  if (!isAlone(link) || link.querySelector('img')) return;
  const offered = { what: made.what, host: made.host, player: made.src };
  // A figure is nothing that a paragraph may hold.
  const around = place.localName === 'p' && place.children.length === 1 ? place : link;
  around.replaceWith(embed(link.cloneNode(true) as HTMLAnchorElement, offered));
}

/** What is a video or an episode itself, where its text does not lead to it. */
function offerOwnPlayer(body: HTMLElement, address: string): void {
  const made = embedOf(address);
  if (!made || body.querySelector(`[data-player="${CSS.escape(made.src)}"]`)) return;
  const { what, host, src } = made;
  const link = linkTo(address, `Open the ${what} where it is published`);
  openOutside(link);
  body.prepend(embed(link, { what, host, player: src }));
}

const BESIDE = 'p, div, figure, ul, ol, dl, blockquote, pre, table, h1, h2, h3, h4, h5, h6, hr, br';

/** Whether no words stand beside it in its line. */
function isAlone(link: Element): boolean {
  const isApart = (node: Node | null): boolean => {
    if (node === null) return true;
    return node instanceof Element && node.matches(BESIDE);
  };
  const beside = (of: 'previousSibling' | 'nextSibling'): Node | null => {
    let node = link[of];
    while (node && !(node instanceof Element) && !node.textContent?.trim()) node = node[of];
    return node;
  };
  return isApart(beside('previousSibling')) && isApart(beside('nextSibling'));
}

interface Offered {
  what: 'video' | 'recording';
  host: string;
  /** The address of the player. */
  player: string;
}

/** Sanitised HTML has no buttons and none of these names: whatever bears them was made here. */
function embed(link: HTMLAnchorElement, { what, host, player }: Offered): Element {
  const figure = document.createElement('figure');
  figure.className = 'entry-embed';
  figure.dataset.what = what;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button';
  button.dataset.tone = 'quiet';
  button.dataset.player = player;
  button.textContent = `Load the ${what} from ${host}`;
  figure.append(link, button);
  return figure;
}

function linkTo(address: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = address;
  link.className = 'entry-media';
  link.append(text);
  return link;
}

function words(text: string): Element {
  const element = document.createElement('span');
  element.className = 'entry-media';
  element.append(text);
  return element;
}

function undress(element: Element): void {
  for (const name of ['style', 'bgcolor', 'color', 'mathcolor', 'mathbackground']) {
    element.removeAttribute(name);
  }
  if (element.localName === 'font') element.replaceWith(...element.childNodes);
}

/** Headings below the page's own, each at most one level below the one it belongs to. */
function putInOrder(headings: Iterable<Element>): void {
  const above: number[] = [];
  for (const heading of headings) {
    if (!heading.textContent?.trim()) {
      heading.replaceWith(...heading.childNodes);
      continue;
    }
    const level = Number(heading.localName.slice(1));
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    const placed = document.createElement(`h${Math.min(above.length + 1, LEVEL_MAX)}`);
    placed.append(...heading.childNodes);
    if (heading.id) placed.id = heading.id;
    heading.replaceWith(placed);
  }
}

/** A link without a word to call it by is none; one within the text stays within the page. */
function openOutside(link: HTMLAnchorElement): void {
  if (!link.textContent?.trim() && !link.querySelector('img:not([alt=""])')) {
    link.replaceWith(...link.childNodes);
    return;
  }
  if (link.getAttribute('href')?.startsWith('#')) return;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
}
