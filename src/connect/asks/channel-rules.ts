import type { PersonView } from '#people';
import type { Way } from './schema.ts';

/** What a mail program takes from a link; longer ones are cut off by some without a word. */
const MAILTO_CHARS_MAX = 1_800;
const WAYS_MAX = 5;

type Field = PersonView['fields'][number];

/** Where one writes to somebody, the most direct first. Kith sends nothing itself. */
export function waysTo(fields: readonly Field[]): Way[] {
  const valuesOf = (wanted: string) =>
    inForce(fields.find(({ field }) => field === wanted)?.values ?? []);
  const emails = valuesOf('email').map(
    ({ value }): Way => ({ kind: 'email', label: value, address: value }),
  );
  const profiles = ['fediverse', 'bluesky', 'linkedin', 'profile', 'github', 'site'].flatMap(
    (field) =>
      valuesOf(field).flatMap(({ value, href }): Way[] =>
        href?.startsWith('http') ? [{ kind: 'profile', label: value, address: href }] : [],
      ),
  );
  // An account and its page are one place.
  const places = profiles.map(({ address, label }) => bare(address ?? label));
  const once = profiles.filter((_, at) => places.indexOf(places[at] ?? '') === at);
  return [...emails, ...once].slice(0, WAYS_MAX);
}

const bare = (address: string): string => address.replace(/^https?:\/\/(?:www\.)?|\/+$/gi, '');

/** Ways that hold: an address at an employer of before is nobody's any more. What is past counts where there is nothing else. */
export function inForce<V extends { pastAt: number | null }>(values: readonly V[]): readonly V[] {
  const current = values.filter(({ pastAt }) => pastAt === null);
  return current.length > 0 ? current : values;
}

/**
 * A link that opens the member's own mail program with these words in it. Where they do not fit it opens
 * without them: then they go by copying.
 */
export function mailtoOf(
  address: string,
  { text, subject }: { text: string; subject?: string | undefined },
): string {
  const to = `mailto:${encodeURIComponent(address).replace('%40', '@')}`;
  const about = subject ? [`subject=${encodeURIComponent(subject)}`] : [];
  const body = text === '' ? [] : [`body=${encodeURIComponent(text.replace(/\r?\n/g, '\r\n'))}`];
  const linkWith = (parts: string[]) => (parts.length > 0 ? `${to}?${parts.join('&')}` : to);
  const whole = linkWith([...about, ...body]);
  return whole.length <= MAILTO_CHARS_MAX ? whole : linkWith(about);
}
