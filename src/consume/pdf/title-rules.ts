import type { Paragraph } from './paragraphs.ts';

const TITLE_CHARS_MAX = 500;
/** A title in large letters is no longer than this. */
const LARGE_CHARS_MAX = 250;
/** What programs put in when nobody said a title: their own name, or that of a file. */
const NO_TITLE =
  /^(?:untitled.*|microsoft \w+ -.*|powerpoint presentation|presentation|document\s?\d*|slide \d+|.*\.(?:docx?|pdf|dvi|tex|indd|pptx?|xlsx?|qxd|rtf|odt|odp|md|html?|ai|eps))$/iu;

interface Titled {
  /** What the file says it is called. */
  said: string;
  /** Its first page. */
  first: readonly Paragraph[];
  /** The name of the file. */
  name: string;
}

/** What a PDF is called: by itself, else the largest words of its first page, else its file. */
export function titleOf({ said, first, name }: Titled): string {
  const isTitle = /\p{L}/u.test(said) && !NO_TITLE.test(said);
  const title = isTitle ? said : largest(first) || name.replace(/\.pdf$/iu, '');
  return title.slice(0, TITLE_CHARS_MAX).toWellFormed();
}

/** All that is as large as the largest heading and stands together with it. */
function largest(first: readonly Paragraph[]): string {
  const headings = first.filter(({ isHeading }) => isHeading);
  const size = Math.max(0, ...headings.map((one) => one.size));
  const start = first.findIndex((one) => one.isHeading && one.size === size);
  if (start < 0) return '';
  const rest = first.slice(start).findIndex((one) => !one.isHeading || one.size < size);
  const together = first.slice(start, rest < 0 ? undefined : start + rest);
  const title = together.map(({ text }) => text).join(' ');
  return title.length <= LARGE_CHARS_MAX
    ? title
    : (headings.find((one) => one.size === size)?.text ?? '');
}
