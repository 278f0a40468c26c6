import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksOf, textOf } from './index.ts';

const base = 'https://ada.example/posts/1/';

describe('textOf', () => {
  it.each([
    ['<p>One</p><p>two&nbsp;&amp; t<b>h</b>ree</p>', 'One two & three'],
    ['a<br>b', 'a b'],
    ['<script>x()</script><style>y</style>seen', 'seen'],
    ['no markup\n here', 'no markup here'],
    ['5 < 6 &copy; <!-- hidden -->', '5 < 6 ©'],
    ['<ul><li>a<li>b</ul>', 'a b'],
    ['', ''],
  ])('reads %s as %s', (html, text) => expect(textOf(html)).toBe(text));

  it('reads the same whether there is anything to decode or not', () => {
    const part = fc.constantFrom(
      ...'< </ > <!-- --> <![CDATA[ ]]> <? " \' = / title é read textarea'.split(' '),
      ...'<p> <a href=" <title> </title> <script> </script> <textarea>'.split(' '),
      ' ',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const html = parts.join('');
        expect(textOf(`&amp;<br>${html}`)).toBe(`& ${textOf(html)}`.trim());
      }),
    );
  });
});

describe('linksOf', () => {
  it('gives absolute http addresses once, in order', () => {
    const html =
      '<a href="/b">b</a> <A HREF=\'https://x.example/?a=1&amp;b=2\'>x</A><a href="/b">again</a><a href="mailto:a@b.example">m</a><a href="javascript:x()">j</a><a name="n">n</a><img src="i.png">';
    expect(linksOf(html, base)).toEqual(['https://ada.example/b', 'https://x.example/?a=1&b=2']);
  });

  it('stops at 200', () => {
    const html = Array.from(
      { length: 300 },
      (_, n) => `<a href="https://x.example/${n}">n</a>`,
    ).join('');
    expect(linksOf(html)).toHaveLength(200);
  });
});
