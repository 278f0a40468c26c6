/** How links name what a person's keys name: "acct:noor@social.example" is linked to as "social.example/@noor". */

/** The site that a key `site:…` or `acct:…` is linked to as; nothing for other keys. */
export function sitesOfKey(key: string): string[] {
  if (key.startsWith('site:')) return [key.slice('site:'.length)];
  if (!key.startsWith('acct:')) return [];
  const [user, server] = key.slice('acct:'.length).split('@');
  return user && server ? [`${server}/@${user}`] : [];
}

/** The keys under which the owner of a site may be known. */
export function keysOfSite(site: string): string[] {
  const account = /^([^/]+)\/@([^/]+)$/.exec(site);
  return account ? [`site:${site}`, `acct:${account[2]}@${account[1]}`] : [`site:${site}`];
}
