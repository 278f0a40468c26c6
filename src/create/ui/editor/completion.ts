import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { type EditorView, keymap } from '@codemirror/view';
import { enterWaits } from './enter-waits.ts';

/** Something that a link can lead to. */
export interface LinkOffer {
  /** What one looks for. */
  title: string;
  /** What it is, in a word: note, person. */
  kind: string;
  /** What goes into the text: `[[person:Odile]]`. */
  insert: string;
}

const BEGINNING = /\[\[[^[\]|\n]{0,100}$/;

/** Whether the cursor stands after `[[` and what was typed of a link. */
function isInLink({ state }: EditorView): boolean {
  const { head, empty } = state.selection.main;
  const { from, text } = state.doc.lineAt(head);
  return empty && BEGINNING.test(text.slice(0, head - from));
}

/** `[[` asks `offersFor` for what goes on with these words. */
export function linkCompletion(offersFor: (words: string) => Promise<readonly LinkOffer[]>) {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(BEGINNING);
    if (!typed) return null;
    const offers = await offersFor(typed.text.slice(2));
    if (context.aborted) return null;
    return { from: typed.from, options: offers.map(optionOf), filter: false };
  };
  return [
    autocompletion({
      override: [source],
      icons: false,
      activateOnTypingDelay: 80,
      interactionDelay: 0,
    }),
    keymap.of(completionKeymap),
    enterWaits(isInLink),
  ];
}

function optionOf({ title, kind, insert }: LinkOffer): Completion {
  const apply = (view: EditorView, _completion: Completion, from: number, to: number) => {
    const isClosed = view.state.sliceDoc(to, to + 2) === ']]';
    view.dispatch({
      changes: { from, to: isClosed ? to + 2 : to, insert },
      selection: { anchor: from + insert.length },
      userEvent: 'input.complete',
    });
  };
  return { label: title, detail: kind, apply };
}
