import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
} from '@codemirror/commands';
import {
  deleteMarkupBackward,
  insertNewlineContinueMarkupCommand,
} from '@codemirror/lang-markdown';
import { syntaxTree } from '@codemirror/language';
import { search, searchKeymap } from '@codemirror/search';
import { EditorSelection, type EditorState, Prec } from '@codemirror/state';
import { type Command, type EditorView, type KeyBinding, keymap } from '@codemirror/view';

/** How long after Escape the Tab key goes on to the next field instead of moving a list. */
const LEAVE_MS = 10_000;

/** Puts signs around what is selected, or takes them away again. */
function surround(sign: string): Command {
  return (view) => {
    if (view.state.readOnly) return false;
    const { doc } = view.state;
    const changes = view.state.changeByRange(({ from, to }) => {
      const isSurrounded =
        doc.sliceString(from - sign.length, from) === sign &&
        doc.sliceString(to, to + sign.length) === sign;
      if (isSurrounded) {
        return {
          changes: [
            { from: from - sign.length, to: from },
            { from: to, to: to + sign.length },
          ],
          range: EditorSelection.range(from - sign.length, to - sign.length),
        };
      }
      return {
        changes: [
          { from, insert: sign },
          { from: to, insert: sign },
        ],
        range: EditorSelection.range(from + sign.length, to + sign.length),
      };
    });
    view.dispatch(changes, { scrollIntoView: true, userEvent: 'input' });
    return true;
  };
}

/** `[words](…)` around what is selected, with the cursor where the address goes. */
function makeLink(view: EditorView): boolean {
  if (view.state.readOnly) return false;
  const changes = view.state.changeByRange(({ from, to }) => {
    const at = from === to ? from + 1 : to + 3;
    return {
      changes: [
        { from, insert: '[' },
        { from: to, insert: ']()' },
      ],
      range: EditorSelection.cursor(at),
    };
  });
  view.dispatch(changes, { scrollIntoView: true, userEvent: 'input' });
  return true;
}

/** Whether one writes in a list: only there does Tab move the text instead of the focus. */
function isInList(state: EditorState): boolean {
  const { head } = state.selection.main;
  const at = state.doc.lineAt(head).to;
  let node = syntaxTree(state).resolveInner(at, -1);
  while (node.parent && node.name !== 'ListItem') node = node.parent;
  return node.name === 'ListItem';
}

const inLists =
  (command: Command): Command =>
  (view) =>
    isInList(view.state) && command(view);

function mayLeave(view: EditorView): boolean {
  view.setTabFocusMode(LEAVE_MS);
  return true;
}

const ours: readonly KeyBinding[] = [
  { key: 'Mod-b', run: surround('**') },
  { key: 'Mod-i', run: surround('*') },
  { key: 'Mod-k', run: makeLink },
  { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
  { key: 'Backspace', run: deleteMarkupBackward },
  { key: 'Tab', run: inLists(indentMore), shift: inLists(indentLess) },
];

/** `onSave` is called by Mod-s. */
export function keys(onSave: () => void) {
  const save = (): boolean => {
    onSave();
    return true;
  };
  return [
    history(),
    search({ top: true }),
    Prec.high(keymap.of([...ours, { key: 'Mod-s', run: save, preventDefault: true }])),
    keymap.of([...searchKeymap, ...historyKeymap, ...defaultKeymap]),
    Prec.lowest(keymap.of([{ key: 'Escape', run: mayLeave }])),
  ];
}
