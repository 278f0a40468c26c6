import { describe, expect, it } from 'vitest';
import { parseFeed } from './index.ts';

const ascii = (text: string) => Buffer.from(text, 'latin1');
const hex = (text: string) => Buffer.from(text, 'hex');
const hexOf = (text: string) => ascii(text).toString('hex');

/** Titles in bytes of an encoding, as Python's codecs write them, by labels that publishers use. */
// biome-ignore format: a list
const encodings: [label: string, title: string, bytes: string][] = [
  ['cp437', 'Café à Noël', '436166822085204e6f896c'],
  ['cp720', 'مرحبا', 'eaa9a5a09f'],
  ['cp737', 'Γειά σου κόσμε', '829ca0e120a9a6ac20a1e6a9a39c'],
  ['cp775', 'Zażółć gęślą', '5a61a4a288872067d2986cd0'],
  ['cp850', 'Café à Noël', '436166822085204e6f896c'],
  ['cp852', 'Zażółć gęślą', '5a61bea288862067a9986ca5'],
  ['cp855', 'Привет, мир', 'dde1b7eba8e52c20d2b7e1'],
  ['cp856', 'שלום עולם', '998c858d2092858c8d'],
  ['cp857', 'Merhaba dünya ığş', '4d6572686162612064816e7961208da79f'],
  ['cp858', 'Café à Noël', '436166822085204e6f896c'],
  ['cp860', 'Olá Mundo ção', '4f6ca0204d756e646f2087846f'],
  ['cp861', 'Café à Noël', '436166822085204e6f896c'],
  ['cp862', 'שלום עולם', '998c858d2092858c8d'],
  ['cp863', 'Café à Noël', '436166822085204e6f896c'],
  ['cp865', 'Café à Noël', '436166822085204e6f896c'],
  ['cp869', 'Γειά σου κόσμε', 'a6dee39b20ece9f220e4a2ece6de'],
  ['cp1125', 'Привет, мир', '8fe0a8a2a5e22c20aca8e0'],
  ['cp1006', 'ﺍﺎﺏ', 'b0b2b3'],
  ['kz1048', 'Қазақ Ә', '8de0e7e09d20a3'],
  ['ptcp154', 'Привет, Ә Ғ', 'cff0e8e2e5f22c20aa2081'],
  ['koi8_t', 'Привет, мир', 'f0d2c9d7c5d42c20cdc9d2'],
  ['hp_roman8', 'Café à Noël', '436166c520c8204e6fcd6c'],
  ['mac_greek', 'Γειά σου κόσμε', 'a1e5e9c020f3eff920ebdef3ede5'],
  ['mac_turkish', 'Merhaba dünya ığş', '4d65726861626120649f6e796120dddbdf'],
  ['mac_iceland', 'Café à Noël', '4361668e2088204e6f916c'],
  ['mac_latin2', 'Zażółć gęślą', '5a61fd97b88d2067abe66c88'],
  ['mac_croatian', 'Café à Noël', '4361668e2088204e6f916c'],
  ['mac_romanian', 'Café à Noël', '4361668e2088204e6f916c'],
  ['windows-1250', 'Zażółć gęślą', '5a61bff3b3e62067ea9c6cb9'],
  ['windows-1251', 'Привет, мир', 'cff0e8e2e5f22c20ece8f0'],
  ['windows-1252', 'Café à Noël', '436166e920e0204e6feb6c'],
  ['windows-1253', 'Γειά σου κόσμε', 'c3e5e9dc20f3eff520eafcf3ece5'],
  ['windows-1254', 'Merhaba dünya ığş', '4d6572686162612064fc6e796120fdf0fe'],
  ['windows-1255', 'שלום עולם', 'f9ece5ed20f2e5eced'],
  ['windows-1256', 'مرحبا', 'e3d1cdc8c7'],
  ['windows-1257', 'Zażółć gęślą', '5a61fdf3f9e32067e6fa6ce0'],
  ['windows-1258', 'Café à Noël', '436166e920e0204e6feb6c'],
  ['windows-874', 'สวัสดี', 'cac7d1cab4d5'],
  ['iso-8859-2', 'Zażółć gęślą', '5a61bff3b3e62067eab66cb1'],
  ['iso-8859-3', 'Merhaba dünya ığş', '4d6572686162612064fc6e796120b9bbba'],
  ['iso-8859-4', 'Ærø øl', 'c672f820f86c'],
  ['iso-8859-5', 'Привет, мир', 'bfe0d8d2d5e22c20dcd8e0'],
  ['iso-8859-6', 'مرحبا', 'e5d1cdc8c7'],
  ['iso-8859-7', 'Γειά σου κόσμε', 'c3e5e9dc20f3eff520eafcf3ece5'],
  ['iso-8859-8', 'שלום עולם', 'f9ece5ed20f2e5eced'],
  ['iso-8859-10', 'Þórður ær', 'def372f0757220e672'],
  ['iso-8859-13', 'Zażółć gęślą', '5a61fdf3f9e32067e6fa6ce0'],
  ['iso-8859-14', 'Café à Noël', '436166e920e0204e6feb6c'],
  ['iso-8859-15', 'Café à Noël', '436166e920e0204e6feb6c'],
  ['iso-8859-16', 'Zażółć gęślą', '5a61bff3b3e52067fdf76ca2'],
  ['koi8-r', 'Привет, мир', 'f0d2c9d7c5d42c20cdc9d2'],
  ['koi8-u', 'Привет, мир', 'f0d2c9d7c5d42c20cdc9d2'],
  ['ibm866', 'Привет, мир', '8fe0a8a2a5e22c20aca8e0'],
  ['macintosh', 'Café à Noël', '4361668e2088204e6f916c'],
  ['x-mac-cyrillic', 'Привет, мир', '8ff0e8e2e5f22c20ece8f0'],
  ['big5', '中文標題', 'a4a4a4e5bcd0c344'],
  ['gb2312', '中文标题', 'd6d0cec4b1eacce2'],
  ['gbk', '中文标题', 'd6d0cec4b1eacce2'],
  ['gb18030', '中文标题', 'd6d0cec4b1eacce2'],
  ['shift_jis', '日本語の題', '93fa967b8cea82cc91e8'],
  ['euc-jp', '日本語の題', 'c6fccbdcb8eca4cec2ea'],
  ['euc-kr', '한국어 제목', 'c7d1b1b9beee20c1a6b8f1'],
  ['tis-620', 'สวัสดี', 'cac7d1cab4d5'],
  ['iso-2022-jp', '日本語の題', '1b2442467c4b5c386c244e426a1b2842'],
  ['hz-gb-2312', '中文标题 ~ a', '7e7b56504e44316a4c627e7d207e7e2061'],
  ['iso-2022-kr', '한국어 제목', '1b2429430e475131393e6e0f200e412638710f'],
  ['UTF-7', 'Café – 日本語 + 1', '4361662b414f6b202b49424d202b5a65566e4c497165202b2d2031'],
  ['iso-2022-jp-2', '日本語の題', '1b2442467c4b5c386c244e426a1b2842'],
  ['cp949', '한국어 제목', 'c7d1b1b9beee20c1a6b8f1'],
  ['cp932', '日本語の題', '93fa967b8cea82cc91e8'],
  ['cp936', '中文标题', 'd6d0cec4b1eacce2'],
  ['cp950', '中文標題', 'a4a4a4e5bcd0c344'],
  ['ISO8859_1', 'Café à Noël', '436166e920e0204e6feb6c'],
  ['latin-2', 'Zażółć gęślą', '5a61bff3b3e62067eab66cb1'],
  ['Cp1251', 'Привет, мир', 'cff0e8e2e5f22c20ece8f0'],
  ['IBM850', 'Café à Noël', '436166822085204e6f896c'],
  ['MacRoman', 'Café à Noël', '4361668e2088204e6f916c'],
  ['UTF8', 'Привет, мир', 'd09fd180d0b8d0b2d0b5d1822c20d0bcd0b8d180'],
  ['EUCKR', '한국어 제목', 'c7d1b1b9beee20c1a6b8f1'],
  ['SJIS', '日本語の題', '93fa967b8cea82cc91e8'],
  ['x-mac-greek', 'Γειά σου κόσμε', 'a1e5e9c020f3eff920ebdef3ede5'],
  // Beyond what Node's own decoder has of these, though the standard has it
  ['euc-kr', '똠방각하 펲시', '8c63b9e6b0a2c7cf20bc84bdc3'],
  ['ks_c_5601-1987', '똠방각하 펲시', '8c63b9e6b0a2c7cf20bc84bdc3'],
  ['big5-hkscs', '香港嗰啲', 'adbbb4e49df59df8'],
  ['big5', '香港嗰啲', 'adbbb4e49df59df8'],
  ['johab', '한국어 제목 뷁', 'd0658a82b4e120b941a1a220a6ca'],
  ['csPC8CodePage437', 'Café à Noël', '436166822085204e6f896c'],
  ['csPC862LatinHebrew', 'שלום עולם', '998c858d2092858c8d'],
  ['csHPRoman8', 'Café à Noël', '436166c520c8204e6fcd6c'],
  ['ISO_8859-5:1988', 'Привет, мир', 'bfe0d8d2d5e22c20dcd8e0'],
  ['iso-ir-166', 'สวัสดี', 'cac7d1cab4d5'],
  ['dos-866', 'Привет, мир', '8fe0a8a2a5e22c20aca8e0'],
  ['x-mac-japanese', '日本語の題', '93fa967b8cea82cc91e8'],
  ['csISO2022KR', '한국어 제목', '1b2429430e475131393e6e0f200e412638710f'],
  ['utf_8', 'Привет, мир', 'd09fd180d0b8d0b2d0b5d1822c20d0bcd0b8d180'],
];

