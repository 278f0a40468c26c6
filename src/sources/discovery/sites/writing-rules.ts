import { each, feed, type Site } from './schema.ts';

const WEBFINGER = 'https://{home}/.well-known/webfinger?resource=acct:{user}@{home}';
const BLUESKY = 'https://bsky.app/profile/{user}/rss';

/** Blogs, newsletters and posts of people. Sources: the help pages of each; RFC 7033 for WebFinger. */
export const WRITING: readonly Site[] = [
  {
    name: 'Substack',
    like: ['open.substack.com/pub/{name}/*'],
    feeds: [feed('posts', 'Posts', 'https://{name}.substack.com/feed')],
  },
  {
    name: 'Substack profile',
    like: ['substack.com/@{user}/*', 'substack.com/profile/{id#}-{user}'],
    feeds: [
      {
        id: 'posts',
        name: 'Posts',
        ways: [
          {
            at: 'https://{found}.substack.com/feed',
            ask: {
              at: 'https://substack.com/api/v1/user/{user}/public_profile',
              by: 'substack-profile',
            },
          },
        ],
      },
    ],
  },
  {
    name: 'Substack',
    like: ['{name}.substack.com/*'],
    except: /^\/feed/,
    feeds: [feed('posts', 'Posts', 'https://{name}.substack.com/feed')],
  },

  {
    name: 'Medium topic',
    like: ['medium.com/tag/{tag}/*'],
    feeds: [feed('stories', 'Stories', 'https://medium.com/feed/tag/{tag}')],
    isPlace: true,
  },
  {
    name: 'Medium publication',
    like: ['medium.com/{publication}/tagged/{tag}'],
    feeds: [feed('stories', 'Stories', 'https://medium.com/feed/{publication}/tagged/{tag}')],
  },
  {
    name: 'Medium',
    like: ['medium.com/{writer}/*'],
    except: /^\/(?:about|creators|feed|m|me|membership|plans|search|tag|topics)(?:\/|$)/i,
    feeds: [feed('stories', 'Stories', 'https://medium.com/feed/{writer}')],
  },
  {
    name: 'Medium',
    like: ['{writer}.medium.com/*'],
    except: /^\/feed/,
    feeds: [feed('stories', 'Stories', 'https://{writer}.medium.com/feed')],
  },

  {
    name: 'DEV',
    like: ['dev.to', 'dev.to/latest', 'dev.to/top/*'],
    feeds: [feed('posts', 'Posts', 'https://dev.to/feed')],
    isPlace: true,
  },
  {
    name: 'DEV tag',
    like: ['dev.to/t/{tag}/*'],
    feeds: [feed('posts', 'Posts', 'https://dev.to/feed/tag/{tag}')],
    isPlace: true,
  },
  {
    name: 'DEV',
    like: ['dev.to/{writer}/*'],
    except: /^\/(?:about|enter|feed|pod|search|settings|tags|videos)(?:\/|$)/i,
    feeds: [feed('posts', 'Posts', 'https://dev.to/feed/{writer}')],
  },

  {
    name: 'Bluesky feed',
    like: each(['bsky.app/profile/{user}'], '/feed/{name}', '/lists/{name}'),
    none: 'Bluesky’s custom feeds and lists have none that Kith could read. Give the profiles of the people in it.',
  },
  {
    name: 'Bluesky profile',
    like: ['bsky.app/profile/{user}/*'],
    except: /\/rss$/,
    feeds: [feed('posts', 'Posts', BLUESKY)],
    called: '{user}',
  },
  {
    name: 'Bluesky profile',
    like: ['{name}.bsky.social'],
    feeds: [feed('posts', 'Posts', 'https://bsky.app/profile/{name}.bsky.social/rss')],
    called: '{name}',
  },
];

/** Accounts of the fediverse, on whatever server: asked for when no other row fits. */
export const FEDIVERSE: readonly Site[] = [
  {
    // An account as it is shown on another server.
    name: 'Fediverse account',
    like: ['{server}/@{user}@{home}'],
    feeds: [
      {
        id: 'posts',
        name: 'Posts',
        ways: [
          { at: 'https://{home}/@{user}' },
          { at: '{found}', ask: { at: WEBFINGER, by: 'fediverse-profile' } },
        ],
      },
    ],
    called: '{user}',
  },
  {
    // Where the address of an account is not the server's own, its server says where the profile is.
    name: 'Fediverse account',
    like: ['{home}/@{user}'],
    feeds: [
      {
        id: 'posts',
        name: 'Posts',
        ways: [{ at: '{url}' }, { at: '{found}', ask: { at: WEBFINGER, by: 'fediverse-profile' } }],
      },
    ],
  },
];
