import { describe, expect, it } from 'vitest';
import { lettersAddress, readLettersAddress } from './letters-rules.ts';
import { isToSelf, type LetterSigns, meantBy, readWho, type Sender } from './rules.ts';

const signs = (more: Partial<LetterSigns> = {}): LetterSigns => ({
  fromAddress: 'ada@mail.example',
  fromName: 'Ada',
  to: [],
  subject: '',
  listId: '',
  listName: '',
  isDiscussion: false,
  isNewsletter: false,
  isForged: false,
  ...more,
});

describe('meantBy', () => {
  const senders: Sender[] = [
    { kind: 'domain', key: 'example.org' },
    { kind: 'domain', key: 'news.example.org' },
    { kind: 'address', key: 'a@news.example.org' },
    { kind: 'list', key: 'rye.example.net' },
  ];
  it.each([
    ['a@news.example.org', '', 'a@news.example.org'],
    ['b@news.example.org', '', 'news.example.org'],
    ['b@deep.example.org', '', 'example.org'],
    ['a@news.example.org', 'rye.example.net', 'rye.example.net'],
    ['b@notexample.org', '', undefined],
    ['example.org@evil.example', '', undefined],
  ])('of %s on list "%s" is %s', (fromAddress, listId, key) => {
    expect(meantBy({ fromAddress, listId }, senders)?.key).toBe(key);
  });
});

describe('readWho', () => {
  it.each([
    ['News@Example.org', 'address', 'news@example.org'],
    ['The News <news@example.org>', 'address', 'news@example.org'],
    ['@example.org', 'domain', 'example.org'],
    ['Rye <rye.example.org>', 'list', 'rye.example.org'],
  ])('reads %s', (typed, kind, key) => expect(readWho(typed)).toEqual({ kind, key }));
  it.each(['', 'news', 'the news', 'a@b', '<>'])('takes "%s" for nobody', (typed) => {
    expect(readWho(typed)).toBeNull();
  });
});

describe('isToSelf', () => {
  const address = 'ada@mail.example';
  it.each([
    [{ subject: 'Kith: later' }, true],
    [{ to: ['ada+kith@mail.example'] }, true],
    [{ subject: 'kithara' }, false],
    [{ subject: 'kith', fromAddress: 'eve@mail.example' }, false],
    [{ subject: 'kith', isForged: true }, false],
  ])('of %j is %s', (more, isMeant) => expect(isToSelf(signs(more), address)).toBe(isMeant));
  it('holds of nobody where the mailbox has no address', () => {
    expect(isToSelf(signs({ fromAddress: '', subject: 'kith' }), '')).toBe(false);
  });
});

describe('lettersAddress', () => {
  it('says from whom in which mailbox, whatever they are called', () => {
    const url = lettersAddress({
      memberId: 7,
      host: 'imap.example',
      userName: 'a/da@x.example',
      kind: 'address',
      key: 'n%2f@y.example',
    });
    expect(readLettersAddress(url)).toEqual({ from: 'n%2f@y.example', mailbox: 'a/da@x.example' });
    expect(readLettersAddress('https://x.example/mailbox:1')).toBeNull();
  });
});
