import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const here = import.meta.dirname;

/**
 * Writes `sw.js` beside the built files: `worker.js` with the list of files to keep and a version
 * that changes exactly when one of them changes.
 */
export function serviceWorker(): Plugin {
  return {
    name: 'kith-service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const hash = createHash('sha256');
        const files = ['/'];
        for (const [name, file] of Object.entries(bundle).toSorted(([a], [b]) =>
          a < b ? -1 : 1,
        )) {
          hash.update(name).update(file.type === 'chunk' ? file.code : file.source);
          if (name.startsWith('assets/') && !name.endsWith('.map')) files.push(`/${name}`);
        }
        const folder = path.join(here, '../public');
        for (const name of readdirSync(folder).toSorted()) {
          hash.update(name).update(readFileSync(path.join(folder, name)));
          files.push(`/${name}`);
        }
        const worker = readFileSync(path.join(here, 'worker.js'), 'utf8');
        const version = hash.update(worker).digest('hex').slice(0, 12);
        const head = `const VERSION = '${version}';\nconst SHELL_FILES = ${JSON.stringify(files)};\n`;
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: head + worker });
      },
    },
  };
}
