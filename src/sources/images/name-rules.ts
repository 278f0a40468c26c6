/** Where the images of others are, for the browser: under this Kith's own address. */
export const IMAGES_PATH = '/api/v1/images/';
/** Where their sound and video can be played: in a page of its own that is allowed nothing else. */
export const RECORDINGS_PATH = '/api/v1/recordings/';

/** What a name that Kith gave stands for: the publisher's own address. Null for what is no such name. */
export function urlInName(address: string): string | null {
  const name = /^\/api\/v1\/(?:images|recordings)\/[\w-]+\.([\w-]+)/.exec(address)?.[1];
  if (name === undefined) return null;
  try {
    const binary = atob(name.replaceAll('-', '+').replaceAll('_', '/'));
    const url = new TextDecoder().decode(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)));
    return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
  } catch {
    return null;
  }
}
