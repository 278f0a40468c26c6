import type { Kith } from '#platform';
import { imagesOnDisk } from './fetch-image.ts';

const EVERY_MS = 12 * 60 * 60 * 1000;

/** Twice a day images that are too old go from the disk, also where nobody reads. */
export function startPruningImages(kith: Kith): () => void {
  const kept = imagesOnDisk(kith);
  const turn = () => void kept.prune().catch((error) => kith.log.error('old images', error));
  turn();
  const timer = setInterval(turn, EVERY_MS);
  return () => clearInterval(timer);
}
