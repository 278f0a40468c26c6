/** What the tests need of the machine besides Node: Debian's browsers, postgresql, an SMTP and a CardDAV server. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { postgresPrograms } from '../test/postgres-server.ts';

const IS_THERE = {
  chromium: () => existsSync('/usr/bin/chromium'),
  postgresql: () => postgresPrograms() !== null,
  'firefox-esr': () => existsSync('/usr/bin/firefox-esr'),
  radicale: () => existsSync('/usr/bin/radicale'),
  'python3-aiosmtpd': () => existsSync('/usr/lib/python3/dist-packages/aiosmtpd'),
};

function aptGet(...words: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', '-y', ...words], { stdio: 'inherit', env }).status === 0;
}

/** Installs a package where it is missing and this user may. Gives what is wrong, or null when it is there. */
export async function provide(name: keyof typeof IS_THERE): Promise<string | null> {
  if (IS_THERE[name]()) return null;
  const advice = `${name} is not installed: apt-get update && apt-get install -y ${name}`;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return advice;
  process.stdout.write(`Installing ${name} …\n`);
  const isInstalled = aptGet('update') && aptGet('install', '--no-install-recommends', name);
  return isInstalled && IS_THERE[name]() ? null : advice;
}
