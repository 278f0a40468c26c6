import type { Command } from './command.ts';

const GLOBAL = [
  ['--as NAME', 'act as this member (needed where there are several)'],
  ['--json', 'answer with one JSON value'],
  ['--help', 'say how a command is used'],
] as const;
const COLUMN = 24;

export const usageOf = (command: Command): string =>
  `kith ${command.name}${command.usage ? ` ${command.usage}` : ''}`;

export function helpOf(command: Command): string[] {
  const own = Object.entries(command.options ?? {}).map(
    ([name, { type, about }]) => [`--${name}${type === 'string' ? ' TEXT' : ''}`, about] as const,
  );
  return [
    usageOf(command),
    '',
    command.summary,
    ...(command.more ? ['', ...command.more] : []),
    '',
    ...[...own, ...GLOBAL].map(([name, about]) => `  ${name.padEnd(COLUMN)} ${about}`),
  ];
}

export function helpOfAll(commands: Command[]): string[] {
  return [
    'kith COMMAND [OPTIONS]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(COLUMN)} ${command.summary}`),
    `  ${'help [COMMAND]'.padEnd(COLUMN)} This list, or how a command is used`,
    '',
    ...GLOBAL.map(([name, about]) => `  ${name.padEnd(COLUMN)} ${about}`),
    '',
    'Exit codes: 0 done, 1 refused or failed, 2 misuse.',
  ];
}
