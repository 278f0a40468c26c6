import type { Locator } from 'playwright-core';

/**
 * How long a person takes, in seconds: the keystroke-level model (Card, Moran and Newell, 1980), with an average
 * typist's key, pointing and pressing, moving a hand between mouse and keys, and a thought before each act.
 */
const KEY_S = 0.28;
const POINT_S = 1.1 + 0.2;
const HAND_S = 0.4;
const THOUGHT_S = 1.35;
/** Two keys down at once. */
const PASTE_KEYS = 2;

/** Does what a person does, and counts it: a press, a field filled in, one of a list, a file chosen are one each. */
export function countingActs() {
  let count = 0;
  let seconds = 0;
  const counted = async (takes: number, work: Promise<void>) => {
    count += 1;
    seconds += THOUGHT_S + takes;
    await work;
  };
  const typed = (keys: number) => POINT_S + 2 * HAND_S + keys * KEY_S;
  return {
    press: (where: Locator) => counted(POINT_S, where.click()),
    fill: (where: Locator, text: string) => counted(typed(text.length), where.fill(text)),
    paste: (where: Locator, text: string) => counted(typed(PASTE_KEYS), where.fill(text)),
    select: (where: Locator, label: string) =>
      counted(
        2 * POINT_S,
        where.selectOption({ label }).then(() => undefined),
      ),
    choose: (where: Locator, file: string) => counted(2 * POINT_S, where.setInputFiles(file)),
    count: () => count,
    /** What the model says a person would have taken for all of it. */
    seconds: () => seconds,
  };
}
