import { useEffect, useRef } from 'react';
import type { PutPictures } from './add-pictures.tsx';
import type { LinkOffer } from './completion.ts';
import { type OpenEditor, openEditor } from './open-editor.ts';
import type { PictureTaker } from './pictures.ts';

export interface WritingAreaProps {
  /** What is written here, for those who do not see it. */
  label: string;
  value: string;
  /** Told when typing pauses, when the focus leaves and before the page may go: not with each key. */
  onChange: (text: string) => void;
  /** Told at once when writing begins that `onChange` will tell later. */
  onTyping?: (() => void) | undefined;
  /** Takes a picture that was chosen, pasted or dropped and gives the Markdown that shows it. */
  onPasteImage?: PictureTaker | undefined;
  /** What `[[` and some words may go on to. */
  complete?: ((words: string) => Promise<readonly LinkOffer[]>) | undefined;
  /** Where `[[target]]` leads; null for nowhere. */
  resolve?: ((target: string) => string | null) | undefined;
  isReadOnly?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** Told what puts pictures into the text, once there is an editor; null when it closes. */
  onReady: (put: PutPictures | null) => void;
}

/** CodeMirror in React: opened once, told of what changes outside. */
export default function WritingArea({ onReady, ...props }: WritingAreaProps) {
  const { label, value, resolve, isReadOnly = false, autoFocus = false } = props;
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<OpenEditor>(undefined);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened once, with what it was first given.
  useEffect(() => {
    if (!host.current) return;
    const opened = openEditor(host.current, {
      label,
      text: value,
      isReadOnly,
      onTyping: () => latest.current.onTyping?.(),
      onText: (text) => latest.current.onChange(text),
      resolve: (target) => latest.current.resolve?.(target) ?? null,
      offersFor: async (words) => (await latest.current.complete?.(words)) ?? [],
      takePicture: props.onPasteImage
        ? async (picture, alt) => (await latest.current.onPasteImage?.(picture, alt)) ?? null
        : undefined,
    });
    editor.current = opened;
    if (autoFocus) opened.focus();
    onReady(opened.putPictures);
    return () => {
      onReady(null);
      opened.close();
    };
  }, [label]);
  useEffect(() => editor.current?.take(value), [value]);
  useEffect(() => editor.current?.setReadOnly(isReadOnly), [isReadOnly]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: where links lead has changed.
  useEffect(() => editor.current?.redraw(), [resolve]);
  return <div ref={host} className="writing-area" />;
}
