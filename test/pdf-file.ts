/** Small PDFs by hand, byte for byte as ISO 32000 says, so that tests need no file of anybody's. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

/** Words at a place of a page, in points from its lower left corner. */
export interface PlacedWords {
  at: readonly [x: number, y: number];
  words: string;
  /** In points; 11 unless said. */
  size?: number;
}

export interface PdfPage {
  words: readonly PlacedWords[];
}

interface PdfSaid {
  title?: string;
  author?: string;
  /** As PDF writes it: `D:20240506101500Z`. */
  created?: string;
  /** Words that only the one who knows this can read. */
  password?: string;
  /** Lets a page's content be other bytes than its words would be. */
  content?: (page: PdfPage) => Buffer;
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const hex = (bytes: Buffer): string => `<${bytes.toString('hex')}>`;
/** UTF-16 with its mark: what metadata is in. */
const saidAs = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
/** Characters by number, as the font's ToUnicode gives them back: any script, no font needed. */
const shown = (text: string): string => hex(Buffer.from(text, 'utf16le').swap16());

const PAGE = [595, 842] as const;
const CATALOG = 1;
const PAGES = 2;
const FONT = 3;
const DESCENDANT = 4;
const TO_UNICODE = 5;
const INFO = 6;
const DESCRIPTOR = 7;
const FIRST_PAGE = 8;

const CMAP = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Own def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
1 beginbfrange <0000> <ffff> <0000> endbfrange
endcmap end end`;

/** A PDF of these pages. */
export function pdfOf(pages: readonly PdfPage[], said: PdfSaid = {}): Uint8Array<ArrayBuffer> {
  const lock = said.password === undefined ? null : lockOf(said.password);
  const text = (number: number, value: Buffer) => hex(lock ? lock.close(number, value) : value);
  const stream = (number: number, value: Buffer, more = '') => {
    const bytes = lock ? lock.close(number, value) : value;
    return Buffer.concat([
      latin(`<< /Length ${bytes.length}${more} >>\nstream\n`),
      bytes,
      latin('\nendstream'),
    ]);
  };
  const info = [
    ...(said.title === undefined ? [] : [`/Title ${text(INFO, saidAs(said.title))}`]),
    ...(said.author === undefined ? [] : [`/Author ${text(INFO, saidAs(said.author))}`]),
    ...(said.created === undefined ? [] : [`/CreationDate ${text(INFO, latin(said.created))}`]),
  ].join(' ');
  const objects: Buffer[] = [
    latin(`<< /Type /Catalog /Pages ${PAGES} 0 R >>`),
    latin(
      `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${FIRST_PAGE + at * 2} 0 R`).join(' ')}] >>`,
    ),
    latin(
      `<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [${DESCENDANT} 0 R] /ToUnicode ${TO_UNICODE} 0 R >>`,
    ),
    latin(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Registry ${text(DESCENDANT, latin('Adobe'))} /Ordering ${text(DESCENDANT, latin('Identity'))} /Supplement 0 >> /DW 500 /FontDescriptor ${DESCRIPTOR} 0 R >>`,
    ),
    stream(TO_UNICODE, latin(CMAP)),
    latin(`<< ${info} >>`),
    latin(
      '<< /Type /FontDescriptor /FontName /Own /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    ),
  ];
  for (const [at, page] of pages.entries()) {
    const number = FIRST_PAGE + at * 2;
    const content = said.content?.(page) ?? contentOf(page);
    objects.push(
      latin(
        `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${PAGE.join(' ')}] /Resources << /Font << /F ${FONT} 0 R >> >> /Contents ${number + 1} 0 R >>`,
      ),
      stream(number + 1, said.content ? content : deflateSync(content), ' /Filter /FlateDecode'),
    );
  }
  return written(objects, lock?.entry ?? '');
}

const contentOf = ({ words }: PdfPage): Buffer =>
  latin(
    words
      .map(
        ({ at: [x, y], words: text, size = 11 }) =>
          `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm ${shown(text)} Tj ET\n`,
      )
      .join(''),
  );

/** Numbers, where each begins, and where the list of that begins. */
function written(objects: readonly Buffer[], encryption: string): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [latin('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')];
  let length = parts[0]?.length ?? 0;
  const starts: number[] = [];
  for (const [at, body] of objects.entries()) {
    const object = Buffer.concat([latin(`${at + CATALOG} 0 obj\n`), body, latin('\nendobj\n')]);
    starts.push(length);
    length += object.length;
    parts.push(object);
  }
  const list = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const id = hex(ID);
  parts.push(
    latin(
      `xref\n0 ${size}\n0000000000 65535 f \n${list}trailer\n<< /Size ${size} /Root ${CATALOG} 0 R /Info ${INFO} 0 R /ID [${id} ${id}] ${encryption} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** Words one below the other from the top, as a program would set a paragraph of one column. */
export const linesFrom = (
  lines: readonly string[],
  { x = 72, top = 760, leading = 14, size = 11 } = {},
): PlacedWords[] => lines.map((words, at) => ({ at: [x, top - at * leading], words, size }));

const ID = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
const PADDING = Buffer.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a',
  'hex',
);
const RIGHTS = -4;
const md5 = (...parts: readonly Buffer[]): Buffer =>
  createHash('md5').update(Buffer.concat(parts)).digest();

/** The oldest of PDF's locks (ISO 32000-1, 7.6.3, revision 2): every reader knows it. */
function lockOf(password: string) {
  const padded = Buffer.concat([latin(password), PADDING]).subarray(0, 32);
  const owner = rc4(md5(padded).subarray(0, 5), padded);
  const rights = Buffer.alloc(4);
  rights.writeInt32LE(RIGHTS);
  const key = md5(padded, owner, rights, ID).subarray(0, 5);
  const close = (number: number, value: Buffer): Buffer =>
    rc4(md5(key, Buffer.from([number & 255, number >> 8, 0, 0, 0])).subarray(0, 10), value);
  const entry = `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${hex(owner)} /U ${hex(rc4(key, PADDING))} /P ${RIGHTS} >>`;
  return { close, entry };
}

function rc4(key: Buffer, value: Buffer): Buffer {
  const state = Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number) => {
    [state[a], state[b]] = [state[b] ?? 0, state[a] ?? 0];
  };
  for (let at = 0, other = 0; at < 256; at += 1) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 255;
    swap(at, other);
  }
  let [at, other] = [0, 0];
  return Buffer.from(
    value.map((byte) => {
      at = (at + 1) & 255;
      other = (other + (state[at] ?? 0)) & 255;
      swap(at, other);
      return byte ^ (state[((state[at] ?? 0) + (state[other] ?? 0)) & 255] ?? 0);
    }),
  );
}
