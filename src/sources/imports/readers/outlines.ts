import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { decodeReferences } from '../../feeds/parse/entities.ts';

/** What is told while reading. Names of tags and attributes come in lower case. */
export interface OutlineEvents {
  open(tag: string, attributes: Map<string, string>): void;
  close(tag: string): void;
  text(text: string): void;
}

const attributesMax = 60;
const valueLengthMax = 10_000;

/**
 * Reads tags and texts of XML however damaged. htmlparser2's tokenizer is used without its parser,
 * whose stack takes minutes for a file of 20 MB in which nothing is closed.
 */
export function readOutlines(xml: string, events: OutlineEvents): void {
  const reading = new Reading(xml, events);
  const tokenizer = new Tokenizer({ xmlMode: true, decodeEntities: true }, reading);
  tokenizer.write(xml);
  tokenizer.end();
}

class Reading implements TokenizerCallbacks {
  private readonly xml: string;
  private readonly events: OutlineEvents;
  private tag = '';
  private attributes = new Map<string, string>();
  private attribute = '';
  private value = '';

  constructor(xml: string, events: OutlineEvents) {
    this.xml = xml;
    this.events = events;
  }

  onopentagname(start: number, end: number): void {
    this.tag = this.xml.slice(start, end).toLowerCase();
    this.attributes = new Map();
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.xml.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.value.length < valueLengthMax) this.value += this.xml.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    if (this.value.length < valueLengthMax) this.value += String.fromCodePoint(codepoint);
  }

  onattribend(quote: QuoteType): void {
    const isFirst = !this.attributes.has(this.attribute);
    if (quote === QuoteType.NoValue || !isFirst || this.attributes.size >= attributesMax) return;
    // What XML left over: named references of HTML, and text that was escaped twice.
    this.attributes.set(this.attribute, decodeReferences(this.value));
  }

  onopentagend(): void {
    this.events.open(this.tag, this.attributes);
  }

  onselfclosingtag(): void {
    this.events.open(this.tag, this.attributes);
    this.events.close(this.tag);
  }

  onclosetag(start: number, end: number): void {
    this.events.close(this.xml.slice(start, end).toLowerCase());
  }

  ontext(start: number, end: number): void {
    this.events.text(this.xml.slice(start, Math.min(end, start + valueLengthMax)));
  }

  ontextentity(codepoint: number): void {
    this.events.text(String.fromCodePoint(codepoint));
  }

  oncdata(start: number, end: number): void {
    this.ontext(start, end);
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}
}
