import { randomUUID } from 'node:crypto';
import { type Chat, type Kith, Refusal, type Write, waitForTurn } from '#platform';
import { agreementOf, askedLately } from './agreement.ts';
import { ASKED_WITHIN_MS } from './limits.ts';
import { makeJob } from './make.ts';
import type { MachineForm } from './schema.ts';
import { type Of, type ReadText, textToRead } from './text-to-read.ts';

const HOUR_MS = 60 * 60 * 1000;

/** Has a summary or translation made, unless it is there or being made. What came of a failed try is gone on with. */
export async function begin(
  kith: Kith,
  memberId: number,
  asked: { of: Of; form: MachineForm },
): Promise<void> {
  const text = await textToRead(kith, memberId, asked.of);
  const { chat } = kith;
  if (!chat)
    throw new Refusal(
      'conflict',
      'Whoever runs this Kith has set up no model that summarises or translates (KITH_MACHINE_URL).',
    );
  await mayBeSent(kith, memberId, text);
  await kith.db.write(async (trx) => {
    await waitForTurn(kith.db, trx, 'machine');
    await beginIn(kith, trx, { ...asked, memberId, text, chat });
  });
  kith.wakeJobs();
}

async function mayBeSent(kith: Kith, memberId: number, text: ReadText): Promise<void> {
  if (text.html === '') throw new Refusal('invalid', 'There is no text of it that could be sent.');
  const { isPublishedSent, isOwnSent } = await agreementOf(kith, memberId);
  if (text.isOwn ? isOwnSent : isPublishedSent) return;
  throw new Refusal(
    'forbidden',
    text.isOwn
      ? 'This is yours alone. Agree first that letters and what you keep may be sent to the model.'
      : 'Agree first that what you read may be sent to the model.',
  );
}

interface Beginning {
  memberId: number;
  of: Of;
  form: MachineForm;
  text: ReadText;
  chat: Chat;
}

async function beginIn(kith: Kith, trx: Write, beginning: Beginning): Promise<void> {
  const { memberId, of, text, chat } = beginning;
  const { kind, language, isAnew } = beginning.form;
  const thing =
    'keepId' in of
      ? ({ column: 'keep_id', id: of.keepId } as const)
      : ({ column: 'entry_id', id: of.entryId } as const);
  const before = await trx
    .selectFrom('machine_text')
    .select(['id', 'state', 'text_hash', 'model', 'answers', 'removed_at'])
    .where('member_id', '=', memberId)
    .where(thing.column, '=', thing.id)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst();
  const isThere = before !== undefined && before.removed_at === null;
  const isOfThis = before?.text_hash === text.hash && before.model === chat.model;
  if (isThere && before.state === 'working') return;
  if (isThere && before.state === 'done' && isOfThis && !isAnew) return;
  await count(kith, trx, memberId);
  if (before) await trx.deleteFrom('machine_text').where('id', '=', before.id).execute();
  const run = randomUUID();
  const { id } = await trx
    .insertInto('machine_text')
    .values({
      member_id: memberId,
      entry_id: 'entryId' in of ? of.entryId : null,
      keep_id: 'keepId' in of ? of.keepId : null,
      kind,
      language,
      text_hash: text.hash,
      model: chat.model,
      state: 'working',
      run,
      parts_done: 0,
      parts_total: 1,
      asked_at: kith.now(),
      made_at: null,
      problem: null,
      note: null,
      title: '',
      answers: isThere && isOfThis && before.state === 'failed' ? before.answers : '{}',
      html: '',
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await kith.enqueue(trx, [makeJob({ id, run }, memberId)]);
}

/** Each asking counts, whatever comes of it: it is sent. */
async function count(kith: Kith, trx: Write, memberId: number): Promise<void> {
  const now = kith.now();
  const perDayMax = kith.config.machine?.perDayMax ?? 0;
  const asked = await askedLately(trx, memberId, now);
  const first = asked[asked.length - perDayMax];
  if (asked.length >= perDayMax && first !== undefined) {
    const hours = Math.ceil((first + ASKED_WITHIN_MS - now) / HOUR_MS);
    throw new Refusal(
      'too_many',
      `You have asked for ${perDayMax} machine texts within 24 hours, which is as many as whoever runs this Kith lets everybody have. Ask again in ${hours === 1 ? 'an hour' : `${hours} hours`}.`,
    );
  }
  await trx
    .deleteFrom('machine_asking')
    .where('member_id', '=', memberId)
    .where('at', '<=', now - ASKED_WITHIN_MS)
    .execute();
  await trx.insertInto('machine_asking').values({ member_id: memberId, at: now }).execute();
}
