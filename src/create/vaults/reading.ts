import { fileReader, movedWith, Refusal, type SentFile } from '#platform';
import type { Problem } from './archive/bundle.ts';
import type { Format, VaultPart } from './readers/index.ts';

export type Asked = { kind: 'open'; bytes: Uint8Array; name: string } | { kind: 'next' };

export type Opened =
  | { kind: 'unreadable'; why: string }
  | { kind: 'opened'; format: Format; notesTotal: number };
/** A part and, with the last, everything that could not be read. */
export type Part = VaultPart & { problems: Problem[] };

const readInTurn = fileReader<Asked>(new URL('./vault-thread.ts', import.meta.url), 'notes');

/**
 * Reads a vault in its thread and hands it on part by part, so that it never lies in memory whole.
 * Takes `bytes` over: they are gone afterwards.
 * @throws Refusal when it cannot be read, or when others wait already.
 */
export function readVault(
  { bytes, name }: SentFile,
  hear: (opened: Opened & { kind: 'opened' }, parts: AsyncIterable<Part>) => Promise<void>,
): Promise<void> {
  return readInTurn(async (ask) => {
    const asked: Asked = { kind: 'open', bytes, name };
    const opened = (await ask(asked, movedWith(bytes))) as Opened;
    if (opened.kind === 'unreadable') throw new Refusal('invalid', opened.why);
    await hear(opened, partsOf(ask));
  });
}

async function* partsOf(ask: (asked: Asked) => Promise<unknown>): AsyncGenerator<Part> {
  for (;;) {
    const part = (await ask({ kind: 'next' })) as Part;
    yield part;
    if (part.isLast) return;
  }
}
