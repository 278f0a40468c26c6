// What foreign HTML may keep (decision 0055). Whatever is not named here goes.

function setOf(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/));
}

export const allowedElements = setOf(`
  a abbr acronym address area article aside audio b bdi bdo big blockquote br caption center cite code
  col colgroup data dd del details dfn dir div dl dt em fieldset figcaption figure font footer
  h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd legend li main map mark menu meter nav ol p picture
  pre progress q rb rp rt rtc ruby s samp section small source span strike strong sub summary sup
  table tbody td tfoot th thead time tr track tt u ul var video wbr`);

/** Presentation MathML: nothing that loads, links, hides markup or holds HTML. */
export const allowedMath = setOf(`
  math menclose merror mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot
  mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics`);

/** In these, HTML inside MathML is a part of the formula's words; elsewhere it ends the formula. */
export const mathWords = setOf('mi mn mo ms mtext');

export const voidElements = setOf('area br col hr img source track wbr');

/** Old names for what HTML now writes otherwise. */
export const renamed: ReadonlyMap<string, string> = new Map([
  ['image', 'img'],
  ['xmp', 'pre'],
  ['listing', 'pre'],
]);

/** Elements whose content is characters to HTML; of these, it is nothing to read. */
export const rawElements = setOf('script style iframe noembed noframes title textarea xmp');

/** Elements that go with all that is in them, when their end is there; some drawings stay. */
export const silentElements = setOf('template select svg datalist annotation annotation-xml');

/** A paragraph ends where one of these begins. */
export const endParagraph = setOf(`
  address article aside blockquote center details dir div dl fieldset figcaption figure footer
  h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section summary table ul`);

/** What a start tag ends, up to the nearest of `within`, as HTML's own rules have it. */
export const endsBefore: ReadonlyMap<
  string,
  { ends: ReadonlySet<string>; within: ReadonlySet<string> }
> = new Map(
  (
    [
      ['li', 'li', 'ul ol menu dir table td th blockquote section article figure details'],
      ['dt', 'dt dd', 'dl table td th blockquote section article figure details'],
      ['dd', 'dt dd', 'dl table td th blockquote section article figure details'],
      ['td', 'td th', 'tr table'],
      ['th', 'td th', 'tr table'],
      ['tr', 'tr', 'tbody thead tfoot table'],
      ['tbody', 'tbody thead tfoot caption colgroup', 'table'],
      ['thead', 'tbody thead tfoot caption colgroup', 'table'],
      ['tfoot', 'tbody thead tfoot caption colgroup', 'table'],
      ['a', 'a', 'table td th caption'],
      ['rt', 'rt rp', 'ruby'],
      ['rp', 'rt rp', 'ruby'],
      ['p', 'p', 'table td th caption'],
    ] as const
  ).map(([name, ends, within]) => [name, { ends: setOf(ends), within: setOf(within) }]),
);

/** End tags of these reach over a table's cells; those of others stop at them. */
export const tableParts = setOf('table tbody thead tfoot tr td th caption');
export const cells = setOf('td th caption table math svg');

/** Attributes whose value is words for a reader. */
export const wordAttributes = setOf(
  'abbr alt aria-label label standby summary title alttext lquote rquote open close separators',
);

/** Attributes whose value is a number, a name from a list, a colour or a size; not `voffset`, which lays words over the page. */
export const plainAttributes = setOf(`
  align aria-hidden axis bgcolor border bordercolor cellpadding cellspacing char charoff clear color cols
  colspan compact coords datetime dir disabled face frame height high hreflang hspace ismap kind
  lang low max media min noshade nowrap open optimum reversed rev rowspan rows rules scope shape
  size sizes span srclang start type valign value vspace width
  default muted
  ch charset choff bordercolordark bordercolorlight loop
  accent accentunder columnalign columnlines columnspacing columnspan depth display displaystyle
  equalcolumns equalrows fence form framespacing largeop linebreak linethickness lspace mathbackground
  mathcolor mathsize mathvariant maxsize minsize movablelimits notation numalign rowalign rowlines
  rowspacing rspace scriptlevel separator stretchy subscriptshift superscriptshift symmetric`);

/** Relations that say something of the place linked to, and do nothing. */
export const relations = setOf(`
  author bookmark canonical cite external help home in-reply-to license me next nofollow noopener
  noreferrer prev previous search sponsored syndication tag ugc via`);
