import temml from 'temml';

/** Macros of one's own can grow without end, and notes hardly need them. */
const DEFINES = /\\([gex]?def|(re)?newcommand|providecommand|f?u?t?u?r?e?let|global)\b/;
/** The content security policy allows no style attributes; the theme says what they would. */
const STYLE = / style=(?:"[^"]*"|'[^']*')/g;

/** A formula in TeX as MathML; `null` when it cannot be read. Large, hence in a file of its own. */
export function mathOf(tex: string, isDisplay: boolean): string | null {
  if (DEFINES.test(tex)) return null;
  try {
    const options = { displayMode: isDisplay, throwOnError: true, trust: false, strict: false };
    return temml.renderToString(tex, { ...options, maxSize: [20, 20] }).replace(STYLE, '');
  } catch {
    return null;
  }
}
