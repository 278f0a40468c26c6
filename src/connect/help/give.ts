import { personById, touchPerson } from '#people';
import { type Kith, Refusal, type Write } from '#platform';
import { waysTo } from '../asks/channel-rules.ts';
import { TITLE_CHARS_MAX } from '../interactions/limits.ts';
import { removeInteractionIn } from '../interactions/remove.ts';
import { logInteractionIn } from '../interactions/write.ts';
import { namedGives } from '../moves/named-gives.ts';
import { needById } from '../needs/queries.ts';
import { helpWords } from './help-words.ts';
import { RUNG_WORDS } from './limits.ts';
import { helpById } from './queries.ts';
import {
  HELPS_MAX,
  type HelpForm,
  type HelpView,
  type HelpWords,
  type HelpWordsForm,
} from './schema.ts';

/**
 * Notes that the member took a rung for what somebody asks. It is a part of our story, but for having noticed it, of
 * which nobody hears. Throws `not_found` when the need is not the member's.
 */
export async function giveHelp(
  kith: Kith,
  memberId: number,
  needId: number,
  form: HelpForm,
): Promise<HelpView> {
  const need = await needById(kith, memberId, needId);
  const id = await kith.db.write(async (trx) => {
    await requireRoom(trx, memberId);
    await touchPerson(trx, memberId, need.person.id, kith.now());
    const interactionId =
      form.rung === 'notice'
        ? null
        : await logInteractionIn(kith, trx, memberId, {
            day: form.day,
            channel: 'message',
            direction: 'given',
            title: titleOf(`${RUNG_WORDS[form.rung].past}: ${need.words}`),
            gave: form.words,
            personIds: [need.person.id],
            toldAs: 'help.given',
          });
    const { id } = await trx
      .insertInto('help')
      .values({
        member_id: memberId,
        person_id: need.person.id,
        need_id: needId,
        rung: form.rung,
        interaction_id: interactionId,
        created_at: kith.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  });
  kith.wakeJobs();
  return helpById(kith, memberId, id);
}

const titleOf = (words: string): string => {
  const line = words.replace(/\s+/gu, ' ');
  return line.length <= TITLE_CHARS_MAX
    ? line
    : `${line.slice(0, TITLE_CHARS_MAX - 1).toWellFormed()}…`;
};

async function requireRoom(trx: Write, memberId: number): Promise<void> {
  const { count } = await trx
    .selectFrom('help')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  if (Number(count) < HELPS_MAX) return;
  throw new Refusal('too_many', 'All help that is kept is noted. It goes with its people.');
}

/** It was not so after all: it goes from our story too. */
export async function takeHelpBack(kith: Kith, memberId: number, id: number): Promise<void> {
  const help = await helpById(kith, memberId, id);
  await kith.db.write(async (trx) => {
    if (help.interactionId !== null)
      await removeInteractionIn(kith, trx, memberId, help.interactionId);
    await trx.deleteFrom('help').where('id', '=', id).execute();
  });
  kith.wakeJobs();
}

/** First words for a rung, and where to write to them; nothing is stored. */
export async function wordsForHelp(
  kith: Kith,
  memberId: number,
  needId: number,
  form: HelpWordsForm,
): Promise<HelpWords> {
  const need = await needById(kith, memberId, needId);
  const person = await personById(kith, memberId, need.person.id);
  const [give] = form.give === null ? [] : await namedGives(kith, memberId, { refs: [form.give] });
  const name = person.fields.some(({ field }) => field === 'name') ? person.name : null;
  return {
    words: helpWords(form.rung, { name, asked: need.words, kind: need.kind, give: give ?? null }),
    ways: waysTo(person.fields),
  };
}
