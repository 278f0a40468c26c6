import { type DtdEntities, decodeReferences } from './entities.ts';
import { readEndTag, readStartTag, type StartTag } from './html-tags.ts';
import { attributesMax, elementsMax, xmlDepthMax } from './limits.ts';
import {
  addUsualNames,
  canonicalName,
  declare,
  localName,
  outermostScope,
  type Scope,
  scopeWith,
} from './names.ts';
import { endsBefore, isField, isRecord } from './recovery.ts';
import { element, type XmlElement } from './tree.ts';

interface Open {
  raw: string;
  element: XmlElement;
  scope: Scope;
}

export interface XmlDocument {
  /** Holds the root elements; nothing else. */
  top: XmlElement;
  /** Entries that the end of the text cut off. */
  cut: Set<XmlElement>;
}

/**
 * Reads XML of any quality into a tree: unclosed, misnested and unknown things are lived with.
 * Bounds: depth, number of elements, attributes per element. Linear in the text's length.
 */
export function readXml(text: string, entities: DtdEntities): XmlDocument {
  const reader = new XmlReader(text, entities);
  reader.run();
  return { top: reader.top, cut: reader.cut };
}

class XmlReader {
  readonly top = element('#document');
  readonly cut = new Set<XmlElement>();
  private readonly text: string;
  private readonly entities: DtdEntities;
  private readonly stack: Open[];
  private readonly endless = new Set<string>();
  private elements = 0;
  private tooDeep = 0;
  private rawName = '';
  private attributes: Map<string, string> | null = null;

  constructor(text: string, entities: DtdEntities) {
    this.text = text;
    this.entities = entities;
    this.stack = [{ raw: '', element: this.top, scope: outermostScope() }];
  }

  run(): void {
    this.read(this.text, false);
    for (const open of this.stack) if (isRecord(open.element.name)) this.cut.add(open.element);
  }

  private get current(): Open {
    return (
      this.stack[this.stack.length - 1] ?? { raw: '', element: this.top, scope: outermostScope() }
    );
  }

  /** Jumps from one `<` to the next; what is between them is looked at no more than once. */
  private read(text: string, isRereading: boolean): void {
    let at = 0;
    while (at < text.length && this.elements <= elementsMax) {
      const angle = nextMarkup(text, at);
      if (angle > at) this.append(decodeReferences(text.slice(at, angle), this.entities));
      if (angle === text.length) return;
      at = this.markup(text, angle, isRereading);
    }
  }

  /** Reads what begins with the `<` at an offset; gives the offset behind it. */
  private markup(text: string, at: number, isRereading: boolean): number {
    const next = text.charCodeAt(at + 1);
    if (next === SLASH) return this.endTag(text, at);
    if (next === QUESTION) return this.endOfInstruction(text, at);
    if (next === BANG) {
      if (!text.startsWith('<![CDATA[', at)) return this.endOfBang(text, at);
      const end = text.indexOf(']]>', at + 9);
      const data = text.slice(at + 9, end === -1 ? text.length : end);
      // A CDATA section that was never closed ran on to the end of a later one, or of the text: it
      // holds markup.
      if (isRereading || !hasSwallowed(data, this.current.raw, end === -1)) this.append(data);
      else this.read(`${data}]]>`, true);
      return end === -1 ? text.length : end + 3;
    }
    const tag = readStartTag(text, at, attributesMax);
    if (!tag) return text.length;
    this.startTag(tag);
    return tag.end;
  }

  /** Behind the next of a sign, or -1; what is not there is looked for once. */
  private behind(text: string, sign: string, from: number): number {
    if (text === this.text && this.endless.has(sign)) return -1;
    const at = text.indexOf(sign, from);
    if (at === -1 && text === this.text) this.endless.add(sign);
    return at === -1 ? -1 : at + sign.length;
  }

  private endOfInstruction(text: string, at: number): number {
    const end = this.behind(text, '?>', at);
    if (end !== -1) return end;
    const angle = this.behind(text, '>', at);
    return angle === -1 ? text.length : angle;
  }

