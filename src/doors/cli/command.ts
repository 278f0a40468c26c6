import type { ParseArgsConfig } from 'node:util';
import type { Config, Kith, Log } from '#platform';

/** What was asked wrongly, as against what was refused. Ends with exit code 2 and the usage. */
export class Misuse extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'Misuse';
  }
}

export interface Args {
  /** What stands after the command's name, without options. */
  words: string[];
  options: Record<string, string | boolean | (string | boolean)[] | undefined>;
  /** The member named by `--as`. */
  as: string | undefined;
  /** All of standard input, as text. */
  input(): Promise<string>;
}

export interface Out {
  /** True with `--json`: then standard output is exactly one JSON value. */
  readonly isJson: boolean;
  /** The answer of a command: `value` as JSON, or else the lines as text. */
  answer(value: unknown, lines: string[]): void;
  /** Something on the way, for people; goes to standard error and not with `--json`. */
  note(text: string): void;
  /** Standard error, for a progress bar; `isTTY` tells whether someone watches. */
  readonly errors: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
}

/** What the outermost layer hands in, because only `main.ts` knows every room. */
export interface Setup {
  environment: Record<string, string | undefined>;
  openKith(config: Config, parts: { log: Log }): Promise<Kith>;
}

interface CommandBase {
  /** One or two words: `goal add`. */
  name: string;
  /** What follows the name: `NAME --password-stdin`. */
  usage: string;
  summary: string;
  /** What one must know of its answer; lines for its own help. */
  more?: string[];
  /** As `node:util` parseArgs takes them; each with what it is for. */
  options?: Record<string, OptionOf & { about: string }>;
}
type OptionOf = NonNullable<ParseArgsConfig['options']>[string];

/** A command that works on an open Kith. Gives its exit code; 0 when it gives none. */
export interface KithCommand extends CommandBase {
  run(kith: Kith, args: Args, out: Out): Promise<number | undefined>;
}
/** A command that must also work when the database cannot be opened. */
export interface SetupCommand extends CommandBase {
  runClosed(setup: Setup, args: Args, out: Out): Promise<number | undefined>;
}
export type Command = KithCommand | SetupCommand;

/** The only value of an option that takes one. */
export function textOption(args: Args, name: string): string | undefined {
  const value = args.options[name];
  return typeof value === 'string' ? value : undefined;
}

/** All values of an option that may be repeated. */
export function textOptions(args: Args, name: string): string[] {
  const value = args.options[name];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
