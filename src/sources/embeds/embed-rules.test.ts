import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMBED_HOSTS, embedOf } from './embed-rules.ts';

describe('embedOf', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ?t=42', 'www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42'],
    ['https://m.youtube.com/shorts/dQw4w9WgXcQ', 'www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    [
      'https://vimeo.com/123456789/abcdef1234',
      'player.vimeo.com/video/123456789?dnt=1&h=abcdef1234',
    ],
    ['https://player.vimeo.com/video/123456789', 'player.vimeo.com/video/123456789?dnt=1'],
    [
      'https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk?si=x',
      'open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk',
    ],
    [
      'https://soundcloud.com/some-one/a-talk',
      'w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fsome-one%2Fa-talk',
    ],
    [
      'https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/12&color=red',
      'w.soundcloud.com/player/?url=https%3A%2F%2Fapi.soundcloud.com%2Ftracks%2F12',
    ],
    [
      'https://podcasts.apple.com/de/podcast/a-talk/id123?i=456',
      'embed.podcasts.apple.com/de/podcast/a-talk/id123?i=456',
    ],
    ['https://archive.org/details/some_talk.2024', 'archive.org/embed/some_talk.2024'],
  ])('knows the player of %s', (address, src) => {
    expect(embedOf(address)?.src).toBe(`https://${src}`);
  });

  it.each([
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://evil.example/youtube.com/watch?v=dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=x',
    'https://www.youtube.com/redirect?q=https://evil.example',
    'https://www.youtube.com:8443/watch?v=dQw4w9WgXcQ',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fevil.example%2F',
    'https://vimeo.com/about',
    'https://constructor/x',
    'javascript:steal()',
    'no address',
  ])('knows none of %s', (address) => {
    expect(embedOf(address)).toBeNull();
  });

  it('leads to no host but those of the list, over https, whatever it is asked', () => {
    const host = fc.constantFrom(
      'youtube.com',
      'youtu.be',
      'vimeo.com',
      'open.spotify.com',
      'soundcloud.com',
      'w.soundcloud.com',
      'podcasts.apple.com',
      'archive.org',
    );
    const path = fc.constantFrom(
      '/watch',
      '/embed/',
      '/details/',
      '/123456',
      '/track/',
      '/a/b',
      '/de/podcast/x/id1',
      '/player/',
    );
    fc.assert(
      fc.property(host, path, fc.string(), fc.webQueryParameters(), (at, begin, rest, query) => {
        const made = embedOf(`https://${at}${begin}${rest}?v=${query}&url=${query}&i=${query}`);
        if (made === null) return;
        const { protocol, hostname } = new URL(made.src);
        expect(protocol).toBe('https:');
        expect(hostname).toBe(made.host);
        expect(EMBED_HOSTS).toContain(hostname);
        expect(made.src).not.toMatch(/["'<>\s]/);
      }),
    );
  });
});
