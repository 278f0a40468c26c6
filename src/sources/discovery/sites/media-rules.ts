import { each, feed, type KnownFeed, type Site } from './schema.ts';

const YOUTUBE = 'https://www.youtube.com/feeds/videos.xml';

/** A channel's lists of videos have its id with another beginning; `ask` where it must be looked up. */
function channelFeeds(ask?: string): KnownFeed[] {
  const of = (id: string, name: string, query: string): KnownFeed => {
    const at = `${YOUTUBE}?${query}{found}`;
    return { id, name, ways: [ask ? { at, ask: { at: ask, by: 'youtube-channel' } } : { at }] };
  };
  return [
    of('videos', 'All videos', 'channel_id=UC'),
    of('long', 'Videos without Shorts', 'playlist_id=UULF'),
    of('live', 'Live streams', 'playlist_id=UULV'),
  ];
}

const YOUTUBES = ['youtube.com', 'music.youtube.com'];
const APPLES = ['podcasts.apple.com', 'itunes.apple.com'];
const APPLE_LOOKUP = 'https://itunes.apple.com/lookup?id={id}&entity=podcast';

/** Videos, podcasts and music. Sources: YouTube's and Apple's own pages. */
export const MEDIA: readonly Site[] = [
  {
    name: 'YouTube channel',
    like: each(YOUTUBES, '/channel/UC{found}/*'),
    feeds: channelFeeds(),
  },
  {
    name: 'YouTube playlist',
    like: each(YOUTUBES, '/playlist?list={list}'),
    feeds: [feed('playlist', 'The playlist', `${YOUTUBE}?playlist_id={list}`)],
  },
  {
    name: 'YouTube channel',
    like: ['youtube.com/@{name}/*', 'youtube.com/c/{name}/*', 'youtube.com/user/{name}/*'],
    feeds: channelFeeds('{url}'),
  },
  {
    name: 'YouTube channel of this video',
    like: [
      'youtube.com/watch?v={video}',
      'youtube.com/shorts/{video}',
      'youtube.com/live/{video}',
      'youtu.be/{video}',
    ],
    feeds: channelFeeds('https://www.youtube.com/watch?v={video}'),
  },
  {
    name: 'Podcast',
    like: [
      ...each(APPLES, '/{country}/podcast/{title}/id{id#}', '/{country}/podcast/id{id#}'),
      ...each(APPLES, '/podcast/{title}/id{id#}', '/podcast/id{id#}'),
      'overcast.fm/itunes{id#}/*',
      'castro.fm/itunes/{id#}',
      'pca.st/itunes/{id#}',
    ],
    feeds: [
      {
        id: 'episodes',
        name: 'Episodes',
        ways: [{ at: '{found}', ask: { at: APPLE_LOOKUP, by: 'apple-podcast' } }],
      },
    ],
  },
  {
    name: 'SoundCloud',
    like: ['soundcloud.com/{user}/*'],
    except: /^\/(?:discover|search|stream|upload|you)(?:\/|$)/i,
    feeds: [
      {
        id: 'tracks',
        name: 'Tracks',
        ways: [
          {
            at: 'https://feeds.soundcloud.com/users/soundcloud:users:{found}/sounds.rss',
            ask: { at: 'https://soundcloud.com/{user}', by: 'soundcloud-user' },
          },
        ],
      },
    ],
  },
];
