import { isGivenUp, Refusal, readingThread } from '#platform';
import type { Problem } from './archive/bundle.ts';
import type { Format, VaultPart } from './readers/index.ts';

/** For one step: opening looks at every note once, a part at some hundred of them. */
const TIMEOUT_MS = 60_000;
const HEAP_MB_MAX = 1_024;
/** Each waits with its whole file in memory. */
const WAITING_MAX = 3;

export type Asked = { kind: 'open'; bytes: Uint8Array; name: string } | { kind: 'next' };

export type Opened =
  | { kind: 'unreadable'; why: string }
  | { kind: 'opened'; format: Format; notesTotal: number };
/** A part and, with the last, everything that could not be read. */
export type Part = VaultPart & { problems: Problem[] };

const thread = readingThread<Asked>(new URL('./vault-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Reads a vault in its thread and hands it on part by part, so that it never lies in memory whole.
 * One vault after another. Takes `bytes` over: they are gone afterwards.
 * @throws Refusal when it cannot be read, or when others wait already.
 */
export async function readVault(
  vault: { bytes: Uint8Array<ArrayBuffer>; name: string },
  hear: (opened: Opened & { kind: 'opened' }, parts: AsyncIterable<Part>) => Promise<void>,
): Promise<void> {
  if (waiting >= WAITING_MAX)
    throw new Refusal('too_many', 'Others are bringing in notes just now. Try again in a minute.');
  waiting++;
  const mine = last.then(() => readNow(vault, hear));
  last = mine.catch(() => {});
  try {
    await mine;
  } finally {
    waiting--;
  }
}

async function readNow(
  { bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string },
  hear: Parameters<typeof readVault>[1],
): Promise<void> {
  const moved = bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
  const opened = (await ask({ kind: 'open', bytes, name }, moved)) as Opened;
  if (opened.kind === 'unreadable') throw new Refusal('invalid', opened.why);
  await hear(opened, parts());
}

async function* parts(): AsyncGenerator<Part> {
  for (;;) {
    const part = (await ask({ kind: 'next' })) as Part;
    yield part;
    if (part.isLast) return;
  }
}

async function ask(asked: Asked, moved: ArrayBuffer[] = []): Promise<unknown> {
  const answer = await thread.ask(asked, moved);
  if (!isGivenUp(answer)) return answer;
  throw new Refusal('invalid', `This file ${answer.givenUp}. Split it and bring in the parts.`);
}
