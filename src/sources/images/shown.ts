import type { Kith } from '#platform';
import { IMAGES_PATH, RECORDINGS_PATH } from './name-rules.ts';
import { type Foreign, foreignName } from './names.ts';
import { withOwnAddresses } from './rewrite.ts';

const PATHS: Record<Foreign, string> = { image: IMAGES_PATH, recording: RECORDINGS_PATH };

/**
 * Sanitised HTML as this member's browser gets it: whatever loads by itself comes from this Kith. What is stored or taken
 * along stays as it was.
 */
export const shownHtml = (kith: Kith, memberId: number, html: string): string =>
  withOwnAddresses(html, (what, url) => {
    const name = foreignName(kith, { memberId, what }, url);
    return name === null ? null : PATHS[what] + name;
  });
