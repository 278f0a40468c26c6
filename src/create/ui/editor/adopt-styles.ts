import proseCss from '../prose.css?inline';
import compareCss from './compare.css?inline';
import editorCss from './editor.css?inline';

/** Kith's own styles, in a shadow root that CodeMirror has put its own into. */
export function adoptStyles(root: ShadowRoot): void {
  const sheets = [proseCss, editorCss, compareCss].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
