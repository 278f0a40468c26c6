import { useEffect, useState } from 'react';
import { call } from '#web-api';
import type { TextProposals } from '../schema.ts';

const PAUSE_MS = 700;
/** Fewer letters say nothing yet. */
const LETTERS_MIN = 8;

interface Words {
  need: string;
  able: string;
  /** The need was taken out of an advert or a review. */
  isPasted: boolean;
}

/** Questions proposed from what is written, once typing pauses. */
export function useProposals({ need, able, isPasted }: Words): readonly string[] {
  const body = JSON.stringify({ need, able, isPasted });
  const isEnough = (need + able).trim().length >= LETTERS_MIN;
  return useAnswer('/goals/questions', isEnough ? body : null, NO_QUESTIONS).questions;
}

/** What a pasted text asks for; `null` until it has been read. */
export function useTextProposals(text: string): TextProposals | null {
  const isEnough = text.trim().length >= LETTERS_MIN;
  const body = isEnough ? JSON.stringify({ text }) : null;
  return useAnswer<TextProposals | null>('/goals/text', body, null);
}

const NO_QUESTIONS: { questions: readonly string[] } = { questions: [] };

/** What the server answers to a body, after a pause. What it answered before stays until then. */
function useAnswer<Answer>(path: string, body: string | null, before: Answer): Answer {
  const [answer, setAnswer] = useState(before);
  useEffect(() => {
    // Words that were taken out again propose nothing.
    if (body === null) return setAnswer(before);
    const abort = new AbortController();
    const ask = async () => {
      setAnswer(await call<Answer>('POST', path, JSON.parse(body), { signal: abort.signal }));
    };
    // Proposals are a help: where they cannot be had (no connection, a text too long), nothing is said.
    const timer = setTimeout(() => void ask().catch(() => {}), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [path, body, before]);
  return answer;
}
