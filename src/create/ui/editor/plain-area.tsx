import { TextArea } from '#kit';
import type { WritingAreaProps } from './writing-area.tsx';

/** Where the editor cannot be fetched, a plain field: what one wants to write does not wait. */
export default function PlainArea({ label, value, onChange, isReadOnly }: WritingAreaProps) {
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
