import { expect, it } from 'vitest';
import { digest } from './digest.ts';

it.each([
  ['https://github.com/jane-doe.atom', 'jane-doe on GitHub'],
  ['https://github.com/jane/loom/releases.atom', 'GitHub Public Timeline Feed'],
  ['https://site.example/jane.atom', 'GitHub Public Timeline Feed'],
])('a feed at %s is called “%s”', (url, name) => {
  const bytes = Buffer.from(
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>GitHub Public Timeline Feed</title><entry><id>1</id><title>jane starred loom</title></entry></feed>',
  );
  expect(digest(bytes, { url })).toMatchObject({ kind: 'feed', title: name });
});
