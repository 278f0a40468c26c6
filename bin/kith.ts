/**
 * `npm run kith -- COMMAND`: the command line. It works beside a running server, on the same database.
 * What Node compiles is kept, which halves the time until a command begins.
 */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));
const { runCommandLine } = await import('#doors');
const { openKith } = await import('../src/main.ts');

// Whoever reads our answer may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
const code = await runCommandLine(
  process.argv.slice(2),
  { environment: process.env, openKith },
  process,
);
process.exitCode = code;
// A database that could not be opened whole may leave a thread behind.
if (code !== 0) process.stdout.write('', () => process.exit(code));
