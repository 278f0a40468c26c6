import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letter } from '../../../../test/imap/letter.ts';
import { sanitise } from '../../feeds/parse/index.ts';
import { cleanLetter } from './clean.ts';
import { plainLetter } from './plain.ts';
import { readLetter } from './read.ts';
import { straightLink } from './straight-links.ts';

const packed = (text: string) => Buffer.from(text).toString('base64url');
const THERE = 'https://there.example/a?id=1';

describe('straightLink', () => {
  it.each([
    ['marks of who clicks', 'https://there.example/a?utm_source=x&id=1&mc_eid=7&fbclid=q', THERE],
    ['a parameter', `https://click.news.example/r?u=${encodeURIComponent(THERE)}&who=7`, THERE],
    ['Google', `https://www.google.com/url?q=${encodeURIComponent(THERE)}&sa=D`, THERE],
    [
      'Outlook',
      `https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(THERE)}&data=7`,
      THERE,
    ],
    [
      'Proofpoint 2',
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__there.example_a-3Fid-3D1&d=7',
      THERE,
    ],
    ['Proofpoint 3', 'https://urldefense.com/v3/__https://there.example/a?id=1__;!!7', THERE],
    ['a path', `https://x.r.eu-west-1.awstrack.me/L0/${encodeURIComponent(THERE)}/1/7=1`, THERE],
    ['base64', `https://click.convertkit-mail.com/q7/x9/${packed(THERE)}`, THERE],
    [
      'JSON',
      `https://substack.com/redirect/2/${packed(JSON.stringify({ e: THERE, p: 7 }))}.x`,
      THERE,
    ],
    [
      'one counter within another',
      `https://links.a.example/?url=${encodeURIComponent(`https://track.b.example/?target=${encodeURIComponent('https://there.example/?utm_campaign=z')}`)}`,
      'https://there.example/',
    ],
  ])('takes the target out of %s', (_what, href, target) => {
    expect(straightLink(href)).toBe(target);
  });

  it.each([
    ['mailto:ada@there.example', 'mailto:ada@there.example'],
    [
      'https://us1.list-manage.com/track/click?u=7&id=9',
      'https://us1.list-manage.com/track/click?u=7&id=9',
    ],
    [
      'https://shop.example/?url=https%3A%2F%2Felsewhere.example',
      'https://shop.example/?url=https%3A%2F%2Felsewhere.example',
    ],
    ['https://there.example/a?b=c%20d', 'https://there.example/a?b=c%20d'],
    ['not an address', 'not an address'],
  ])('leaves %s', (href, same) => expect(straightLink(href)).toBe(same));

  it('never makes a script of an address, and changes nothing the second time', () => {
    const address = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string(),
    );
    fc.assert(
      fc.property(address, (target) => {
        const once = straightLink(`https://click.example.com/?url=${encodeURIComponent(target)}`);
        expect(once).toMatch(/^https?:/);
        expect(straightLink(once)).toBe(once);
      }),
      { numRuns: 40 },
    );
  });
});

describe('cleanLetter', () => {
  const html = (text: string) => sanitise(cleanLetter(text).html, null);

  it.each([
    ['of one point', '<img src="https://a.example/x.png" width="1" height="1">'],
    ['without height', '<img src="https://a.example/x.png" style="width:1px;height:1px">'],
    ['that counts openings', '<img src="https://a.example/wf/open?upn=7" width="600">'],
    ['that nobody sees', '<img src="https://a.example/x.png" style="display:none">'],
    ['within the letter', '<img src="cid:part1" alt="">'],
    ['packed into it', '<img src="data:image/png;base64,AAAA">'],
  ])('drops a picture %s', (_what, picture) => expect(html(`<p>a</p>${picture}`)).toBe('<p>a</p>'));

  it('keeps a picture to look at', () => {
    expect(html('<img src="https://a.example/x.png" width="600" alt="A loaf">')).toContain(
      'A loaf',
    );
  });

  it('drops what is hidden, with all that is in it', () => {
    expect(html('<div style="display:none;max-height:0">Preview<b>!</b></div><p>Text</p>')).toBe(
      '<p>Text</p>',
    );
  });

  it('unfolds the tables a letter is set in, and keeps those of data', () => {
    const set =
      '<table role="presentation"><tr><td width="600"><table><tr><td>One</td><td>Two</td></tr></table></td></tr></table>';
    expect(html(set)).not.toContain('<t');
    const data =
      '<table><tr><th>Year</th><th>Loaves</th></tr><tr><td>2026</td><td>7</td></tr></table>';
    expect(html(data)).toContain('<td>2026</td>');
  });

  it.each([
    'View in browser',
    'Read this email online',
    'Im Browser ansehen',
    'Voir dans le navigateur',
  ])('knows where the letter stands on the web: %s', (words) => {
    const { webAddress } = cleanLetter(
      `<p><a href="${THERE}&utm_medium=email">${words}</a> <a href="https://x.example">x</a></p>`,
    );
    expect(webAddress).toBe(THERE);
  });

  it('bears any HTML, and leaves nothing that loads by itself from the letter', () => {
    const bits = fc.constantFrom(
      '<table>',
      '<td>',
      '</table>',
      '<img src=cid:x>',
      '<a href="',
      '">',
      '<div style="display:none',
      '<!--[if mso]>',
      '<![endif]-->',
      '<style>',
      'x',
      '&lt;',
      '<script>',
      '<svg onload=1>',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 40 }), (parts) => {
        const clean = html(parts.join(''));
        expect(clean).not.toMatch(/cid:|<script|<style|<svg|onload/i);
      }),
    );
  });
});

describe('readLetter', () => {
  const asked = { identity: 'letter 1', receivedAt: Date.UTC(2026, 10, 23) };
  const read = async (text: string) => {
    const letter = await readLetter(new TextEncoder().encode(text), asked);
    if (letter === null) throw new Error('this letter cannot be read');
    return letter;
  };

  it('takes the text where there is no HTML, with addresses that can be followed', async () => {
    const { entry } = await read(
      letter({ from: 'ada@x.example', text: 'One.\n\nSee https://there.example/?utm_source=a.' }),
    );
    expect(entry.html).toBe(
      '<p>One.</p><p>See <a href="https://there.example/">https://there.example/</a>.</p>',
    );
    expect(entry).toMatchObject({
      title: 'On releases',
      author: { name: 'ada@x.example' },
      publishedAt: Date.UTC(2026, 10, 23),
    });
  });

  it('has no sign in its text that no database takes', async () => {
    const { text } = await read(letter({ from: 'ada@x.example', text: 'Keep \0this.' }));
    expect(text).toBe('Keep this.');
  });

  it.each([
    [
      'letters within letters',
      Array.from(
        { length: 150 },
        (_, n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`,
      ).join(''),
    ],
    ['a head of megabytes', `X: ${'a'.repeat(2_200_000)}\r\n`],
  ])('passes over %s, so that those after it come', async (_, text) => {
    expect(await readLetter(new TextEncoder().encode(text), asked)).toBeNull();
  });

  it('reads any bytes as some letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const letter = await readLetter(bytes, { identity: 'x', receivedAt: 0 });
        expect(letter?.entry.title).not.toBe('');
      }),
      { numRuns: 50 },
    );
  });
});

describe('plainLetter', () => {
  it('is harmless whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plainLetter(text)).not.toMatch(/<(?!\/?p>|br>|a href="https?:|\/a>)/);
      }),
    );
  });
});
