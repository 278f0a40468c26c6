import { cells, endParagraph, endsBefore, mathWords, tableParts } from './html-policy.ts';
import { htmlDepthMax } from './limits.ts';

const everything: ReadonlySet<string> = new Set();

/** Which elements are open in what is written, so that it is well-formed whatever came in. */
export class Nesting {
  private readonly open_: string[] = [];
  private maths = 0;
  private tooDeep = 0;

  get isInMath(): boolean {
    return this.maths > 0;
  }

  has(name: string): boolean {
    return this.open_.includes(name);
  }

  /** End tags that come before a new element; null when it may not stand here. */
  open(name: string, of: { isVoid: boolean; isMath: boolean }): string | null {
    if (this.isInMath && name === 'math') return null;
    const isInWords = this.isInMath && mathWords.has(this.open_.at(-1) ?? '');
    if (isInWords && !of.isMath) return null;
    let before = '';
    // Browsers read MathML inside a formula's words as HTML, so words hold nothing but text; and a
    // formula that was not closed must not take the HTML behind it in.
    if (isInWords) before = this.endTags(this.open_.length - 1);
    else if (this.isInMath && !of.isMath) before = this.endTags(this.open_.indexOf('math'));
    if (!of.isMath) before += this.endImplied(name);
    if (of.isVoid) return before;
    if (this.open_.length >= htmlDepthMax) {
      this.tooDeep++;
      return null;
    }
    this.open_.push(name);
    if (of.isMath) this.maths++;
    return before;
  }

  /** End tags for what an end tag closes; null when nothing of that name is open. */
  close(name: string): string | null {
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return null;
    }
    const at = this.openAt(name, tableParts.has(name) || name === 'math' ? everything : cells);
    return at === -1 ? null : this.endTags(at);
  }

  /** Closes everything from an index on. */
  endTags(from: number): string {
    let tags = '';
    while (this.open_.length > from) {
      const name = this.open_.pop() ?? '';
      if (this.maths > 0) this.maths--;
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

  private endNearest(ends: ReadonlySet<string>, within: ReadonlySet<string>): string {
    for (let at = this.open_.length - 1; at >= 0; at--) {
      const name = this.open_[at] ?? '';
      if (ends.has(name)) return this.endTags(at);
      if (within.has(name)) return '';
    }
    return '';
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
