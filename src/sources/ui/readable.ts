const MEDIA = 'img, video, audio';
const HEADINGS = 'h1, h2, h3, h4, h5, h6';
const LEVEL_MAX = 6;

/**
 * Makes the API's sanitised HTML fit to be read inside a page: pictures and recordings become links
 * (the content security policy fetches nothing from elsewhere, so that no publisher learns who
 * reads), headings come below the page's own, links open outside, wide parts scroll by keyboard.
 * Takes things away and renames them; adds no attribute whose value comes from the entry but `href`.
 */
export function readable(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const element of body.querySelectorAll(MEDIA)) element.replaceWith(linkTo(element));
  putInOrder(body.querySelectorAll(HEADINGS));
  for (const link of body.querySelectorAll('a')) openOutside(link);
  for (const wide of body.querySelectorAll('pre, table')) wide.setAttribute('tabindex', '0');
  return body.innerHTML;
}

const WHAT: Record<string, string> = { img: 'image', video: 'video', audio: 'recording' };

function linkTo(element: Element): Node {
  const what = WHAT[element.localName] ?? 'image';
  const named = element.getAttribute('alt') || element.getAttribute('title');
  const text = document.createTextNode(named ? `${what}: ${named}` : what);
  const address =
    element.getAttribute('src') ?? element.querySelector('source')?.getAttribute('src') ?? '';
  // A link within a link is no HTML: the outer one stays.
  if (element.closest('a') || !/^https?:/i.test(address)) {
    const words = document.createElement('span');
    words.className = 'entry-media';
    words.append(text);
    return words;
  }
  const link = document.createElement('a');
  link.href = address;
  link.className = 'entry-media';
  link.append(text);
  return link;
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
    heading.replaceWith(placed);
  }
}

function openOutside(link: HTMLAnchorElement): void {
  if (!link.textContent?.trim()) {
    link.replaceWith(...link.childNodes);
    return;
  }
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
}
