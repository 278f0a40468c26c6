import { syntaxTree } from '@codemirror/language';
import {
  type EditorState,
  Prec,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  keymap,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { type EditorTools, redraw } from './tools.ts';
import { BlockWidget } from './widgets.ts';

/** Tables and formulas are looked for when typing or scrolling pauses. */
const PAUSE_MS = 120;
const BLOCK_CHARS_MAX = 20_000;

interface Block {
  from: number;
  to: number;
}
interface Blocks {
  /** What has been seen of the text; the rest is found when it comes into view. */
  found: readonly Block[];
  isFocused: boolean;
  drawn: DecorationSet;
}
const setFound = StateEffect.define<readonly Block[]>();
const setFocused = StateEffect.define<boolean>();

/**
 * Tables and formulas that stand on lines of their own are drawn while the cursor is elsewhere.
 * Whole lines may be replaced only by state, which knows no viewport: hence a plugin that finds
 * what is in view, and a field that keeps it.
 */
export function liveBlocks(tools: EditorTools) {
  const field = blockField(tools);
  return [field, finder(field), Prec.high(keymap.of(arrowKeys(field))), focusTold];
}

const focusTold = EditorView.focusChangeEffect.of((_state, isFocused) => setFocused.of(isFocused));

function blockField(tools: EditorTools): StateField<Blocks> {
  return StateField.define<Blocks>({
    create: () => ({ found: [], isFocused: false, drawn: Decoration.none }),
    update: (blocks, transaction) => updated(blocks, transaction, tools),
    provide: (field) => EditorView.decorations.from(field, ({ drawn }) => drawn),
  });
}

function updated(blocks: Blocks, transaction: Transaction, tools: EditorTools): Blocks {
  const { docChanged, selection, effects, state } = transaction;
  if (!docChanged && !selection && effects.length === 0) return blocks;
  let { found, isFocused } = blocks;
  let isDrawnAnew = docChanged || selection !== undefined;
  if (docChanged && found.length > 0) found = mapped(found, transaction);
  for (const effect of effects) {
    if (effect.is(setFound)) found = effect.value;
    if (effect.is(setFocused)) isFocused = effect.value;
    isDrawnAnew ||= effect.is(setFound) || effect.is(setFocused) || effect.is(redraw);
  }
  if (!isDrawnAnew || (found.length === 0 && blocks.found.length === 0)) {
    return isFocused === blocks.isFocused ? blocks : { ...blocks, isFocused };
  }
  return { found, isFocused, drawn: drawnOf(found, isFocused, state, tools) };
}

/** Blocks after a change; one that was changed itself is looked for again. */
function mapped(found: readonly Block[], { changes }: Transaction): Block[] {
  return found
    .filter(({ from, to }) => !changes.touchesRange(from, to))
    .map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) }));
}

function drawnOf(
  found: readonly Block[],
  isFocused: boolean,
  state: EditorState,
  tools: EditorTools,
): DecorationSet {
  const isWriting = isFocused && !state.readOnly;
  const isOpen = (block: Block) =>
    isWriting &&
    state.selection.ranges.some(({ from, to }) => from <= block.to && to >= block.from);
  const drawn = found
    .filter((block) => !isOpen(block))
    .map(({ from, to }) => {
      const widget = new BlockWidget(state.doc.sliceString(from, to), tools);
      return Decoration.replace({ widget, block: true }).range(from, to);
    });
  return Decoration.set(drawn);
}

function finder(field: StateField<Blocks>) {
  return ViewPlugin.define((view) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const { found } = view.state.field(field);
      const next = blocksInView(view, found);
      const isSame =
        next.length === found.length &&
        next.every(({ from, to }, at) => found[at]?.from === from && found[at].to === to);
      if (!isSame) view.dispatch({ effects: setFound.of(next) });
    };
    const lookSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    };
    lookSoon();
    return {
      update: (update: ViewUpdate) => {
        const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.docChanged || update.viewportChanged || isParsed) lookSoon();
      },
      destroy: () => clearTimeout(timer),
    };
  });
}

/** What is known outside the view, and what is there inside it. */
function blocksInView(view: EditorView, known: readonly Block[]): Block[] {
  const { from: viewFrom, to: viewTo } = view.viewport;
  const { doc } = view.state;
  const inView: Block[] = [];
  syntaxTree(view.state).iterate({
    from: viewFrom,
    to: viewTo,
    enter: ({ name, from, to }) => {
      if (name !== 'Table' && name !== 'FormulaBlock') return;
      const block = { from: doc.lineAt(from).from, to: doc.lineAt(to).to };
      const text = doc.sliceString(block.from, block.to);
      const isWhole = name === 'Table' || /^\s*\$\$[\s\S]*\S[\s\S]*\$\$\s*$/.test(text);
      if (isWhole && text.length <= BLOCK_CHARS_MAX) inView.push(block);
    },
  });
  const outside = known.filter(({ from, to }) => to < viewFrom || from > viewTo);
  return [...outside, ...inView].toSorted((a, b) => a.from - b.from);
}

/** Up and down lead into what is drawn, which the cursor would pass over. */
function arrowKeys(field: StateField<Blocks>) {
  const go = (step: 1 | -1) => (view: EditorView) => {
    const { doc, selection } = view.state;
    const line = doc.lineAt(selection.main.head);
    const number = line.number + step;
    if (!selection.main.empty || number < 1 || number > doc.lines) return false;
    const next = doc.line(number);
    const { found } = view.state.field(field);
    const block = found.find(({ from, to }) => from <= next.from && to >= next.to);
    if (!block || (block.from <= line.from && block.to >= line.to)) return false;
    view.dispatch({ selection: { anchor: next.from }, scrollIntoView: true });
    return true;
  };
  return [
    { key: 'ArrowDown', run: go(1) },
    { key: 'ArrowUp', run: go(-1) },
  ];
}
