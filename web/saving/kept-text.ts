import { device } from './device-shelf.ts';
import { isSame } from './versions.ts';

/** Prints of fields. */
export type Upon<Form> = Partial<Record<keyof Form, string>>;

/** What was written on this device and has not reached the server. */
export interface KeptText<Form> {
  /** Makes starting the thing on the server safe to repeat. */
  draftKey: string;
  unsaved: Partial<Form>;
  /** When it was last written, epoch ms by this device's clock. */
  at: number;
  /** What each of these fields was when it was written upon, as a print; where pages may differ. */
  upon?: Upon<Form> | undefined;
}

/** Under whose name and for what it is kept: another member of the same browser must not see it. */
export function keptName(memberId: string | number, kind: string, id: number | null): string {
  return `kith.unsaved.${memberId}.${kind}.${id ?? 'new'}`;
}

/** Each page keeps its own text: two that write in one thing must not overwrite each other's. */
export const keptNameOf = (name: string, page: string): string => `${name}#${page}`;

/** What pages have kept under a name, the latest first; nothing that cannot be read. */
export function keptTexts<Form>(name: string): { name: string; kept: KeptText<Form> }[] {
  return device
    .names(`${name}#`)
    .flatMap((stored) => {
      const kept = readKept<Form>(stored);
      return kept ? [{ name: stored, kept }] : [];
    })
    .toSorted((one, other) => other.kept.at - one.kept.at);
}

function readKept<Form>(name: string): KeptText<Form> | null {
  try {
    const found: unknown = JSON.parse(device.get(name) ?? 'null');
    return isKept<Form>(found) ? found : null;
  } catch {
    return null;
  }
}

/** Keeps, or forgets when `null`. False where there is no room: then this tab alone holds the text. */
export function keepText<Form>(name: string, kept: KeptText<Form> | null): boolean {
  if (kept !== null) return device.put(name, JSON.stringify(kept));
  device.take(name);
  return true;
}

function isKept<Form>(found: unknown): found is KeptText<Form> {
  if (typeof found !== 'object' || found === null) return false;
  const { draftKey, unsaved, at }: Partial<KeptText<Form>> = found;
  return (
    typeof draftKey === 'string' &&
    typeof at === 'number' &&
    typeof unsaved === 'object' &&
    unsaved !== null
  );
}

/**
 * What to do with kept text when the server's is read again: nothing when the server has it,
 * `use` it when it was written upon what the server has, else let the member say (`ask`), for
 * neither may be lost silently. Where nobody knows upon what, the later of the two goes on.
 */
export function judgeKept<Form extends object>(
  kept: KeptText<Form> | null,
  server: { form: Form; updatedAt: number; revision?: number | undefined },
): 'none' | 'use' | 'ask' {
  if (!kept) return 'none';
  const fields = Object.keys(kept.unsaved) as (keyof Form)[];
  const isThere = fields.every((field) => isSame(kept.unsaved[field], server.form[field]));
  if (isThere) return 'none';
  const { upon } = kept;
  if (upon) {
    const isUntouched = fields.every(
      (field) => upon[field] === printOf(server.form[field], server.revision),
    );
    return isUntouched ? 'use' : 'ask';
  }
  return kept.at >= server.updatedAt ? 'use' : 'ask';
}

/** To read all of a longer text would be felt between two keys. */
const LONG_CHARS = 20_000;

/**
 * Tells what a field was from what it has become: its fingerprint. A long text goes by the count of changes to the
 * whole thing, so that a change of another field counts as one too, and the member is asked once more than needed.
 */
export function printOf(value: unknown, revision: number | undefined): string {
  const isLong = typeof value === 'string' && value.length > LONG_CHARS;
  return isLong && revision !== undefined ? `change ${revision}` : fingerprint(value);
}

/** Tells two values apart in a few letters (cyrb53: 53 bits, and no need to resist an attack). */
export function fingerprint(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 2_654_435_761);
    other = Math.imul(other ^ code, 1_597_334_677);
  }
  return `${text.length}-${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}`;
}

/** A key for starting something. Works without https too, where `crypto.randomUUID` is missing. */
export function newDraftKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, at) => (at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}
