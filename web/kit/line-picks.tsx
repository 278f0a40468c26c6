import { Button } from './button.tsx';

export interface LinePicksProps {
  legend: string;
  lines: readonly string[];
  /** The text that they go into, one on each line. */
  text: string;
  onChange: (text: string) => void;
}

/** Lines one can press into a text, and out of it again, instead of writing them. */
export function LinePicks({ legend, lines, text, onChange }: LinePicksProps) {
  if (lines.length === 0) return null;
  const there = text.split('\n').map((line) => line.trim());
  return (
    <fieldset className="line-picks">
      <legend>{legend}</legend>
      {lines.map((line) => (
        <Button
          key={line}
          size="s"
          isPressed={there.includes(line)}
          onPress={() => onChange(withLine(text, line))}
        >
          {line}
        </Button>
      ))}
    </fieldset>
  );
}

/** The lines of a text with one more, or without it. */
export function withLine(text: string, line: string): string {
  const lines = text.split('\n').filter((one) => one.trim() !== '');
  const isThere = lines.some((one) => one.trim() === line);
  return (isThere ? lines.filter((one) => one.trim() !== line) : [...lines, line]).join('\n');
}
