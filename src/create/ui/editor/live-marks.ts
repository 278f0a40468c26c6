import { syntaxTree } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { isAttachment } from '../../markdown/addresses.ts';
import { linkParts } from '../../markdown/link-kind.ts';
import { type EditorTools, redraw, type WalkedNode } from './tools.ts';
import { BulletWidget, FormulaWidget, PictureWidget, TaskWidget } from './widgets.ts';

/** Draws the marks of what is in view: signs are hidden but on the line one writes in. */
export function liveMarks(tools: EditorTools) {
  return ViewPlugin.define((view) => new LiveMarks(view, tools), {
    decorations: ({ decorations }) => decorations,
  });
}

class LiveMarks {
  decorations: DecorationSet;
  readonly #tools: EditorTools;
  constructor(view: EditorView, tools: EditorTools) {
    this.#tools = tools;
    this.decorations = new Drawing(view, tools).decorations();
  }
  update(update: ViewUpdate): void {
    const isTold = update.transactions.some(({ effects }) => effects.some((one) => one.is(redraw)));
    const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
    if (
      update.docChanged ||
      update.viewportChanged ||
      update.selectionSet ||
      update.focusChanged ||
      isParsed ||
      isTold
    ) {
      this.decorations = new Drawing(update.view, this.#tools).decorations();
    }
  }
}

const hidden = Decoration.replace({});
const lineClass = (name: string) => Decoration.line({ class: name });
const LINES: Record<string, Decoration> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((at) => [`ATXHeading${at}`, lineClass(`h${at}`)])),
  SetextHeading1: lineClass('h1'),
  SetextHeading2: lineClass('h2'),
  Blockquote: lineClass('quote'),
  FencedCode: lineClass('fence'),
  CodeBlock: lineClass('fence'),
  Table: lineClass('fence'),
  FormulaBlock: lineClass('fence'),
};
const bullet = Decoration.replace({ widget: new BulletWidget() });
const resolved = Decoration.mark({ class: 'wiki' });
const missing = Decoration.mark({ class: 'wiki-missing' });

/** One drawing of what is in view. */
class Drawing {
  readonly #view: EditorView;
  readonly #tools: EditorTools;
  readonly #ranges: Range<Decoration>[] = [];
  readonly #isWriting: boolean;

  constructor(view: EditorView, tools: EditorTools) {
    this.#view = view;
    this.#tools = tools;
    this.#isWriting = view.hasFocus && !view.state.readOnly;
  }

  decorations(): DecorationSet {
    const tree = syntaxTree(this.#view.state);
    for (const { from, to } of this.#view.visibleRanges) {
      tree.iterate({ from, to, enter: (node) => this.#enter(node, from, to) });
    }
    return Decoration.set(this.#ranges, true);
  }

  #enter(node: WalkedNode, viewFrom: number, viewTo: number): void {
    const line = LINES[node.name];
    if (line) this.#addLines(line, Math.max(node.from, viewFrom), Math.min(node.to, viewTo));
    this.#draw[node.name]?.(node);
  }

  readonly #draw: Record<string, (node: WalkedNode) => void> = {
    HeaderMark: (node) => this.#hideWithSpace(node),
    QuoteMark: (node) => this.#hideWithSpace(node),
    EmphasisMark: (node) => this.#hide(node.from, node.to),
    StrikethroughMark: (node) => this.#hide(node.from, node.to),
    CodeMark: (node) => {
      if (node.node.parent?.name === 'InlineCode') this.#hide(node.from, node.to);
    },
    HorizontalRule: (node) => {
      this.#addLines(lineClass('rule'), node.from, node.to);
      this.#hide(node.from, node.to);
    },
    Link: (node) => this.#drawLink(node),
    Image: (node) => this.#drawPicture(node),
    WikiLink: (node) => this.#drawWikiLink(node),
    ListMark: (node) => this.#drawBullet(node),
    TaskMarker: (node) => this.#drawTask(node),
    Formula: (node) => this.#drawFormula(node),
  };

  #addLines(line: Decoration, from: number, to: number): void {
    const { doc } = this.#view.state;
    for (let at = doc.lineAt(from); ; at = doc.line(at.number + 1)) {
      this.#ranges.push(line.range(at.from));
      if (at.to >= to || at.number === doc.lines) return;
    }
  }

  /** Whether one is writing in the line of this place. */
  #isActive(at: number): boolean {
    if (!this.#isWriting) return false;
    const { doc, selection } = this.#view.state;
    const line = doc.lineAt(at);
    return selection.ranges.some(({ from, to }) => from <= line.to && to >= line.from);
  }

  #hide(from: number, to: number): void {
    if (from < to && !this.#isActive(from)) this.#ranges.push(hidden.range(from, to));
  }

  #hideWithSpace({ from, to }: WalkedNode): void {
    this.#hide(from, this.#text(to, to + 1) === ' ' ? to + 1 : to);
  }

