import { lazy, type ReactNode, Suspense, useDeferredValue, useState } from 'react';
import { RadioGroup, Skeleton } from '#kit';
import { AddPictures, type PutPictures } from './add-pictures.tsx';
import type { WritingAreaProps } from './writing-area.tsx';
import { storedMode, storeMode, type WritingMode } from './writing-mode.ts';
import './markdown-editor.css';

export type { LinkOffer } from './completion.ts';

export interface MarkdownEditorProps extends Omit<WritingAreaProps, 'onReady'> {
  /** Stays in sight at the end of the line above the text: who reads it. */
  aside?: ReactNode;
}

/** Markdown is read by a program of its own too, which a page of mere writing need not wait for. */
const Prose = lazy(async () => ({ default: (await import('../prose.tsx')).Prose }));

/** The editor is a program of its own; where it cannot be fetched, one writes in a plain field. */
const WritingArea = lazy(() =>
  import('./writing-area.tsx').catch(() => import('./plain-area.tsx')),
);

const MODES = [
  { value: 'write', label: 'Write' },
  { value: 'both', label: 'Side by side' },
  { value: 'read', label: 'Preview' },
] as const;

/** Markdown with live preview: for writing, for reading, or both beside each other. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const [mode, setMode] = useState(storedMode);
  // In an object: a state that is a function would be called.
  const [editor, setEditor] = useState<{ put: PutPictures } | null>(null);
  // The preview of a long text may come later than the next key.
  const shown = useDeferredValue(mode === 'write' ? '' : props.value);
  return (
    <div className="markdown-editor" data-mode={mode}>
      <div className="markdown-editor-bar">
        <RadioGroup
          label="How the text is shown"
          isLabelHidden
          look="segments"
          value={mode}
          choices={MODES}
          onChange={(value: WritingMode) => {
            storeMode(value);
            setMode(value);
          }}
        />
        <div className="markdown-editor-ways">
          {props.onPasteImage && mode !== 'read' && (
            <AddPictures
              isDisabled={editor === null || props.isReadOnly === true}
              onAdd={(pictures) => editor?.put(pictures)}
            />
          )}
          {props.aside}
        </div>
      </div>
      <div className="markdown-editor-panes">
        <Suspense fallback={<Skeleton lines={8} label="Opening the editor" />}>
          <WritingArea {...props} onReady={(put) => setEditor(put && { put })} />
        </Suspense>
        {mode !== 'write' && (
          <section className="markdown-editor-preview" aria-label={`${props.label}: preview`}>
            <Suspense fallback={<Skeleton lines={8} label="Opening the preview" />}>
              <Prose markdown={shown} resolve={props.resolve} />
            </Suspense>
          </section>
        )}
      </div>
    </div>
  );
}
