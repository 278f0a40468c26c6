import { type Failure, type Fetched, failed, type Redirect } from './fetched.ts';

export const REDIRECTS_MAX = 10;

/** One answer: the end of the road, or the address to go on to. */
export type Hop = Fetched | { kind: 'redirect'; status: number; to: string };

const LOOP: Failure = {
  why: 'redirect-loop',
  detail: 'The address leads back to itself; some sites do this to visitors without cookies.',
};

/**
 * Follows redirects by hand, so that `take` checks every hop as it checks the first.
 * `start` and every `to` are written as `readTarget` writes them.
 */
export async function followRedirects(
  start: string,
  take: (url: string) => Promise<Hop>,
  redirectsMax = REDIRECTS_MAX,
): Promise<Fetched> {
  const redirects: Redirect[] = [];
  const seen = new Set([start]);
  let url = start;
  for (;;) {
    const hop = await take(url);
    if (hop.kind !== 'redirect') return { ...hop, redirects: [...redirects, ...hop.redirects] };
    redirects.push({ status: hop.status, from: url, to: hop.to });
    if (seen.has(hop.to)) return { ...failed(url, LOOP), redirects };
    if (redirects.length > redirectsMax) {
      const detail = `The address leads on more than ${redirectsMax} times; Kith stopped following.`;
      return { ...failed(url, { why: 'too-many-redirects', detail }), redirects };
    }
    seen.add(hop.to);
    url = hop.to;
  }
}
