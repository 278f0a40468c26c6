/** A process of its own that holds the lock of a data folder until it is killed: `node lock.ts FILE`. */
import { lockFolder } from '#platform';

lockFolder(process.argv[2] ?? '');
process.stdout.write('locked\n');
setInterval(() => {}, 60_000);
