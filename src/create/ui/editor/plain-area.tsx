import { TextArea } from '#kit';
import type { MarkdownEditorProps } from './markdown-editor.tsx';

interface PlainAreaProps extends MarkdownEditorProps {
  /** Here is nothing that takes pictures. */
  onReady: unknown;
}

/** Where the editor cannot be fetched, a plain field: what one wants to write does not wait. */
export default function PlainArea({ label, value, onChange, isReadOnly }: PlainAreaProps) {
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