// Whole documents, since not even their angles are ASCII.
// biome-ignore format: a list
const ebcdic: [label: string, title: string, bytes: string][] = [
  ['cp037', 'Café à Noël', '4c6fa7949340a58599a28996957e7ff14bf07f4085958396848995877e7f8397f0f3f77f6f6e4c99a2a26e4c89a385946e4ca389a393856ec3818651404440d59653934c61a389a393856e4c6189a385946e4c6199a2a26e'],
  ['cp273', 'Café à Noël', '4c6fa7949340a58599a28996957e7ff14bf07f4085958396848995877e7f8397f2f7f37f6f6e4c99a2a26e4c89a385946e4ca389a393856ec3818651404440d59653934c61a389a393856e4c6189a385946e4c6199a2a26e'],
  ['cp424', 'שלום עולם', '4c6fa7949340a58599a28996957e7ff14bf07f4085958396848995877e7f8397f4f2f47f6f6e4c99a2a26e4c89a385946e4ca389a393856e6954465540624654554c61a389a393856e4c6189a385946e4c6199a2a26e'],
  ['cp500', 'Café à Noël', '4c6fa7949340a58599a28996957e7ff14bf07f4085958396848995877e7f8397f5f0f07f6f6e4c99a2a26e4c89a385946e4ca389a393856ec3818651404440d59653934c61a389a393856e4c6189a385946e4c6199a2a26e'],
  ['cp875', 'Γειά σου κόσμε', '4c6fa7949340a58599a28996957e7ff14bf07f4085958396848995877e7f8397f8f7f57f6f6e4c99a2a26e4c89a385946e4ca389a393856e438e9cb140afacbc409db6af9f8e4c61a389a393856e4c6189a385946e4c6199a2a26e'],
  ['cp1026', 'Merhaba dünya ığş', '4c6fa7949340a58599a28996957efcf14bf0fc4085958396848995877efc8397f1f0f2f6fc6f6e4c99a2a26e4c89a385946e4ca389a393856ed48599888182814084e095a8814079d06a4c61a389a393856e4c6189a385946e4c6199a2a26e'],
  ['cp1140', 'Café à Noël', '4c6fa7949340a58599a28996957e7ff14bf07f4085958396848995877e7f8397f1f1f4f07f6f6e4c99a2a26e4c89a385946e4ca389a393856ec3818651404440d59653934c61a389a393856e4c6189a385946e4c6199a2a26e'],
];

