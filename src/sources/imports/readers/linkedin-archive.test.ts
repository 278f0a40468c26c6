import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type ReadFile, type ReadRow, readFile } from './index.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const zipOf = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytesOf(text)])));

function read(bytes: Uint8Array): Extract<ReadFile, { kind: 'read' }> {
  const file = readFile(bytes, { name: 'export' });
  if (file.kind === 'unreadable') throw new Error(file.why);
  return file;
}
const contactsOf = (rows: ReadRow[], name: string) =>
  (rows.find((row) => row.name === name)?.contacts ?? []).map(
    ({ day, direction, channel }) => `${day} ${direction} ${channel.replace('linkedin-', '')}`,
  );

const CONNECTIONS = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ada,Lund,https://www.linkedin.com/in/ada-lund,,Alpine Dairy,Cook,28 Sep 2026
Bo,Dahl,https://www.linkedin.com/in/bo-dahl,bo@dahl.example,Dahl & Co,Baker,3 Jan 2020
`;
const INVITATIONS = `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Mara Holt,Ada Lund,"9/20/26, 10:15 AM",SECRET,OUTGOING,https://www.linkedin.com/in/mara-holt,https://www.linkedin.com/in/ada-lund
Eve Stone,Mara Holt,"1/5/26, 8:00 PM",SECRET,INCOMING,https://www.linkedin.com/in/eve-stone,https://www.linkedin.com/in/mara-holt
`;
const MESSAGES = `CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT
c1,,Mara Holt,https://www.linkedin.com/in/mara-holt,Bo Dahl,https://www.linkedin.com/in/bo-dahl,2026-03-01 09:00:00 UTC,SECRET,"SECRET
of several lines",INBOX,,No,No
c1,,Bo Dahl,https://www.linkedin.com/in/bo-dahl,Mara Holt,https://www.linkedin.com/in/mara-holt,2026-03-01 10:00:00 UTC,,SECRET,INBOX,,No,No
c1,,Bo Dahl,https://www.linkedin.com/in/bo-dahl,Mara Holt,https://www.linkedin.com/in/mara-holt,2026-03-04 10:00:00 UTC,,SECRET,INBOX,,No,No
c2,,Zed Sales,https://www.linkedin.com/in/zed,Mara Holt,https://www.linkedin.com/in/mara-holt,2026-04-01 10:00:00 UTC,Offer,SECRET,INBOX,,No,No
c3,,Mara Holt,https://www.linkedin.com/in/mara-holt,Fay Moss,https://www.linkedin.com/in/fay-moss,2026-04-02 10:00:00 UTC,,SECRET,INBOX,,No,No
c4,,Spam,https://www.linkedin.com/in/spam,Mara Holt,https://www.linkedin.com/in/mara-holt,2026-04-02 10:00:00 UTC,,SECRET,SPAM,,No,No
c5,,Mara Holt,https://www.linkedin.com/in/mara-holt,Bo Dahl,https://www.linkedin.com/in/bo-dahl,2026-06-01 10:00:00 UTC,,SECRET,INBOX,,Yes,No
`;
const ENDORSEMENTS = `Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status
2025/11/02 08:12:33 UTC,Cheese,Ada,Lund,www.linkedin.com/in/ada-lund,ACCEPTED
`;

describe('readFile on LinkedIn’s archive', () => {
  it('reads connections with the days on which something passed, and never what it said', () => {
    const file = read(
      zipOf({
        'Connections.csv': CONNECTIONS,
        'Invitations.csv': INVITATIONS,
        'messages.csv': MESSAGES,
        'Endorsement_Received_Info.csv': ENDORSEMENTS,
        'Profile.csv': 'First Name,Last Name\nMara,Holt\n',
        'Rich_Media.csv': 'Date,Link\n',
      }),
    );
    expect([file.format, file.list]).toEqual(['linkedin-csv', 'linkedin']);
    expect(contactsOf(file.rows, 'Ada Lund')).toEqual([
      '2026-09-20 given invitation',
      '2025-11-02 received endorsement',
    ]);
    expect(contactsOf(file.rows, 'Bo Dahl')).toEqual([
      '2026-03-01 both message',
      '2026-03-04 received message',
    ]);
    expect(contactsOf(file.rows, 'Fay Moss')).toEqual(['2026-04-02 given message']);
    expect(file.rows.map(({ name, isOnlyIfKnown }) => [name, isOnlyIfKnown ?? false])).toEqual([
      ['Ada Lund', false],
      ['Bo Dahl', false],
      ['Eve Stone', true],
      ['Zed Sales', true],
      ['Fay Moss', false],
    ]);
    expect(JSON.stringify(file)).not.toContain('SECRET');
  });

  it.each([
    [
      'of 2018, which says the direction',
      'From,To,Date,Subject,Content,Direction,Folder\nBo Dahl,Mara Holt,"12/31/17, 9:00 AM",,x,INCOMING,INBOX\nMara Holt,Bo Dahl,"1/5/18, 9:00 AM",,x,OUTGOING,SENT\n',
      ['2017-12-31 received message', '2018-01-05 given message'],
    ],
    [
      'of 2020, which has no addresses of recipients',
      'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\nc1,,Bo Dahl,https://www.linkedin.com/in/bo-dahl,Mara Holt,2020-05-01 10:00:00 UTC,,x,INBOX\nc1,,Mara Holt,https://www.linkedin.com/in/mara-holt,Bo Dahl,2020-05-02 10:00:00 UTC,,x,SENT\n',
      ['2020-05-01 received message', '2020-05-02 given message'],
    ],
  ])('reads messages %s', (_, messages, days) => {
    const files = {
      'x/Connections.csv': CONNECTIONS,
      'x/messages.csv': messages,
      'x/Profile.csv': 'First Name,Last Name\nMara,Holt\n',
    };
    expect(contactsOf(read(zipOf(files)).rows, 'Bo Dahl')).toEqual(days);
  });

  it('tells from several conversations whose messages they are', () => {
    const { rows, list } = read(bytesOf(MESSAGES));
    expect(list).toBeNull();
    expect(contactsOf(rows, 'Bo Dahl')).toEqual([
      '2026-03-01 both message',
      '2026-03-04 received message',
    ]);
  });

  it('says so where it cannot tell who wrote to whom', () => {
    const [header, ...lines] = MESSAGES.split('\n');
    const { rows, problems } = read(bytesOf([header, ...lines.slice(2, 4)].join('\n')));
    expect(rows).toEqual([]);
    expect(problems[0]?.text).toMatch(/For 2 messages .* does not tell who wrote to whom/);
  });

  it('leaves out days that may be another, and announcements to many', () => {
    const many = Array.from({ length: 12 }, (_, at) => `https://www.linkedin.com/in/p${at}`).join(
      ',',
    );
    const { rows, problems } = read(
      bytesOf(
        `From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\nMara,Bo,5/4/26,,OUTGOING,https://www.linkedin.com/in/m,https://www.linkedin.com/in/bo\n`,
      ),
    );
    expect([rows.length, problems[0]?.text]).toEqual([
      0,
      expect.stringContaining('1 messages or invitations have a date'),
    ]);
    const messages = `${MESSAGES.split('\n')[0]}\nc9,,Mara Holt,https://www.linkedin.com/in/mara-holt,All,"${many}",2026-06-01 10:00:00 UTC,,,INBOX,,No,No\n`;
    const archive = zipOf({
      'Connections.csv': CONNECTIONS,
      'Invitations.csv': INVITATIONS,
      'messages.csv': messages,
    });
    expect(read(archive).rows.filter((row) => row.profileUrls[0]?.includes('/p'))).toEqual([]);
  });

  it('reads one list that is alone in an archive, or that holds everybody', () => {
    const google = 'First Name,Last Name,Organization Name,Labels\nAda,Lund,,\n';
    expect(
      read(
        zipOf({
          'Takeout/Contacts/All Contacts/All Contacts.csv': google,
          'Takeout/Contacts/Band/Band.csv': google,
        }),
      ).format,
    ).toBe('google-csv');
    expect(
      read(
        zipOf({
          'feeds.opml': '<opml><body><outline xmlUrl="https://a.example/f"/></body></opml>',
        }),
      ).format,
    ).toBe('opml');
  });

  it('never throws, whatever is broken in it', () => {
    const whole = zipOf({
      'Connections.csv': CONNECTIONS,
      'Invitations.csv': INVITATIONS,
      'messages.csv': MESSAGES,
    });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (wrong) => {
          const bytes = whole.slice();
          for (const [at, byte] of wrong) bytes[at] = byte;
          const file = readFile(bytes, { name: 'a.zip' });
          if (file.kind === 'unreadable') expect(file.why).toMatch(/\.$/);
        },
      ),
      { numRuns: 300 },
    );
    const cell = fc.constantFrom(
      '',
      'INCOMING',
      'OUTGOING',
      '5/4/26',
      '2026-05-04',
      'Ada',
      'https://www.linkedin.com/in/a',
      '"',
      ',',
      '\n',
    );
    for (const header of [MESSAGES, INVITATIONS, ENDORSEMENTS].map(
      (text) => text.split('\n')[0] ?? '',
    )) {
      fc.assert(
        fc.property(fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 }), (rows) => {
          const text = [header, ...rows.map((cells) => cells.join(','))].join('\n');
          expect(readFile(bytesOf(text)).kind).toBe('read');
        }),
        { numRuns: 200 },
      );
    }
  });
});
