import type { FieldText } from '#people';
import type { CardLine } from './line.ts';
import { meaningOf, meaningOfGroup } from './meaning.ts';
import { nameLine } from './name.ts';
import { lineOf, lineOf3, listLine } from './write-line.ts';

/** Said anew in every file, or by its form. */
const OWN = new Set(['BEGIN', 'END', 'VERSION', 'PRODID', 'REV', 'FN']);
/** The name of every group that is kept; writing numbers them. */
const GROUP = 'item1';

/** A line, or several that belong together, with what they say. */
export interface Unit {
  text: string;
  meaning: FieldText[];
  /** Whether Kith would write just this for what it says, so that nothing else need be kept. */
  isPlain: boolean;
}

/** The lines of a card in units: those with a label under one group, all others alone. */
export function unitsOf(lines: readonly CardLine[], name: string | null): Unit[] {
  const byGroup = Map.groupBy(lines, (line) => line.group?.toLowerCase() ?? '');
  const seen = new Set<string>();
  let isNamed = false;
  return lines.flatMap((line): Unit[] => {
    const group = line.group?.toLowerCase() ?? '';
    const together = group === '' ? [line] : (byGroup.get(group) ?? []);
    if (group !== '' && together.length > 1) {
      if (seen.has(group)) return [];
      seen.add(group);
      return [groupUnit(together)];
    }
    if (line.name === 'FN' && !isNamed) {
      isNamed = true;
      return [];
    }
    if (OWN.has(line.name) && line.name !== 'FN') return [];
    return [singleUnit(ungrouped(line), name)];
  });
}

function ungrouped(line: CardLine): CardLine {
  return line.group === null ? line : { ...line, text: line.text.slice(line.group.length + 1) };
}

/** What was kept as one value, read again. */
export const unitOf = (text: string, lines: readonly CardLine[]): Unit => ({
  text,
  meaning: lines.length > 1 ? meaningOfGroup(lines) : lines.flatMap(meaningOf),
  isPlain: false,
});

function groupUnit(lines: readonly CardLine[]): Unit {
  const text = lines.map((line) => `${GROUP}.${ungrouped(line).text}`).join('\n');
  return { text, meaning: meaningOfGroup(lines), isPlain: false };
}

function singleUnit(line: CardLine, name: string | null): Unit {
  const { text } = line;
  const meaning = meaningOf(line);
  return { text, meaning, isPlain: isPlain(line, meaning, name) };
}

function isPlain(
  { text, name, value }: CardLine,
  meaning: FieldText[],
  named: string | null,
): boolean {
  if (name === 'N') return named !== null && bare(text) === bare(nameLine(named));
  if (name === 'KIND') return value.trim().toLowerCase() === 'individual';
  if (name === 'UID') return true;
  if (name === 'X-KITH-UID' || name === 'X-KITH') return meaning.length > 0;
  if (name === 'NICKNAME' || name === 'CATEGORIES')
    return (
      meaning.length > 0 &&
      text ===
        listLine(
          name,
          meaning.map((one) => one.value),
        )
    );
  const [only] = meaning;
  return (
    meaning.length === 1 && only !== undefined && (text === lineOf(only) || text === lineOf3(only))
  );
}

/** Empty parts at the end of N are written by some and left out by others. */
const bare = (line: string): string => line.replace(/[;\s]+$/, '');
