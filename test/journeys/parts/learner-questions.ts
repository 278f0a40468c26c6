import type { Page } from 'playwright-core';
import { ASKED_BEFORE, ASKED_ON } from '../../invented/looking-back.ts';
import { ask } from './prepare.ts';

const DAY_MS = 86_400_000;
const dayIn = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

/** Enough answers for a picture of how sure one was, and how it went. `go` sets the clock back by so many days. */
export async function askThreeTimes(
  page: Page,
  { noteId, go }: { noteId: number; go: (daysAgo: number) => void },
): Promise<void> {
  go(-ASKED_ON.made);
  const made: number[] = [];
  for (const { question, answer } of ASKED_BEFORE) {
    const form = { question, answer, today: dayIn(ASKED_ON.made) };
    made.push((await ask<{ id: number }>(page, 'POST', `/notes/${noteId}/questions`, form)).id);
  }
  for (const [turn, day] of ASKED_ON.answered.entries()) {
    go(-day);
    for (const [place, { tries }] of ASKED_BEFORE.entries()) {
      const [confidence, grade] = tries[turn] ?? [];
      const form = { confidence, grade, today: dayIn(day) };
      await ask(page, 'POST', `/recall-questions/${made[place]}/answers`, form);
    }
  }
}
