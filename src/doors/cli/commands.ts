import type { Command } from './command.ts';
import { configCommands } from './config.ts';
import { doctorCommands } from './doctor.ts';
import { goalCommands } from './goals.ts';
import { memberCommands } from './members.ts';

/** Every command, in the order of the help. A new one is a file beside this and a line here. */
export const commands: Command[] = [
  ...memberCommands,
  ...goalCommands,
  ...configCommands,
  ...doctorCommands,
];
