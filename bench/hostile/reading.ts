/**
 * The process in which hostile inputs are read, as Kith's threads read them: one after another, each with the processor time
 * it took and the most memory that the process held meanwhile.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readList } from '../../src/consume/imports/readers/index.ts';
import { pageText } from '../../src/consume/library/page-text.ts';
import { blogrollAddresses } from '../../src/sources/discovery/blogroll.ts';
import { readPage } from '../../src/sources/discovery/page.ts';
import { readRoll } from '../../src/sources/discovery/roll.ts';
import { readFile } from '../../src/sources/imports/readers/index.ts';
import { readLetter } from '../../src/sources/mailboxes/letter/read.ts';
import { digest } from '../../src/sources/polling/digest.ts';
import type { Document, Kind } from './documents.ts';

export interface Reading {
  /** What was made of it, or null where the reader threw. */
  answer: unknown;
  threw: string | null;
  cpuMs: number;
  ms: number;
  /** How much more the process held at most while it read this than before it had read anything, in MB. */
  moreMb: number;
  /** What it held before. */
  heldMb: number;
}

const url = 'https://ada.example/2026/page.html';
const NOW = Date.UTC(2026, 0, 2);

/** The same functions that the threads call, and nothing around them. */
const READERS: Record<Kind, (document: Document) => unknown> = {
  feed: ({ bytes, contentType }) => digest(bytes, { url, contentType }),
  page: ({ bytes, contentType }) => ({
    about: readPage(bytes, { url, contentType }),
    page: pageText({ bytes, url, contentType }),
    blogrolls: blogrollAddresses(bytes, { url, contentType }),
    roll: readRoll(bytes, { url, contentType }),
  }),
  letter: ({ bytes }) => readLetter(bytes, { identity: 'x', receivedAt: NOW }),
  list: ({ bytes, name, contentType }) => ({
    people: readFile(bytes, { name }),
    kept: readList(bytes),
    roll: readRoll(bytes, { url, contentType }),
  }),
};

/** What the program holds before it reads. */
const HELD_BYTES = process.memoryUsage.rss();
/** A process that holds so much more is full of what was read before, and lets go of it before it reads on. */
const heldMb = HELD_BYTES / 1024 ** 2;
const FULL_BYTES = HELD_BYTES + 200 * 1024 * 1024;

/** What was let go of is not given back at once. */
const CLEARED_EVERY = 10;
let sinceCleared = 0;

/** Linux starts counting the peak anew when asked; elsewhere it is that of the process since its start. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {}
}

function peakMb(): number {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (found) return Number(found) / 1_024;
  } catch {}
  return process.resourceUsage().maxRSS / 1_024;
}

async function read(document: Document): Promise<Reading> {
  sinceCleared++;
  if (sinceCleared >= CLEARED_EVERY && process.memoryUsage.rss() > FULL_BYTES) {
    globalThis.gc?.();
    sinceCleared = 0;
  }
  forgetPeak();
  const began = performance.now();
  const before = process.cpuUsage();
  let answer: unknown = null;
  let threw: string | null = null;
  try {
    answer = await READERS[document.kind](document);
  } catch (error) {
    threw = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const ms = performance.now() - began;
  return { answer, threw, cpuMs: (user + system) / 1_000, ms, moreMb: peakMb() - heldMb, heldMb };
}

process.on('message', (document: Document) => {
  void read(document).then((reading) => process.send?.(reading));
});