  /** A comment that is never closed hides nothing but its own beginning. */
  private endOfBang(text: string, at: number): number {
    if (text.startsWith('<!--', at)) {
      const end = this.behind(text, '-->', at + 4);
      return end === -1 ? at + 4 : end;
    }
    const angle = this.behind(text, '>', at);
    return angle === -1 ? text.length : angle;
  }

  private startTag(tag: StartTag): void {
    this.rawName = tag.raw;
    this.attributes = null;
    for (let at = 0; at + 1 < tag.attributes.length; at += 2) {
      const name = tag.attributes[at] ?? '';
      this.attributes ??= new Map();
      if (this.attributes.has(name)) continue;
      this.attributes.set(name, decodeReferences(tag.attributes[at + 1] ?? '', this.entities));
    }
    const isOpen = this.open();
    if (!tag.isSelfClosing) return;
    if (isOpen) this.stack.pop();
    else if (this.tooDeep > 0) this.tooDeep--;
  }

  private append(text: string): void {
    if (text && this.stack.length > 1) this.current.element.children.push(text);
  }

  private open(): boolean {
    if (this.stack.length > xmlDepthMax) {
      this.tooDeep++;
      return false;
    }
    if (++this.elements > elementsMax) return false;
    const root = this.stack.length === 1 ? localName(this.rawName) : null;
    const outer = this.current.scope;
    const scope = this.attributes ? scopeWith(outer, this.attributes, root) : outer;
    if (root === 'feed' || root === 'entry') this.adoptAtom(scope);
    const opened = element(canonicalName(this.rawName, scope));
    if (this.attributes) addUsualNames(this.attributes, scope);
    opened.attributes = this.attributes;
    this.endUnclosed(opened.name);
    this.current.element.children.push(opened);
    this.stack.push({ raw: this.rawName.toLowerCase(), element: opened, scope });
    return true;
  }

  /** A feed without or with an unknown namespace is read as Atom all the same. */
  private adoptAtom(scope: Scope): void {
    const prefix = this.rawName.includes(':') ? this.rawName.split(':')[0]?.toLowerCase() : '';
    if (prefix !== undefined) declare(scope, prefix, 'atom');
  }

  private endUnclosed(next: string): void {
    if (isRecord(next)) {
      while (isField(this.current.element.name)) this.stack.pop();
      const at = this.stack.findLastIndex((open) => open.element.name === next);
      if (at > 0) this.stack.length = at;
      return;
    }
    // Directly inside a record or a channel only: deeper down, names may mean something else.
    if (endsBefore(this.current.element.name, next)) this.stack.pop();
  }

  private endTag(text: string, at: number): number {
    const tag = readEndTag(text, at);
    // An end tag that the end of the text cut off is none.
    if (text[tag.end - 1] !== '>') return text.length;
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return tag.end;
    }
    for (let depth = this.stack.length - 1; depth > 0; depth--) {
      if (this.stack[depth]?.raw !== tag.name) continue;
      this.stack.length = depth;
      break;
    }
    return tag.end;
  }
}

const SLASH = 0x2f;
const QUESTION = 0x3f;
const BANG = 0x21;
const markupForm = /<[A-Za-z_:!?/\u0080-\uffff]/y;

/** "I <3 this" in a title opens no tag. */
function nextMarkup(text: string, from: number): number {
  let at = text.indexOf('<', from);
  while (at !== -1) {
    markupForm.lastIndex = at;
    if (markupForm.exec(text)?.index === at) return at;
    at = text.indexOf('<', at + 1);
  }
  return text.length;
}

/** Whether CDATA holds the end tag of the element that it stands in, and then a new section or no end. */
function hasSwallowed(data: string, raw: string, isEndless: boolean): boolean {
  if (!isEndless && !data.includes('<![CDATA[')) return false;
  const again = isEndless ? data.length : data.lastIndexOf('<![CDATA[');
  const end = data.toLowerCase().indexOf(`</${raw}>`);
  return end !== -1 && end < again;
}
