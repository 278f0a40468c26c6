// Namespace addresses without scheme and closing / or #, since publishers vary both.
const canonicalPrefixes = new Map(
  Object.entries<string>({
    'backend.userland.com/rss': '',
    'backend.userland.com/rss2': '',
    'blogs.law.harvard.edu/tech/rss': '',
    'cyber.harvard.edu/rss/rss.html': '',
    'cyber.law.harvard.edu/rss/rss.html': '',
    'my.netscape.com/publish/formats/rss-0.91.dtd': '',
    'channel.netscape.com/rdf/simple/0.9': '',
    'my.netscape.com/rdf/simple/0.9': '',
    'purl.org/rss/1.0': '',
    'purl.org/net/rss1.1': '',
    'purl.org/net/rss1.1/schema': '',
    'www.w3.org/2005/atom': 'atom',
    'purl.org/atom/ns': 'atom',
    'www.w3.org/1999/xhtml': 'xhtml',
    'www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
    'purl.org/dc/elements/1.1': 'dc',
    'purl.org/dc/elements/1.0': 'dc',
    'purl.org/metadata/dublin_core': 'dc',
    'purl.org/dc/terms': 'dcterms',
    'purl.org/rss/1.0/modules/content': 'content',
    'purl.org/rss/1.0/modules/syndication': 'sy',
    'purl.org/rss/1.0/modules/slash': 'slash',
    'search.yahoo.com/mrss': 'media',
    'www.rssboard.org/media-rss': 'media',
    'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
    'example.com/dtds/podcast-1.0.dtd': 'itunes',
    'purl.org/atompub/rank/1.0': 're',
    'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
    'webns.net/mvcb': 'admin',
    'www.w3.org/xml/1998/namespace': 'xml',
  }),
);

/**
 * The prefixes that one element declares, with those already looked for and the names already worked out under them. Scopes are
 * chained, not copied: a hostile file may declare something on each of a million elements.
 */
export interface Scope {
  outer: Scope | null;
  prefixes: Map<string, string>;
  sought: Map<string, string | undefined>;
  names: Map<string, string>;
}

export function outermostScope(): Scope {
  return { outer: null, prefixes: new Map(), sought: new Map(), names: new Map() };
}

/** The scope inside an element with these attributes; `root` is its local name if it is a root. */
export function scopeWith(
  outer: Scope,
  attributes: Map<string, string>,
  root: string | null,
): Scope {
  const prefixes = new Map<string, string>();
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const prefix = name.slice(6);
    const known = canonicalPrefixes.get(plainAddress(value));
    // Some sites put RSS into Atom's namespace by its default; the words are still RSS.
    const isMislaid = root !== null && root !== 'feed' && root !== 'entry' && prefix === '';
    prefixes.set(prefix, isMislaid ? '' : (known ?? prefix));
  }
  return prefixes.size ? { outer, prefixes, sought: new Map(), names: new Map() } : outer;
}

/** 'DC:Creator' → 'dc:creator', 'a10:updated' → 'atom:updated', whatever the publisher's prefix. */
export function canonicalName(raw: string, scope: Scope): string {
  const known = scope.names.get(raw);
  if (known !== undefined) return known;
  const colon = raw.indexOf(':');
  const prefix = colon > 0 ? raw.slice(0, colon).toLowerCase() : '';
  const local = raw.slice(colon > 0 ? colon + 1 : 0).toLowerCase();
  const canonical = prefixIn(scope, prefix) ?? prefix;
  const name = canonical ? `${canonical}:${local}` : local;
  scope.names.set(raw, name);
  return name;
}

/** Adds to attributes the names that are usual for their namespaces: r:about is rdf:about. */
export function addUsualNames(attributes: Map<string, string>, scope: Scope): void {
  for (const [name, value] of attributes) {
    const colon = name.indexOf(':');
    const prefix = colon > 0 ? prefixIn(scope, name.slice(0, colon)) : undefined;
    const usual = `${prefix}${name.slice(colon)}`;
    if (prefix && !attributes.has(usual)) attributes.set(usual, value);
  }
}

/** Another prefix of a scope in which names were looked for. */
export function declare(scope: Scope, prefix: string, canonical: string): void {
  scope.prefixes.set(prefix, canonical);
  scope.sought.clear();
  scope.names.clear();
}

function prefixIn(scope: Scope, prefix: string): string | undefined {
  if (scope.sought.has(prefix)) return scope.sought.get(prefix);
  const canonical = declaredIn(scope, prefix);
  scope.sought.set(prefix, canonical);
  return canonical;
}

function declaredIn(scope: Scope, prefix: string): string | undefined {
  for (let at: Scope | null = scope; at; at = at.outer) {
    const canonical = at.prefixes.get(prefix);
    if (canonical !== undefined) return canonical;
  }
  return undefined;
}

export function localName(raw: string): string {
  return raw.slice(raw.lastIndexOf(':') + 1).toLowerCase();
}

function plainAddress(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[/#]+$/, '');
}