  #text(from: number, to: number): string {
    return this.#view.state.doc.sliceString(from, to);
  }

  /** `[words](address)` is shown as its words. */
  #drawLink({ node }: WalkedNode): void {
    const closing = node.getChildren('LinkMark')[1];
    if (!closing || !node.getChild('URL')) return;
    this.#hide(node.from, node.from + 1);
    this.#hide(closing.from, node.to);
  }

  #drawPicture({ node }: WalkedNode): void {
    const url = node.getChild('URL');
    const [, closing] = node.getChildren('LinkMark');
    if (!url || !closing) return;
    const address = this.#text(url.from, url.to);
    if (!isAttachment(address)) return;
    const widget = new PictureWidget(address, this.#text(node.from + 2, closing.from));
    const { to } = this.#view.state.doc.lineAt(node.to);
    this.#ranges.push(Decoration.widget({ widget, side: 1 }).range(to));
    this.#hide(node.from, node.to);
  }

  #drawWikiLink({ from, to }: WalkedNode): void {
    const inside = this.#text(from + 2, to - 2);
    const { target: written, bar } = linkParts(inside);
    const target = written.trim();
    const kind = /^(person|goal|place|entry|note):\s*(?=\S)/i.exec(inside)?.[0].length ?? 0;
    const words = from + 2 + (bar === '' ? kind : written.length + bar.length);
    const leads = target.startsWith('#') || this.#tools.resolve(target) !== null;
    this.#ranges.push((leads ? resolved : missing).range(from, to));
    this.#hide(from, words);
    this.#hide(to - 2, to);
  }

  #drawBullet({ from, to, node }: WalkedNode): void {
    const isBullet = node.parent?.parent?.name === 'BulletList';
    if (!isBullet || this.#isActive(from)) return;
    if (node.nextSibling?.name === 'Task') this.#hideWithSpace(node);
    else this.#ranges.push(bullet.range(from, to));
  }

  #drawTask({ from, to }: WalkedNode): void {
    const isDone = this.#text(from + 1, from + 2) !== ' ';
    if (isDone) this.#addLines(lineClass('done'), from, to);
    if (this.#isActive(from)) return;
    const widget = new TaskWidget(isDone, this.#view.state.readOnly);
    this.#ranges.push(Decoration.replace({ widget }).range(from, to));
  }

  #drawFormula({ from, to }: WalkedNode): void {
    const isDisplay = this.#text(from, from + 2) === '$$';
    const length = isDisplay ? 2 : 1;
    const html = this.#tools.mathOf(this.#text(from + length, to - length), isDisplay);
    // A formula over two lines stays as written: a plugin may not hide a line's end.
    const isOneLine = this.#view.state.doc.lineAt(from).to >= to;
    if (!html || !isOneLine || this.#isActive(from)) return;
    this.#ranges.push(Decoration.replace({ widget: new FormulaWidget(html) }).range(from, to));
  }
}
