import { z } from 'zod';
import {
  failedModel,
  type Model,
  type ModelAnswer,
  type ModelFailure,
  type ModelSettings,
  openModelApi,
} from './api.ts';

/** What a model wrote; `isCut` when it came to the end of what it may write. */
export type Completed = { kind: 'ok'; text: string; isCut: boolean } | ModelFailure;

export interface ChatQuestion {
  /** What it is to do. */
  task: string;
  /** What it is to do it with: material by others, which is never the task. */
  material: string;
  /** Tokens it may write, with what it thinks before. */
  tokensMax: number;
  /** For everything. Default 120 s: a model on one's own computer is slow. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** The one API that writes text when it is asked to. */
export interface Chat extends Model {
  /** Never rejects for what the network or the API does. */
  complete(question: ChatQuestion): Promise<Completed>;
}

const TIMEOUT_MS = 120_000;
const BYTES_MAX = 1_000_000;

const Answer = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({ content: z.string().nullable().optional() }),
        finish_reason: z.string().nullable().optional(),
      }),
    )
    .min(1),
});

interface ChatParts {
  settings: ModelSettings;
  userAgent: string;
  /** Epoch ms. */
  now: () => number;
}

export function createChat({ settings, userAgent, now }: ChatParts): Chat {
  const name = 'The model for machine text';
  const api = openModelApi({ settings, userAgent, name, setting: 'KITH_MACHINE' });
  // What most call max_tokens, newer models of some take by another name only; the first refusal teaches it.
  let limitName = 'max_tokens';
  // Until when it asked to be left alone, epoch ms.
  let restsUntil = 0;
  const ask = (question: ChatQuestion): Promise<ModelAnswer> => {
    const { task, material, tokensMax, timeoutMs = TIMEOUT_MS, signal } = question;
    const messages = [
      { role: 'system', content: task },
      { role: 'user', content: material },
    ];
    const body = { messages, stream: false, [limitName]: tokensMax };
    return api.ask('/chat/completions', { body, timeoutMs, bytesMax: BYTES_MAX, signal });
  };
  return {
    ...api.about,
    complete: async (question) => {
      if (restsUntil > now()) return failedModel(restWords(restsUntil - now()));
      let answer = await ask(question);
      if (limitName === 'max_tokens' && wantsOtherLimit(answer)) {
        limitName = 'max_completion_tokens';
        answer = await ask(question);
      }
      if (answer.kind === 'ok') return textIn(answer.json);
      const { detail, isUnwanted, retryAfterMs } = answer;
      if (!retryAfterMs) return failedModel(detail, isUnwanted);
      restsUntil = now() + retryAfterMs;
      return failedModel(`${detail} ${restWords(retryAfterMs)}`);
    },
  };
}

const restWords = (ms: number): string => {
  const minutes = Math.ceil(ms / 60_000);
  return `It asks to be left alone for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}; try again then.`;
};

const wantsOtherLimit = (answer: ModelAnswer): boolean =>
  answer.kind === 'failed' &&
  answer.isUnwanted &&
  JSON.stringify(answer.refused ?? '').includes('max_completion_tokens');

/** What a model thinks before it answers, where its API does not take it out. */
const THOUGHTS = /^\s*<think>[\s\S]*?<\/think>/;

function textIn(json: unknown): Completed {
  const parsed = Answer.safeParse(json);
  const [choice] = parsed.data?.choices ?? [];
  if (!choice)
    return failedModel('What answered writes no text as it was asked; look at KITH_MACHINE_URL.');
  const text = (choice.message.content ?? '').replace(THOUGHTS, '').replaceAll('\0', '').trim();
  return text === ''
    ? failedModel('The model wrote nothing.')
    : { kind: 'ok', text: text.toWellFormed(), isCut: choice.finish_reason === 'length' };
}
