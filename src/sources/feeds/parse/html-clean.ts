import { escapeText } from './html.ts';
import { type Kept, keptAttributes, valuesOf } from './html-attributes.ts';
import { Drawings, drawingElements, endsDrawing } from './html-drawings.ts';
import { linkOfEmbed } from './html-embeds.ts';
import { type Foreign, Nesting } from './html-nesting.ts';
import {
  allowedElements,
  allowedMath,
  rawElements,
  renamed,
  silentElements,
  voidElements,
} from './html-policy.ts';
import { decodeText } from './html-references.ts';
import { endOfDeclaration, readEndTag, readStartTag, type StartTag } from './html-tags.ts';
import { Writing } from './html-writing.ts';
import { attributesMax } from './limits.ts';

// Half a reference could become a whole one when a tag behind it goes.
const risky = /<|&(?!(?:amp|lt|gt|quot);|\s)/;

/** Goes once through HTML of any quality and writes what the policy allows of it. */
export class Cleaner {
  private readonly html: string;
  private readonly base: string | null;
  private readonly writing: Writing;
  private readonly nesting: Nesting;
  private readonly drawings: Drawings;
  private readonly pictures = new Set<string>();
  private readonly endless = new Set<string>();
  private silence: { name: string; depth: number } | null = null;
  private noscripts = 0;
  private isInCdata = false;

  constructor(html: string, base: string | null) {
    this.html = html;
    this.base = base;
    this.writing = new Writing(html);
    this.nesting = new Nesting();
    this.drawings = new Drawings(html);
  }

  run(): string {
    const { html } = this;
    let at = 0;
    let textFrom = 0;
    while (at < html.length) {
      const angle = html.indexOf('<', at);
      if (angle === -1) break;
      if (!/[A-Za-z/!?]/.test(html[angle + 1] ?? '')) {
        at = angle + 1;
        continue;
      }
      this.text(textFrom, angle);
      at = this.markup(angle);
      textFrom = at;
    }
    this.text(textFrom, html.length);
    return this.writing.finish(this.nesting.endTags(0));
  }

  /** Handles what begins with the `<` at an offset; gives the offset behind it. */
  private markup(at: number): number {
    const next = this.html[at + 1];
    const isLetter = (char: string | undefined) => char !== undefined && /[A-Za-z]/.test(char);
    if (isLetter(next)) return this.startTag(at);
    if (next === '/' && isLetter(this.html[at + 2])) {
      const tag = readEndTag(this.html, at);
      this.endTag(tag.name, at, tag.end);
      return tag.end;
    }
    // CDATA inside HTML is a habit of feeds that wrap twice; what it holds is read as HTML.
    const isCdata = this.html.startsWith('<![CDATA[', at);
    if (isCdata) this.isInCdata = true;
    const end = isCdata ? at + 9 : endOfDeclaration(this.html, at);
    this.writing.put(at, end, '');
    return end;
  }

  private text(from: number, to: number): void {
    if (from >= to) return;
    const given = this.html.slice(from, to);
    if (this.silence || this.isDrawnTooOften(given)) {
      this.writing.put(from, to, '');
      return;
    }
    // A ">" and the references of XML are text wherever they stand, so they stay as written.
    const endsCdata = this.isInCdata && given.includes(']]>');
    if (!endsCdata && !risky.test(given)) return;
    let text = given;
    if (endsCdata) {
      text = text.replace(']]>', '');
      this.isInCdata = false;
    }
    const parts = text.split('>').map((part) => escapeText(decodeText(part)));
    this.writing.put(from, to, parts.join('>'));
  }

  private isDrawnTooOften(given: string): boolean {
    if (this.nesting.foreign !== 'svg') return false;
    return this.drawings.areTooMany(decodeText(given), this.nesting);
  }

  private startTag(at: number): number {
    const tag = readStartTag(this.html, at, attributesMax);
    if (!tag) {
      this.writing.put(at, this.html.length, '');
      return this.html.length;
    }
    const isNamed = !this.silence && this.nesting.foreign === 'svg';
    if (isNamed && (tag.name === 'title' || tag.name === 'desc')) return this.caption(tag, at);
    if (rawElements.has(tag.name) && !(tag.isSelfClosing && tag.name !== 'textarea')) {
      return this.raw(tag, at);
    }
    if (this.silence) {
      if (tag.name === this.silence.name && !tag.isSelfClosing) this.silence.depth++;
      this.writing.put(at, tag.end, '');
    } else if (silentElements.has(tag.name) && !this.isDrawing(tag)) {
      this.writing.put(at, tag.end, '');
      const isShut = tag.isSelfClosing || this.endOf(tag.name, tag.end) === -1;
      if (!isShut) this.silence = { name: tag.name, depth: 1 };
    } else {
      this.writing.put(at, tag.end, this.opened(tag));
    }
    return tag.end;
  }

