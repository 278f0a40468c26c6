import type { HTMLInputAutoCompleteAttribute, KeyboardEvent, Ref } from 'react';
import { Field, type FieldProps } from './field.tsx';

interface TextProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: (() => void) | undefined;
  placeholder?: string | undefined;
  /** The most characters that may be typed. */
  lengthMax?: number | undefined;
  autoFocus?: boolean | undefined;
}

export interface TextFieldProps extends TextProps {
  type?: 'text' | 'password' | 'email' | 'url' | 'search' | undefined;
  autoComplete?: HTMLInputAutoCompleteAttribute | undefined;
  /** For names of accounts and addresses: no spelling help, no capitals. */
  isCode?: boolean | undefined;
  onKeyDown?: ((event: KeyboardEvent<HTMLInputElement>) => void) | undefined;
  ref?: Ref<HTMLInputElement> | undefined;
}

/** One line of text. `type="search"` is what the `/` shortcut goes to. */
export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      {(ids) => (
        <>
          <input
            {...ids}
            ref={props.ref}
            className="input"
            type={props.type ?? 'text'}
            name={props.name}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
            onBlur={props.onBlur}
            onKeyDown={props.onKeyDown}
            placeholder={props.placeholder}
            maxLength={props.lengthMax}
            autoComplete={props.autoComplete ?? 'off'}
            spellCheck={props.isCode ? false : undefined}
            autoCapitalize={props.isCode ? 'none' : undefined}
            required={props.isRequired}
            disabled={props.isDisabled}
            // biome-ignore lint/a11y/noAutofocus: for a form that is the only thing on its page.
            autoFocus={props.autoFocus}
          />
          {props.type !== 'password' && <span className="paper-line" data-text={props.value} />}
        </>
      )}
    </Field>
  );
}

export interface TextAreaProps extends TextProps {
  /** Lines seen while empty; it grows with its text up to 20. */
  lines?: number | undefined;
  /** One line that wraps where it is long, such as a title: Enter ends no line, and a pasted break is a space. */
  isLine?: boolean | undefined;
  ref?: Ref<HTMLTextAreaElement> | undefined;
}

/** Several lines of text, growing as one types. */
export function TextArea({ isLine = false, lines = isLine ? 1 : 3, ...props }: TextAreaProps) {
  const change = (field: HTMLTextAreaElement) => {
    if (isLine && field.value.includes('\n')) joinLines(field);
    props.onChange(field.value);
  };
  return (
    <Field {...props}>
      {(ids) => (
        // The copy in `data-text` lies in the same grid cell and stretches it: growing without
        // measuring, in every browser.
        <div className="text-area" data-text={`${props.value}\n`}>
          <textarea
            {...ids}
            ref={props.ref}
            className="input"
            name={props.name}
            rows={lines}
            value={props.value}
            onChange={(event) => change(event.target)}
            onBlur={props.onBlur}
            onKeyDown={(event) => {
              if (isLine && event.key === 'Enter') event.preventDefault();
            }}
            placeholder={props.placeholder}
            maxLength={props.lengthMax}
            required={props.isRequired}
            disabled={props.isDisabled}
            // biome-ignore lint/a11y/noAutofocus: for a form that is the only thing on its page.
            autoFocus={props.autoFocus}
          />
        </div>
      )}
    </Field>
  );
}

const inOneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

/** In the field itself, with the caret behind what was pasted: other words from outside put it at the end. */
function joinLines(field: HTMLTextAreaElement): void {
  const caret = inOneLine(field.value.slice(0, field.selectionStart)).length;
  field.value = inOneLine(field.value);
  field.setSelectionRange(caret, caret);
}
