import { cleanField } from '#names';
import type { FieldText } from '#people';
import { KEPT_LINES_MAX, NOTE_PARTS_MAX } from './limits.ts';
import { type CardLine, readLine, textOf } from './line.ts';
import { meaningOf } from './meaning.ts';
import { nameOfParts } from './name.ts';
import { type CardVersion, normaliseLine } from './normalise.ts';
import { noteParts } from './notes.ts';
import type { CardText, UnfoldedLine } from './unfold.ts';
import { unitsOf } from './units.ts';

/** A card as the directory can take it. */
export interface Card {
  name: string | null;
  /** In the card's order, each once; with lines that are only kept. */
  fields: FieldText[];
  uid: string | null;
  /** Whose card it is: a person's, or that of a group with its members. */
  kind: string;
  /** Numbers and addresses of a group's members, as `uid:…` and `mailto:…`. */
  members: string[];
  problems: { at: number; text: string }[];
  /** Pictures, sounds and keys: too large for a directory. */
  leftOut: number;
}

const LARGE = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY']);

/** Reads one card. Never throws: what cannot be read is a problem, and the rest is kept. */
export function readCard(text: CardText): Card {
  const reading = new CardReading(versionOf(text));
  for (const line of text.lines) reading.take(line);
  return reading.done();
}

function versionOf(card: CardText): CardVersion {
  const given = card.lines
    .find((line) => /^VERSION:/i.test(line.text))
    ?.text.slice(8)
    .trim();
  return given === '2.1' || given === '4.0' ? given : '3.0';
}

class CardReading {
  private readonly version: CardVersion;
  private readonly lines: CardLine[] = [];
  private readonly problems: Card['problems'] = [];
  private leftOut = 0;

  constructor(version: CardVersion) {
    this.version = version;
  }

  take({ text, at, isCut }: UnfoldedLine): void {
    if (text.trim() === '') return;
    const name = /^(?:[A-Za-z\d-]+\.)?([A-Za-z\d-]+)[;:]/.exec(text)?.[1]?.toUpperCase() ?? '';
    if (isCut || (LARGE.has(name) && text.length > 2_000)) {
      if (LARGE.has(name)) this.leftOut++;
      else this.problems.push({ at, text: `${name || 'A line'} is too long to be kept.` });
      return;
    }
    const normal = normaliseLine(text, this.version);
    const line = normal === null ? null : readLine(normal);
    if (line) this.lines.push(line);
    else this.problems.push({ at, text: `“${text.slice(0, 60)}” cannot be read.` });
  }

  done(): Card {
    const first = (...names: string[]) => this.lines.find((line) => names.includes(line.name));
    const name = this.name();
    const fields = this.fields(name);
    return {
      name,
      fields,
      uid: fields.find(({ field }) => field === 'uid')?.value ?? null,
      kind: (first('KIND', 'X-ADDRESSBOOKSERVER-KIND')?.value ?? 'individual').trim().toLowerCase(),
      members: this.lines
        .filter(({ name }) => name === 'MEMBER' || name === 'X-ADDRESSBOOKSERVER-MEMBER')
        .map(({ value }) => memberKey(value)),
      problems: this.problems,
      leftOut: this.leftOut,
    };
  }

  private name(): string | null {
    const full = this.lines.find((line) => line.name === 'FN' && line.value.trim() !== '');
    const said = full ? textOf(full.value) : '';
    const parts = this.lines.find((line) => line.name === 'N');
    const name = said.trim() || (parts ? nameOfParts(parts.value) : '');
    return cleanField('name', name) ?? this.firstOf('nickname', 'employer');
  }

  private firstOf(...fields: FieldText['field'][]): string | null {
    const said = this.lines.flatMap(meaningOf);
    for (const field of fields) {
      const found = said.find((one) => one.field === field);
      if (found) return cleanField('name', found.value);
    }
    return null;
  }

  private fields(name: string | null): FieldText[] {
    const fields = new Map<string, FieldText>();
    const add = (text: FieldText) => {
      const value = cleanField(text.field, text.value);
      if (value === null) return false;
      fields.set(`${text.field} ${value}`, { ...text, value });
      return true;
    };
    let kept = 0;
    for (const unit of unitsOf(this.lines, name)) {
      for (const text of unit.meaning.flatMap(inParts)) add(text);
      if (unit.isPlain) continue;
      if (++kept > KEPT_LINES_MAX || !add({ field: 'card-line', value: unit.text })) this.leftOut++;
    }
    return [...fields.values()];
  }
}

/** Text longer than a value may be goes on in the next one. */
const inParts = (text: FieldText): FieldText[] =>
  text.field === 'note'
    ? noteParts(text.value, NOTE_PARTS_MAX).map((value) => ({ field: 'note', value }))
    : [text];

function memberKey(value: string): string {
  const member = value.trim().toLowerCase();
  return member.startsWith('mailto:') ? member : `uid:${member.replace(/^urn:uuid:/, '')}`;
}
