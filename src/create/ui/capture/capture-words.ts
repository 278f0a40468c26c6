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

/** What the first field asks, by where it came from: what one took from it, not that one was there. */
export const askedOf = (as: CapturedAs): string =>
  as === 'thought' ? 'What are you thinking?' : 'What do you take from it?';

/** What another app shared: its title and text, and the address, which some put into the text. */
export function shared(parts: { title: string; text: string; url: string }) {
  const inText = /https?:\/\/\S+/u.exec(parts.text)?.[0] ?? '';
  const url = URL.canParse(parts.url) ? parts.url : inText;
  const text = parts.text.replace(url, '').trim();
  const lines = text.startsWith(parts.title.trim()) ? [text] : [parts.title.trim(), text];
  return { text: lines.filter(Boolean).join('\n'), sourceUrl: url === '' ? null : url };
}
