import { nameKey } from '#names';
import type { FieldText } from '#people';
import { GROUP_MEMBERS_MAX } from '../../cards/limits.ts';
import { type Card, readCard } from '../../cards/read-card.ts';
import { cardsOf } from '../../cards/unfold.ts';
import { rowsByKey, unkeyShared } from './keys-of-several.ts';
import { emptyRow, joinGroups, type ReadFile, type ReadRow, Rows } from './rows.ts';

/** Whether a text is an address book of cards. */
export const isVcard = (text: string): boolean =>
  /^\s*(?:BEGIN\s*:\s*VCARD)/i.test(text.slice(0, 1_000));

/**
 * An address book of vCards of any version, many in one file. A card that is cut off, or names
 * nobody, is a problem with its line; the rest is read. Groups (KIND:group, and Apple's) become
 * groups of their members. Never throws.
 * Source: https://www.rfc-editor.org/rfc/rfc6350, https://www.rfc-editor.org/rfc/rfc9554
 */
export function readVcard(text: string): ReadFile {
  const reading = new VcardReading();
  for (const card of cardsOf(text)) {
    if (card.isClosed) reading.take(card.at, readCard(card));
    else reading.broken(card.at);
  }
  return reading.done();
}

class VcardReading {
  private readonly rows = new Rows();
  private readonly groups: Card[] = [];
  private position = 0;
  private leftOut = 0;

  broken(at: number): void {
    this.position++;
    this.rows.problem(
      this.position,
      `The card that begins in line ${at} has no end; it was left out.`,
    );
  }

  take(at: number, card: Card): void {
    this.leftOut += card.leftOut;
    if (card.kind === 'group') {
      this.groups.push(card);
      return;
    }
    const position = ++this.position;
    for (const problem of card.problems)
      this.rows.problem(position, `Line ${problem.at}: ${problem.text}`);
    const row = rowOf(position, card);
    if (!row) {
      this.rows.problem(
        position,
        `The card that begins in line ${at} names nobody; it was left out.`,
      );
      return;
    }
    this.rows.add(row);
  }

  done(): ReadFile {
    const byKey = rowsByKey(this.rows.rows);
    for (const group of this.groups) this.gather(group, byKey);
    unkeyShared(this.rows.rows, (row) => nameKey(row.name ?? ''));
    if (this.leftOut > 0) {
      const what =
        this.leftOut === 1
          ? 'picture, key or overlong line was'
          : 'pictures, keys or overlong lines were';
      const text = `${this.leftOut} ${what} left out; Kith keeps what is text.`;
      this.rows.problem(null, text);
    }
    if (this.rows.rows.length === 0)
      this.rows.problem(null, 'There is nobody in this address book.');
    return this.rows.read('vcard', null, 'vcard');
  }

  private gather(group: Card, byKey: ReadonlyMap<string, ReadRow[]>): void {
    let missing = 0;
    for (const member of group.members.slice(0, GROUP_MEMBERS_MAX)) {
      const rows = byKey.get(member) ?? [];
      if (rows.length === 0) missing++;
      for (const row of rows) joinGroups(row.groups, [group.name ?? 'Group']);
    }
    if (missing > 0) {
      const text = `The group “${group.name ?? ''}” has ${missing === 1 ? '1 member who is' : `${missing} members who are`} not in this file.`;
      this.rows.problem(null, text);
    }
  }
}

/** What the preview shows has a place of its own; all else goes along as it is. */
function rowOf(position: number, card: Card): ReadRow | null {
  const of = (field: FieldText['field']) => card.fields.filter((one) => one.field === field);
  const isAnybody =
    card.name !== null || card.fields.some(({ field }) => field !== 'card-line' && field !== 'uid');
  if (!isAnybody) return null;
  const row = emptyRow(position);
  row.name = card.name ?? of('email')[0]?.value ?? of('phone')[0]?.value ?? null;
  row.emails = of('email').map(({ value }) => value);
  row.employer = of('employer')[0]?.value ?? null;
  row.role = of('role')[0]?.value ?? null;
  const placed = new Set([
    ...of('email'),
    ...of('employer').slice(0, 1),
    ...of('role').slice(0, 1),
  ]);
  row.more = card.fields.filter((one) => !placed.has(one));
  return row;
}
