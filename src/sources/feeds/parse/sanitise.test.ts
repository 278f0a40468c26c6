import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { sanitise } from './index.ts';

const base = 'https://ada.example/posts/1/';
const forbiddenTags = new Set([
  'script',
  'style',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'applet',
  'form',
  'input',
  'button',
  'textarea',
  'select',
  'link',
  'meta',
  'base',
  'template',
  'noscript',
  'html',
  'body',
  'head',
  'title',
  'marquee',
  'xmp',
  'plaintext',
  'dialog',
  'portal',
]);
const addresses = new Set([
  'href',
  'src',
  'poster',
  'cite',
  'action',
  'data',
  'background',
  'srcset',
]);

/** What is dangerous in HTML, found by reading it again. */
function dangers(html: string): string[] {
  const found: string[] = [];
  // A drawing's parts have titles; outside of one it is an element of raw text.
  let drawn = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (forbiddenTags.has(name)) found.push(`<${name}>`);
      for (const [key, value] of Object.entries(attributes)) {
        if (
          key.startsWith('on') ||
          key === 'srcdoc' ||
          (key === 'id' && !value.startsWith('in-text-'))
        )
          found.push(key);
        // Browsers skip control characters in addresses.
        const plain = value.replace(/[\p{Cc} ]+/gu, '').toLowerCase();
        if (addresses.has(key) && !/^(?:https?:\/\/|mailto:)/.test(plain))
          found.push(`${key}=${value}`);
      }
    },
    onclosetag: (name) => (name === 'svg' ? drawn-- : 0),
    oncomment: (text) => found.push(`comment ${text}`),
    onprocessinginstruction: (name) => found.push(name),
  });
  parser.end(html);
  return found;
}

const hostile = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1);//<</script>',
  '<script/x>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" OnErRoR = "alert(1)">',
  '<img/src="x"/onerror=alert(1)>',
  '<img src=`x`onerror=alert(1)>',
  '<img """><script>alert(1)</script>">',
  '<img src="javascript:alert(1)">',
  '<img src=x:alert(alt) onerror=eval(src) alt=1>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="jav\tascript:alert(1)">x</a>',
  '<a href="jav&#x0A;ascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>',
  '<a href="\u0001javascript:alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="blob:https://ada.example/1">x</a>',
  '<a href="mailto:a@b.example" onclick="x()">x</a>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe><img src=x onerror=alert(1)></iframe>',
  '<iframe src="https://v.example/x" onload=alert(1)>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">x</math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<style>@import "javascript:alert(1)";</style>',
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<link rel=stylesheet href="javascript:alert(1)">',
  '<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
  '<base href="javascript:alert(1)//"><a href="x">x</a>',
  '<form action="javascript:alert(1)"><input type=submit></form>',
  '<button formaction="javascript:alert(1)">x</button>',
  '<isindex action=javascript:alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror=alert(1)></video>',
  '<video poster="javascript:alert(1)" src=x></video>',
  '<audio src="data:audio/mp3,x" onerror=alert(1)></audio>',
  '<body onload=alert(1)>x</body>',
  '<table background="javascript:alert(1)"><tr><td>x</table>',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<title><img title="</title><img src=x onerror=alert(1)>"></title>',
  '<template><script>alert(1)</script></template>',
  '<plaintext><script>alert(1)</script>',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
  '<!--><img src=x onerror=alert(1)>-->',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml-stylesheet href="javascript:alert(1)"?>',
  '<a href="https://x.example/" target=_top ping="//evil.example">x</a>',
  '<p id="location" name="body">clobber</p>',
  '<img srcset="javascript:alert(1) 1x" src="a.png">',
  '<marquee onstart=alert(1)>x</marquee>',
  '<x onclick=alert(1)>y</x>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '\u0000<scr\u0000ipt>alert(1)</script>',
  '<a\u000Bhref="javascript:alert(1)">x</a>',
  '<img src="a" alt="&lt;script&gt;" title="&quot;onerror=alert(1)">',
];

