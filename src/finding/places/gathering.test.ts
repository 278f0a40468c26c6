import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTag, gatheringOf, hashtagsIn, placeKey } from './gathering.ts';
import { serverIn } from './traces.ts';

describe('gatheringOf', () => {
  it.each([
    ['https://www.meetup.com/Calm-Ops-Lisbon/events/3012/', 'meetup', 'Calm Ops Lisbon'],
    ['https://groups.google.com/g/sre-weekly/c/abc', 'list', 'sre-weekly'],
    ['https://lists.example.org/mailman3/lists/ops.example.org/', 'list', 'ops.example.org'],
    ['https://mail.example.org/mailman/listinfo/ops', 'list', 'ops'],
    ['https://discuss.example/t/rolling-back/412/7', 'forum', 'discuss.example'],
    ['https://meta.example/t/rolling-back/412', 'forum', 'meta.example'],
    ['https://dba.stackexchange.com/q/12', 'forum', 'dba.stackexchange.com'],
    ['https://old.reddit.com/r/devops/comments/1', 'forum', 'r/devops'],
    ['https://github.com/acme/tool/discussions/4', 'forum', 'acme/tool'],
    ['https://lobste.rs/s/abc', 'forum', 'Lobsters'],
    ['https://pretalx.com/calm-2027/talk/A/', 'conference', 'calm 2027'],
    ['https://calmconf.example/2027/', 'conference', 'calmconf.example'],
    ['https://fosdem.org/2027/', 'conference', 'fosdem.org'],
    ['https://social.example/tags/SRE', 'hashtag', '#SRE'],
  ])('reads %s as a %s', (address, kind, name) => {
    expect(gatheringOf(address)).toMatchObject({ kind, name });
  });

  it.each([
    'https://blog.example/2026/rolling-back',
    'https://www.meetup.com/find/?q=ops',
    'https://github.com/acme/tool/issues/4',
    'https://www.reddit.com/user/ines',
    'https://bootcamp.example/',
    'mailto:ops@example.org',
    'no address',
    '',
  ])('takes %j for no gathering', (address) => {
    expect(gatheringOf(address)).toBeNull();
  });

  it('knows one place by any of its pages, and by the front page it names', () => {
    const page = fc.webPath().map((path) => path.replace(/[?#].*$/, ''));
    fc.assert(
      fc.property(
        page,
        fc.constantFrom('discuss.example', 'dba.stackexchange.com'),
        (path, host) => {
          const found = gatheringOf(`https://${host}${path}`);
          expect(found?.key).toBe(gatheringOf(`https://${host}/`)?.key);
          expect(placeKey({ kind: 'forum', name: 'x', address: found?.address ?? '' })).toBe(
            found?.key,
          );
        },
      ),
    );
  });

  it('never throws, and gives addresses that lead back to the same place', () => {
    const hosts = [
      'meetup.com',
      'groups.io',
      'lists.a.example',
      'reddit.com',
      'a.sched.com',
      'x.example',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...hosts), fc.webPath(), (host, path) => {
        const found = gatheringOf(`https://${host}${path}`);
        if (found) expect(gatheringOf(found.address)?.key).toBe(found.key);
      }),
    );
  });
});

describe('hashtagsIn', () => {
  it('finds words behind a sign, and neither numbers, colours nor the ends of addresses', () => {
    const text =
      'On #SRE and (#Blameless) again #sre. Not #1, C#, #fff, a#b, https://x.example/#top &#39; but #Café!';
    expect(hashtagsIn(text)).toEqual(['SRE', 'Blameless', 'Café']);
    expect(foldTag('#Café')).toBe('cafe');
  });

  it('finds every tag written between spaces', () => {
    const tag = fc.stringMatching(/^[g-z][a-z]{3,12}$/);
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 8 }), (tags) => {
        const known = new Set([
          'include',
          'define',
          'pragma',
          'region',
          'ifndef',
          'ifdef',
          'endif',
        ]);
        const wanted = [...new Set(tags)].filter((one) => !known.has(one));
        const text = `words ${wanted.map((one) => `#${one}`).join(' and ')} end`;
        expect(hashtagsIn(text)).toEqual(wanted);
      }),
    );
  });
});

describe('serverIn', () => {
  it.each([
    ['acct:noor@social.example', 'social.example'],
    ['site:social.example/@noor', 'social.example'],
    ['site:medium.com/@noor', null],
    ['site:noor.example', null],
    ['mailto:noor@mail.example', null],
  ])('of %s is %s', (key, server) => {
    expect(serverIn(key)).toBe(server);
  });
});
