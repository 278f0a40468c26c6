import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_BYTES_MAX, FIELDS, LONG_FIELDS } from './limits.ts';
import { bytesOf, cleanValue, keysOf, linkOf, readable, valueProblem } from './values.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });

describe('cleanValue', () => {
  it('gives text that both databases store, or nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FIELDS),
        fc.string({ unit: 'binary', maxLength: 3_000 }),
        (field, value) => {
          const clean = cleanValue(field, value);
          if (clean === null) return;
          expect(clean.replace(/[\n\t]/g, LONG_FIELDS.includes(field) ? '' : '$&')).not.toMatch(
            /\p{Cc}/u,
          );
          expect(clean.trim()).toBe(clean);
          expect(clean.isWellFormed()).toBe(true);
          expect(bytesOf(clean)).toBeLessThanOrEqual(FIELD_BYTES_MAX);
          expect(clean.length).toBeGreaterThan(0);
          if (field === 'name') expect(clean.length).toBeLessThanOrEqual(200);
          expect(cleanValue(field, clean)).toBe(clean);
        },
      ),
      { numRuns: 500 },
    );
  });
  it('cuts a text that is too long and drops such an address', () => {
    expect(bytesOf(cleanValue('bio', '语'.repeat(5_000)) ?? '')).toBe(1_998);
    expect(cleanValue('site', `https://long.example/${'a'.repeat(3_000)}`)).toBeNull();
    expect(cleanValue('role', ' \u0000\n ')).toBeNull();
  });
});

describe('cleanValue of text that turns direction', () => {
  it('leaves nothing that turns what stands beside it, and what joins letters and emoji', () => {
    expect(cleanValue('name', 'Ada \u202egnp.exe\u202c')).toBe('Ada gnp.exe');
    expect(cleanValue('name', '\u2067\u2066 \u2069')).toBeNull();
    expect(cleanValue('note', 'one\n\u202dtwo')).toBe('one\ntwo');
    for (const name of [
      '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
      '👩‍🔬 Ada',
      'שרה כהן',
      'क्‍ष',
    ])
      expect(cleanValue('name', name)).toBe(name);
    fc.assert(
      fc.property(
        fc.constantFrom(...FIELDS),
        fc.array(fc.constantFrom('a', ' ', 'ש', '\u202a', '\u202e', '\u2066', '\u2069', '\n')),
        (field, parts) => {
          const clean = cleanValue(field, parts.join(''));
          expect(clean ?? '').not.toMatch(/[\u202a-\u202e\u2066-\u2069]/u);
          if (clean !== null) expect(cleanValue(field, clean)).toBe(clean);
        },
      ),
    );
  });
});

describe('linkOf', () => {
  it('makes a link to the account or the number meant', () => {
    expect(linkOf('bluesky', '@ada.bsky.social')).toBe('https://bsky.app/profile/ada.bsky.social');
    expect(linkOf('github', 'ada-lund')).toBe('https://github.com/ada-lund');
    expect(linkOf('phone', '+49 (30) 123-45 ext. 6')).toBe('tel:+493012345');
    expect(linkOf('phone', 'ask at the desk')).toBeNull();
    expect(linkOf('chat', 'xmpp:ada@lund.example')).toBeNull();
  });
  it('makes only links to the web, a mail or a phone, whatever the value', () => {
    expect(linkOf('site', 'javascript:alert(1)')).toBeNull();
    expect(linkOf('profile', 'data:text/html,x')).toBeNull();
    expect(linkOf('bio', 'https://a.example/')).toBeNull();
    expect(linkOf('site', 'https://a.example')).toBe('https://a.example/');
    expect(linkOf('fediverse', '@ada@social.example')).toBe('https://social.example/@ada');
    expect(linkOf('email', 'ada@lund.example')).toBe('mailto:ada@lund.example');
    expect(linkOf('email', 'ada@lund.example?subject=x')).toBe(
      'mailto:ada@lund.example%3Fsubject%3Dx',
    );
    expect(linkOf('email', 'ada@lund.example?bcc=eve@evil.example')).toBeNull();
    fc.assert(
      fc.property(
        fc.constantFrom(...FIELDS),
        fc.oneof(text, fc.webUrl(), fc.emailAddress()),
        (field, value) => {
          expect(linkOf(field, value) ?? 'https:').toMatch(/^(https?|mailto|tel):/);
        },
      ),
    );
  });
});

