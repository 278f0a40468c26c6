/** What was written on this device and has not reached the server. */
export interface KeptText<Form> {
  /** Makes starting the thing on the server safe to repeat. */
  draftKey: string;
  unsaved: Partial<Form>;
  /** When it was last written, epoch ms by this device's clock. */
  at: number;
}

/** Under whose name and for what it is kept: another member of the same browser must not see it. */
export function keptName(memberId: string | number, kind: string, id: number | null): string {
  return `kith.unsaved.${memberId}.${kind}.${id ?? 'new'}`;
}

/** What is kept under a name; `null` when there is nothing, or nothing that can be read. */
export function keptText<Form>(name: string): KeptText<Form> | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return isKept<Form>(found) ? found : null;
  } catch {
    return null;
  }
}

/** Keeps, or forgets when `null`. Where storage is switched off or full, the page itself still holds the text. */
export function keepText<Form>(name: string, kept: KeptText<Form> | null): void {
  try {
    if (kept === null) localStorage.removeItem(name);
    else localStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // Nothing more can be done; the server is asked all the same.
  }
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
 * `use` it when it is the later of the two, else `offer` it: neither may be lost silently.
 */
export function judgeKept<Form extends object>(
  kept: KeptText<Form> | null,
  server: { form: Form; updatedAt: number },
): 'none' | 'use' | 'offer' {
  if (!kept) return 'none';
  const fields = Object.keys(kept.unsaved) as (keyof Form)[];
  const isSame = fields.every(
    (field) => JSON.stringify(kept.unsaved[field]) === JSON.stringify(server.form[field]),
  );
  if (isSame) return 'none';
  return kept.at >= server.updatedAt ? 'use' : 'offer';
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
