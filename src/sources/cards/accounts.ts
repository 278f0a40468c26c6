import type { FieldText } from '#people';
import { webAddress } from '../imports/readers/rows.ts';

/** The service of a social profile, in small letters, and the field that holds its accounts. */
const SERVICES: Record<string, FieldText['field']> = {
  mastodon: 'fediverse',
  fediverse: 'fediverse',
  activitypub: 'fediverse',
  pixelfed: 'fediverse',
  pleroma: 'fediverse',
  misskey: 'fediverse',
  peertube: 'fediverse',
  friendica: 'fediverse',
  bluesky: 'bluesky',
  github: 'github',
  linkedin: 'linkedin',
};
/** How a card names the service of a field. */
export const SERVICE_NAMES: Partial<Record<FieldText['field'], string>> = {
  fediverse: 'Mastodon',
  bluesky: 'Bluesky',
  github: 'GitHub',
  linkedin: 'LinkedIn',
};

const HOSTS: [RegExp, FieldText['field']][] = [
  [/^https?:\/\/(?:[a-z]+\.)?linkedin\.com\/in\/[^/?#]+/i, 'linkedin'],
  [/^https?:\/\/(?:www\.)?github\.com\/[a-z\d-]+\/?$/i, 'github'],
  [/^https?:\/\/bsky\.app\/profile\/[^/?#]+\/?$/i, 'bluesky'],
];
const ACCOUNT = /^@?[\w.-]+@[\w-]+(?:\.[\w-]+)+$/u;
const FEDIVERSE_PAGE = /^https?:\/\/([\w.-]+)\/(?:@|users\/)([\w.-]+)\/?$/i;

/** An account as a social profile gives it: by address, or by name where the service is known. */
export function accountOf(value: string, service: string, user: string): FieldText | null {
  const field = SERVICES[service.toLowerCase()];
  const page = /^x-apple:/i.test(value) ? '' : value;
  if (field === 'fediverse') return fediverseOf(page, user);
  if (field) return { field, value: page || user };
  return page === '' ? null : pageOf(page, 'profile');
}

function fediverseOf(value: string, user: string): FieldText | null {
  const page = FEDIVERSE_PAGE.exec(value);
  if (page) return { field: 'fediverse', value: `${page[2]}@${page[1]}`.toLowerCase() };
  if (ACCOUNT.test(value)) return { field: 'fediverse', value };
  if (ACCOUNT.test(user)) return { field: 'fediverse', value: user };
  return pageOf(value, 'profile');
}

/** An address, by where it leads; what leads nowhere in particular is `otherwise`. Null when it is none of the web. */
export function pageOf(value: string, otherwise: FieldText['field']): FieldText | null {
  const given = value.trim();
  const url = /^https?:\/\/./i.test(given) && URL.canParse(given) ? given : webAddress(given);
  if (!url) return null;
  const known = HOSTS.find(([host]) => host.test(url));
  return { field: known?.[1] ?? otherwise, value: url };
}
