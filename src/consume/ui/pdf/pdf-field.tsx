import { useRef } from 'react';
import { Button } from '#kit';
import { PDF_BYTES_MAX, PDF_MB_MAX } from '../../pdf/limits.ts';
import './pdf.css';

interface PdfFieldProps {
  value: File | null;
  onChange: (file: File | null) => void;
}

export const isTooLarge = (file: File): boolean => file.size > PDF_BYTES_MAX;

/** A PDF file instead of an address. */
export function PdfField({ value, onChange }: PdfFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="pdf-field">
      {value && <span className="pdf-name">{value.name}</span>}
      <Button size="s" onPress={() => (value ? onChange(null) : input.current?.click())}>
        {value ? 'Take it out' : 'Choose a PDF file instead'}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="PDF file"
        accept="application/pdf,.pdf"
        onChange={(event) => {
          onChange(event.target.files?.[0] ?? null);
          // So that the same file, put right, can be chosen again.
          event.target.value = '';
        }}
      />
      {value && (
        <p className="pdf-aside">
          {isTooLarge(value)
            ? `This file has more than ${PDF_MB_MAX} MB, the most that Kith reads.`
            : 'Kith keeps the text of it, page by page. The file itself stays with you only.'}
        </p>
      )}
    </div>
  );
}
