import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { consoleLog, readConfig } from '#platform';
import { type Args, type Command, Misuse, type Out, type Setup } from './command.ts';
import { commands } from './commands.ts';
import { complaintOf } from './complaint.ts';
import { helpOf, helpOfAll, usageOf } from './help.ts';

const EXIT = { done: 0, failed: 1, misuse: 2 } as const;

const GLOBAL = {
  help: { type: 'boolean' },
  json: { type: 'boolean' },
  as: { type: 'string' },
} as const;

export interface Streams {
  stdin: NodeJS.ReadableStream;
  stdout: Pick<NodeJS.WriteStream, 'write'>;
  stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
}

/** The command that the words begin with, the longer name first. */
function commandIn(words: string[]): Command | undefined {
  const [first = '', second = ''] = words;
  return (
    commands.find((one) => one.name === `${first} ${second}`) ??
    commands.find((one) => one.name === first)
  );
}

function outTo(streams: Streams, isJson: boolean): Out {
  return {
    isJson,
    errors: streams.stderr,
    answer: (value, lines) => {
      streams.stdout.write(
        isJson ? `${JSON.stringify(value)}\n` : lines.map((line) => `${line}\n`).join(''),
      );
    },
    note: (line) => {
      if (!isJson) streams.stderr.write(`${line}\n`);
    },
  };
}

function readOptions(command: Command, rest: string[], stdin: NodeJS.ReadableStream) {
  try {
    const own = command.options ?? {};
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...own, ...GLOBAL },
      allowPositionals: true,
    });
    const options: Args['options'] = { ...values };
    const as = typeof options.as === 'string' ? options.as : undefined;
    return { args: { words: positionals, options, as, input: () => text(stdin) }, options };
  } catch (error) {
    // parseArgs explains what it did not understand.
    throw new Misuse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}

async function runCommand(command: Command, args: Args, out: Out, setup: Setup): Promise<number> {
  if ('runClosed' in command) return (await command.runClosed(setup, args, out)) ?? EXIT.done;
  const log = consoleLog((line) => out.errors.write(`${line}\n`));
  const kith = await setup.openKith(readConfig(setup.environment), { log });
  try {
    return (await command.run(kith, args, out)) ?? EXIT.done;
  } finally {
    await kith.close();
  }
}

function askedForHelp(words: string[], streams: Streams): number {
  const command = commandIn(words);
  if (words.length > 0 && !command) throw new Misuse(`There is no command "${words.join(' ')}".`);
  const lines = command ? helpOf(command) : helpOfAll(commands);
  streams.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.done;
}

/**
 * Runs one command as a terminal would: `words` are what follows `kith`. Gives the exit code:
 * 0 done, 1 refused or failed, 2 misuse.
 */
export async function runCommandLine(
  words: string[],
  setup: Setup,
  streams: Streams,
): Promise<number> {
  const command = words[0] === 'help' ? undefined : commandIn(words);
  try {
    if (words[0] === 'help')
      return askedForHelp(
        words.slice(1).filter((word) => !word.startsWith('-')),
        streams,
      );
    if (words[0] === '--help' || words[0] === '-h') return askedForHelp([], streams);
    if (!command) {
      throw new Misuse(
        words.length === 0 ? 'Which command?' : `There is no command "${words[0]}".`,
      );
    }
    const { args, options } = readOptions(
      command,
      words.slice(command.name.split(' ').length),
      streams.stdin,
    );
    if (options.help === true) return askedForHelp(command.name.split(' '), streams);
    return await runCommand(command, args, outTo(streams, options.json === true), setup);
  } catch (error) {
    if (error instanceof Misuse) {
      streams.stderr.write(
        `${error.message}\n${command ? `Usage: ${usageOf(command)}` : 'See: kith help'}\n`,
      );
      return EXIT.misuse;
    }
    const complaint = complaintOf(error);
    const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
    streams.stderr.write(`${complaint ?? `Something is wrong in Kith: ${bug}`}\n`);
    return EXIT.failed;
  }
}
