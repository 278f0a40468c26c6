import { useEffect, useState } from 'react';
import { call } from '#web-api';

const PAUSE_MS = 700;
/** Fewer letters say nothing yet. */
const LETTERS_MIN = 8;

/** Questions proposed from what is written, once typing pauses. What was proposed before stays until then. */
export function useProposals(need: string, able: string): readonly string[] {
  const [proposals, setProposals] = useState<readonly string[]>([]);
  useEffect(() => {
    if ((need + able).trim().length < LETTERS_MIN) return;
    const abort = new AbortController();
    const ask = async () => {
      const options = { signal: abort.signal };
      const answer = await call<{ questions: string[] }>(
        'POST',
        '/goals/questions',
        { need, able },
        options,
      );
      setProposals(answer.questions);
    };
    // Proposals are a help: where they cannot be had (no connection, a text too long), nothing is said.
    const timer = setTimeout(() => void ask().catch(() => {}), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [need, able]);
  return proposals;
}
