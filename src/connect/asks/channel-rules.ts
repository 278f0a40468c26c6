import type { PersonView } from '#people';
import type { Way } from './schema.ts';

/** Longer addresses are cut by some programs: then the text goes by copying. */
const MAILTO_CHARS_MAX = 1_900;
const WAYS_MAX = 5;

type Field = PersonView['fields'][number];

/** Where one writes to somebody, the most direct first. Kith sends nothing itself. */
export function waysTo(fields: readonly Field[]): Way[] {
  const valuesOf = (wanted: string) => fields.find(({ field }) => field === wanted)?.values ?? [];
  const emails = valuesOf('email').map(
    ({ value }): Way => ({ kind: 'email', label: value, address: value }),
  );
  const profiles = ['fediverse', 'bluesky', 'linkedin', 'profile', 'github', 'site'].flatMap(
    (field) =>
      valuesOf(field).flatMap(({ value, href }): Way[] =>
        href?.startsWith('http') ? [{ kind: 'profile', label: value, address: href }] : [],
      ),
  );
  return [...emails, ...profiles].slice(0, WAYS_MAX);
}

/** A link that opens the member's own mail program with the message in it; too long a text is left out. */
export function mailtoOf(address: string, subject: string, body: string): string {
  const to = encodeURIComponent(address).replaceAll('%40', '@');
  const bare = `mailto:${to}?subject=${encodeURIComponent(subject)}`;
  const whole = `${bare}&body=${encodeURIComponent(body.replace(/\r?\n/g, '\r\n'))}`;
  return whole.length <= MAILTO_CHARS_MAX ? whole : bare;
}
