import { erasedAmong, keysOfSite } from '#people';
import type { Read } from '#platform';
import { normaliseUrl } from '#sources';

/** A site, and what is known of who is behind it. */
export interface Behind {
  siteKey: string;
  feedUrl?: string | null;
  name?: string | null;
}

/** Which of these sites are of somebody whom the member had erased: nobody proposes them. In the order given. */
export function erasedSites(
  read: Read,
  memberId: number,
  sites: readonly Behind[],
): Promise<boolean[]> {
  return erasedAmong(
    read,
    memberId,
    sites.map(({ siteKey, feedUrl, name }) => {
      const feed = feedUrl ? normaliseUrl(feedUrl) : null;
      return {
        keys: [...keysOfSite(siteKey), ...(feed ? [`feed:${feed}`] : [])],
        names: name ? [name] : [],
        employers: [],
      };
    }),
  );
}

/** These without those of somebody erased. */
export async function withoutErased<Site extends Behind>(
  read: Read,
  memberId: number,
  sites: readonly Site[],
): Promise<Site[]> {
  const isErased = await erasedSites(read, memberId, sites);
  return sites.filter((_, at) => !isErased[at]);
}
