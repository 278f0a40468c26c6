import { z } from '@hono/zod-openapi';
import type { Kith } from '#platform';
import { isSame, keyNamed, newSecret, signatureOf } from '../keys.ts';

/** What a link in a mail may do: put one thing off, or stop all. Nothing else, whoever has it. */
const Deed = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('snooze'),
    member: z.number(),
    thing: z.string(),
    title: z.string(),
    days: z.number(),
    /** The member's day on which it was offered. */
    on: z.string(),
  }),
  /** All that was told on a day: what a push message can offer. */
  z.object({
    do: z.literal('snooze-day'),
    member: z.number(),
    day: z.string(),
    days: z.number(),
  }),
  z.object({ do: z.literal('stop'), member: z.number() }),
]);
export type Deed = z.infer<typeof Deed>;

const KEY = 'links';

/** The deed with the signature of this Kith, to stand in an address. */
export async function sign(kith: Kith, deed: Deed): Promise<string> {
  const key = await keyNamed(kith, KEY, newSecret);
  const text = Buffer.from(JSON.stringify(deed)).toString('base64url');
  return `${text}.${signatureOf(key, text)}`;
}

/** The deed of a link; null when this Kith has not signed it. */
export async function readSigned(kith: Kith, token: string): Promise<Deed | null> {
  const [text = '', signature = ''] = token.split('.');
  const key = await keyNamed(kith, KEY, newSecret);
  if (!isSame(signature, signatureOf(key, text))) return null;
  const parsed = Deed.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  return parsed.success ? parsed.data : null;
}

/** Where a deed is done: a page that asks first. */
export const linkOf = (kith: Kith, token: string): string =>
  `${kith.config.publicUrl ?? ''}${pathOf(token)}`;

/** The same for a browser that is there already. */
export const pathOf = (token: string): string => `/reminders/links/${token}`;
