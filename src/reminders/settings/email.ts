import { randomInt } from 'node:crypto';
import { dayOf } from '#days';
import { type Kith, type Mail, Refusal } from '#platform';
import { hashOf, isSame } from '../keys.ts';
import { CODE_DIGITS } from '../limits.ts';
import { ensureRow, settingOf } from './rows.ts';

const CODE_MS_MAX = 30 * 60 * 1000;
const CODE_TRIES_MAX = 5;
/** So that nobody makes Kith pester an address. */
const CODES_PER_DAY_MAX = 5;

/**
 * Sends a code to an address. Nothing else goes there before the code has come back.
 * @throws Refusal when there is no server for mail, it does not take the mail, or too many codes were sent.
 */
export async function proposeEmail(kith: Kith, memberId: number, address: string): Promise<void> {
  const mail = mailOf(kith);
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');
  await noteCode(kith, memberId, address, code);
  const sent = await mail.send(letterOf(kith, address, code));
  if (sent.kind === 'sent') return;
  const words = `No code could be sent: ${sent.detail}`;
  throw new Refusal('invalid', words, { address: words });
}

function mailOf(kith: Kith): Mail {
  if (kith.mail) return kith.mail;
  throw new Refusal(
    'invalid',
    'This Kith cannot send e-mail; its host has set up no server for it.',
  );
}

async function noteCode(kith: Kith, memberId: number, address: string, code: string) {
  const now = kith.now();
  const today = dayOf(now);
  await kith.db.write(async (trx) => {
    await ensureRow(trx, memberId, now);
    const { code_day, codes_sent } = await trx
      .selectFrom('reminder_setting')
      .select(['code_day', 'codes_sent'])
      .where('member_id', '=', memberId)
      .executeTakeFirstOrThrow();
    const sent = code_day === today ? codes_sent : 0;
    if (sent >= CODES_PER_DAY_MAX) {
      throw new Refusal('too_many', 'Enough codes were sent for today. Go on tomorrow.');
    }
    await trx
      .updateTable('reminder_setting')
      .set({
        email_pending: address,
        code_hash: hashOf(code),
        code_at: now,
        code_tries: 0,
        code_day: today,
        codes_sent: sent + 1,
      })
      .where('member_id', '=', memberId)
      .execute();
  });
}

function letterOf(kith: Kith, to: string, code: string) {
  const where = kith.config.publicUrl ?? 'Kith';
  return {
    to,
    subject: `${code} is your code for reminders from Kith`,
    text: [
      `Somebody with an account at ${where} wants reminders at this address.`,
      `If it was you, type this code there within half an hour: ${code}`,
      'If not, do nothing: nothing more will come.',
      '',
    ].join('\n\n'),
    messageId: `<code-${hashOf(`${to} ${code} ${kith.now()}`)}@${hostOf(kith)}>`,
  };
}

export const hostOf = (kith: Kith): string =>
  kith.config.publicUrl ? new URL(kith.config.publicUrl).hostname : 'localhost';

/** Takes the code back. From then on digests may go to the address. */
export async function confirmEmail(kith: Kith, memberId: number, code: string): Promise<void> {
  const row = await settingOf(kith, memberId);
  if (!row?.email_pending || !row.code_hash) {
    throw new Refusal('conflict', 'No code is waited for. Give the address again.');
  }
  if (kith.now() > (row.code_at ?? 0) + CODE_MS_MAX || row.code_tries >= CODE_TRIES_MAX) {
    throw new Refusal('conflict', 'This code no longer counts. Ask for a new one.');
  }
  const isRight = isSame(row.code_hash, hashOf(code));
  await kith.db.write((trx) =>
    trx
      .updateTable('reminder_setting')
      .set((eb) =>
        isRight
          ? { email: row.email_pending, email_pending: null, code_hash: null, code_at: null }
          : { code_tries: eb('code_tries', '+', 1) },
      )
      .where('member_id', '=', memberId)
      .where('code_hash', '=', row.code_hash)
      .execute(),
  );
  if (isRight) return;
  const words = 'That is not the code. Look at the latest e-mail.';
  throw new Refusal('invalid', words, { code: words });
}

/** Forgets the address. Without one nothing can be mailed. */
export async function forgetEmail(kith: Kith, memberId: number): Promise<void> {
  await kith.db.write((trx) =>
    trx
      .updateTable('reminder_setting')
      .set((eb) => ({
        email: null,
        email_pending: null,
        code_hash: null,
        is_email_on: 0,
        next_at: eb.case().when('is_push_on', '=', 1).then(eb.ref('next_at')).else(null).end(),
      }))
      .where('member_id', '=', memberId)
      .execute(),
  );
}
