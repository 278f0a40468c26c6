// Looks that cannot cover, move, load or hide anything outside the text (decision 0055).

const properties = new Set(
  `background background-color border border-bottom border-bottom-color border-bottom-style
  border-bottom-width border-collapse border-color border-left border-left-color border-left-style
  border-left-width border-right border-right-color border-right-style border-right-width
  border-spacing border-style border-top border-top-color border-top-style border-top-width
  border-width caption-side clear color direction display float font font-family font-size
  font-style font-variant font-weight height letter-spacing line-height list-style list-style-type
  margin margin-bottom margin-left margin-right margin-top max-height max-width min-width padding
  padding-bottom padding-left padding-right padding-top text-align text-decoration text-indent
  text-transform unicode-bidi vertical-align white-space width word-spacing
  azimuth cursor elevation overflow pause pause-after pause-before pitch pitch-range richness speak
  speak-header speak-numeral speak-punctuation speech-rate stress voice-family volume`.split(/\s+/),
);

const word = '[a-z][a-z-]{0,30}';
const number = '[+]?(?:\\d{1,5}(?:\\.\\d{0,8})?|\\.\\d{1,8})';
const size = `${number}(?:%|cm|em|ex|ch|in|mm|pc|pt|px|rem|m?s)?`;
const colour = `#[0-9a-f]{3,8}|(?:rgb|hsl)a?\\(\\s*[\\d.%,/\\sdeg]{1,60}\\)`;
const quoted = `"[\\w -]{1,60}"|'[\\w -]{1,60}'`;
const part = `(?:${colour}|${size}(?:/${size})?|${word}|${quoted})`;
const harmless = new RegExp(`^${part}(?:(?:\\s*,\\s*|\\s+)${part}){0,12}$`, 'i');
const declarationsMax = 40;
const declarationLengthMax = 300;
// Words that some browser once ran, or that take a part of the text out of its place.
const harmful = /expression|javascript|behaviou?r|binding|\burl\b|fixed|absolute|sticky|run-in/i;

/** Those declarations of a style attribute that are harmless, as CSS writes them; null for none. */
export function harmlessStyle(style: string): string | null {
  // Escapes and comments have one use in a style attribute: to hide something.
  if (/[\\<>@{}]|\/\*/.test(style)) return null;
  const kept: string[] = [];
  for (const declaration of style.split(';').slice(0, declarationsMax)) {
    if (declaration.length > declarationLengthMax) continue;
    const colon = declaration.indexOf(':');
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace(/\s*!\s*important\s*$/i, '')
      .trim();
    if (colon > 0 && properties.has(property) && harmless.test(value) && !harmful.test(value)) {
      kept.push(`${property}: ${value};`);
    }
  }
  return kept.length ? kept.join(' ') : null;
}
