import { isGivenUp, readingThread } from '#platform';

const TIMEOUT_MS = 20_000;
const HEAP_MB_MAX = 512;

/** A page as it came over the network. */
export interface FetchedPage {
  bytes: Uint8Array;
  /** Its final address. */
  url: string;
  contentType: string;
}

/** What is there to read on a page. */
export interface PageText {
  title: string;
  source: string;
  author: string | null;
  publishedAt: number | null;
  /** Sanitised; empty where no text was found. */
  html: string;
  excerpt: string;
  words: number;
  /** The page itself says that not everybody gets all of it. */
  isForPayers: boolean;
}

const thread = readingThread<FetchedPage>(new URL('./page-thread.ts', import.meta.url), {
  timeoutMs: TIMEOUT_MS,
  heapMbMax: HEAP_MB_MAX,
});

/** Reads a stranger's page in a thread of its own, so that a large or hostile one never holds up the server. */
export async function readPageInThread(
  page: FetchedPage,
): Promise<{ kind: 'text'; page: PageText } | { kind: 'nothing'; why: string }> {
  const answer = await thread.ask(page);
  return isGivenUp(answer)
    ? { kind: 'nothing', why: `This page ${answer.givenUp}.` }
    : { kind: 'text', page: answer as PageText };
}
