import { parseDate } from './dates.ts';
import { decodeReferences } from './entities.ts';
import { innerHtml, isEscapedTwice, textToHtml } from './html.ts';
import { enclosuresMax, idLengthMax, tagLengthMax, tagsMax, ttlMinutesMax } from './limits.ts';
import { sanitise } from './sanitise.ts';
import { cutTo, label } from './text.ts';
import { attribute, children, firstText, hasElements, innerText, type XmlElement } from './tree.ts';
import type { ParsedEnclosure } from './types.ts';
import { absoluteUrl, baseWithin } from './urls.ts';

/** Sanitised HTML of a field whose text is HTML, or that holds markup unescaped; null when empty. */
export function htmlField(of: XmlElement | undefined, base: string | null): string | null {
  if (!of) return null;
  const within = baseWithin(attribute(of, 'xml:base'), base);
  const html = hasElements(of) ? innerHtml(of, within) : innerText(of);
  return safeHtml(html, within);
}

export function safeHtml(html: string, base: string | null): string | null {
  return sanitise(isEscapedTwice(html) ? decodeReferences(html) : html, base).trim() || null;
}

export function plainField(text: string | null): string | null {
  return text?.trim() ? sanitise(textToHtml(text)) || null : null;
}

/** An id as given, but for white space around it and nulls within, which PostgreSQL cannot store. */
export function idOf(text: string | null | undefined): string | null {
  return cutTo(text?.replaceAll('\0', '').trim() ?? '', idLengthMax) || null;
}

/** The first of these elements, in order of the names, that is a date. */
export function firstDate(of: XmlElement, ...names: string[]): string | null {
  const dated = children(of, ...names);
  if (dated.length > 1) dated.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
  for (const one of dated) {
    const date = parseDate(innerText(one));
    if (date) return date;
  }
  return null;
}

export function distinctTags(found: (string | null | undefined)[]): string[] {
  const tags = new Map<string, string>();
  for (const one of found) {
    const tag = label(one && decodeReferences(one), tagLengthMax);
    if (tag && tags.size < tagsMax && !tags.has(tag.toLowerCase()))
      tags.set(tag.toLowerCase(), tag);
  }
  return [...tags.values()];
}

export function distinctEnclosures(found: (ParsedEnclosure | null)[]): ParsedEnclosure[] {
  const byUrl = new Map<string, ParsedEnclosure>();
  for (const one of found) {
    if (one && byUrl.size < enclosuresMax && !byUrl.has(one.url)) byUrl.set(one.url, one);
  }
  return [...byUrl.values()];
}

export function enclosure(
  given: { url: string | null; type: string | null; length: string | number | null },
  base: string | null,
): ParsedEnclosure | null {
  const url = absoluteUrl(given.url, base);
  if (!url) return null;
  const length = Number(String(given.length ?? 'none').replace(/[,\s]/g, '') || 'none');
  const isSize = Number.isSafeInteger(length) && length > 0;
  return { url, type: label(given.type, 200), lengthBytes: isSize ? length : null };
}

/** Media RSS: the files of an entry, in groups or not. */
export function mediaEnclosures(
  entry: XmlElement,
  base: string | null,
): (ParsedEnclosure | null)[] {
  const holders = [entry, ...children(entry, 'media:group')];
  return holders.flatMap((holder) =>
    children(holder, 'media:content').map((one) =>
      enclosure(
        {
          url: attribute(one, 'url'),
          type: attribute(one, 'type'),
          length: attribute(one, 'filesize'),
        },
        base,
      ),
    ),
  );
}

/** What Media RSS says of an entry (as YouTube does): used when nothing better is there. */
export function mediaText(entry: XmlElement, name: 'media:title' | 'media:description') {
  for (const holder of [entry, ...children(entry, 'media:group')]) {
    const text = firstText(holder, name);
    if (text) return text;
  }
  return null;
}

/** Comma-separated words (itunes:keywords, media:keywords). */
export function words(text: string | null): string[] {
  return text?.split(',') ?? [];
}

export function languageOf(of: XmlElement | undefined, ...names: string[]): string | null {
  if (!of) return null;
  const stated = attribute(of, 'xml:lang') || firstText(of, ...names) || attribute(of, 'lang');
  return stated && /^[a-z]{1,8}(?:[-_][a-z0-9]{1,8})*$/i.test(stated) ? stated : null;
}

const periodMinutes = new Map(
  Object.entries<number>({
    hourly: 60,
    daily: 1_440,
    weekly: 10_080,
    monthly: 43_200,
    yearly: 525_600,
  }),
);

/** Minutes between looks that the publisher asks for: RSS's ttl, else the syndication module. */
export function ttlMinutesOf(channel: XmlElement): number | null {
  const ttl = Number(firstText(channel, 'ttl') ?? Number.NaN);
  if (ttl >= 1 && ttl <= ttlMinutesMax) return Math.round(ttl);
  const period = periodMinutes.get(firstText(channel, 'sy:updateperiod')?.toLowerCase() ?? '');
  if (period === undefined) return null;
  const frequency = Number(firstText(channel, 'sy:updatefrequency') ?? 1);
  const minutes = Math.round(period / (frequency > 0 ? frequency : 1));
  return minutes >= 1 ? minutes : null;
}