describe('keysOf', () => {
  it('makes keys of what is typed the same way, however it is typed', () => {
    expect(
      keysOf([
        { field: 'email', value: 'Ada@Lund.example' },
        { field: 'fediverse', value: '@Ada@social.example' },
        { field: 'linkedin', value: 'https://www.linkedin.com/in/Ada-Lund/?x=1' },
        { field: 'site', value: 'https://lund.example' },
      ]),
    ).toEqual(['mailto:ada@lund.example', 'acct:ada@social.example', 'linkedin:ada-lund']);
  });
  it('makes one key of a name and of its address, and of a card however it is numbered', () => {
    expect(keysOf([{ field: 'github', value: 'https://github.com/Ada/' }])).toEqual(['github:ada']);
    expect(keysOf([{ field: 'github', value: '@ada' }])).toEqual(['github:ada']);
    expect(keysOf([{ field: 'bluesky', value: 'https://bsky.app/profile/ada.example' }])).toEqual([
      'bluesky:ada.example',
    ]);
    expect(keysOf([{ field: 'uid', value: 'urn:uuid:4FBE' }])).toEqual(['uid:4fbe']);
    expect(keysOf([{ field: 'github', value: 'https://github.com/orgs/lund' }])).toEqual([]);
  });
});

describe('valueProblem', () => {
  it('says what an address looks like', () => {
    expect(valueProblem('site', 'lund.example')).toContain('https://');
    expect(valueProblem('email', 'ada at lund')).toContain('name@example.org');
    expect(valueProblem('fediverse', 'ada')).toContain('@name@');
    expect(valueProblem('phone', 'none')).toContain('+49');
    expect(valueProblem('phone', '030 / 12 34-56')).toBeNull();
    expect(valueProblem('birthday', 'May')).toContain('1980');
    expect(valueProblem('birthday', '--05-17')).toBeNull();
    expect(valueProblem('card-line', 'X-A:b')).toContain('not typed');
    expect(valueProblem('role', 'anything')).toBeNull();
  });
});

describe('readable', () => {
  it('shows the letters of an address, and nothing that would turn or hide it', () => {
    const at = 'https://www.linkedin.com/in/';
    expect(readable(`${at}j%C3%BCrgen-gro%c3%9F-1`)).toBe(`${at}jürgen-groß-1`);
    for (const kept of ['%E2%80%AE', '%2F', '%20', '%41', '%FF', '%'])
      expect(readable(`${at}a${kept}b`)).toBe(`${at}a${kept}b`);
    expect(readable('no address %C3%BC')).toBe('no address %C3%BC');
  });

  it('leads where the address led', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (url, more) => {
        const address = `${url}/${encodeURIComponent(more.toWellFormed())}`;
        expect(new URL(readable(address)).href.toLowerCase()).toBe(
          new URL(address).href.toLowerCase(),
        );
      }),
    );
  });
});

describe('keysOf on accounts', () => {
  it('knows an account by its letters, however its address writes them', () => {
    const keys = ['jürgen-groß', 'j%C3%BCrgen-gro%C3%9F', 'J%c3%bcrgen-Groß'].map((slug) =>
      keysOf([{ field: 'linkedin', value: `https://de.linkedin.com/in/${slug}/` }]),
    );
    expect(keys[0]).toEqual(['linkedin:j%c3%bcrgen-gro%c3%9f']);
    expect(keys).toEqual([keys[0], keys[0], keys[0]]);
    expect(keysOf([{ field: 'linkedin', value: 'https://linkedin.com/in/a%FF' }])).toHaveLength(1);
  });
});
