/** The one thing that a known site tells only when it is asked: read from its answer, never guessed. */
import { z } from '@hono/zod-openapi';
import type { Lookup } from './sites/schema.ts';

/** Gives what fills `{found}`, or null where the answer does not say. Never throws. */
export function foundIn(text: string, by: Lookup): string | null {
  return READERS[by](text);
}

/** What to do where it did not say. */
export const NOT_FOUND: Record<Lookup, string> = {
  'youtube-channel':
    'YouTube did not say which channel this is; it may ask for consent first. Open the channel, choose “Share channel” and “Copy channel ID”, and give https://www.youtube.com/channel/ with that ID.',
  'apple-podcast':
    'Apple names no feed for this podcast. Look for “RSS” on the podcast’s own site, and give that address.',
  'substack-profile':
    'This Substack profile names no publication of its own. Give the address of the newsletter: name.substack.com.',
  'fediverse-profile':
    'Its server knows no such account, or does not tell. Look at the spelling, or give the address of the profile.',
  'soundcloud-user': 'SoundCloud did not say who this is. Give the address of the profile.',
};

const READERS: Record<Lookup, (text: string) => string | null> = {
  'youtube-channel': youtubeChannel,
  'apple-podcast': applePodcast,
  'substack-profile': substackProfile,
  'fediverse-profile': fediverseProfile,
  'soundcloud-user': (text) => /soundcloud:\/\/users:(\d{1,20})\b/.exec(text)?.[1] ?? null,
};

/** The surest first: a video's page names other channels, too, beside it. */
const CHANNEL = [
  /\/feeds\/videos\.xml\?channel_id=UC([\w-]{22})\b/,
  /<link[^>]{0,100}rel="canonical"[^>]{0,100}href="https:\/\/www\.youtube\.com\/channel\/UC([\w-]{22})"/,
  /<meta[^>]{0,100}itemprop="(?:identifier|channelId)"[^>]{0,100}content="UC([\w-]{22})"/,
  /"externalChannelId":"UC([\w-]{22})"/,
  /"externalId":"UC([\w-]{22})"/,
  /"channelId":"UC([\w-]{22})"/,
];

/** The id without the UC that it begins with. */
function youtubeChannel(html: string): string | null {
  for (const pattern of CHANNEL) {
    const id = pattern.exec(html)?.[1];
    if (id) return id;
  }
  return null;
}

const Podcasts = z.object({ results: z.array(z.object({ feedUrl: z.string().optional() })) });

function applePodcast(text: string): string | null {
  const answer = Podcasts.safeParse(jsonIn(text)).data;
  return webAddressOf(answer?.results.find(({ feedUrl }) => feedUrl)?.feedUrl);
}

const Publication = z.object({ subdomain: z.string().regex(/^[a-z\d-]+$/i) });
const Profile = z.object({
  primaryPublication: Publication.nullish(),
  publicationUsers: z.array(z.object({ publication: Publication })).nullish(),
});

function substackProfile(text: string): string | null {
  const profile = Profile.safeParse(jsonIn(text)).data;
  const theirs = profile?.primaryPublication ?? profile?.publicationUsers?.[0]?.publication;
  return theirs?.subdomain.toLowerCase() ?? null;
}

const Resource = z.object({
  links: z.array(
    z.object({ rel: z.string(), type: z.string().optional(), href: z.string().optional() }),
  ),
});
const PROFILE_PAGE = 'http://webfinger.net/rel/profile-page';

/** Where the profile of an account is, as its server says (RFC 7033). */
function fediverseProfile(text: string): string | null {
  const links = Resource.safeParse(jsonIn(text)).data?.links ?? [];
  return webAddressOf(links.find(({ rel, href }) => rel === PROFILE_PAGE && href)?.href);
}

function webAddressOf(text: string | undefined): string | null {
  const url = URL.parse(text ?? '');
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
