import type { Fetched, GuardedFetch } from '#platform';
import { frontInstead } from '../links/rules.ts';
import { PDF_BYTES_MAX } from '../pdf/limits.ts';
import { beginsAsPdf, isPdf, type PdfText, readPdfInThread } from '../pdf/reading.ts';
import { type PageText, readPageInThread } from './reading-thread.ts';

const PAGE_BYTES_MAX = 5 * 1024 * 1024;
/** For what may be large. */
const FILE_TIMEOUT_MS = 60_000;

const FOR_SOME = 'The site gives this page only to those who sign in or pay.';
/** What these answers of a site mean for who wants to read. */
const CLOSED: Record<number, string> = {
  401: FOR_SOME,
  402: FOR_SOME,
  403: 'The site does not give this page to programs; in a browser it may be there.',
};

type Nothing = { kind: 'nothing'; why: string };
type Found = { kind: 'text'; page: PageText } | Nothing;

/** What there is to read at an address, page of the web or PDF. */
export type KeptPage = Omit<PdfText, 'pages'> & { pages: number | null };
export type Readable = { kind: 'text'; page: KeptPage } | Nothing;

type Door = Pick<GuardedFetch, 'get'>;
type Fetch = Extract<Fetched, { kind: 'ok' }>;

/** What there is to read on a page of the web, fetched by the door that is given. */
export async function pageAt(fetch: Door, url: string): Promise<Found> {
  const fetched = await fetch.get({ url, bytesMax: PAGE_BYTES_MAX, accept: 'text/html' });
  if (fetched.kind !== 'ok') return nothingOf(fetched);
  return isFilePdf(fetched) ? { kind: 'nothing', why: A_PDF } : readAsPage(fetched);
}

const A_PDF = 'It is a PDF: keep it, and its text is in your library, page by page.';

/**
 * The same, or what stands in a PDF, which may be larger and take longer. Where a text of it is there already, the front
 * page of its site is not another one.
 */
export async function readableAt(
  fetch: Door,
  { url, isAgain }: { url: string; isAgain: boolean },
): Promise<Readable> {
  const fetched = await fetch.get({
    url,
    bytesMax: (headers) => (isSaidPdf(headers) ? PDF_BYTES_MAX : PAGE_BYTES_MAX),
    timeoutMs: FILE_TIMEOUT_MS,
    accept: 'text/html, application/pdf;q=0.9',
  });
  if (fetched.kind !== 'ok') return nothingOf(fetched);
  const front = isAgain ? frontInstead(url, fetched.url) : null;
  if (front !== null) return { kind: 'nothing', why: front };
  if (isFilePdf(fetched)) return readAsPdf(fetched);
  const found = await readAsPage(fetched);
  if (found.kind === 'nothing') return found;
  return { kind: 'text', page: { ...found.page, pages: null, language: null } };
}

function nothingOf(fetched: Exclude<Fetched, Fetch>): Nothing {
  if (fetched.kind === 'not-modified') return { kind: 'nothing', why: 'The site sent nothing.' };
  return { kind: 'nothing', why: CLOSED[fetched.status ?? 0] ?? fetched.detail };
}

const typeOf = ({ headers }: Pick<Fetch, 'headers'>): string => headers['content-type'] ?? '';

/** Many servers say of a file no more than that it is one. */
const isSaidPdf = (headers: Record<string, string>): boolean =>
  /pdf|octet-stream|force-download/iu.test(typeOf({ headers }));

/** A page that is about PDFs may have the mark somewhere. */
const isFilePdf = (fetched: Fetch): boolean =>
  /html/iu.test(typeOf(fetched)) ? beginsAsPdf(fetched.body) : isPdf(fetched.body);

async function readAsPage({ body, url, ...answer }: Fetch): Promise<Found> {
  const contentType = typeOf(answer);
  if (/pdf/iu.test(contentType)) return { kind: 'nothing', why: NO_PDF };
  if (contentType !== '' && !/html/iu.test(contentType))
    return { kind: 'nothing', why: `This is no page of text, but ${contentType.slice(0, 60)}.` };
  return readPageInThread({ bytes: body, url, contentType });
}

const NO_PDF = 'The site says that this is a PDF, but it is none.';

const readAsPdf = ({ body, url }: Fetch): Promise<Readable> =>
  readPdfInThread({ bytes: body, name: nameIn(url), source: new URL(url).hostname });

/** What the file at an address is called. */
function nameIn(url: string): string {
  const last = new URL(url).pathname.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
