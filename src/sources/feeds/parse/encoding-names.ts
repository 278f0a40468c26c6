import { codePage } from './code-pages.ts';
import { sevenBit } from './seven-bit.ts';

// What other software calls encodings of the standard, in letters and digits only.
const otherNames = new Map(
  Object.entries<string>({
    cp932: 'shift_jis',
    shiftjis2004: 'shift_jis',
    shiftjisx0213: 'shift_jis',
    sjis2004: 'shift_jis',
    sjisx0213: 'shift_jis',
    xmacjapanese: 'shift_jis',
    cp936: 'gbk',
    euccn: 'gbk',
    eucgb2312cn: 'gbk',
    xmacsimpchinese: 'gbk',
    gb180302000: 'gb18030',
    cp949: 'euc-kr',
    ms949: 'euc-kr',
    uhc: 'euc-kr',
    euckr: 'euc-kr',
    ksx1001: 'euc-kr',
    xmackorean: 'euc-kr',
    cp950: 'big5',
    ms950: 'big5',
    big5tw: 'big5',
    hkscs: 'big5',
    xmactradchinese: 'big5',
    eucjp: 'euc-jp',
    eucjis2004: 'euc-jp',
    eucjisx0213: 'euc-jp',
    jisx0213: 'euc-jp',
    ujis: 'euc-jp',
    iso2022jp: 'iso-2022-jp',
    iso2022jp1: 'iso-2022-jp',
    iso2022jp2: 'iso-2022-jp',
    iso2022jp3: 'iso-2022-jp',
    iso2022jp2004: 'iso-2022-jp',
    iso2022jpext: 'iso-2022-jp',
    maccyrillic: 'x-mac-cyrillic',
    tis62025290: 'tis-620',
    tis62025291: 'tis-620',
    utf8sig: 'utf-8',
  }),
);

/** The encoding that a label names, as decoders call it; null when none knows it. */
export function knownLabel(label: string): string | null {
  const plain = label.toLowerCase();
  const other = otherNames.get(plain.replace(/[^a-z0-9]/g, '')) ?? sevenBit(plain);
  if (other) return other;
  const spellings = [
    plain,
    plain.replaceAll('_', '-'),
    plain.replace(/^(?:cp|win|windows)[-_]?(\d)/, 'windows-$1'),
    plain.replace(/^iso[-_]?8859[-_]?(\d{1,2})(?:[-_:](?:19|20)\d\d)?$/, 'iso-8859-$1'),
    plain.replace(/^mac[-_]?roman$/, 'macintosh'),
    plain.replace(/[^a-z0-9]/g, ''),
  ];
  for (const spelling of spellings) {
    const standard = standardDecoder(spelling);
    if (standard) return standard.encoding;
  }
  return codePage(plain);
}

export function standardDecoder(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}
