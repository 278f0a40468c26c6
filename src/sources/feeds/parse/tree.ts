/** An element as the reader keeps it: `name` is canonical ('title', 'dc:creator', 'atom:link'). */
export interface XmlElement {
  name: string;
  attributes: Map<string, string> | null;
  children: (XmlElement | string)[];
}

export function element(name: string): XmlElement {
  return { name, attributes: null, children: [] };
}

/** The value of an attribute (names in lower case, with prefix), trimmed; null when absent. */
export function attribute(of: XmlElement, name: string): string | null {
  return of.attributes?.get(name)?.trim() ?? null;
}

export function* elementsOf(of: XmlElement): Generator<XmlElement> {
  for (const child of of.children) if (typeof child !== 'string') yield child;
}

export function children(of: XmlElement, ...names: string[]): XmlElement[] {
  return of.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && names.includes(child.name),
  );
}

export function child(of: XmlElement, name: string): XmlElement | undefined {
  return of.children.find((one): one is XmlElement => typeof one !== 'string' && one.name === name);
}

/** All text inside, in document order, not trimmed. Depth is bounded by the reader. */
export function innerText(of: XmlElement): string {
  let text = '';
  for (const one of of.children) text += typeof one === 'string' ? one : innerText(one);
  return text;
}

/** Trimmed text of the first named child that has any, in order of the names; null when none. */
export function firstText(of: XmlElement, ...names: string[]): string | null {
  for (const name of names) {
    for (const one of of.children) {
      if (typeof one === 'string' || one.name !== name) continue;
      const text = innerText(one).trim();
      if (text) return text;
    }
  }
  return null;
}

/** The first child of that name with any text in it. */
export function firstFilled(of: XmlElement, name: string): XmlElement | undefined {
  return children(of, name).find((one) => /\S/.test(innerText(one)));
}

export function hasElements(of: XmlElement): boolean {
  return of.children.some((one) => typeof one !== 'string');
}

/** Every named element below, not looking inside a found one, at most `max`. */
export function descendants(of: XmlElement, names: Set<string>, max: number): XmlElement[] {
  const found: XmlElement[] = [];
  const walk = (at: XmlElement) => {
    for (const one of elementsOf(at)) {
      if (found.length >= max) return;
      if (names.has(one.name)) found.push(one);
      else walk(one);
    }
  };
  walk(of);
  return found;
}
