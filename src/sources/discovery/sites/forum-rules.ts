import { each, feed, first, type Site } from './schema.ts';

const REDDIT = 'https://www.reddit.com';
const communityFeeds = [
  feed('hot', 'What is talked about', `${REDDIT}/r/{community}/.rss`),
  feed('new', 'The newest', `${REDDIT}/r/{community}/new/.rss`),
  feed('top', 'The best of the week', `${REDDIT}/r/{community}/top/.rss?t=week`),
];
const redditor = [
  feed('all', 'Posts and comments', `${REDDIT}/user/{user}/.rss`),
  feed('posts', 'Posts', `${REDDIT}/user/{user}/submitted/.rss`),
  feed('comments', 'Comments', `${REDDIT}/user/{user}/comments/.rss`),
];
const community = (paths: string[], front: string): Site => ({
  name: 'Reddit community',
  like: each(['reddit.com/r/{community}'], ...paths),
  feeds: first(front, communityFeeds),
  isPlace: true,
});

const HN = 'news.ycombinator.com';
const HNRSS = 'https://hnrss.org';
const hnUser = [
  feed('posts', 'Posts (by hnrss.org)', `${HNRSS}/submitted?id={user}`),
  feed('comments', 'Comments (by hnrss.org)', `${HNRSS}/threads?id={user}`),
];
const hnList = (path: string, title: string): Site => ({
  name: 'Hacker News',
  like: [`${HN}/${path}`],
  feeds: [feed(path, `${title} (by hnrss.org)`, `${HNRSS}/${path}`)],
  isPlace: true,
});

const LOBSTERS = 'https://lobste.rs';
const LORE = 'https://lore.kernel.org/{list}';
const STACKS = [
  '{site}.stackexchange.com',
  'stackoverflow.com',
  '{language}.stackoverflow.com',
  'serverfault.com',
  'superuser.com',
  'askubuntu.com',
  'mathoverflow.net',
];

/**
 * Where many talk. Hacker News has a feed of its own front page only; hnrss.org, which is somebody
 * else's, has the rest (hnrss.github.io). Sources: config/routes.rb of lobsters/lobsters,
 * hyperkitty/urls.py, the manual of public-inbox, the link elements of Reddit and Stack Exchange.
 */