describe('sanitise', () => {
  it.each(hostile)('leaves nothing dangerous of %j', (html) => {
    for (const where of [base, null, 'javascript:alert(1)', 'not an address']) {
      expect(dangers(sanitise(html, where))).toEqual([]);
    }
  });

  it('gives no half of a surrogate pair, which no database takes', () => {
    expect(sanitise('<p>a \ud83d b</p>', null)).toBe('<p>a \ufffd b</p>');
  });

  it('would be told by the judge of these tests', () => {
    expect(dangers('<p onclick="x">')).toEqual(['onclick']);
    expect(dangers('<a href="java\nscript:x">')).toHaveLength(1);
    expect(hostile.filter((html) => dangers(html).length > 0).length).toBeGreaterThan(60);
  });

  const cases: [string, string][] = [
    ['plain < text & more', 'plain &lt; text &amp; more'],
    [
      '<p class="x" style="color:red" id="y">a <b>b</b></p>',
      '<p style="color: red;">a <b>b</b></p>',
    ],
    [
      '<pre class="big language-julia"><code class="LANGUAGE-julia">x</code></pre>',
      '<pre class="language-julia"><code>x</code></pre>',
    ],
    ['<a href="/x">l</a>', '<a href="https://ada.example/x">l</a>'],
    ['<a href="#note">l</a>', '<a href="https://ada.example/posts/1/#note">l</a>'],
    ['<a href="//cdn.example/x">l</a>', '<a href="https://cdn.example/x">l</a>'],
    ['<a href="mailto:ada@ada.example">l</a>', '<a href="mailto:ada@ada.example">l</a>'],
    [
      '<a href="https://x.example/?a=1&amp;b=2" rel="me opener">l</a>',
      '<a href="https://x.example/?a=1&amp;b=2" rel="me">l</a>',
    ],
    [
      '<img src="a.png" width="20" alt="A">',
      '<img src="https://ada.example/posts/1/a.png" width="20" alt="A" />',
    ],
    ['x<img src="https://t.example/p.gif" width="1" height="1">y', 'xy'],
    [
      '<img src="data:image/gif;base64,R0" data-src="real.png">',
      '<img src="https://ada.example/posts/1/real.png" />',
    ],
    ['<img alt="no address">', '<img alt="no address" />'],
    [
      '<iframe src="https://www.youtube.com/embed/abcdef12345" title="My film"></iframe>',
      '<a href="https://www.youtube.com/watch?v=abcdef12345">My film</a>',
    ],
    [
      '<iframe src="https://v.example/player/1"></iframe>after',
      '<a href="https://v.example/player/1">v.example/player/1</a>after',
    ],
    [
      '<embed src="https://v.example/x.swf">',
      '<a href="https://v.example/x.swf">v.example/x.swf</a>',
    ],
    [
      '<video src="f.mp4" autoplay></video>',
      '<video src="https://ada.example/posts/1/f.mp4" controls="" preload="none"></video>',
    ],
    [
      '<table><tr><td colspan="2">x</td></tr></table>',
      '<table><tr><td colspan="2">x</td></tr></table>',
    ],
    ['<font color="red">old</font><custom-tag>new</custom-tag>', '<font color="red">old</font>new'],
    ['<p lang="de" dir="ltr">x', '<p lang="de" dir="ltr">x</p>'],
    ['<b>unclosed', '<b>unclosed</b>'],
  ];
  it.each(cases)('turns %s into %s', (html, expected) =>
    expect(sanitise(html, base)).toBe(expected),
  );

  it('drops relative addresses when there is nothing to resolve them against', () => {
    expect(sanitise('<a href="/x">l</a><img src="/y">')).toBe('<a>l</a>');
  });

  const piece = fc.oneof(
    fc.constantFrom(...hostile),
    fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<a href="/x">',
      '</a>',
      '<li>',
      '<ul>',
      '</ul>',
      '<x-y>',
      '<font>',
      '<div>',
      '</div>',
      '<table>',
      '<tr>',
      '<td>',
      '</table>',
      '<iframe src="//v.example/1">',
      '</iframe>',
      '<form>',
      '<h1>',
      '<button>',
      '&lt;',
      '&amp;lt;',
      '<',
      '>',
      '"',
      '<!--',
      '-->',
      '<svg>',
      '</svg>',
      '<image src=a>',
      '<noscript>',
      '</noscript>',
      '</script>',
      '<script>',
      '<br/>',
      '<option>',
      '<select>',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  const soup = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

  it('leaves nothing dangerous of any mixture, and nothing to do the second time', () => {
    fc.assert(
      fc.property(soup, (html) => {
        const clean = sanitise(html, base);
        expect(dangers(clean)).toEqual([]);
        expect(sanitise(clean, base)).toBe(clean);
      }),
      { numRuns: 3_000 },
    );
  });

  it('bounds length and depth', () => {
    const long = sanitise('<img src="https://a.example/b">'.repeat(60_000), base);
    expect(long.length).toBeLessThanOrEqual(1_000_000);
    expect(sanitise(long, base)).toBe(long);
    const deep = sanitise(`${'<b>'.repeat(300_000)}deep`, base);
    expect(deep.match(/<b>/g)).toHaveLength(256);
    expect(deep).toContain('deep');
  });
});
