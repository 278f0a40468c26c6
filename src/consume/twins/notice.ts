/** What consume notices in an entry, where feeds are read: by what it is recognised elsewhere. */
import { DAY_MS } from '#days';
import type { Notice } from '#platform';
import { WAITS_DAYS } from '../stream/limits.ts';
import { pageOf } from './page.ts';
import { type Sketch, sketchOf } from './sketch.ts';

export interface Recognised {
  page: string;
  sketch: Sketch | null;
}

/** Null for what is too old to wait. */
export const notice: Notice<Recognised> = ({ url, text, publishedAt }, now) =>
  publishedAt === null || publishedAt > now - WAITS_DAYS * DAY_MS
    ? { page: pageOf(url), sketch: sketchOf(text) }
    : null;
