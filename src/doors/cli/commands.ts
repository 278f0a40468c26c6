import type { Command } from './command.ts';
import { configCommands } from './config.ts';
import { doctorCommands } from './doctor.ts';
import { exportCommands } from './export.ts';
import { feedCommands } from './feeds.ts';
import { findCommands } from './find.ts';
import { followCommands } from './follow.ts';
import { goalCommands } from './goals.ts';
import { importCommands } from './imports.ts';
import { keepCommands } from './keeps.ts';
import { kitCommands } from './kits.ts';
import { memberCommands } from './members.ts';
import { noteCommands } from './notes.ts';
import { peopleCommands } from './people.ts';
import { refreshCommands } from './refresh.ts';
import { vaultCommands } from './vaults.ts';

/** Every command, in the order of the help. A new one is a file beside this and a line here. */
export const commands: Command[] = [
  ...memberCommands,
  ...goalCommands,
  ...noteCommands,
  ...keepCommands,
  ...vaultCommands,
  ...importCommands,
  ...followCommands,
  ...peopleCommands,
  ...kitCommands,
  ...refreshCommands,
  ...findCommands,
  ...feedCommands,
  ...exportCommands,
  ...configCommands,
  ...doctorCommands,
];
