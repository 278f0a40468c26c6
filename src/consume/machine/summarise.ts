import type { Chat } from '#platform';
import { sanitise, textOf } from '#sources';
import { SUMMARY_CHARS_MAX, SUMMARY_SHOWN_CHARS_MAX, TOKENS_MAX } from './limits.ts';
import { cutAtSentence, summaryHtml } from './summary-rules.ts';
import { between, summaryTask } from './tasks.ts';
import type { ReadText } from './text-to-read.ts';
import type { Made } from './translate.ts';

interface Summarising {
  chat: Chat;
  language: string;
  signal: AbortSignal;
}

/** Has a text summarised. Whatever comes back is text, and sanitised last. */
export async function summarise(
  text: ReadText,
  { chat, language, signal }: Summarising,
): Promise<Made> {
  const sent = cutAtSentence(textOf(text.html), SUMMARY_CHARS_MAX);
  const answer = await chat.complete({
    task: summaryTask(language),
    material: between(`${text.title}\n\n${sent.text}`),
    tokensMax: TOKENS_MAX,
    signal,
  });
  if (signal.aborted) return { kind: 'stopped' };
  if (answer.kind === 'failed') return { kind: 'failed', problem: answer.detail };
  const shown = cutAtSentence(answer.text, SUMMARY_SHOWN_CHARS_MAX);
  const note = [
    sent.isCut &&
      `The text is longer than is sent at once: this is of its first ${sent.text.length.toLocaleString('en')} characters.`,
    (shown.isCut || answer.isCut) && 'The model wrote more than there is room for.',
  ];
  return {
    kind: 'made',
    title: '',
    html: sanitise(summaryHtml(shown.text)),
    note: note.filter(Boolean).join(' ') || null,
  };
}
