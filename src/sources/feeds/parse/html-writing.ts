import { escapeText } from './html.ts';
import type { Kept } from './html-attributes.ts';

type Id = Extract<Kept, { id: string }>;
type Fragment = Extract<Kept, { fragment: string }>;

/**
 * What is written, as changes to what was read: stretches that are clean already are copied whole.
 * An id is written where the text links to it, so both wait until all is known.
 */
export class Writing {
  private readonly source: string;
  private written = '';
  private copiedTo = 0;
  private readonly waiting: { before: string; what: Id | Fragment }[] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** Writes something in the place of source[from, to). */
  put(from: number, to: number, what: string | (string | Kept)[]): void {
    const parts = typeof what === 'string' ? [what] : what;
    const isPlain = parts.every((one) => typeof one === 'string' || isKnown(one));
    if (isPlain) {
      const text = parts
        .map((one) => (typeof one === 'string' ? one : attribute(one.name, one.value)))
        .join('');
      const isSame = text.length === to - from && this.source.startsWith(text, from);
      if (isSame) return;
      this.written += this.source.slice(this.copiedTo, from) + text;
    } else {
      this.written += this.source.slice(this.copiedTo, from);
      for (const one of parts) this.add(one);
    }
    this.copiedTo = to;
  }

  private add(part: string | Kept): void {
    if (typeof part === 'string') this.written += part;
    else if (isKnown(part)) this.written += attribute(part.name, part.value);
    else {
      this.waiting.push({ before: this.written, what: part });
      this.written = '';
    }
  }

  /** The whole text, with end tags for what is still open. */
  finish(endTags: string): string {
    const rest = this.written + this.source.slice(this.copiedTo) + endTags;
    if (!this.waiting.length) return rest;
    return this.resolved() + rest;
  }

  private resolved(): string {
    const known = new Set(this.waiting.flatMap(({ what }) => ('id' in what ? [what.id] : [])));
    const sought = new Set(
      this.waiting.flatMap(({ what }) => ('fragment' in what ? [what.fragment] : [])),
    );
    let whole = '';
    for (const { before, what } of this.waiting) {
      whole += before;
      // Of two elements with one id, links lead to the first.
      if ('id' in what) whole += sought.delete(what.id) ? attribute('id', what.id) : '';
      else if (known.has(what.fragment)) whole += attribute('href', `#${what.fragment}`);
      else if (what.value !== null) whole += attribute('href', what.value);
    }
    return whole;
  }
}

function isKnown(one: Kept): one is { name: string; value: string } {
  return !('id' in one) && !('fragment' in one);
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`;
}
