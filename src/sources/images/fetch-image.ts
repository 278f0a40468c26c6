import path from 'node:path';
import type { Kith } from '#platform';
import { imageType } from './image-type.ts';
import { type KeptImages, keptImages } from './kept-images.ts';
import {
  FETCH_TIMEOUT_MS,
  IMAGE_BYTES_MAX,
  KEPT_BYTES_MAX,
  KEPT_MS,
  MISSING_MAX,
  MISSING_MS,
} from './limits.ts';

const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/svg+xml;q=0.9';

export interface Image {
  bytes: Uint8Array;
  type: string;
}

/** The images on the disk of this Kith, for who shows them and who prunes them. */
export const imagesOnDisk = (kith: Kith): KeptImages =>
  keptImages({
    folder: path.join(kith.config.dataFolder, 'images'),
    bytesMax: KEPT_BYTES_MAX,
    keptMs: KEPT_MS,
    now: () => kith.now(),
  });

/**
 * Images of others by their address: from the disk, else fetched through the guarded door, without cookies and without
 * saying on which page they stand; null where there is none. Several who ask at once wait for one fetch; what is not there
 * is not asked for again for a while.
 */
export function openImages(kith: Kith): (url: string) => Promise<Image | null> {
  const kept = imagesOnDisk(kith);
  const underWay = new Map<string, Promise<Image | null>>();
  /** By address, until when. */
  const missing = new Map<string, number>();

  function remember(url: string): void {
    const [oldest] = missing.keys();
    if (missing.size >= MISSING_MAX && oldest !== undefined) missing.delete(oldest);
    missing.set(url, kith.now() + MISSING_MS);
  }

  async function find(url: string): Promise<Image | null> {
    const bytes = await kept.get(url);
    const type = bytes && imageType(bytes);
    if (bytes && type) return { bytes, type };
    if ((missing.get(url) ?? 0) > kith.now()) return null;
    const found = await fetchImage(kith, url);
    if (found === null) remember(url);
    else
      await kept.put(url, found.bytes).catch((error) => kith.log.error('keeping an image', error));
    return found;
  }

  return (url) => {
    const known = underWay.get(url);
    if (known) return known;
    const found = find(url).finally(() => underWay.delete(url));
    underWay.set(url, found);
    return found;
  };
}

async function fetchImage(kith: Kith, url: string): Promise<Image | null> {
  const fetched = await kith.fetch.get({
    url,
    accept: ACCEPT,
    bytesMax: IMAGE_BYTES_MAX,
    timeoutMs: FETCH_TIMEOUT_MS,
  });
  if (fetched.kind !== 'ok') return null;
  const type = imageType(fetched.body);
  return type ? { bytes: fetched.body, type } : null;
}
