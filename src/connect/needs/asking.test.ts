import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asksIn, isQuoted, needKey, quotedIn } from './asking.ts';

const found = (text: string, title = 'Notes of the week') =>
  asksIn(title, text).map(({ kind }) => kind);

describe('asksIn', () => {
  it.each([
    'Does anyone know a good way to test a rollback?',
    'Has anyone here tried canary releases with a monolith?',
    'Anyone have experience with feature flags in Erlang?',
    'Any recommendations for books on incident reviews?',
    'Could someone explain to me why the cache stays warm?',
    'I’m looking for examples of blameless reviews.',
    'Looking for feedback on my draft about canaries.',
    'I’d love some feedback on this draft.',
    'Let me know if you know of a tool that draws this.',
    'I need help with the migration of our wiki.',
    'Weet iemand een goed boek over releases?',
    'Ik ben op zoek naar voorbeelden van goede handleidingen.',
    'Hebben jullie tips voor een draaiboek?',
    'Kennt hier jemand ein gutes Werkzeug für Rollbacks?',
    'Kann mir jemand erklären, wie das mit den Caches geht?',
    'Ich suche Beispiele für gute Handbücher.',
    'Est-ce que quelqu’un connaît un bon outil pour cela ?',
    'Je cherche des exemples de manuels bien écrits.',
    '¿Alguien conoce una buena herramienta para esto?',
    'Estoy buscando ejemplos de buenos manuales.',
    'Qualcuno conosce un buon manuale di questo genere?',
    'Alguém conhece um bom manual sobre isso?',
  ])('finds a question: %s', (sentence) => {
    expect(asksIn('Notes of the week', `It rained. ${sentence} It was late.`)).toEqual([
      { kind: 'question', sentence },
    ]);
  });

  it('finds it in any letters, after whatever sentence', () => {
    const said = fc.constantFrom(
      'Does anyone know a good way to test a rollback?',
      'I’d love some feedback on this draft.',
      'Ik ben op zoek naar voorbeelden van goede handleidingen.',
      'Weiß jemand, wie man einen Rollback prüft?',
      '¿Alguien conoce una buena herramienta para esto?',
      'Ich möchte das Weben lernen.',
    );
    const before = fc.constantFrom('', 'ADHD? ', 'Ça va. ', '*Note*. ');
    fc.assert(
      fc.property(said, before, (sentence, first) => {
        expect(asksIn('Notes', first + sentence)).toHaveLength(1);
        expect(asksIn('Notes', first + sentence.toUpperCase())).toHaveLength(1);
        // A sentence that begins small goes on the one before it.
        expect(asksIn('Notes', sentence.toLowerCase())).toHaveLength(1);
      }),
    );
  });

  it.each([
    'My goal for this year is to write one page a day.',
    'I’m trying to learn enough Rust to read this code.',
    'I’m teaching myself how to solder.',
    'Dit jaar: ik wil graag leren solderen.',
    'Ich möchte endlich löten lernen.',
    'J’aimerais apprendre à souder cet hiver.',
    'Quiero aprender a soldar este invierno.',
  ])('finds a goal: %s', (sentence) => {
    expect(found(sentence)).toEqual(['goal']);
  });

  it.each([
    ['a condition', 'If you are looking for a tool, this is one.'],
    ['a condition of oneself', 'When I’m looking for a tool, I ask around.'],
    ['a report', 'She asked whether anyone knows a good way to test it.'],
    ['a quotation', 'A reader wrote: “Does anyone know a good way to test it?”'],
    ['a straight quotation', 'He said "I’m looking for a new way to test it" and left.'],
    ['rhetoric', 'Does anyone really know what a monad is?'],
    ['a statement', 'Someone here knows how to test a rollback.'],
    ['a past', 'I was looking for a tool and found this one.'],
    ['a no', 'I’m not looking for feedback on this.'],
    ['joy', 'I’m looking forward to your feedback.'],
    ['an advertisement', 'Looking for something to read this summer?'],
    ['a vacancy', 'We’re looking for a senior engineer to join our team.'],
    ['a vacancy in German', 'Wir suchen eine Entwicklerin (m/w/d) in Vollzeit.'],
    ['health', 'Does anyone know a good therapist in town?'],
    ['family', 'I’m looking for a tutor for my daughter.'],
    ['finding work', 'I’m looking for a new job in Bergen.'],
    ['a home', 'Ik ben op zoek naar een woning in Utrecht.'],
    ['belief', 'Does anyone know a church that does this?'],
    ['money', 'I need help with my debts this year.'],
    ['law', 'Kennt jemand einen guten Anwalt dafür?'],
  ])('passes over %s', (_, sentence) => {
    expect(found(sentence)).toEqual([]);
  });

  it('passes over a heading that asks, and takes one that tells', () => {
    expect(found('', 'Does anyone know what a monad is?')).toEqual([]);
    expect(found('', 'Looking for feedback on my draft')).toEqual(['question']);
  });

  it('takes a list of questions for no question of its author', () => {
    const question = (what: string) => `Does anyone know a good ${what} for this?`;
    expect(found(['tool', 'book'].map(question).join(' '))).toHaveLength(2);
    expect(found(['tool', 'book', 'talk'].map(question).join(' '))).toEqual([]);
  });

  it('gives sentences of the text, each once, whatever the text', () => {
    const pieces = fc.constantFrom(
      'Does anyone know',
      'I’m looking for',
      '?',
      '.',
      '"',
      'a tool',
      ' ',
      '\n',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const asked = asksIn('', text);
        const keys = asked.map(({ sentence }) => needKey(sentence));
        expect(new Set(keys).size).toBe(keys.length);
        for (const { sentence } of asked) {
          expect(text.replace(/\s+/gu, ' ')).toContain(sentence);
        }
      }),
    );
  });
});

describe('quotedIn', () => {
  it('knows what a page quotes, inside of quotations too', () => {
    const quoted = quotedIn(
      '<p>Hello</p><blockquote><p>Does <b>anyone</b> know?</p><blockquote>x</blockquote>Yes &amp; no</blockquote><p>I am looking for it.</p>',
    );
    expect(isQuoted('Does anyone know?', quoted)).toBe(true);
    expect(isQuoted('Yes & no', quoted)).toBe(true);
    expect(isQuoted('I am looking for it.', quoted)).toBe(false);
  });
});
