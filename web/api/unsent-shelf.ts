/** Forms that were begun and not sent. In the storage of one tab: it outlives a reload, and is gone with the tab. */
type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const PREFIX = 'kith.unsent.';

/** Another member of the same browser must not see it. */
export const unsentName = (memberId: string | number, what: string): string =>
  `${PREFIX}${memberId}.${what}`;

/** Nothing where storage is switched off, or what is there cannot be read. */
export function unsentOf<Form extends object>(
  name: string,
  shelf: Shelf | null = ofThisTab(),
): Partial<Form> | null {
  try {
    const found: unknown = JSON.parse(shelf?.getItem(name) ?? 'null');
    const isForm = typeof found === 'object' && found !== null && !Array.isArray(found);
    return isForm ? (found as Partial<Form>) : null;
  } catch {
    return null;
  }
}

/** Keeps it, or forgets it when null. Silent where it cannot: the page then holds it alone. */
export function keepUnsent(
  name: string,
  form: object | null,
  shelf: Shelf | null = ofThisTab(),
): void {
  try {
    if (form === null) shelf?.removeItem(name);
    else shelf?.setItem(name, JSON.stringify(form));
  } catch {
    // Full or forbidden.
  }
}

/** When one signs out, nothing half written stays behind for whoever comes next. */
export function forgetAllUnsent(): void {
  const shelf = ofThisTab();
  if (!shelf) return;
  for (const name of Object.keys(shelf)) if (name.startsWith(PREFIX)) shelf.removeItem(name);
}

function ofThisTab(): Storage | null {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
