import type { Kith } from '#platform';
import { URL_CHARS_MAX } from './limits.ts';

/** What of others is shown from an address of our own. */
export type Foreign = 'image' | 'recording';

interface Named {
  memberId: number;
  what: Foreign;
}

/** It is for the member to whom Kith itself showed it, and for nobody else. */
const purposeOf = ({ memberId, what }: Named) => `${what} for member ${memberId}`;

/** The last part of its address: what Kith says of it, and where it is. Null for what Kith does not fetch. */
export function foreignName(kith: Kith, named: Named, url: string): string | null {
  if (url.length > URL_CHARS_MAX || !/^https?:\/\//i.test(url)) return null;
  const signature = kith.secrets.sign(url, purposeOf(named));
  return `${signature}.${Buffer.from(url).toString('base64url')}`;
}

/** What a member asks for by such a name; null unless Kith gave it to this member. */
export function foreignUrl(kith: Kith, named: Named, name: string): string | null {
  const [signature = '', encoded = ''] = name.split('.');
  const url = Buffer.from(encoded, 'base64url').toString();
  return kith.secrets.isSigned(signature, url, purposeOf(named)) ? url : null;
}
