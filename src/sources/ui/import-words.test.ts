import { describe, expect, it } from 'vitest';
import type { ImportView } from '../imports/queries.ts';
import {
  bringWords,
  changeWords,
  countsWithout,
  countsWords,
  nameOfImport,
  nameOfRow,
  progressSaid,
} from './import-words.ts';

const none = {
  waiting: 0,
  new: 0,
  changed: 0,
  joins: 0,
  known: 0,
  gone: 0,
  repeats: 0,
  skip: 0,
};
const view: ImportView = {
  id: 1,
  format: 'addresses',
  fileName: 'pasted',
  title: null,
  state: 'looking',
  isStopped: false,
  isHeld: false,
  rowsTotal: 8,
  rowsDone: 0,
  createdAt: 0,
  appliedAt: null,
  counts: { ...none, waiting: 5, new: 3 },
  workChanges: 0,
  erased: 0,
  perhaps: 0,
  comparedWith: null,
  problems: [],
};

describe('countsWords', () => {
  it('says each plan that has rows', () => {
    expect(countsWords({ ...none, new: 1_082, joins: 12, known: 3, skip: 2 })).toBe(
      '1,082 new people, 12 join people you have or who come with it, 3 already known, 2 not used',
    );
  });
  it('speaks of what was left out as not brought in', () => {
    expect(countsWords({ ...none, joins: 2, skip: 1 }, 'applied')).toBe(
      '2 sources joined to people, 1 not brought in',
    );
  });
  it('speaks of one as of one', () => {
    expect(countsWords({ ...none, new: 1, joins: 1 })).toBe(
      '1 new person, 1 joins somebody you have or who comes with it',
    );
  });
});

describe('countsWithout', () => {
  it('takes what was unticked off, and never more than there is', () => {
    const counts = countsWithout({ ...none, new: 3, known: 0 }, ['new', 'new', 'known']);
    expect(counts).toEqual({ ...none, new: 1 });
  });
});

describe('bringWords', () => {
  it.each([
    [{ new: 82, joins: 3 }, 'Bring in 82 people'],
    [{ new: 1 }, 'Bring in 1 person'],
    [{ new: 1, changed: 1_200 }, 'Bring in 1 person and update 1,200'],
    [{ joins: 2, known: 4 }, 'Add 2 sources'],
    [{ changed: 3, known: 4 }, 'Bring 3 people up to date'],
    [{ gone: 1, known: 4 }, 'Mark what is past of 1 person'],
    [{ known: 4 }, 'Add what it says about people you have'],
    [{ skip: 4 }, null],
  ])('for %j is %j', (counts, words) => {
    expect(bringWords({ ...none, ...counts })).toBe(words);
  });
});

describe('changeWords', () => {
  it.each([
    [{ from: 'Cook', to: 'Baker' }, 'Role: Cook → Baker'],
    [{ from: null, to: 'Baker' }, 'Role: Baker, new'],
    [{ from: 'Cook', to: null }, 'Role: Cook, past'],
  ])('for %j is %j', (change, words) => {
    expect(changeWords({ field: 'role', title: 'Role', ...change })).toBe(words);
  });
});

describe('progressSaid', () => {
  it('changes at each quarter only', () => {
    const at = (waiting: number) => progressSaid({ ...view, counts: { ...none, waiting } });
    expect([8, 7, 6, 5, 4, 0].map(at)).toEqual([
      'Looking at the addresses',
      'Looking at the addresses',
      'Looking at the addresses: 25 percent',
      'Looking at the addresses: 25 percent',
      'Looking at the addresses: 50 percent',
      'Looking at the addresses: 100 percent',
    ]);
  });
});

describe('names', () => {
  it('call an import by its title, file, or that it was pasted', () => {
    expect(nameOfImport(view)).toBe('Pasted addresses');
    expect(nameOfImport({ ...view, format: 'opml' })).toBe('Pasted text');
    expect(nameOfImport({ ...view, fileName: 'feeds.opml' })).toBe('feeds.opml');
    expect(nameOfImport({ ...view, title: 'Blogs' })).toBe('Blogs');
  });
  it('call a row by its name, else by its address', () => {
    const row = {
      position: 1,
      plan: 'new' as const,
      reason: '',
      isErased: false,
      detail: '',
      personId: null,
      perhapsId: null,
      changes: [],
      isWorkChanged: false,
    };
    const feedUrl = 'https://www.ann.example/feed/';
    expect(nameOfRow({ ...row, name: 'Ann', feedUrl, siteUrl: null })).toBe('Ann');
    expect(nameOfRow({ ...row, name: null, feedUrl, siteUrl: null })).toBe('ann.example/feed');
    expect(nameOfRow({ ...row, name: null, feedUrl: null, siteUrl: null })).toBe(
      'A row without a name',
    );
  });
});
