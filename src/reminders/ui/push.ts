/** Push messages of this browser: whether it can take them, and how it is asked. */

export const isPushPossible = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

export interface HereSubscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/** Asks for leave, and gives where this browser is reached. Throws when it says no. */
export async function subscribeHere(publicKey: string): Promise<HereSubscription> {
  const isAllowed = Notification.permission === 'granted';
  if (!isAllowed && (await Notification.requestPermission()) !== 'granted')
    throw new Error('not allowed');
  const registration = await navigator.serviceWorker.ready;
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  });
  const { endpoint, keys } = subscription.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) throw new Error('no keys');
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } };
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** How one knows this device again in the list: "Firefox on Linux". */
export function deviceName(agent = navigator.userAgent): string {
  const found = (names: readonly (readonly [string, string])[], none: string) =>
    names.find(([sign]) => agent.includes(sign))?.[1] ?? none;
  return `${found(BROWSERS, 'Browser')} on ${found(SYSTEMS, 'a device')}`;
}
