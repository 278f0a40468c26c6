import { DAY_MS } from '#days';

/** Of one image. */
export const IMAGE_BYTES_MAX = 8_000_000;
/** Of the address of an image or recording; a longer one is shown by its words. */
export const URL_CHARS_MAX = 2_000;
export const FETCH_TIMEOUT_MS = 15_000;
/** Of all images on the disk; what nobody looked at for the longest time goes first. */
export const KEPT_BYTES_MAX = 500_000_000;
export const KEPT_MS = 30 * DAY_MS;
/** How long a browser may show an image without asking again. */
export const SHOWN_S = 7 * 24 * 60 * 60;
/** How long it is not tried again where there was none. */
export const MISSING_MS = 10 * 60 * 1000;
export const MISSING_MAX = 2_000;

const SIGNATURE_CHARS = 43;
/** Of a name: four signs for three bytes of an address, of which each sign may have four. */
export const NAME_CHARS_MAX = SIGNATURE_CHARS + 1 + Math.ceil((URL_CHARS_MAX * 4 * 4) / 3);
