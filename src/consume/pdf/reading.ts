import { isGivenUp, readingThread } from '#platform';
import { countWords, detectLanguage } from '#search';
import type { ParsedPdf } from './read-pdf.ts';
import { titleOf } from './title-rules.ts';
import { htmlOf } from './written.ts';

const TIMEOUT_MS = 40_000;
const HEAP_MB_MAX = 512;
const NAME_CHARS_MAX = 200;
const EXCERPT_CHARS_MAX = 400;
/** So much of a text tells which language it is in. */
const TELLING_CHARS = 20_000;

const PICTURES =
  'This PDF has no text: its pages are pictures. A program that recognises text (OCR) can make one that has.';

/** A PDF as it came. */
export interface PdfFile {
  bytes: Uint8Array;
  /** What its file is called. */
  name: string;
  /** Where it is from: its host, or its file. */
  source: string;
}

/** What is there to read in a PDF. */
export interface PdfText {
  title: string;
  source: string;
  author: string | null;
  publishedAt: number | null;
  /** Sanitised: a section for each page that is kept. */
  html: string;
  excerpt: string;
  words: number;
  /** How many pages it has; the text of the last ones may be more than is kept. */
  pages: number;
  /** As ISO 639-1; null when nothing tells. */
  language: string | null;
}

export type ReadPdf = { kind: 'text'; page: PdfText } | { kind: 'nothing'; why: string };

const thread = readingThread<Uint8Array>(new URL('./pdf-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

/** Some write other things before the mark (ISO 32000-1, annex H). */
const MARK_WITHIN = 1_024;

const beginOf = (bytes: Uint8Array): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, MARK_WITHIN));

/** By its first bytes, whatever its server or name says. */
export const isPdf = (bytes: Uint8Array): boolean => beginOf(bytes).includes('%PDF-');
export const beginsAsPdf = (bytes: Uint8Array): boolean => /^\s*%PDF-/u.test(beginOf(bytes));

/** Reads a stranger's PDF in a thread of its own, so that a large or hostile one never holds up the server. */
export async function readPdfInThread({ bytes, name, source }: PdfFile): Promise<ReadPdf> {
  const answer = await thread.ask(bytes);
  if (isGivenUp(answer)) return { kind: 'nothing', why: `This PDF ${answer.givenUp}.` };
  const parsed = answer as ParsedPdf;
  if (parsed.kind === 'nothing') return parsed;
  const { pages, info, pageCount } = parsed;
  const text = pages
    .flat()
    .map((paragraph) => paragraph.text)
    .join(' ');
  if (text === '') return { kind: 'nothing', why: PICTURES };
  const page = {
    title: titleOf({ said: info.title, first: pages[0] ?? [], name }),
    source,
    author: info.author.slice(0, NAME_CHARS_MAX).toWellFormed() || null,
    publishedAt: info.createdAt,
    html: htmlOf(pages),
    excerpt: text.slice(0, EXCERPT_CHARS_MAX).toWellFormed(),
    words: countWords(text),
    pages: pageCount,
    language: detectLanguage(text.slice(0, TELLING_CHARS)) ?? info.language,
  };
  return { kind: 'text', page };
}
