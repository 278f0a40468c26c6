import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { WEB_FOLDER } from '#doors';
import { Refusal } from '#platform';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const VITE = path.join(ROOT, 'node_modules/vite/bin/vite.js');

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** When anything that ends up in the web app was last changed: the shell, the rooms' screens and what they may load. */
function sourcesChangedAt(root: string): number {
  const ofRooms = /(^|\/)ui\/|(schema|limits|rules)\.ts$/;
  const filesIn = (folder: string) =>
    existsSync(path.join(root, folder))
      ? readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
          path.join(folder, name),
        )
      : [];
  const files = [
    ...filesIn('web'),
    ...filesIn('src').filter((file) => ofRooms.test(file)),
    'vite.config.ts',
    'package-lock.json',
  ];
  return Math.max(...files.map((file) => changedAt(path.join(root, file))));
}

/** True when there is no built web app, or one older than what it is made of. */
export function isWebAppStale(root = ROOT, built = path.join(WEB_FOLDER, 'index.html')): boolean {
  return !existsSync(built) || changedAt(built) < sourcesChangedAt(root);
}

/** Builds the web app into `dist/web`. Throws a Refusal with the builder's words when it cannot. */
export function buildWebApp(): void {
  const built = spawnSync(process.execPath, [VITE, 'build', '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
    // A test that finds it stale builds what people get, too: elsewhere it would have no service worker.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (built.status === 0) return;
  throw new Refusal('invalid', `The web app could not be built:\n${built.stdout}${built.stderr}`);
}
