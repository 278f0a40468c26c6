import { useEffect, useRef } from 'react';
import type { PutPictures } from './add-pictures.tsx';
import type { MarkdownEditorProps } from './markdown-editor.tsx';
import { type OpenEditor, openEditor } from './open-editor.ts';

interface WritingAreaProps extends MarkdownEditorProps {
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
