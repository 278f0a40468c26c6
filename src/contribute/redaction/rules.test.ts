import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage, isStopWord } from '#search';
import { type Decisions, outgoing } from './outgoing-rules.ts';
import { type Subject, subjectsIn } from './rules.ts';
import { isMostlyUncased } from './uncased-rules.ts';
import { linkWordsIn, withoutLinks } from './words-instead.ts';

const PEOPLE = [
  { id: 1, name: 'Marit Solheim' },
  { id: 2, name: 'Will Okafor' },
  { id: 3, name: 'Anna Lima' },
  { id: 4, name: 'Zoë Ó Neill' },
];

function named(raw: string, people = PEOPLE, language = detectLanguage(raw)): Subject[] {
  const isStop = (folded: string) => isStopWord(folded, language);
  const linkWords = linkWordsIn(raw);
  return subjectsIn(withoutLinks(raw), { people, language, isStop, linkWords });
}
const told = (raw: string) => named(raw).map(({ kind, name }) => `${kind}: ${name}`);
const goesOut = (title: string, raw: string, decisions: Decisions = new Map()) =>
  outgoing({ title, text: withoutLinks(raw) }, named(`${title}\n${raw}`), decisions);

describe('subjectsIn', () => {
  it('asks once for a person, however they are written', () => {
    const [marit, ...others] = named(
      'Marit Solheim said so. Marit’s idea, MARIT again, Solheim too; dr. Solheim, M. Solheim, marit and marit solheim.',
    );
    expect(others).toEqual([]);
    expect(marit).toMatchObject({ kind: 'person', name: 'Marit Solheim', personId: 1, count: 8 });
  });

  it('takes no word for a name that only looks like one', () => {
    expect(told('You will see: banana, analysis, wills. Will you come?')).toEqual([
      'person: Will Okafor',
    ]);
    expect(
      told('We did it. Reviews are slow. Testing was late. On Monday in May it ends.'),
    ).toEqual([]);
  });

  it.each([
    ['Yesterday I met Anna Weber from Acme GmbH in Zwolle.', ['person: Anna Weber', 'organisation: Acme GmbH', 'place: Zwolle']],
    ['Anna Weber called. Weber was tired, and Anna left.', ['person: Anna Weber']],
    ['We talked to Dr. Jansen at Philips N.V. about it.', ['person: Dr. Jansen', 'organisation: Philips N.V.']],
    ['Zwolle was cold, and the University of Twente helped.', ['person: Zwolle', 'organisation: University of Twente']],
    ['He asked J. P. de Vries of Initech, Inc. for help.', ['person: J. P. de Vries', 'organisation: Initech, Inc.']],
    ['- Bert: never listens\n- they said it was fine', ['person: Bert']],
    ['Then we met Olumide\nat the station.', ['person: Olumide']],
    ['Heute habe ich mit Frau Weber von der Acme GmbH über das Projekt gesprochen.', ['person: Frau Weber', 'organisation: Acme GmbH']],
    ['Anna Weber meinte, dass die Besprechung in Zwolle gut war.', ['person: Anna Weber', 'place: Zwolle']],
    ['Der Kollege sagte, dass die Umsetzung und die Planung mit Freude gelingen.', []],
    ['Gisteren sprak ik met Jan de Boer van Rabobank B.V. in Utrecht over het plan.', ['person: Jan de Boer', 'organisation: Rabobank B.V.', 'place: Utrecht']],
    ['Hier nous avons parlé avec Madame Lefèvre de la société Dupont SARL à Lyon.', ['person: Madame Lefèvre', 'organisation: Dupont SARL', 'person: Lyon']],
    ['Dann hat auch O\'Brien geholfen, und das war gut.', ['person: O\'Brien']],
    ['Heute war auch D’Angelo dabei, und das Wetter war gut.', ['person: D’Angelo']],
    ['Ruf an unter 0421 / 497-01 oder später.', ['number: 0421 / 497-01']],
    ['Wir haben am 12. / 13. Mai 7 / 8 der Fragen besprochen.', []],
  ])('finds names that Kith does not know: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  }); // biome-ignore format: one line a sentence

  it('asks about a surname in small letters too, unless that is a word of every day', () => {
    const spelled = (text: string) => named(text).map(({ spellings }) => spellings);
    expect(spelled('We met Anna Weber of Acme GmbH. weber agreed, said schneider.')).toEqual([
      ['Anna Weber', 'weber'],
      ['Acme GmbH.'],
    ]);
    expect(spelled('We met Tom Baker. A baker bakes.')).toEqual([['Tom Baker']]);
    expect(named('and then müller called', [{ id: 9, name: 'Jens Müller' }])).toMatchObject([
      { personId: 9, spellings: ['müller'] },
    ]);
  });

  it('asks about words that are names too, where they did something', () => {
    expect(told('Will agreed, and went home. May was upset.')).toEqual([
      'person: Will Okafor',
      'person: May',
    ]);
    expect(named('Will agreed. Will you come? In May it ends.', [])).toMatchObject([
      { kind: 'person', name: 'Will', spellings: ['Will'] },
    ]);
  });

  it('takes a long number as one', () => {
    expect(told('Pay to 3704 0044 0532 0130 00 by Friday.')).toEqual([
      'number: 3704 0044 0532 0130 00',
    ]);
  });

  it('finds names in a line written as titles are, and beside a known name', () => {
    expect(told('What I Learned From The Review At Initech')).toEqual(['organisation: Initech']);
    expect(told('We had lunch with Marit Weber then.')).toEqual(['person: Marit Weber']);
  });

  it('asks for the words of links, addresses, handles, numbers and pictures, not for days and years', () => {
    expect(
      told(
        'see [[goal:Leave before summer|my exit]] or jo@example.org, https://acme.example/jo and jo.example, @jo@social.example, +31 20 555 01 23. on 2026-03-01, in 2026: ![us all](/api/v1/attachments/3 "x")',
      ),
    ).toEqual([
      'link: my exit',
      'address: jo@example.org',
      'address: https://acme.example/jo',
      'address: jo.example',
      'handle: @jo@social.example',
      'number: +31 20 555 01 23',
      'image: ![us all](/api/v1/attachments/3 "x")',
    ]);
  });

  it('asks about a link that is called by a name as that name', () => {
    expect(
      told('We asked [[person:Marit Solheim|Marit]] and [[person:Olu Ade|my mentor]].'),
    ).toEqual(['person: Marit Solheim', 'person: my mentor']);
  });

  it.each([
    ['Anneke van der Meer was er ook en zei niets meer.', ['person: Anneke van der Meer']],
    ['D’après Élodie, l’équipe de M. Benoît O’Connor n’est pas prête.', ['person: Élodie', 'person: M. Benoît O’Connor']],
    ['Then Rose rose, and I told May that it ends in May.', ['person: Rose']],
    ['The client came, "Bo" , and left.', ['person: Bo']],
    ['- [x] Keep the old one\n- [ ] Put it back\n\nWhoever is on call may press.', []],
    ['He works at 华为, and יוסי כהן asked 王小明 in the end.', ['name: 华为', 'name: יוסי כהן', 'name: 王小明']],
    ['It is the 1ª edition, nº 4.', []],
  ])('finds names that are words of every day, and none where none is: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  }); // biome-ignore format: one line a sentence

  it('finds a name that is a word where it does something', () => {
    const [will, ...others] = named('Will said yes, and left.', []);
    expect(others).toEqual([]);
    expect(will).toMatchObject({ kind: 'person', spellings: ['Will'] });
  });

  it('says so where most of a text has no capitals', () => {
    expect(isMostlyUncased('今天我和王小明讨论了项目 (2026)')).toBe(true);
    expect(isMostlyUncased('We met 王小明 today')).toBe(false);
    expect(isMostlyUncased('')).toBe(false);
  });

  it('finds names in letters without capitals', () => {
    const people = [{ id: 9, name: '王伟' }];
    expect(named('昨天王伟说', people, 'zh').map(({ personId }) => personId)).toEqual([9]);
  });
});

describe('outgoing', () => {
  it('replaces in title and text, and begins a sentence as sentences begin', () => {
    expect(goesOut('What Marit showed me', 'Marit and Anna Weber were right. Weber knew.')).toEqual(
      {
        title: 'What somebody showed me',
        text: 'Somebody and somebody else were right. Somebody else knew.',
      },
    );
  });

  it('keeps who agreed and what may stay, and takes the words of the writer', () => {
    const text = 'Marit asked Anna Weber in Zwolle.';
    const keys = new Map(named(text).map(({ name, key }) => [name, key]));
    const decisions: Decisions = new Map([
      [keys.get('Marit Solheim') ?? '', { choice: 'agreed' }],
      [keys.get('Anna Weber') ?? '', { choice: 'replace', instead: 'a designer' }],
      [keys.get('Zwolle') ?? '', { choice: 'leave' }],
    ]);
    expect(goesOut('', text, decisions).text).toBe('Marit asked a designer in Zwolle.');
  });

  it('keeps a whole name that agreed, of which a part is somebody else’s', () => {
    const text = 'Anna Weber met Anna Lima. Anna laughed.';
    const weber = named(text).find(({ name }) => name === 'Anna Weber');
    const decisions: Decisions = new Map([[weber?.key ?? '', { choice: 'agreed' }]]);
    expect(goesOut('', text, decisions).text).toBe(
      'Anna Weber met somebody else. Somebody else laughed.',
    );
  });

  it('leaves the words of a link whose address goes, and nothing of a picture', () => {
    expect(
      goesOut('', 'see [the talk](https://acme.example/jo) ![us](/api/v1/attachments/3)').text,
    ).toBe('see the talk ');
  });

  /** Names of people, firms and places with their words, none of which stands in any other text here. */
  const NAMES = [
    { whole: 'Anna Weber', ways: ['Anna Weber', 'Anna', 'Weber', 'Weber’s', 'ANNA', 'Frau Weber', 'anna', 'Annas'] },
    { whole: 'Marit Solheim', ways: ['Marit Solheim', 'marit solheim', 'M. Solheim', "Marit's", 'SOLHEIM', 'solheim'] },
    { whole: 'Acme GmbH', ways: ['Acme GmbH', 'Acme', 'ACME', 'acme'] },
    { whole: 'Zwolle', ways: ['Zwolle', 'ZWOLLE', 'Zwolle’s'] },
  ]; // biome-ignore format: a name a line
  const BETWEEN = [' said ', ' and ', '. ', ', ', '\n', '\n- ', ' (', ') ', ' **', '** ', ' in ', ' “', '” ', ' mit ', ': ', ' | ', ' #', '\n## ', '_', ' — ', '/', '](', ' [', '$1 ', '\\']; // biome-ignore format: pieces
  const piece = fc.oneof(
    fc.constantFrom(...NAMES.flatMap(({ ways }) => ways)),
    fc.constantFrom(
      'the plan',
      'we talked',
      'das Projekt',
      'https://x.example/anna-weber',
      'anna@acme.example',
      '![Anna](/api/v1/attachments/1)',
      '[[person:Marit Solheim|her]]',
      '[[Quarrel with Anna Weber]]',
    ),
  );

  it('says no word of a name that is replaced, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, fc.constantFrom(...BETWEEN)), { maxLength: 12 }),
        (pieces) => {
          // Each whole name stands in a sentence once, so that it is sure to be found; then in every way.
          const sure = `I met Anna Weber, Marit Solheim and Acme GmbH in Zwolle.\n\n`;
          const raw = sure + pieces.flat().join('');
          const { text } = goesOut('', raw);
          expect(text.match(/anna|weber|marit|solheim|acme|zwolle/giu) ?? []).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is looked through once and then holds nothing that is still to be decided', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(piece, fc.constantFrom(' and ', '. ', ', ', ' in '))),
        (pieces) => {
          const { text } = goesOut(
            '',
            `I met Anna Weber, Marit Solheim and Acme GmbH in Zwolle. ${pieces.flat().join('')}`,
          );
          expect(named(text)).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('changes nothing where nothing is named', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(outgoing({ title: '', text }, [], new Map()).text).toBe(text);
      }),
    );
  });
});

describe('withoutLinks', () => {
  it('keeps the words of a link', () => {
    expect(withoutLinks('[[person:Noor]] on [[Pricing|what it costs]] and [[Plan]]')).toBe(
      'Noor on what it costs and Plan',
    );
  });
});