  /** What is written for a start tag; parts that are known only later are handed to the writing. */
  private opened(tag: StartTag): string | (string | Kept)[] {
    if (tag.name === 'noscript') this.noscripts++;
    if (tag.name === 'embed') return this.embed(tag);
    const name = this.nameOf(tag.name);
    const kind = this.kindOf(name);
    if (kind === null) return '';
    // A formula's plain tag, by far the commonest, is written as it stood; what is drawn is counted.
    const isPlain = !tag.attributes.length && kind === 'math' && name !== 'math';
    const kept = isPlain ? [] : this.attributes(name, tag);
    if (kept === null) return '';
    const isVoid = voidElements.has(name);
    const before = this.nesting.open(name, { isVoid, kind });
    if (before === null) return '';
    // In formulas and drawings, and only there, a tag may close itself.
    const after = kind !== 'html' && tag.isSelfClosing ? this.nesting.close(name) : '';
    const isWritten = isVoid || (kind === 'svg' && tag.isSelfClosing);
    return [`${before}<${name}`, ...kept, isWritten ? ' />' : `>${after ?? ''}`];
  }

  /** How an element is written: within drawings some are called as others are outside. */
  private nameOf(given: string): string {
    const drawn = this.nesting.foreign === 'svg' || given === 'svg';
    return (drawn ? drawingElements.get(given) : undefined) ?? renamed.get(given) ?? given;
  }

  /** What an element is here; null when it is nothing that may stand here. */
  private kindOf(name: string): Foreign | 'html' | null {
    const { foreign } = this.nesting;
    if (name === 'svg') return 'svg';
    if (name === 'math' || (foreign === 'math' && allowedMath.has(name))) return 'math';
    if (foreign === 'svg' && drawingElements.has(name.toLowerCase())) return 'svg';
    if (foreign === 'svg' && !endsDrawing.has(name)) return null;
    return allowedElements.has(name) ? 'html' : null;
  }

  private isDrawing(tag: StartTag): boolean {
    if (tag.name !== 'svg') return false;
    if (this.nesting.foreign === 'svg') return true;
    return !tag.isSelfClosing && this.drawings.isShown(valuesOf(tag), tag.end);
  }

  /** The name or description of a drawing, or of a part of one. */
  private caption(tag: StartTag, at: number): number {
    const words = tag.isSelfClosing ? null : this.drawings.wordsOf(tag.name, tag.end);
    if (words === null) {
      this.writing.put(at, tag.end, '');
      return tag.end;
    }
    const end = tag.end + words.length + tag.name.length + 3;
    const text = escapeText(decodeText(words));
    this.writing.put(at, end, `<${tag.name}>${text}</${tag.name}>`);
    return end;
  }

  private attributes(name: string, tag: StartTag): Kept[] | null {
    const values = valuesOf(tag);
    if (this.kindOf(name) === 'svg') return this.drawings.attributes(name, values, this.nesting);
    const kept = keptAttributes(name, values, this.base);
    if (name !== 'img' || !kept) return kept;
    // The picture for those without scripts stands beside the one that a script would fill in.
    const source = kept.find((one) => one.name === 'src');
    const address = source && 'value' in source ? source.value : null;
    if (address && this.noscripts > 0 && this.pictures.has(address)) return null;
    if (address) this.pictures.add(address);
    return kept;
  }

  private endTag(name: string, at: number, end: number): void {
    if (this.silence) {
      if (name === this.silence.name && --this.silence.depth === 0) this.silence = null;
      this.writing.put(at, end, '');
      return;
    }
    if (name === 'noscript' && this.noscripts > 0) this.noscripts--;
    // Browsers read it as a line break; where none may stand it is nothing.
    const isBreak = name === 'br';
    const before = isBreak ? this.nesting.open(name, { isVoid: true, kind: 'html' }) : null;
    const written = isBreak
      ? before !== null && `${before}<br />`
      : this.nesting.close(this.nameOf(name));
    this.writing.put(at, end, written || '');
  }

  /** Elements whose content is no markup; gives the offset behind them. */
  private raw(tag: StartTag, at: number): number {
    const close = this.endOf(tag.name, tag.end);
    const isCode = tag.name === 'script' || tag.name === 'style';
    const contentEnd = close === -1 ? (isCode ? this.html.length : tag.end) : close;
    const end = close === -1 ? contentEnd : readEndTag(this.html, close).end;
    let written: string | (string | Kept)[] = '';
    if (!this.silence && tag.name === 'iframe') written = this.embed(tag);
    // What stands in a text area of an article is something to copy: code, or an address.
    const isArea = tag.name === 'textarea';
    if (!this.silence && (isArea || tag.name === 'xmp') && close !== -1) {
      const before = this.nesting.open('pre', { isVoid: false, kind: 'html' });
      const words = this.html.slice(tag.end, contentEnd);
      const inside = escapeText(isArea ? decodeText(words) : words);
      written =
        before === null ? inside : `${before}<pre>${inside}${this.nesting.close('pre') ?? ''}`;
    }
    this.writing.put(at, end, written);
    return end;
  }

  /** A frame or plug-in becomes a link to what it would have shown. */
  private embed(tag: StartTag): string {
    const link = linkOfEmbed(valuesOf(tag), this.base);
    if (!link || this.nesting.foreign) return '';
    const name = escapeText(link.name);
    if (this.nesting.has('a')) return name;
    return `<a href="${escapeText(link.href).replaceAll('"', '&quot;')}">${name}</a>`;
  }

  private endOf(name: string, from: number): number {
    if (this.endless.has(name)) return -1;
    const form = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
    form.lastIndex = from;
    const found = form.exec(this.html);
    if (!found) this.endless.add(name);
    return found ? found.index : -1;
  }
}
