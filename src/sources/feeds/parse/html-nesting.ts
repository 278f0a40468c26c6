import { cells, endParagraph, endsBefore, mathWords, tableParts } from './html-policy.ts';
import { htmlDepthMax } from './limits.ts';

const everything: ReadonlySet<string> = new Set();

/** Formulas and drawings: what HTML holds and is not HTML. */
export type Foreign = 'math' | 'svg';

/** Which elements are open in what is written, so that it is well-formed whatever came in. */
export class Nesting {
  private readonly open_: string[] = [];
  private foreigners = 0;
  private foreignKind: Foreign = 'math';
  private tooDeep = 0;

  /** What is open that is no HTML: within it, all is of its kind. */
  get foreign(): Foreign | null {
    return this.foreigners === 0 ? null : this.foreignKind;
  }

  has(name: string): boolean {
    return this.open_.includes(name);
  }

  /** End tags that come before a new element; null when it may not stand here. */
  open(name: string, of: { isVoid: boolean; kind: Foreign | 'html' }): string | null {
    const { foreign } = this;
    if (foreign === 'math' && name === 'math') return null;
    const isInWords = foreign === 'math' && mathWords.has(this.open_.at(-1) ?? '');
    if (isInWords && of.kind !== 'math') return null;
    let before = '';
    // Browsers read MathML inside a formula's words as HTML, so words hold nothing but text; and a
    // formula or drawing that was not closed must not take the HTML behind it in.
    if (isInWords) before = this.endTags(this.open_.length - 1);
    else if (foreign && of.kind !== foreign) before = this.endTags(this.open_.indexOf(foreign));
    if (of.kind === 'html') before += this.endImplied(name);
    if (of.isVoid) return before;
    if (this.open_.length >= htmlDepthMax) {
      this.tooDeep++;
      return null;
    }
    this.open_.push(name);
    if (of.kind !== 'html') {
      this.foreigners++;
      this.foreignKind = of.kind;
    }
    return before;
  }

  /** End tags for what an end tag closes; null when nothing of that name is open. */
  close(name: string): string | null {
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return null;
    }
    const at = this.openAt(
      name,
      tableParts.has(name) || name === 'math' || name === 'svg' ? everything : cells,
    );
    return at === -1 ? null : this.endTags(at);
  }

  /** Closes everything from an index on. */
  endTags(from: number): string {
    let tags = '';
    while (this.open_.length > from) {
      const name = this.open_.pop() ?? '';
      if (this.foreigners > 0) this.foreigners--;
      tags += `</${name}>`;
    }
    return tags;
  }

  private endImplied(name: string): string {
    const rule = endsBefore.get(name);
    let before = '';
    if (endParagraph.has(name)) before += this.endNearest(paragraph, cells);
    if (rule) before += this.endNearest(rule.ends, rule.within);
    return before;
  }

  /** Ends all of them that are open up to the nearest of `within`: parts of tables may stand in each other. */
  private endNearest(ends: ReadonlySet<string>, within: ReadonlySet<string>): string {
    let from = -1;
    for (let at = this.open_.length - 1; at >= 0; at--) {
      const name = this.open_[at] ?? '';
      if (ends.has(name)) from = at;
      if (within.has(name)) break;
    }
    return from === -1 ? '' : this.endTags(from);
  }

  private openAt(name: string, within: ReadonlySet<string>): number {
    for (let at = this.open_.length - 1; at >= 0; at--) {
      const open = this.open_[at] ?? '';
      if (open === name) return at;
      if (within.has(open)) return -1;
    }
    return -1;
  }
}

const paragraph: ReadonlySet<string> = new Set(['p']);
