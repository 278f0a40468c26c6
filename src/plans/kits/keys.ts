import { normaliseUrl, siteKey } from '#sources';
import type { KitPerson } from './schema.ts';

/** By what a person of a kit is known again. */
export function keysOf({ site, feed, fediverse }: KitPerson): string[] {
  const normal = feed === '' ? null : normaliseUrl(feed);
  return [
    ...(normal ? [`feed:${normal}`] : []),
    ...[site, feed].flatMap((url) => (url === '' ? [] : [`site:${siteKey(url)}`])),
    ...(fediverse === '' ? [] : [`acct:${fediverse.replace(/^@/, '').toLowerCase()}`]),
  ].filter((key, at, all) => all.indexOf(key) === at);
}

/** Where somebody of a kit publishes, as one reads it. */
export const whereOf = ({ site, feed, fediverse }: KitPerson): string => site || fediverse || feed;
