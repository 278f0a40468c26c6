const OF_SOMEBODY_ON_GITHUB = /^https:\/\/github\.com\/([a-z\d-]+)\.atom$/i;

/** What a feed is called; where a site calls those of all its people the same, after whose it is. */
export function nameOfFeed(title: string | null, url: string): string | null {
  const user = OF_SOMEBODY_ON_GITHUB.exec(url)?.[1];
  return user === undefined ? title : `${user} on GitHub`;
}
