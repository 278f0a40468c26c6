import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state';
import { dropCursor, EditorView } from '@codemirror/view';
import { textChange } from '../../notes/text-change-rules.ts';
import { adoptStyles } from './adopt-styles.ts';
import { type LinkOffer, linkCompletion } from './completion.ts';
import { keys } from './keys.ts';
import { liveBlocks } from './live-blocks.ts';
import { liveMarks } from './live-marks.ts';
import type { ChosenPicture } from './picture-rules.ts';
import { type PictureTaker, pictures, putPictures } from './pictures.ts';
import { markdownSupport } from './syntax.ts';
import { type EditorTools, redraw } from './tools.ts';

/** The whole text is told when typing pauses, and while one types on, this often. */
const PAUSE_MS = 250;
const PAUSE_MS_MAX = 3_000;
/** Of a text as long as a book's chapter less often: to tell and save all of it is felt by who types on. */
const PAUSE_MS_MAX_LONG = 10_000;
const LONG_CHARS = 50_000;

export interface EditorOptions {
  label: string;
  text: string;
  isReadOnly: boolean;
  /** Something is being written that is not told yet. */
  onTyping: () => void;
  /** The text, when typing pauses, when the focus leaves, and before the page may go. */
  onText: (text: string) => void;
  resolve: (target: string) => string | null;
  offersFor: (words: string) => Promise<readonly LinkOffer[]>;
  takePicture: PictureTaker | undefined;
}

export interface OpenEditor {
  /** Another text from outside. What is the same stays, and so does the cursor in it. */
  take: (text: string) => void;
  setReadOnly: (isReadOnly: boolean) => void;
  /** Links lead elsewhere than before. */
  redraw: () => void;
  /** Puts pictures where one writes; nothing where none are taken. */
  putPictures: (pictures: readonly ChosenPicture[]) => void;
  focus: () => void;
  close: () => void;
}

/**
 * Opens an editor in a shadow root: there CodeMirror adopts its style sheets instead of adding a
 * <style> element, which the content security policy forbids.
 */
export function openEditor(host: HTMLElement, options: EditorOptions): OpenEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
  const readOnly = new Compartment();
  const teller = new TextTeller(options);
  let isWritten = false;
  const tools = toolsOf(options.resolve, () => view.dispatch({ effects: redraw.of(null) }));
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        extensionsOf(options, tools, () => teller.tell()),
        readOnly.of(EditorState.readOnly.of(options.isReadOnly)),
        EditorView.updateListener.of(({ docChanged, focusChanged, state, view: { hasFocus } }) => {
          if (docChanged) teller.changed(state.doc);
          isWritten ||= hasFocus;
          if (focusChanged && !hasFocus) teller.tell();
        }),
      ],
    }),
  });
  adoptStyles(root);
  const stopWatching = beforeLeaving(() => teller.tell());
  return {
    take: (text) => {
      if (teller.isTold(text)) return;
      replaceText(view, text);
      teller.learn(text);
    },
    setReadOnly: (isReadOnly) =>
      view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(isReadOnly)) }),
    redraw: () => view.dispatch({ effects: redraw.of(null) }),
    putPictures: (chosen) => {
      const { takePicture: take } = options;
      if (take) putPictures(view, { pictures: chosen, take, isWritten });
    },
    focus: () => view.focus(),
    close: () => {
      stopWatching();
      teller.tell();
      view.destroy();
    },
  };
}

/**
 * The cursor and the selection are the browser's own: CodeMirror's `drawSelection` blinks by an animation that makes the
 * page draw a frame sixty times a second, and half of what a key costs is then spent on that.
 */
function extensionsOf(options: EditorOptions, tools: EditorTools, onSave: () => void): Extension {
  return [
    linkCompletion(options.offersFor),
    keys(onSave),
    markdownSupport(),
    liveMarks(tools),
    liveBlocks(tools),
    options.takePicture ? pictures(options.takePicture) : [],
    dropCursor(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': options.label,
      spellcheck: 'true',
      autocapitalize: 'sentences',
      autocorrect: 'on',
    }),
    linkOpener,
  ];
}

/** Mod and a press follow the link in a drawn table or formula; a press alone writes there. */
const linkOpener = EditorView.domEventHandlers({
  click: (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link && !event.metaKey && !event.ctrlKey) event.preventDefault();
    return false;
  },
});

function toolsOf(resolve: EditorTools['resolve'], onLoaded: () => void): EditorTools {
  let mathOf: ((tex: string, isDisplay: boolean) => string | null) | undefined;
  let isFetched = false;
  const fetchMaths = async () => {
    isFetched = true;
    ({ mathOf } = await import('../../markdown/maths.ts'));
    onLoaded();
  };
  return {
    resolve,
    hasMaths: () => mathOf !== undefined,
    mathOf: (tex, isDisplay) => {
      // Without a network formulas stay as written.
      if (!isFetched) void fetchMaths().catch(() => {});
      return mathOf?.(tex, isDisplay);
    },
  };
}

/** Tells a text once typing pauses, so that no key costs the length of the text. */
class TextTeller {
  readonly #options: Pick<EditorOptions, 'onText' | 'onTyping'>;
  #told: string;
  #now: Text | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitsSince = 0;

  constructor(options: Pick<EditorOptions, 'text' | 'onText' | 'onTyping'>) {
    this.#told = options.text;
    this.#options = options;
  }
  changed(text: Text): void {
    const now = performance.now();
    if (!this.#now) {
      this.#waitsSince = now;
      this.#options.onTyping();
    }
    this.#now = text;
    clearTimeout(this.#timer);
    const most = text.length > LONG_CHARS ? PAUSE_MS_MAX_LONG : PAUSE_MS_MAX;
    const left = this.#waitsSince + most - now;
    this.#timer = setTimeout(() => this.tell(), Math.max(0, Math.min(PAUSE_MS, left)));
  }
  tell(): void {
    clearTimeout(this.#timer);
    const text = this.#now?.toString();
    this.#now = undefined;
    if (text === undefined) return;
    this.#told = text;
    this.#options.onText(text);
  }
  isTold(text: string): boolean {
    return text === this.#told;
  }
  /** The outside knows this text; nothing that waited is told over it. */
  learn(text: string): void {
    clearTimeout(this.#timer);
    this.#now = undefined;
    this.#told = text;
  }
}

/** Changes the middle only: the cursor and what is drawn around it stay. */
function replaceText(view: EditorView, text: string): void {
  const before = view.state.doc.toString();
  const after = text.replace(/\r\n?/g, '\n');
  if (before !== after) view.dispatch({ changes: textChange(before, after) });
}

/** On the window, so that the text is told before anyone who saves hears that the page goes. */
function beforeLeaving(run: () => void): () => void {
  const onHidden = () => document.hidden && run();
  window.addEventListener('visibilitychange', onHidden, true);
  window.addEventListener('pagehide', run, true);
  return () => {
    window.removeEventListener('visibilitychange', onHidden, true);
    window.removeEventListener('pagehide', run, true);
  };
}
