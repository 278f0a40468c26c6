import { fileURLToPath } from 'node:url';
import { getDocument, PDFDateString, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { TOO_MUCH } from './bounds.ts';
import { PAGES_MAX, PDF_HTML_CHARS_MAX } from './limits.ts';
import { inColumns, type Line, linesOf } from './lines.ts';
import { type Paragraph, paragraphsOf, settingOf, withoutEdges } from './paragraphs.ts';

const SHIPPED = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));
const shipped = (folder: string): string => fileURLToPath(new URL(`${folder}/`, SHIPPED));
/** PDF is from 1993; what says it is older says nothing. */
const FIRST_YEAR = 1985;

const LOCKED =
  'This PDF is locked with a password. Save it without the password with a program that knows it, and keep that file.';
const BROKEN = 'This PDF is broken or cut off: its pages cannot be found in it.';
const TOO_LARGE = 'This PDF unpacks to more than Kith reads.';

/** What a PDF says of itself. */
export interface PdfInfo {
  title: string;
  author: string;
  createdAt: number | null;
  /** As ISO 639-1. */
  language: string | null;
}

/** What stands in a PDF, page by page; the last ones are left out where there are more than will be kept. */
export type ParsedPdf =
  | { kind: 'pages'; pages: Paragraph[][]; info: PdfInfo; pageCount: number }
  | { kind: 'nothing'; why: string };

/** Reads the pages of a PDF. What cannot be read is said. */
export async function readPdf(bytes: Uint8Array): Promise<ParsedPdf> {
  const task = getDocument({
    data: bytes,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: shipped('cmaps'),
    standardFontDataUrl: shipped('standard_fonts'),
    useWasm: false,
    enableXfa: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    const read = await pagesOf(document);
    const broken = read.find((page) => 'why' in page);
    if (broken && read.every((page) => 'why' in page)) return { kind: 'nothing', ...broken };
    const lines = withoutEdges(read.map((page) => ('why' in page ? [] : page)));
    const setting = settingOf(lines);
    const pages = lines.map((page) => paragraphsOf(page, setting));
    return { kind: 'pages', pages, info: await infoOf(document), pageCount: document.numPages };
  } catch (error) {
    return { kind: 'nothing', why: whyOf(error) };
  } finally {
    await task.destroy();
  }
}

/** All that pdf.js says of a file is about that file. */
function whyOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  if (error.name === 'PasswordException') return LOCKED;
  return error.message.includes(TOO_MUCH) ? TOO_LARGE : BROKEN;
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;
type PageRead = Line[] | { why: string };

/** The lines of each page, until there are more than will be kept. */
async function pagesOf(document: PdfDocument): Promise<PageRead[]> {
  const pages: PageRead[] = [];
  let chars = 0;
  const count = Math.min(document.numPages, PAGES_MAX);
  for (let number = 1; number <= count && chars < PDF_HTML_CHARS_MAX; number += 1) {
    const page = await linesOfPage(document, number);
    if (!('why' in page)) chars += page.reduce((sum, { text }) => sum + text.length, 0);
    pages.push(page);
  }
  return pages;
}

/** A page that cannot be read takes no other with it. */
async function linesOfPage(document: PdfDocument, number: number): Promise<PageRead> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return inColumns(linesOf(items.filter((item) => 'str' in item)));
  } catch (error) {
    return { why: whyOf(error) };
  }
}

/** What it says of itself, the newer form (XMP) first. */
async function infoOf(document: PdfDocument): Promise<PdfInfo> {
  const { info, metadata } = await document.getMetadata();
  const said = info as Record<string, unknown>;
  const created = PDFDateString.toDateObject(plain(said.CreationDate));
  const language = /^([a-z]{2})(?:-|$)/iu.exec(plain(said.Language))?.[1] ?? null;
  return {
    title: plain(metadata?.get('dc:title')) || plain(said.Title),
    author: plain(metadata?.get('dc:creator')) || plain(said.Author),
    createdAt: created && created.getFullYear() >= FIRST_YEAR ? created.getTime() : null,
    language: language?.toLowerCase() ?? null,
  };
}

const plain = (value: unknown): string =>
  [value]
    .flat()
    .filter((one) => typeof one === 'string')
    .join(', ')
    .replace(/[\s\0]+/gu, ' ')
    .trim()
    .toWellFormed();
