import { type EditorView, WidgetType } from '@codemirror/view';
import { htmlOf } from '../../markdown/index.ts';
import type { EditorTools } from './tools.ts';

const ROW_PX = 38;

/** A picture of this Kith, below the line that names it. */
export class PictureWidget extends WidgetType {
  readonly address: string;
  readonly words: string;
  constructor(address: string, words: string) {
    super();
    this.address = address;
    this.words = words;
  }
  override eq(other: PictureWidget): boolean {
    return other.address === this.address && other.words === this.words;
  }
  toDOM(view: EditorView): HTMLElement {
    const frame = document.createElement('span');
    frame.className = 'picture';
    const picture = document.createElement('img');
    picture.src = this.address;
    picture.alt = this.words;
    // Heights change when it has come.
    picture.onload = () => view.requestMeasure();
    frame.append(picture);
    return frame;
  }
}

/** The box of a task; a press sets or clears it. */
export class TaskWidget extends WidgetType {
  readonly isDone: boolean;
  readonly isReadOnly: boolean;
  constructor(isDone: boolean, isReadOnly: boolean) {
    super();
    this.isDone = isDone;
    this.isReadOnly = isReadOnly;
  }
  override eq(other: TaskWidget): boolean {
    return other.isDone === this.isDone && other.isReadOnly === this.isReadOnly;
  }
  toDOM(view: EditorView): HTMLElement {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.checked = this.isDone;
    box.disabled = this.isReadOnly;
    box.tabIndex = -1;
    box.ariaLabel = this.isDone ? 'Done' : 'To do';
    box.onmousedown = (event) => event.preventDefault();
    box.onclick = () => {
      const from = view.posAtDOM(box) + 1;
      view.dispatch({ changes: { from, to: from + 1, insert: this.isDone ? ' ' : 'x' } });
    };
    return box;
  }
}

export class BulletWidget extends WidgetType {
  override eq(): boolean {
    return true;
  }
  toDOM(): HTMLElement {
    const bullet = document.createElement('span');
    bullet.className = 'bullet';
    bullet.textContent = '•';
    return bullet;
  }
}

/** A formula in a line. */
export class FormulaWidget extends WidgetType {
  readonly html: string;
  constructor(html: string) {
    super();
    this.html = html;
  }
  override eq(other: FormulaWidget): boolean {
    return other.html === this.html;
  }
  toDOM(): HTMLElement {
    const formula = document.createElement('span');
    formula.className = 'formula';
    // MathML from `mathOf`, which holds no markup of the text's own.
    formula.innerHTML = this.html;
    return formula;
  }
  override ignoreEvent(): boolean {
    return false;
  }
}

/** A table or a formula on lines of its own, as the page shows it. A press opens it for writing. */
export class BlockWidget extends WidgetType {
  readonly markdown: string;
  readonly #tools: EditorTools;
  readonly #isDrawnWith: boolean;
  constructor(markdown: string, tools: EditorTools) {
    super();
    this.markdown = markdown;
    this.#tools = tools;
    this.#isDrawnWith = tools.hasMaths();
  }
  override eq(other: BlockWidget): boolean {
    return other.markdown === this.markdown && other.#isDrawnWith === this.#isDrawnWith;
  }
  override get estimatedHeight(): number {
    return this.markdown.split('\n').length * ROW_PX;
  }
  toDOM(view: EditorView): HTMLElement {
    const block = document.createElement('div');
    block.className = 'block prose';
    const { resolve, mathOf } = this.#tools;
    const maths = (tex: string, isDisplay: boolean) => mathOf(tex, isDisplay) ?? null;
    // `htmlOf` gives safe HTML, whatever the text says.
    block.innerHTML = htmlOf(this.markdown, { resolve, maths });
    block.onmousedown = (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      view.dispatch({ selection: { anchor: view.posAtDOM(block) }, scrollIntoView: true });
      view.focus();
    };
    return block;
  }
}
