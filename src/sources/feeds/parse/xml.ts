import { type QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { type DtdEntities, decodeReferences } from './entities.ts';
import { attributesMax, elementsMax, xmlDepthMax } from './limits.ts';
import { canonicalName, localName, outermostScope, type Scope, scopeWith } from './names.ts';
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

class XmlReader implements TokenizerCallbacks {
  readonly top = element('#document');
  readonly cut = new Set<XmlElement>();
  private text: string;
  private isRereading = false;
  private readonly entities: DtdEntities;
  private readonly stack: Open[];
  private tokenizer: Tokenizer | null = null;
  private elements = 0;
  private tooDeep = 0;
  private rawName = '';
  private attributes: Map<string, string> | null = null;
  private attributeName = '';
  private attributeValue = '';

  constructor(text: string, entities: DtdEntities) {
    this.text = text;
    this.entities = entities;
    this.stack = [{ raw: '', element: this.top, scope: outermostScope() }];
  }

  run(): void {
    const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: false }, this);
    this.tokenizer = tokenizer;
    tokenizer.write(this.text);
    if (tokenizer.running) tokenizer.end();
    else this.onend();
  }

  private get current(): Open {
    return (
      this.stack[this.stack.length - 1] ?? { raw: '', element: this.top, scope: outermostScope() }
    );
  }

  ontext(start: number, end: number): void {
    this.append(decodeReferences(this.text.slice(start, end), this.entities));
  }

  ontextentity(codepoint: number): void {
    this.append(String.fromCodePoint(codepoint));
  }

  oncdata(start: number, end: number, offset: number): void {
    const data = this.text.slice(start, end - offset);
    if (this.isRereading || !hasSwallowed(data, this.current.raw)) this.append(data);
    else this.reread(`${data}]]>`);
  }

  /** A CDATA section that was never closed ran on to the end of a later one: it holds markup. */
  private reread(swallowed: string): void {
    const whole = this.text;
    this.text = swallowed;
    this.isRereading = true;
    new Tokenizer({ xmlMode: true, decodeEntities: false }, this).write(swallowed);
    this.isRereading = false;
    this.text = whole;
  }

  private append(text: string): void {
    if (text && this.stack.length > 1) this.current.element.children.push(text);
  }

  onopentagname(start: number, end: number): void {
    this.rawName = this.text.slice(start, end);
    this.attributes = null;
  }

  onattribname(start: number, end: number): void {
    this.attributeName = this.text.slice(start, end).toLowerCase();
    this.attributeValue = '';
  }

  onattribdata(start: number, end: number): void {
    this.attributeValue += this.text.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    this.attributeValue += String.fromCodePoint(codepoint);
  }

  onattribend(_quote: QuoteType, _end: number): void {
    this.attributes ??= new Map();
    if (this.attributes.size >= attributesMax || this.attributes.has(this.attributeName)) return;
    this.attributes.set(this.attributeName, decodeReferences(this.attributeValue, this.entities));
  }

  onopentagend(): void {
    this.open();
  }

  onselfclosingtag(): void {
    if (this.open()) this.stack.pop();
    else if (this.tooDeep > 0) this.tooDeep--;
  }

  private open(): boolean {
    if (this.stack.length > xmlDepthMax) {
      this.tooDeep++;
      return false;
    }
    if (++this.elements > elementsMax) {
      this.tokenizer?.pause();
      return false;
    }
    const root = this.stack.length === 1 ? localName(this.rawName) : null;
    const outer = this.current.scope;
    const scope = this.attributes ? scopeWith(outer, this.attributes, root) : outer;
    if (root === 'feed' || root === 'entry') this.adoptAtom(scope);
    const opened = element(canonicalName(this.rawName, scope));
    opened.attributes = this.attributes;
    this.endUnclosed(opened.name);
    this.current.element.children.push(opened);
    this.stack.push({ raw: this.rawName.toLowerCase(), element: opened, scope });
    return true;
  }

  /** A feed without or with an unknown namespace is read as Atom all the same. */
  private adoptAtom(scope: Scope): void {
    const prefix = this.rawName.includes(':') ? this.rawName.split(':')[0]?.toLowerCase() : '';
    if (prefix !== undefined) scope.prefixes.set(prefix, 'atom');
    scope.names.clear();
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

  onclosetag(start: number, end: number): void {
    if (this.tooDeep > 0) {
      this.tooDeep--;
      return;
    }
    const raw = this.text.slice(start, end).toLowerCase();
    for (let at = this.stack.length - 1; at > 0; at--) {
      if (this.stack[at]?.raw !== raw) continue;
      this.stack.length = at;
      return;
    }
  }

  onend(): void {
    for (const open of this.stack) if (isRecord(open.element.name)) this.cut.add(open.element);
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
}

/** Whether CDATA holds the end tag of the element that it stands in, and then a new CDATA section. */
function hasSwallowed(data: string, raw: string): boolean {
  const again = data.lastIndexOf('<![CDATA[');
  if (again === -1) return false;
  const end = data.toLowerCase().indexOf(`</${raw}>`);
  return end !== -1 && end < again;
}
