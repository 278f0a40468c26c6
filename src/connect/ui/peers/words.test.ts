import { describe, expect, it } from 'vitest';
import type { PeerRequestView } from '../../peers/schema.ts';
import { hrefOf, limitWords, reasonWords, requestTitle } from './words.ts';

describe('reasonWords', () => {
  const reason = { mine: 'plan a migration', theirs: 'databases', goalId: 1, words: ['database'] };
  it('says whose is what, and by which words they meet', () => {
    expect(reasonWords({ kind: 'they-can', ...reason })).toBe(
      '“databases” touches your goal “Plan a migration” (database).',
    );
    expect(reasonWords({ kind: 'i-can', ...reason, words: [] })).toBe(
      'They want to: databases. You can be asked about “plan a migration”.',
    );
  });
});

describe('limitWords', () => {
  const peer = {
    id: 1,
    name: 'Bo',
    topics: [],
    languages: [],
    channel: '',
    until: null,
    takesMore: true,
    sharesLanguage: true,
  };
  it('is silent where nothing is limited, and tells what is', () => {
    expect(limitWords(peer)).toBe('');
    expect(limitWords({ ...peer, languages: ['Dansk'], takesMore: false })).toBe(
      'Dansk. Takes no more questions just now.',
    );
  });
});

describe('requestTitle', () => {
  const request: PeerRequestView = {
    id: 1,
    side: 'received',
    peer: { id: 2, name: 'Bo' },
    kind: 'ask',
    topic: '',
    words: 'How?',
    goalId: null,
    askedAt: 1,
    stage: 'open',
    contact: null,
  };
  it('says who wants what of whom', () => {
    expect(requestTitle(request)).toBe('Bo asks for your help');
    expect(requestTitle({ ...request, side: 'sent', kind: 'offer' })).toBe('You offered Bo help');
  });
});

describe('hrefOf', () => {
  it('leads to an address, and to nothing that is not one', () => {
    expect(hrefOf('bo@mail.example')).toBe('mailto:bo@mail.example');
    expect(hrefOf('https://bo.example/call')).toBe('https://bo.example/call');
    expect(hrefOf('javascript:alert(1)')).toBeNull();
    expect(hrefOf('Room 12, mornings')).toBeNull();
  });
});
