/** Marks of who clicks, which come along when an address is copied. */
const MARKS = /^(?:utm_\w+|mc_[ce]id|fbclid|gclid)$/iu;

/** How the page at an address may be written: with and without encryption, `www.`, a stroke at its end, marks of who clicks. */
export function addressForms(text: string): string[] {
  const url = new URL(text);
  url.hash = '';
  const plain = new URL(url);
  for (const name of url.searchParams.keys()) if (MARKS.test(name)) plain.searchParams.delete(name);
  const forms = [url, plain].flatMap((one) => {
    const host = one.host.replace(/^www\./u, '');
    const path = one.pathname.replace(/\/+$/u, '');
    return ['https', 'http'].flatMap((scheme) =>
      ['', 'www.'].flatMap((www) =>
        ['', '/'].map((end) => `${scheme}://${www}${host}${path}${end}${one.search}`),
      ),
    );
  });
  return [...new Set([text, ...forms])];
}
