/** `node … bin/lean.ts PROGRAM …`: runs a program of ours so that it holds less memory (decisions/0084). */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** Read by glibc when a process begins; other systems pay no heed to it. */
const ALLOCATOR = {
  // Else each thread has an arena of its own, and what one has freed is of no use to the others.
  MALLOC_ARENA_MAX: '1',
  // Else they grow with what is freed. Blocks as large as a feed go back to the system at once.
  MALLOC_MMAP_THRESHOLD_: '131072',
  // What is free at the end goes back where it is 4 MB: each time it costs calls of the system, and soon it is asked for again.
  MALLOC_TRIM_THRESHOLD_: '4194304',
};

const isAsWanted = Object.keys(ALLOCATOR).every((name) => name in process.env);
// Begins anew in its own place, with the same number: whoever started it notices nothing.
if (process.platform === 'linux' && !isAsWanted)
  process.execve?.(
    process.execPath,
    [process.execPath, ...process.execArgv, ...process.argv.slice(1)],
    { ...ALLOCATOR, ...process.env },
  );

// What the command line says of young objects is for this thread, which has it by now. It would go before what is said
// of each of the others when that is begun.
setFlagsFromString('--max-semi-space-size=0');
process.argv.splice(1, 1);
await import(pathToFileURL(path.resolve(process.argv[1] ?? '')).href);
