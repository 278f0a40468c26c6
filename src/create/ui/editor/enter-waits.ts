import { acceptCompletion, completionStatus } from '@codemirror/autocomplete';
import { insertNewline } from '@codemirror/commands';
import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, keymap, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Longer than this nobody waits for a key; then Enter is a new line after all. */
const WAIT_MS_MAX = 5_000;

/**
 * Enter while the offers for the last letters of a link are still being asked for: it takes the first of them when they
 * come. Without this it would make a new line in the middle of a link whenever one types faster than the server answers.
 * Any other key, and Enter a second time, ends the waiting; where nothing is offered it is a new line.
 */
export function enterWaits(isInLink: (view: EditorView) => boolean): Extension {
  const plugin = ViewPlugin.fromClass(
    class {
      timer: ReturnType<typeof setTimeout> | undefined;
      readonly view: EditorView;
      constructor(view: EditorView) {
        this.view = view;
      }
      get isWaiting(): boolean {
        return this.timer !== undefined;
      }
      wait(): void {
        this.timer = setTimeout(() => this.end(true), WAIT_MS_MAX);
      }
      update({ docChanged, selectionSet, focusChanged, state }: ViewUpdate): void {
        if (!this.isWaiting) return;
        if (docChanged || selectionSet || focusChanged) this.end(false);
        // Within an update nothing may be changed.
        else if (completionStatus(state) !== 'pending') queueMicrotask(() => this.end(true));
      }
      end(isKey: boolean): void {
        if (!this.isWaiting) return;
        clearTimeout(this.timer);
        this.timer = undefined;
        if (isKey && !acceptCompletion(this.view)) insertNewline(this.view);
      }
      destroy(): void {
        this.end(false);
      }
    },
  );
  const onEnter = (view: EditorView): boolean => {
    const waiting = view.plugin(plugin);
    if (!waiting || waiting.isWaiting) return false;
    if (completionStatus(view.state) !== 'pending' || !isInLink(view)) return false;
    waiting.wait();
    return true;
  };
  const onEscape = (view: EditorView): boolean => {
    view.plugin(plugin)?.end(false);
    return false;
  };
  const ours = [
    { key: 'Enter', run: onEnter },
    { key: 'Escape', run: onEscape },
  ];
  return [plugin, Prec.highest(keymap.of(ours))];
}
