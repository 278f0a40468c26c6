import type { Failure } from './fetched.ts';

const LENGTH_MAX = 8192;

/**
 * Ports where something else than the web listens; a request there could speak to it.
 * Source: "bad port" in the Fetch standard, https://fetch.spec.whatwg.org/#port-blocking
 */
const PORTS_REFUSED = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
  103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465,
  512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993,
  995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
  6669, 6679, 6697, 10080,
]);

const bad = (detail: string): Failure => ({ why: 'bad-address', detail });

/**
 * Reads an address to fetch, relative to `base` where one is given. Spelling is the URL
 * standard's: `2130706433`, `0x7f.1` and `127.1` all come out as 127.0.0.1, which the dial checks.
 */
export function readTarget(text: string, base?: string): URL | Failure {
  if (text.length > LENGTH_MAX) {
    return bad(`The address is longer than ${LENGTH_MAX} characters; Kith does not fetch it.`);
  }
  const url = URL.parse(text, base);
  if (url === null) {
    return bad('This is not a web address; write one like https://example.org/feed.');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return bad(`Kith fetches http: and https: addresses, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') {
    return bad(
      'The address holds a user name or password, which Kith never sends; leave them out.',
    );
  }
  if (url.port !== '' && PORTS_REFUSED.has(Number(url.port))) {
    return bad(`Port ${url.port} belongs to another service than the web; Kith does not fetch it.`);
  }
  url.hash = '';
  return url;
}

/** An address fit to show and store: without user name, password or fragment. */
export function showAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null) return text.slice(0, LENGTH_MAX);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href.slice(0, LENGTH_MAX);
}
