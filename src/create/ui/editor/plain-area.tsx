import { TextArea } from '#kit';
import type { MarkdownEditorProps } from './markdown-editor.tsx';

/** Where the editor cannot be fetched, a plain field: what one wants to write does not wait. */
export default function PlainArea({ label, value, onChange, isReadOnly }: MarkdownEditorProps) {
  return (
    <TextArea
      label={label}
      isLabelHidden
      lines={14}
      value={value}
      onChange={onChange}
      isDisabled={isReadOnly ?? false}
    />
  );
}
