import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { adoptStyles } from './adopt-styles.ts';
import { keys } from './keys.ts';
import { markdownSupport } from './syntax.ts';

export interface ComparedText {
  /** What it is, for those who do not see it. */
  label: string;
  text: string;
}

export interface CompareOptions {
  /** The one that stays as it is. */
  left: ComparedText;
  right: ComparedText;
  /** The right one may be changed; each change is told. */
  onText: ((text: string) => void) | undefined;
  /** Too narrow for two texts beside each other: one, with what the other has between its lines. */
  isNarrow: boolean;
}

/** Differences that take longer to find are shown line by line. */
const DIFF = { scanLimit: 2_000, timeout: 300 };
const COLLAPSE = { margin: 3, minSize: 6 };

/** Shows two texts with their differences. Returns how to close. */
export function openCompare(host: HTMLElement, options: CompareOptions): () => void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const { left, right, onText, isNarrow } = options;
  const rightExtensions = extensionsOf(right.label, onText);
  const view = isNarrow
    ? new EditorView({
        root,
        parent: root,
        doc: right.text,
        extensions: [
          rightExtensions,
          unifiedMergeView({
            original: left.text,
            mergeControls: onText ? control : false,
            collapseUnchanged: COLLAPSE,
            diffConfig: DIFF,
          }),
        ],
      })
    : new MergeView({
        root,
        parent: root,
        a: { doc: left.text, extensions: extensionsOf(left.label, undefined) },
        b: { doc: right.text, extensions: rightExtensions },
        ...(onText ? { revertControls: 'a-to-b' as const, renderRevertControl } : {}),
        collapseUnchanged: COLLAPSE,
        diffConfig: DIFF,
      });
  adoptStyles(root);
  return () => view.destroy();
}

function extensionsOf(label: string, onText: CompareOptions['onText']): Extension {
  const tell = EditorView.updateListener.of(({ docChanged, state }) => {
    if (docChanged) onText?.(state.doc.toString());
  });
  return [
    keys(() => {}),
    markdownSupport(),
    EditorView.lineWrapping,
    // The text scrolls, so it must be reached by keys also where it is only read.
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', tabindex: '0' }),
    onText ? tell : EditorState.readOnly.of(true),
  ];
}

function renderRevertControl(): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '→';
  button.title = 'Take this part over to the right';
  button.ariaLabel = button.title;
  return button;
}

/** In one text: leave mine as it is, or take the other's. */
function control(type: 'reject' | 'accept', act: (event: MouseEvent) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = type === 'accept' ? 'Keep mine' : 'Take theirs';
  button.onmousedown = act;
  return button;
}
