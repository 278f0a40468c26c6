/** An address without what counts visitors or names who passed it on; '' where there is none. */
export function pageOf(url: string | null): string {
  if (url === null || !URL.canParse(url)) return '';
  const { host, pathname, searchParams } = new URL(url);
  const said = [...searchParams]
    .filter(([name]) => !/^(utm_|mc_|fbclid$|gclid$|ref$|source$)/i.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted();
  // The front page of a site is the address of everything that has none of its own.
  if (pathname === '/' && said.length === 0) return '';
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/$/, '')}?${said.join('&')}`.slice(
    0,
    500,
  );
}
