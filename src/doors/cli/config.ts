import { readConfig, SETTINGS } from '#platform';
import type { Setup, SetupCommand } from './command.ts';

export interface SettingView {
  name: string;
  value: string;
  from: 'environment' | 'default';
  meaning: string;
}

const WITH_PASSWORDS = new Set(['DATABASE_URL', 'KITH_SMTP_URL']);

const WHOLLY_SECRET = new Set(['KITH_SECRET_KEY', 'KITH_EMBEDDINGS_KEY', 'KITH_MACHINE_KEY']);

/** The password in an address of a server is nobody's business. */
function withoutSecrets(name: string, value: string): string {
  if (value === '') return value;
  if (WHOLLY_SECRET.has(name)) return '***';
  if (!WITH_PASSWORDS.has(name)) return value;
  if (!URL.canParse(value)) return '(not an address)';
  const url = new URL(value);
  if (url.password !== '') url.password = '***';
  for (const key of url.searchParams.keys())
    if (/password|secret|key/i.test(key)) url.searchParams.set(key, '***');
  return url.href;
}

export function settingsOf(environment: Setup['environment']): SettingView[] {
  return SETTINGS.map(({ name, meaning, fallback }) => {
    const given = environment[name];
    return {
      name,
      value: withoutSecrets(name, given ?? fallback),
      from: given === undefined ? 'default' : 'environment',
      meaning,
    };
  });
}

export const configCommands: SetupCommand[] = [
  {
    name: 'config',
    usage: '',
    summary: 'Every setting, its value and where it comes from',
    runClosed: async (setup, _, out) => {
      const settings = settingsOf(setup.environment);
      const lines = settings.map(
        (one) =>
          `${one.name.padEnd(20)} ${(one.value || '-').padEnd(24)} ${one.from.padEnd(12)} ${one.meaning}`,
      );
      out.answer({ settings }, lines);
      readConfig(setup.environment);
      return 0;
    },
  },
];
