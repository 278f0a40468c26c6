/** Reads a source file as far as the law needs it: its imports, its code without comments, its texts. */

export interface ImportLine {
  specifier: string;
  /** True when nothing of it is left at run time. */
  isTypeOnly: boolean;
  line: number;
}
export interface Source {
  /** Path from the root of the repository, with `/`. */
  file: string;
  imports: ImportLine[];
  /** Contents of every string and template, with the code just before it. */
  texts: { before: string; text: string }[];
  /** The code, comments blanked out. */
  code: string;
  lines: number;
}

const WORD_BEFORE = 60;

/** Splits code into texts and the rest. Knows comments, strings and nested templates; that is enough here. */
class Reader {
  readonly #source: string;
  #at = 0;
  #code = '';
  readonly texts: Source['texts'] = [];

  constructor(source: string) {
    this.#source = source;
  }

  get code(): string {
    return this.#code;
  }

  /** Reads code up to the end, or up to the brace that closes a template's hole. */
  readCode(isHole: boolean): void {
    let depth = 0;
    while (this.#at < this.#source.length) {
      const two = this.#source.slice(this.#at, this.#at + 2);
      const one = two[0] ?? '';
      if (two === '//') this.#skipTo('\n');
      else if (two === '/*') this.#skipTo('*/');
      else if (one === "'" || one === '"') this.#readString(one);
      else if (one === '`') this.#readTemplate();
      else if (isHole && one === '}' && depth === 0) return;
      else {
        if (one === '{') depth++;
        if (one === '}') depth--;
        this.#take(one);
      }
    }
  }

  #take(text: string): void {
    this.#code += text;
    this.#at += text.length;
  }

  #skipTo(end: string): void {
    const found = this.#source.indexOf(end, this.#at + 2);
    const stop = found < 0 ? this.#source.length : found + (end === '\n' ? 0 : end.length);
    this.#code += this.#source.slice(this.#at, stop).replace(/[^\n]/g, ' ');
    this.#at = stop;
  }

  #readString(quote: string): void {
    const before = this.#code.slice(-WORD_BEFORE);
    let end = this.#at + 1;
    while (end < this.#source.length && this.#source[end] !== quote && this.#source[end] !== '\n') {
      end += this.#source[end] === '\\' ? 2 : 1;
    }
    this.texts.push({ before, text: this.#source.slice(this.#at + 1, end) });
    this.#take(this.#source.slice(this.#at, end + 1));
  }

  #readTemplate(): void {
    const entry = { before: this.#code.slice(-WORD_BEFORE), text: '' };
    this.texts.push(entry);
    this.#take('`');
    while (this.#at < this.#source.length) {
      const one = this.#source[this.#at] ?? '';
      if (one === '`') {
        this.#take(one);
        return;
      }
      if (one === '\\') this.#take(this.#source.slice(this.#at, this.#at + 2));
      else if (this.#source.startsWith('${', this.#at)) {
        entry.text += ' ? ';
        this.#take('${');
        this.readCode(true);
        this.#take('}');
      } else {
        entry.text += one;
        this.#take(one);
      }
    }
  }
}

const FROM = /(?:^|[;\s])(import|export)\s+(type\s+)?([^'"`;]*?)\s*from\s*(['"])([^'"\s]+)\4/g;
const BARE = /(?:^|[;\s])(?:import\s*\(?|require\()\s*(['"])([^'"\s]+)\1/g;

function isAllTypes(names: string): boolean {
  const inner = names.match(/^\{([\s\S]*)\}$/)?.[1];
  const list =
    inner
      ?.split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '') ?? [];
  return list.length > 0 && list.every((name) => name.startsWith('type '));
}

function importsOf(code: string): ImportLine[] {
  const lineAt = (index: number) => code.slice(0, index).split('\n').length;
  const named = [...code.matchAll(FROM)].map((match) => ({
    specifier: match[5] ?? '',
    isTypeOnly: match[2] !== undefined || isAllTypes(match[3] ?? ''),
    line: lineAt(match.index + match[0].length),
  }));
  const bare = [...code.matchAll(BARE)].map((match) => ({
    specifier: match[2] ?? '',
    isTypeOnly: false,
    line: lineAt(match.index + match[0].length),
  }));
  return [...named, ...bare];
}

export function readSource(file: string, content: string): Source {
  const reader = new Reader(content);
  reader.readCode(false);
  return {
    file,
    imports: importsOf(reader.code),
    texts: reader.texts,
    code: reader.code,
    lines: content.replace(/\n$/, '').split('\n').length,
  };
}
