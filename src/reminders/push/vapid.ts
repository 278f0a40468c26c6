import type { Kith } from '#platform';
import { keyNamed } from '../keys.ts';

export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

/** The keys with which this Kith signs push messages, made once: browsers know it by them. */
export async function vapidKeys(kith: Kith): Promise<VapidKeys> {
  const text = await keyNamed(kith, 'vapid', async () => {
    const { default: webPush } = await import('web-push');
    return JSON.stringify(webPush.generateVAPIDKeys());
  });
  return JSON.parse(text) as VapidKeys;
}

export const publicKeyOf = async (kith: Kith): Promise<string> => (await vapidKeys(kith)).publicKey;
