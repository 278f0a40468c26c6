/** Whose players may be shown inside of a page, once the reader asked for one. The content security policy has the same list. */
export const EMBED_HOSTS = [
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'w.soundcloud.com',
  'open.spotify.com',
  'embed.podcasts.apple.com',
  'archive.org',
] as const;
type EmbedHost = (typeof EMBED_HOSTS)[number];

/** A player of others: what it plays, and where it is. */
export interface Embed {
  what: 'video' | 'recording';
  host: EmbedHost;
  src: string;
}

type Maker = (url: URL) => { what: Embed['what']; host: EmbedHost; path: string } | null;

const YOUTUBE_ID = /^[\w-]{6,20}$/;
const YOUTUBE_PATH = /^\/(?:embed|shorts|live|v)\/([\w-]+)\/?$/;

function youtube(id: string | null | undefined, url: URL) {
  if (!id || !YOUTUBE_ID.test(id)) return null;
  const seconds = /^(\d{1,6})s?$/.exec(
    url.searchParams.get('t') ?? url.searchParams.get('start') ?? '',
  )?.[1];
  const path = `/embed/${id}${seconds ? `?start=${seconds}` : ''}`;
  return { what: 'video', host: 'www.youtube-nocookie.com', path } as const;
}

const ofYoutube: Maker = (url) =>
  youtube(
    url.pathname === '/watch' ? url.searchParams.get('v') : YOUTUBE_PATH.exec(url.pathname)?.[1],
    url,
  );

const ofVimeo: Maker = ({ pathname, searchParams }) => {
  const [, id, inPath] = /^\/(?:video\/)?(\d{4,12})(?:\/(\w{6,20}))?\/?$/.exec(pathname) ?? [];
  const secret = inPath ?? /^\w{6,20}$/.exec(searchParams.get('h') ?? '')?.[0];
  if (!id) return null;
  const path = `/video/${id}?dnt=1${secret ? `&h=${secret}` : ''}`;
  return { what: 'video', host: 'player.vimeo.com', path };
};

const ofSpotify: Maker = ({ pathname }) => {
  const path = /^\/(?:embed\/)?((?:episode|show|track|album|playlist)\/\w{10,40})\/?$/.exec(
    pathname,
  )?.[1];
  return path ? { what: 'recording', host: 'open.spotify.com', path: `/embed/${path}` } : null;
};

const soundcloud = (page: string) =>
  ({
    what: 'recording',
    host: 'w.soundcloud.com',
    path: `/player/?url=${encodeURIComponent(page)}`,
  }) as const;

const ofSoundcloud: Maker = ({ pathname }) =>
  /^\/[\w-]{1,60}\/(?:sets\/)?[\w-]{1,120}\/?$/.test(pathname)
    ? soundcloud(`https://soundcloud.com${pathname}`)
    : null;

const ofSoundcloudPlayer: Maker = ({ searchParams }) => {
  const page = searchParams.get('url') ?? '';
  return /^https?:\/\/(?:api\.)?soundcloud\.com\/[\w/-]{1,200}$/.test(page)
    ? soundcloud(page)
    : null;
};

const ofApple: Maker = ({ pathname, searchParams }) => {
  if (!/^\/(?:[a-z]{2}\/)?podcast\/[\w%.-]{1,200}\/id\d{1,15}$/.test(pathname)) return null;
  const episode = /^\d{1,16}$/.exec(searchParams.get('i') ?? '')?.[0];
  const path = pathname + (episode ? `?i=${episode}` : '');
  return { what: 'recording', host: 'embed.podcasts.apple.com', path };
};

const ofArchive: Maker = ({ pathname }) => {
  const id = /^\/(?:details|embed)\/([\w.-]{1,120})\/?$/.exec(pathname)?.[1];
  return id ? { what: 'recording', host: 'archive.org', path: `/embed/${id}` } : null;
};

const MAKERS = new Map<string, Maker>(
  Object.entries({
    'youtube.com': ofYoutube,
    'm.youtube.com': ofYoutube,
    'youtube-nocookie.com': ofYoutube,
    'youtu.be': (url: URL) => youtube(url.pathname.slice(1), url),
    'vimeo.com': ofVimeo,
    'player.vimeo.com': ofVimeo,
    'open.spotify.com': ofSpotify,
    'soundcloud.com': ofSoundcloud,
    'w.soundcloud.com': ofSoundcloudPlayer,
    'podcasts.apple.com': ofApple,
    'embed.podcasts.apple.com': ofApple,
    'archive.org': ofArchive,
  }),
);

/** The player for what is at an address, on a host of the list; null where there is none. */
export function embedOf(address: string): Embed | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.port !== '') return null;
  const made = MAKERS.get(url.hostname.replace(/^www\./, ''))?.(url);
  return made
    ? { what: made.what, host: made.host, src: `https://${made.host}${made.path}` }
    : null;
}
