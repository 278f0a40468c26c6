import type { CapturedAs } from '../../notes/schema.ts';

export const CAPTURED_WORDS: Record<CapturedAs, string> = {
  thought: 'A thought of mine',
  chance: 'Learnt by chance',
  talk: 'A talk or course',
  podcast: 'A podcast',
  video: 'A video',
  reading: 'Something I read',
  conversation: 'A conversation',
};

/** What an address says that it will be: a thought where it says nothing that Kith knows. */
export const begunAs = (as: string | null): CapturedAs =>
  CAPTURED_AS.find((one) => one === as) ?? 'thought';
const CAPTURED_AS = Object.keys(CAPTURED_WORDS) as CapturedAs[];

/** For which goal an address says that it is; null where it says none. */
export const goalIdOf = (goal: string | null): number | null =>
  goal !== null && /^[1-9]\d{0,14}$/u.test(goal) ? Number(goal) : null;

/** What the first field asks, by where it came from: what one took from it, not that one was there. */
export const askedOf = (as: CapturedAs): string =>
  as === 'thought' ? 'What are you thinking?' : 'What do you take from it?';

/** Without the stop of the sentence or the bracket around it. */
const ADDRESS = /https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’']/iu;

/** A text without the address at its end; one in the middle of a sentence is a word of it. */
function withoutEnd(text: string, url: string): string {
  const [before = '', after = ''] = url === '' ? [text] : text.split(url, 2);
  return (/^[\s.)]*$/u.test(after) ? before.replace(/[\s(]+$/u, '') : text).trim();
}

/** What another app shared: its title and text, and the address, which some put into the text. */
export function shared(parts: { title: string; text: string; url: string }) {
  const inText = ADDRESS.exec(parts.text)?.[0] ?? '';
  const url = /^https?:/iu.test(parts.url) && URL.canParse(parts.url) ? parts.url : inText;
  const text = withoutEnd(parts.text, url);
  const lines = text.startsWith(parts.title.trim()) ? [text] : [parts.title.trim(), text];
  return { text: lines.filter(Boolean).join('\n'), sourceUrl: url === '' ? null : url };
}
