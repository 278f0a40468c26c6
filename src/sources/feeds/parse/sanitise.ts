import { Cleaner } from './html-clean.ts';
import { contentLengthMax } from './limits.ts';
import { cutTo } from './text.ts';

const attemptsMax = 4;

/**
 * Makes foreign HTML safe to show (decision 0055): what is written comes from a list of elements and
 * attributes, every value is checked and escaped, nothing holds raw text, script, style sheets,
 * forms or other documents. Addresses are absolute; embeds become links; pictures of one point go;
 * ids are kept where the text itself links to them, with a prefix. The rest of what was readable
 * stays. Input beyond a million characters is cut, and so is nesting deeper than any author nests.
 * Sanitising the result again changes nothing. Time is linear in the length.
 */
export function sanitise(html: string, baseUrl?: string | null): string {
  let source = cutTo(html, contentLengthMax);
  for (let attempt = 0; attempt < attemptsMax; attempt++) {
    const clean = sanitiseWhole(source, baseUrl ?? null);
    if (clean.length <= contentLengthMax) return clean;
    // Escapes and addresses make the result longer than its source; what goes is the end.
    source = cutTo(source, Math.floor((source.length * contentLengthMax * 0.9) / clean.length));
  }
  return '';
}

function sanitiseWhole(given: string, base: string | null): string {
  const html = (given.includes('\0') ? given.replaceAll('\0', '') : given).toWellFormed();
  if (!html.includes('<') && !html.includes('&')) return html;
  return new Cleaner(html, base).run();
}
