// What an opening tag says about tags that were never closed. RSS and Atom know no entry inside an
// entry, and fields such as a date hold no other field, so a second start ends the first.

const records = new Set(['item', 'atom:entry']);

// biome-ignore format: a list
const plainFields = new Set([
  'title', 'link', 'guid', 'pubdate', 'category', 'comments', 'author', 'language', 'copyright',
  'lastbuilddate', 'generator', 'ttl', 'managingeditor', 'webmaster', 'docs',
  'atom:id', 'atom:updated', 'atom:published', 'atom:issued', 'atom:modified', 'atom:created',
  'atom:title', 'atom:name', 'atom:uri', 'atom:email', 'atom:category', 'atom:generator', 'atom:link',
]);

const markupFields = new Set(['description', 'content:encoded', 'atom:content', 'atom:summary']);

// biome-ignore format: a list
const structures = new Set([
  'image', 'source', 'cloud', 'skipdays', 'skiphours', 'textinput', 'enclosure', 'items',
  'atom:author', 'atom:contributor', 'atom:source', 'atom:subtitle', 'atom:rights', 'atom:logo',
  'atom:icon',
]);

// Fields that cannot be HTML elements of the same name, so they end even a field with markup.
// biome-ignore format: a list
const unmistakable = new Set([
  'guid', 'pubdate', 'category', 'comments', 'author', 'enclosure', 'description', 'content:encoded',
  'atom:id', 'atom:updated', 'atom:published', 'atom:issued', 'atom:modified', 'atom:content',
  'atom:author', 'atom:category',
]);

const prefixed = /^(?:dc|dcterms|content|media|itunes|slash|sy|feedburner|wfw|thr):/;

export function isRecord(name: string): boolean {
  return records.has(name);
}

/** Whether an element is one that holds text or markup, so that no entry can be inside. */
export function isField(name: string): boolean {
  return plainFields.has(name) || markupFields.has(name) || name.startsWith('dc:');
}

/** Whether a field that is still open must have ended where `next` begins. */
export function endsBefore(open: string, next: string): boolean {
  const isSure = unmistakable.has(next) || prefixed.test(next);
  if (plainFields.has(open) || open.startsWith('dc:')) {
    return isSure || structures.has(next) || isField(next);
  }
  return markupFields.has(open) && isSure;
}