function feedOf(prolog: string, title: string): Uint8Array {
  const parts = [
    `${prolog}<rss version="2.0"><channel><title>`,
    '</title><item><title>',
    '</title></item></channel></rss>',
  ];
  return Buffer.concat(
    parts.flatMap((part, n) => (n === 0 ? [ascii(part)] : [hex(title), ascii(part)])),
  );
}

function titlesOf(bytes: Uint8Array, contentType?: string): (string | null)[] {
  const parsed = parseFeed(bytes, contentType ? { contentType } : {});
  if (parsed.kind !== 'feed') return [parsed.why];
  return [parsed.feed.title, ...parsed.feed.entries.map((entry) => entry.title)];
}

describe('parseFeed in every encoding', () => {
  it.each(encodings)('reads %s by the prolog and by the header', (label, title, bytes) => {
    const byProlog = feedOf(`<?xml version="1.0" encoding="${label}"?>`, bytes);
    expect(titlesOf(byProlog, 'application/xml')).toEqual([title, title]);
    expect(titlesOf(feedOf('', bytes), `text/xml; charset=${label}`)).toEqual([title, title]);
    // A header that the bytes do not fit gives way to the prolog.
    expect(titlesOf(byProlog, 'text/xml; charset=bogus')).toEqual([title, title]);
  });

  it.each(ebcdic)('reads EBCDIC %s', (_label, title, bytes) => {
    const parsed = parseFeed(hex(bytes));
    expect(parsed.kind === 'feed' && parsed.feed.entries[0]?.title).toBe(title);
  });

  it('reads EBCDIC without a prolog by the header', () => {
    const bytes = hex(
      '4c99a2a26e4c89a385946e4ca389a393856ec3818651404440d59653934c61a389a393856e4c6189a385946e4c6199a2a26e',
    );
    for (const label of ['cp037', 'IBM500', 'ebcdic-cp-us']) {
      expect(titlesOf(bytes, `text/xml; charset=${label}`)).toEqual([null, 'Café à Noël']);
    }
  });

  it('takes no header at its word that says ASCII of what is none, or seven bits of eight', () => {
    const polish = feedOf('<?xml version="1.0" encoding="iso-8859-2"?>', '5a61bff3b3e6');
    for (const label of ['us-ascii', 'ANSI_X3.4-1968', 'utf-7', 'hz']) {
      expect(titlesOf(polish, `text/xml; charset=${label}`)).toEqual(['Zażółć', 'Zażółć']);
    }
  });

  it('reads seven-bit shifts only where they are declared', () => {
    const shifts = feedOf('', hexOf('a ~{VPND~} +AOk- b'));
    expect(titlesOf(shifts)).toEqual(Array(2).fill('a ~{VPND~} +AOk- b'));
    expect(titlesOf(shifts, 'text/xml; charset=hz')[0]).toBe('a 中文 +AOk- b');
  });

  // biome-ignore format: a table
  const twice: [given: string, read: string][] = [
    ['cafÃ©', 'café'],
    ['â€œqâ€\x9d Â· ÐœÐ¸Ñ\x80', '“q” · Мир'],
    // Not all of these are UTF-8 that was read as windows-1252.
    ['cafÃ© é', 'cafÃ© é'],
    ['“cafÃ©”', '“cafÃ©”'],
    ['Ã ist ein Buchstabe', 'Ã ist ein Buchstabe'],
  ];
  it.each(twice)('takes %j, encoded twice or not, for %j', (given, read) => {
    const bytes = feedOf('', Buffer.from(given).toString('hex'));
    expect(titlesOf(bytes)).toEqual([read, read]);
  });

  it('reads UTF-8 with a stray byte among few signs', () => {
    const stray = feedOf('<?xml version="1.0" encoding="utf-8"?>', 'c3a920e697a5e69cac');
    const [head, tail] = [stray.subarray(0, -6), stray.subarray(-6)];
    expect(titlesOf(Buffer.concat([head, Buffer.of(0xe9), tail]))[0]).toBe('é 日本');
  });

  it('takes a few bytes that nothing declares for windows-1252, not for what their pairs could be', () => {
    for (const prolog of ['', '<?xml version="1.0" encoding="us-ascii"?>']) {
      expect(titlesOf(feedOf(prolog, '93e994'))).toEqual(['“é”', '“é”']);
    }
  });

  it('loses of broken bytes only themselves', () => {
    const broken = Buffer.concat([
      Buffer.from('<rss><item><title>Zażółć gęślą jaźń i je'),
      Buffer.of(0xff),
      Buffer.from('szcze</title></item></rss>'),
    ]);
    const parsed = parseFeed(broken, { contentType: 'text/xml; charset=utf-8' });
    expect(parsed.kind === 'feed' && parsed.feed.entries[0]?.title).toBe(
      'Zażółć gęślą jaźń i je\uFFFDszcze',
    );
  });
});
