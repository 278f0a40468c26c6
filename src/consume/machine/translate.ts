import type { Chat } from '#platform';
import { sanitise, textOf } from '#sources';
import {
  PARAGRAPH_CHARS_MAX,
  REQUEST_CHARS_MAX,
  TOKENS_MAX,
  TRANSLATION_CHARS_MAX,
} from './limits.ts';
import { cutLong } from './long-paragraphs.ts';
import { asText, readBack, written } from './marks.ts';
import { type Part, type Piece, partsOf } from './paragraphs.ts';
import { translationTask } from './tasks.ts';
import type { ReadText } from './text-to-read.ts';

/** What a model made of each paragraph, by its number, 0 for the title; null where that could not be used. */
export type Answers = Record<string, string | null>;

export interface Translating {
  chat: Chat;
  language: string;
  signal: AbortSignal;
  /** What came before, when it was begun before. */
  answers: Answers;
  /** Told after each request; false when nobody waits for it any more. */
  onProgress: (answers: Answers, done: number, total: number) => Promise<boolean>;
}

export type Made =
  | { kind: 'made'; title: string; html: string; note: string | null }
  | { kind: 'failed'; problem: string }
  | { kind: 'stopped' };

/** Translates a text paragraph by paragraph. What is no words stays as it is; what comes back is text, and sanitised last. */
export async function translate(text: ReadText, how: Translating): Promise<Made> {
  const { chat, language, signal, onProgress } = how;
  const answers = { ...how.answers };
  const parts = partsOf(text.html).flatMap(cutWhereLong);
  const paragraphs = [titleOf(text), ...parts.filter((part) => typeof part !== 'string')];
  const { batches, isCut } = batchesOf(paragraphs, answers);
  for (const [at, batch] of batches.entries()) {
    const question = batch.map((n) => `<s${n}>${written(paragraphs[n] ?? [])}</s${n}>`).join('\n');
    const task = translationTask(language);
    const answer = await chat.complete({ task, material: question, tokensMax: TOKENS_MAX, signal });
    if (signal.aborted) return { kind: 'stopped' };
    if (answer.kind === 'failed' && !answer.isUnwanted)
      return { kind: 'failed', problem: answer.detail };
    const came = answer.kind === 'ok' ? answersIn(answer.text) : new Map<number, string>();
    for (const n of batch) {
      const said = came.get(n);
      answers[n] = said === undefined ? null : readBack(said, paragraphs[n] ?? []);
    }
    if (!(await onProgress(answers, at + 1, batches.length))) return { kind: 'stopped' };
  }
  return putTogether(text, { parts, paragraphs, answers, isCut });
}

const cutWhereLong = (part: Part): Part[] =>
  typeof part === 'string' || written(part).length <= PARAGRAPH_CHARS_MAX
    ? [part]
    : cutLong(part, REQUEST_CHARS_MAX);

const titleOf = ({ title }: ReadText): Piece[] => [{ is: 'text', raw: asText(title) }];

/** Which paragraphs are asked together, as far as the text is sent. */
function batchesOf(paragraphs: readonly Piece[][], answers: Answers) {
  const batches: number[][] = [];
  let chars = 0;
  let inBatch = REQUEST_CHARS_MAX;
  for (const [n, paragraph] of paragraphs.entries()) {
    const { length } = written(paragraph);
    if (length === 0) continue;
    chars += length;
    if (chars > TRANSLATION_CHARS_MAX) return { batches, isCut: true };
    if (answers[n] !== undefined && answers[n] !== null) continue;
    if (inBatch + length > REQUEST_CHARS_MAX) {
      batches.push([]);
      inBatch = 0;
    }
    batches.at(-1)?.push(n);
    inBatch += length;
  }
  return { batches, isCut: false };
}

const ANSWER = /<s(\d+)>([\s\S]*?)<\/s\1>/g;

const answersIn = (text: string): Map<number, string> =>
  new Map([...text.matchAll(ANSWER)].map(([, n, words = '']) => [Number(n), words.trim()]));

interface Pieces {
  parts: Part[];
  paragraphs: Piece[][];
  answers: Answers;
  isCut: boolean;
}

function putTogether(text: ReadText, { parts, paragraphs, answers, isCut }: Pieces): Made {
  let n = 0;
  const html = parts.map((part) => {
    if (typeof part === 'string') return part;
    n += 1;
    return answers[n] ?? part.map(({ raw }) => raw).join('');
  });
  const translated = paragraphs.filter((_, at) => at > 0 && answers[at]).length;
  if (translated === 0 && paragraphs.length > 1)
    return {
      kind: 'failed',
      problem: 'What the model answered could not be used. Another model may do better.',
    };
  const left = paragraphs.filter((_, at) => answers[at] === null).length;
  const note = [
    isCut && 'The text is longer than is sent at once: the end is as it was.',
    left > 0 &&
      `${left === 1 ? 'One passage is' : `${left} passages are`} as before: what the model made of ${left === 1 ? 'it' : 'them'} could not be used.`,
  ];
  return {
    kind: 'made',
    title: textOf(answers[0] ?? asText(text.title)),
    html: sanitise(html.join('')),
    note: note.filter(Boolean).join(' ') || null,
  };
}
