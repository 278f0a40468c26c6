import { each, feed, first, type Site } from './schema.ts';

const NOT_ON_GITHUB =
  /^\/(?:about|apps|collections|contact|customer-stories|enterprise|events|explore|features|issues|join|login|marketplace|new|notifications|pricing|pulls|search|security|settings|site|sponsors|stars|team|topics|trending)(?:\/|$)/i;
const PROJECT = 'github.com/{owner}/{project}';
const GITHUB = `https://${PROJECT}`;
const githubFeeds = [
  feed('releases', 'Releases', `${GITHUB}/releases.atom`),
  feed('commits', 'Commits', `${GITHUB}/commits.atom`),
  feed('discussions', 'Discussions', `${GITHUB}/discussions.atom`),
  feed('tags', 'Tags', `${GITHUB}/tags.atom`),
];
const ofBranch = feed('commits', 'Commits there', `${GITHUB}/commits/{part}.atom`);
const githubProject = (like: string[], feeds: Site['feeds']): Site => ({
  name: 'GitHub project',
  like,
  except: NOT_ON_GITHUB,
  feeds: feeds ?? githubFeeds,
  called: '{project}',
});

const NOT_ON_GITLAB = /^\/(?:-|dashboard|explore|groups|help|search|users)(?:\/|$)/i;
const GITLAB = 'https://gitlab.{domain}/{path}';
const gitlabFeeds = [
  feed('releases', 'Releases', `${GITLAB}/-/releases.atom`),
  feed('commits', 'Commits', `${GITLAB}/-/commits/HEAD?format=atom`),
  feed('tags', 'Tags', `${GITLAB}/-/tags?format=atom`),
  feed('activity', 'Everything that happens', `${GITLAB}.atom`),
];
const gitlabProject = (like: string[], feeds: Site['feeds']): Site => ({
  name: 'GitLab project',
  like,
  except: NOT_ON_GITLAB,
  feeds: feeds ?? gitlabFeeds,
});

/** Forgejo and Gitea; others of their kind declare their feeds on each page. */
const FORGES = ['codeberg.org', 'gitea.com'];
const FORGE = 'https://{host}/{owner}/{project}';
const forgeFeeds = [
  feed('releases', 'Releases', `${FORGE}/releases.rss`),
  feed('activity', 'Everything that happens', `${FORGE}.rss`),
  feed('tags', 'Tags', `${FORGE}/tags.rss`),
];
const forgeProject = (paths: string[], feeds: Site['feeds']): Site => ({
  name: 'Project',
  like: each(FORGES, ...paths.map((path) => `/{owner}/{project}${path}`)),
  except: /^\/(?:explore|user)(?:\/|$)/i,
  feeds: feeds ?? forgeFeeds,
  called: '{project}',
});

/** Where programs are written. Sources: the documentation of GitHub, GitLab, Forgejo and SourceHut. */
export const CODE: readonly Site[] = [
  {
    name: 'GitHub organisation',
    like: ['github.com/orgs/{owner}/*'],
    feeds: [
      feed('discussions', 'Discussions', 'https://github.com/orgs/{owner}/discussions.atom'),
      feed('activity', 'What they do in public', 'https://github.com/{owner}.atom'),
    ],
    called: '{owner}',
  },
  githubProject([`${PROJECT}/tags/*`], first('tags', githubFeeds)),
  githubProject([`${PROJECT}/discussions/*`], first('discussions', githubFeeds)),
  githubProject(
    [`${PROJECT}/wiki/*`],
    [feed('wiki', 'Wiki', `${GITHUB}/wiki.atom`), ...githubFeeds],
  ),
  githubProject([`${PROJECT}/commits`], first('commits', githubFeeds)),
  githubProject(each([PROJECT], '/commits/{part..}', '/tree/{part..}', '/blob/{part..}'), [
    ofBranch,
    ...githubFeeds.filter(({ id }) => id !== 'commits'),
  ]),
  githubProject([`${PROJECT}/*`], githubFeeds),
  {
    name: 'GitHub user',
    like: ['github.com/{user}'],
    except: NOT_ON_GITHUB,
    feeds: [feed('activity', 'What they do in public', 'https://github.com/{user}.atom')],
    called: '{user}',
    isProfile: true,
  },
  {
    name: 'GitHub Gists',
    like: ['gist.github.com/{user}/*'],
    feeds: [feed('gists', 'Gists', 'https://gist.github.com/{user}.atom')],
    called: '{user}',
  },

  gitlabProject(
    each(['gitlab.{domain}/{path..}/-'], '/commits/*', '/tree/*', '/blob/*'),
    first('commits', gitlabFeeds),
  ),
  gitlabProject(['gitlab.{domain}/{path..}/-/tags/*'], first('tags', gitlabFeeds)),
  gitlabProject(
    ['gitlab.{domain}/{path..}/-/issues/*'],
    [feed('issues', 'Issues', `${GITLAB}/-/issues.atom`), ...gitlabFeeds],
  ),
  gitlabProject(['gitlab.{domain}/{path..}/-/*'], gitlabFeeds),
  {
    name: 'GitLab user or group',
    like: ['gitlab.{domain}/{path}'],
    except: NOT_ON_GITLAB,
    feeds: [feed('activity', 'What they do in public', `${GITLAB}.atom`)],
    called: '{path}',
    isProfile: true,
  },
  gitlabProject(['gitlab.{domain}/{path..}'], gitlabFeeds),

  forgeProject(
    ['/src/branch/{part..}', '/commits/branch/{part..}'],
    [feed('commits', 'Commits there', `${FORGE}/rss/branch/{part}`), ...forgeFeeds],
  ),
  forgeProject(['/tags/*'], first('tags', forgeFeeds)),
  forgeProject(['/*'], forgeFeeds),
  {
    name: 'User or organisation',
    like: each(FORGES, '/{owner}'),
    except: /^\/explore$/i,
    feeds: [feed('activity', 'What they do in public', 'https://{host}/{owner}.rss')],
    called: '{owner}',
    isProfile: true,
  },
  {
    name: 'SourceHut project',
    like: ['git.sr.ht/~{user}/{project}/*'],
    feeds: [
      feed('releases', 'Releases', 'https://git.sr.ht/~{user}/{project}/refs/rss.xml'),
      feed('commits', 'Commits', 'https://git.sr.ht/~{user}/{project}/log/rss.xml'),
    ],
    called: '{project}',
  },
];
