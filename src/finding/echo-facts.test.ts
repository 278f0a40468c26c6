import { describe, expect, it } from 'vitest';
import { sameFields, viewsOf, writingPlaces } from './echo-facts.ts';
import type { MatchedEntry } from './hints/evidence.ts';

const ADA = 1;
const BO = 2;
const entry = (id: number, personId: number): MatchedEntry => ({
  id,
  personId,
  questionIds: [1],
  title: 'Wards and handovers',
  url: null,
  excerpt: 'What a handover on wards teaches.',
  words: 100,
  language: 'en',
  publishedAt: null,
  votes: null,
  cited: [],
  cues: [],
  terms: ['ward', 'handov'],
});
const looking = (...entries: MatchedEntry[]) => ({
  entries,
  terms: ['ward', 'handov'],
  questionId: 1,
});

describe('viewsOf', () => {
  it('says from where somebody looks once they have as many entries as the hint needs', () => {
    const perspectives = [looking(entry(1, ADA), entry(2, ADA), entry(3, ADA), entry(4, BO))];
    expect([...viewsOf({ perspectives }).keys()]).toEqual([ADA]);
  });

  it('says it of nobody below that floor: the same page has "not enough yet" for them', () => {
    const perspectives = [looking(entry(1, ADA), entry(2, ADA), entry(3, BO))];
    expect(viewsOf({ perspectives }).size).toBe(0);
  });

  it('counts an entry once, however many questions it speaks of', () => {
    const twice = [entry(1, ADA), entry(2, ADA)];
    const perspectives = [looking(...twice), { ...looking(...twice), questionId: 2 }];
    expect(viewsOf({ perspectives }).size).toBe(0);
  });

  it('names an example of those who were chosen, beside whom it stands', () => {
    const adas = [1, 2, 3].map((id) => ({ ...entry(id, ADA), title: `Ada ${id}` }));
    const bos = [4, 5, 6].map((id) => ({ ...entry(id, BO), title: `Bo ${id}` }));
    const all = looking(...adas, ...bos);
    const perspectives = [{ ...all, terms: ['nothing shared'] }];
    expect(viewsOf({ perspectives }, new Set([BO])).get(BO)).toEqual(['as in “Bo 4”']);
    expect(viewsOf({ perspectives }, new Set([ADA])).get(ADA)).toEqual(['as in “Ada 1”']);
  });
});

describe('writingPlaces', () => {
  it('is each one’s own place where a host has many people’s', () => {
    const of = (...urls: string[]) => writingPlaces(urls.map((url) => ({ url })));
    expect(of('https://medium.com/feed/@noor')).not.toEqual(of('https://medium.com/feed/@bo'));
    expect(of('https://noor.substack.com/feed')).not.toEqual(of('https://bo.substack.com/feed'));
    expect(of('https://social.example/@noor.rss')).not.toEqual(
      of('https://social.example/@bo.rss'),
    );
    expect(of('https://noor.github.io/feed.xml')).not.toEqual(of('https://bo.github.io/feed.xml'));
  });

  it('is one place for those who write in it together, and once for two feeds of it', () => {
    const both = ['https://www.paper.example/feed', 'https://paper.example/comments/feed'];
    expect(writingPlaces(both.map((url) => ({ url })))).toEqual(['paper.example']);
    expect(writingPlaces([{ url: 'no address' }])).toEqual([]);
  });
});

describe('sameFields', () => {
  it('calls a field by the word that its roles share, never by one of the roles', () => {
    const roles = ['Paper conservator', 'Metal conservator', 'Senior textile conservator'];
    expect([...new Set(sameFields(roles).values())]).toEqual(['conservator']);
    expect(Object.fromEntries(sameFields(['maths teacher', 'Teacher']))).toEqual({
      'maths teacher': 'teacher',
      Teacher: 'teacher',
    });
  });

  it('leaves the words of a role that stands alone, or that all say alike', () => {
    expect([...sameFields(['Staff nurse', 'Staff nurse', 'Bookbinder'])]).toEqual([
      ['Staff nurse', 'Staff nurse'],
      ['Bookbinder', 'Bookbinder'],
    ]);
  });

  it('does not chain: whoever shares one word with each of two does not make these one', () => {
    const fields = sameFields(['Nurse', 'Nurse', 'Nurse teacher', 'Teacher']);
    expect(fields.get('Nurse')).not.toBe(fields.get('Teacher'));
  });
});