export const FORUMS: readonly Site[] = [
  {
    name: 'Reddit discussion',
    like: ['reddit.com/r/{community}/comments/{id}/*'],
    feeds: [
      feed('answers', 'Its answers', `${REDDIT}/r/{community}/comments/{id}/.rss`),
      ...communityFeeds,
    ],
    isPlace: true,
  },
  community(['/new/*'], 'new'),
  community(['/top/*', '/best/*'], 'top'),
  community(['', '/*'], 'hot'),
  {
    name: 'Reddit collection',
    like: ['reddit.com/user/{user}/m/{name}'],
    feeds: [feed('all', 'Posts', `${REDDIT}/user/{user}/m/{name}/.rss`)],
    isPlace: true,
  },
  {
    name: 'Reddit user',
    like: each(['reddit.com'], '/user/{user}/*', '/u/{user}/*'),
    feeds: redditor,
    called: '{user}',
  },
  {
    name: 'Reddit',
    like: ['reddit.com'],
    feeds: [feed('front', 'Front page', `${REDDIT}/.rss`)],
    isPlace: true,
  },

  {
    name: 'Hacker News',
    like: each([HN], '', '/news', '/front'),
    feeds: [
      feed('front', 'Front page', `https://${HN}/rss`),
      feed('best', 'The best (by hnrss.org)', `${HNRSS}/best`),
      feed('newest', 'The newest (by hnrss.org)', `${HNRSS}/newest`),
    ],
    isPlace: true,
  },
  hnList('newest', 'The newest'),
  hnList('ask', 'Questions to all'),
  hnList('show', 'What people show'),
  hnList('best', 'The best'),
  hnList('active', 'What is talked about'),
  hnList('jobs', 'Jobs'),
  {
    name: 'Hacker News user',
    like: each([HN], '/user?id={user}', '/submitted?id={user}'),
    feeds: hnUser,
    called: '{user}',
  },
  {
    name: 'Hacker News user',
    like: [`${HN}/threads?id={user}`],
    feeds: first('comments', hnUser),
    called: '{user}',
  },
  {
    name: 'Hacker News discussion',
    like: [`${HN}/item?id={item}`],
    feeds: [feed('answers', 'Its answers (by hnrss.org)', `${HNRSS}/item?id={item}`)],
    isPlace: true,
  },

  {
    name: 'Lobsters',
    like: ['lobste.rs'],
    feeds: [
      feed('front', 'Front page', `${LOBSTERS}/rss`),
      feed('newest', 'The newest', `${LOBSTERS}/newest.rss`),
      feed('top', 'The best', `${LOBSTERS}/top/rss`),
    ],
    isPlace: true,
  },
  {
    name: 'Lobsters tag',
    like: ['lobste.rs/t/{tag}'],
    feeds: [feed('stories', 'Stories', `${LOBSTERS}/t/{tag}.rss`)],
    isPlace: true,
  },
  {
    name: 'Lobsters user',
    like: each(['lobste.rs'], '/~{user}/*', '/u/{user}', '/@{user}', '/newest/{user}'),
    feeds: [feed('stories', 'Stories', `${LOBSTERS}/~{user}/stories.rss`)],
    called: '{user}',
  },
  ...['newest', 'comments'].map(
    (path): Site => ({
      name: 'Lobsters',
      like: [`lobste.rs/${path}`],
      feeds: [feed(path, `The newest`, `${LOBSTERS}/${path}.rss`)],
      isPlace: true,
    }),
  ),

  {
    name: 'Stack Exchange tag',
    like: each(STACKS, '/questions/tagged/{tag}'),
    // Several tags together: the page says its feed itself.
    except: /[+%]/,
    feeds: [feed('questions', 'Questions', 'https://{host}/feeds/tag/{tag}')],
    isPlace: true,
  },
  {
    name: 'Stack Exchange user',
    like: each(STACKS, '/users/{id#}/*'),
    feeds: [feed('activity', 'Questions and answers', 'https://{host}/feeds/user/{id}')],
  },
  {
    name: 'Stack Exchange question',
    like: each(STACKS, '/questions/{id#}/*'),
    feeds: [feed('answers', 'Its answers', 'https://{host}/feeds/question/{id}')],
    isPlace: true,
  },
  {
    name: 'Stack Exchange',
    like: each(STACKS, '', '/questions'),
    feeds: [feed('questions', 'Questions', 'https://{host}/feeds')],
    isPlace: true,
  },

  {
    name: 'Mailing list',
    like: ['lore.kernel.org/{list}?q={words}'],
    feeds: [
      feed('found', 'What is found', `${LORE}/?q={words}&x=A`),
      feed('all', 'Every mail', `${LORE}/new.atom`),
    ],
    isPlace: true,
  },
  {
    name: 'Mailing list',
    like: ['lore.kernel.org/{list}'],
    feeds: [feed('all', 'Every mail', `${LORE}/new.atom`)],
    isPlace: true,
  },
  {
    name: 'Thread of a mailing list',
    like: ['lore.kernel.org/{list}/{id}/*'],
    feeds: [
      feed('thread', 'The thread', `${LORE}/{id}/t.atom`),
      feed('all', 'Every mail of the list', `${LORE}/new.atom`),
    ],
    isPlace: true,
  },
  ...['hyperkitty', 'archives', 'mailman3/hyperkitty'].map(
    (folder): Site => ({
      name: 'Mailing list',
      like: [`{server}/${folder}/list/{list}/*`],
      except: /\/feed$/,
      feeds: [feed('all', 'Every mail', `https://{server}/${folder}/list/{list}/feed/`)],
      isPlace: true,
    }),
  ),
  {
    name: 'Mailing list',
    like: ['mail-archive.com/{list}@{domain}/*'],
    feeds: [feed('all', 'Every mail', 'https://www.mail-archive.com/{list}@{domain}/maillist.xml')],
    isPlace: true,
  },
];
