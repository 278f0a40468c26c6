/** The order of the rooms: each may know those before it. */
export const ROOMS = [
  'platform',
  'members',
  'goals',
  'people',
  'sources',
  'finding',
  'plans',
  'consume',
  'create',
  'connect',
  'contribute',
  'circles',
  'reflect',
  'reminders',
  'doors',
] as const;

/** Names of package.json's "imports" that are not called like their room. */
const DOORS: Record<string, string> = {
  tables: 'platform',
  search: 'platform',
  archive: 'platform',
  threads: 'platform',
  days: 'platform',
  html: 'platform',
  names: 'people',
};

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
export const isScreen = (file: string): boolean => /^src\/.+\/ui\//.test(file);

/** The room a file stands in: `web` for the shell, null for `src/main.ts` and what is beside it. */
export function roomOf(file: string): string | null {
  if (file.startsWith('web/')) return 'web';
  return file.match(/^src\/([^/]+)\//)?.[1] ?? null;
}

/** The room a `#name` leads to. */
export function roomBehind(specifier: string): string {
  const name = specifier.slice(1);
  return DOORS[name] ?? name;
}

export const placeOf = (room: string): number => (ROOMS as readonly string[]).indexOf(room);
