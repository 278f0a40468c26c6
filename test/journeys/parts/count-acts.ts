import type { Locator } from 'playwright-core';

/** Does what a person does, and counts it: a press, a field filled in, one of a list, a file chosen are one each. */
export function countingActs() {
  let count = 0;
  const counted = async (work: Promise<void>) => {
    count += 1;
    await work;
  };
  return {
    press: (where: Locator) => counted(where.click()),
    fill: (where: Locator, text: string) => counted(where.fill(text)),
    select: (where: Locator, label: string) =>
      counted(where.selectOption({ label }).then(() => undefined)),
    choose: (where: Locator, file: string) => counted(where.setInputFiles(file)),
    count: () => count,
  };
}
