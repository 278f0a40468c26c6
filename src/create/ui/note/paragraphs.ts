const BLOCKS = 'p, li, h1, h2, h3, h4, h5, h6, pre, td, th, dt, dd, figcaption';
const PARAGRAPHS_MAX = 500;

/** The words of sanitised HTML, a paragraph each: enough to write beside it, and nothing is fetched. */
export function paragraphsOf(html: string): { key: number; text: string }[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const blocks = [...body.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  const texts = (blocks.length > 0 ? blocks : [body]).map((block) =>
    (block.textContent ?? '').replace(/\s+/gu, ' ').trim(),
  );
  return texts
    .filter((text) => text !== '')
    .slice(0, PARAGRAPHS_MAX)
    .map((text, key) => ({ key, text }));
}
