import { ATTACHMENT_BYTES_MAX } from '../../attachments/limits.ts';

/** A picture to be put into a text, with what stands for it where it is not seen. */
export interface ChosenPicture {
  file: File;
  alt: string;
}

/** What is kept; the server looks at the bytes as well. */
export const KEPT_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];
const MEGABYTE = 1024 * 1024;

/** Why a file cannot be kept as a picture; null when it can. */
export function whyNotKept({ type, size }: Pick<File, 'type' | 'size'>): string | null {
  if (!KEPT_TYPES.includes(type))
    return 'This is no picture that Kith keeps. Save it as PNG, JPEG, GIF, WebP or AVIF.';
  if (size > ATTACHMENT_BYTES_MAX) {
    const megabytes = (size / MEGABYTE).toFixed(1);
    return `It has ${megabytes} MB; a picture may have ${ATTACHMENT_BYTES_MAX / MEGABYTE} MB. Make it smaller first.`;
  }
  return size === 0 ? 'This file is empty.' : null;
}

/** `IMG_1234.jpg` as “IMG 1234”. */
export const wordsOfFile = (name: string): string =>
  name
    .replace(/\.\w+$/u, '')
    .replace(/[[\]\n_]+/gu, ' ')
    .trim();

/** Markdown that shows a picture. */
export const pictureMarkdown = (alt: string, url: string): string =>
  `![${alt.replace(/[[\]\n]+/gu, ' ').trim()}](${url})`;
