import { type ParsedEntry, sanitise } from '../feeds/parse/index.ts';

const RECORDINGS_MAX = 5;
const PLAYABLE: readonly [RegExp, 'audio' | 'video'][] = [
  [/^audio\//i, 'audio'],
  [/^video\//i, 'video'],
];
/** Where the feed does not say what it is, its name does. */
const NAMED: readonly [RegExp, 'audio' | 'video'][] = [
  [/\.(mp3|m4a|ogg|oga|opus|flac|wav)$/i, 'audio'],
  [/\.(mp4|m4v|webm|ogv)$/i, 'video'],
];

/** What hangs on an entry to be heard or seen, as the end of its text; what stands there already is not said twice. */
export function withRecordings(html: string, { enclosures }: ParsedEntry): string {
  const players = enclosures
    .map(({ url, type }) => ({ url, element: elementFor(url, type) }))
    .filter(({ url, element }) => element !== null && !html.includes(attributeOf(url)))
    .slice(0, RECORDINGS_MAX)
    .map(({ url, element }) => `<p><${element} src="${attributeOf(url)}"></${element}></p>`);
  return players.length === 0 ? html : html + sanitise(players.join(''));
}

function elementFor(url: string, type: string | null): 'audio' | 'video' | null {
  const found =
    PLAYABLE.find(([form]) => form.test(type ?? '')) ??
    (type === null || type === 'application/octet-stream'
      ? NAMED.find(([form]) => form.test(URL.parse(url)?.pathname ?? ''))
      : undefined);
  return found?.[1] ?? null;
}

const attributeOf = (url: string): string =>
  url
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
