/** What notes of every day say without naming anybody, and what leads to somebody without being a name. */
import { describe, expect, it } from 'vitest';
import { detectLanguage, isStopWord } from '#search';
import { asDecided } from './outgoing-rules.ts';
import { type Subject, subjectsIn } from './rules.ts';

function named(text: string, language = detectLanguage(text)): Subject[] {
  const isStop = (folded: string) => isStopWord(folded, language);
  return subjectsIn(text, { people: [], language, isStop });
}
const told = (text: string, language?: string) =>
  named(text, language ?? detectLanguage(text)).map(({ kind, name }) => `${kind}: ${name}`);

describe('what names nobody', () => {
  it.each([
    ['en', 'Fridays are bad for releases, and on Mondays too. We pair on Tuesdays. Mondays went well.'],
    ['en', 'In February and on Thursdays we rest. At Christmas, Easter and in Q3 nobody is here.'],
    ['de', 'Montags ist Planung, freitags das Review. Am Dienstagnachmittag, mit Mittwoche und Donnerstagabends, ist Ruhe. Samstage bleiben frei.'],
    ['de', 'Im Januar war es ruhig, vor Weihnachten und nach Ostern nicht.'],
    ['nl', 'Maandagen en vrijdagen zijn druk. Dinsdagmiddag praten we, op Donderdagavond niet.'],
    ['fr', 'Les Lundis et Vendredis sont longs. Jeudis, on se repose. En Février aussi.'],
    ['es', 'Los Lunes y los Sábados no. Viernes, mejor.'],
    ['en', 'Anyway, it worked. Furthermore, we rest. Apparently, it was late. Yeah, sure. Imagine. Pause.'],
    ['en', 'Don’t answer at once. Doesn\'t help. Listen to all. Stop.'],
    ['de', 'Leider, so war es. Vielleicht, ja. Außerdem: wir sprachen über Fristen, von Systemen und mit Entwicklern.'],
    ['fr', 'Merci, à tous. Cependant, on change. Heureusement, ça va. Bref.'],
    ['nl', 'Helaas, het was laat. Bovendien, niemand wist het. Misschien.'],
    ['en', 'We run Docker and Kubernetes on AWS, write Python and TypeScript, and keep it in GitHub Actions.'],
    ['en', 'The CPUs, the VPN, our SLOs and two LLMs over SSH. I watched TED talks.'],
    ['en', 'I spoke in English, they answered in Russian. Our Chinese office and the Americans joined.'],
    ['en', 'It is UTF-8 with SHA-256, ISO-9001, COVID-19 and GPT-4, between 2014-2018 and 2019/2020.'],
    ['en', 'We grew to 1.500.000 users on 12.03.2026, 5.0000012 more than on 2026-03-01 14:30.'],
    ['en', 'The file 12, the case 3 and the issue of Fall 2025 say nothing, nor does 127.0.0.1 at 12:30:45.'],
  ])('asks nothing (%s): %s', (language, text) => {
    expect(told(text, language)).toEqual([]);
  }); // biome-ignore format: one line a text

  it.each([
    ['I joined GitHub, and she is at Spotify.', ['organisation: GitHub', 'organisation: Spotify']],
    ['He read Franz Kafka to us.', ['person: Franz Kafka']],
    ['Ted asked. Then Herr Freitag came, with Susan Sonntag.', ['person: Ted', 'person: Herr Freitag', 'person: Susan Sonntag']],
    ['We met Docker Weber in Excel.', ['person: Weber']],
    ['we met Hope Solo and, much later that night and far away, Will Ferry.', ['person: Hope Solo', 'person: Will Ferry']],
    ['Stop! Mr Stop came.', ['person: Mr Stop']],
  ])('still asks who is named beside it: %s', (text, expected) => {
    expect(told(text, 'en')).toEqual(expected);
  }); // biome-ignore format: one line a text
});

describe('what leads to somebody', () => {
  it.each([
    ['We closed case no. 4711 and ticket #4312, see OPS-1432 and INC0012345.', ['reference: case no. 4711', 'reference: ticket #4312', 'reference: OPS-1432', 'reference: INC0012345']],
    ['Az. 4 Js 123/25 liegt da, mit Kundennummer 4711 und Rechnung Nr. 2025-0815.', ['reference: Az. 4 Js 123/25', 'reference: Kundennummer 4711', 'reference: Rechnung Nr. 2025-0815']],
    ['Le dossier n° 45/2023 et la zaak 2024/118, klantnummer 998877.', ['reference: dossier n° 45/2023', 'reference: zaak 2024/118', 'reference: klantnummer 998877']],
    ['Patient 20391, policy number 77-1234, ext. 512, member id 42.', ['reference: Patient 20391', 'reference: policy number 77-1234', 'reference: ext. 512', 'reference: member id 42']],
    ['Pay to DE89 3704 0044 0532 0130 00, or NL91ABNA0417164300.', ['number: DE89 3704 0044 0532 0130 00', 'number: NL91ABNA0417164300']],
    ['Call 030 1234567, 06-12345678, 06 12 34 56 78 or +1 (415) 555-0134.', ['number: 030 1234567', 'number: 06-12345678', 'number: 06 12 34 56 78', 'number: +1 (415) 555-0134']],
    ['It runs on 10.20.0.7, 192.168.10.0/24, fe80::1ff:fe23:4567:890a and 00:1b:44:11:3a:b7.', ['address: 10.20.0.7', 'address: 192.168.10.0/24', 'address: fe80::1ff:fe23:4567:890a', 'address: 00:1b:44:11:3a:b7']],
    ['See db01.prod.internal:5432, wiki.it.lan/team, srv-backup-02 and db07, not web2.', ['address: db01.prod.internal:5432', 'address: wiki.it.lan/team', 'address: srv-backup-02', 'address: db07']],
    ['It lies in \\\\fileserver\\personal and /home/anna/notes, C:\\Users\\anna.', ['address: \\\\fileserver\\personal', 'address: /home/anna/notes', 'address: C:\\Users\\anna']],
    ['Write to jo@example.org or jo (at) example.org.', ['address: jo@example.org', 'address: jo (at) example.org']],
    ['Her car is B-AB 1234, her key 6b4f5c0e-6d27-4a0b-9c54-1f0b2a3c4d5e.', ['reference: B-AB 1234', 'reference: 6b4f5c0e-6d27-4a0b-9c54-1f0b2a3c4d5e']],
  ])('is asked about: %s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  }); // biome-ignore format: one line a text

  it('is one question however it is written, and nothing of it is left when it is replaced', () => {
    const text = 'Ticket #4312 is late. See ticket 4312, #4312; 4312 again.';
    const subjects = named(text);
    expect(subjects).toMatchObject([{ kind: 'reference', count: 4, instead: 'a reference' }]);
    expect(asDecided(subjects, new Map())(text)).toBe(
      'A reference is late. See a reference, a reference; a reference again.',
    );
  });

  it('is replaced in the language of the text', () => {
    const [one] = named('Wir haben das Aktenzeichen 12 O 345/26 geschlossen, und das war gut so.');
    expect(one).toMatchObject({ kind: 'reference', instead: 'ein Aktenzeichen' });
  });
});
