/** What the tests need of the machine besides Node: Debian's browsers, postgresql, an SMTP, a CardDAV and an IMAP server. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { postgresPrograms } from '../test/postgres-server.ts';

const IS_THERE = {
  chromium: () => existsSync('/usr/bin/chromium'),
  postgresql: () => postgresPrograms() !== null,
  'firefox-esr': () => existsSync('/usr/bin/firefox-esr'),
  radicale: () => existsSync('/usr/bin/radicale'),
  'dovecot-imapd': () => existsSync('/usr/lib/dovecot/imap'),
  'python3-aiosmtpd': () => existsSync('/usr/lib/python3/dist-packages/aiosmtpd'),
};

function aptGet(...words: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', ['-q', '-y', ...words], { stdio: 'inherit', env }).status === 0;
}

type Name = keyof typeof IS_THERE;

/** Whether this user may install packages here. */
const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Gives whether they are there afterwards. */
function install(names: Name[]): boolean {
  process.stdout.write(`Installing ${names.join(', ')} …\n`);
  const isInstalled = aptGet('update') && aptGet('install', '--no-install-recommends', ...names);
  return isInstalled && names.every((name) => IS_THERE[name]());
}

/** Installs a package where it is missing and this user may. Gives what is wrong, or null when it is there. */
export async function provide(name: Name): Promise<string | null> {
  if (IS_THERE[name]()) return null;
  const advice = `${name} is not installed: apt-get update && apt-get install -y ${name}`;
  return mayInstall() && install([name]) ? null : advice;
}

/** Installs all that is missing at once, before tests begin beside each other: apt-get wants to be alone. */
export function provideAll(): void {
  const missing = (Object.keys(IS_THERE) as Name[]).filter((name) => !IS_THERE[name]());
  if (missing.length > 0 && mayInstall()) install(missing);
}
