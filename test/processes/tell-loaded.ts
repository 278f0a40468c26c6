/** Goes before a program (`node --import`): when that ends, it writes to the file TELL_LOADED what it has loaded of packages, one a line. */
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const loaded = new Set<string>();
registerHooks({
  load(url, context, next) {
    const [, inPackages] = url.split('/node_modules/');
    if (inPackages) loaded.add(inPackages);
    return next(url, context);
  },
});
const file = process.env.TELL_LOADED;
if (isMainThread && file)
  process.on('exit', () => writeFileSync(file, [...loaded].toSorted().join('\n')));
