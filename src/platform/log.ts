import { randomBytes } from 'node:crypto';

/** Where the program says what it does. Secrets are never given to it. */
export interface Log {
  info(text: string): void;
  /** Gives the reference number under which the error stands in the log. */
  error(what: string, error: unknown): string;
}

export function consoleLog(
  write: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
): Log {
  return {
    info: write,
    error: (what, error) => {
      const reference = randomBytes(4).toString('hex');
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      write(`error ${reference} (${what}): ${text}`);
      return reference;
    },
  };
}

/** For tests and commands whose output is data. */
export const quietLog: Log = { info: () => {}, error: () => 'quiet' };
