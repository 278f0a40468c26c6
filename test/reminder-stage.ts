/** A Kith whose letters are taken down instead of sent, and a member who wants digests. */
import { changeGoal, draftGoal, setGoalStatus } from '#goals';
import type { Mailed, MailMessage } from '#platform';
import { makeWorld, type TestEngine, type World } from '#test';
import { enqueueDigests } from '../src/reminders/digest/slots.ts';
import type { ReminderForm } from '../src/reminders/schema.ts';
import { defaultForm } from '../src/reminders/settings/rows.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Takes letters down; answers come from the list, then "sent". */
function noteBook() {
  const letters: MailMessage[] = [];
  const answers: Mailed[] = [];
  return {
    letters,
    answers,
    from: 'Kith <kith@kith.example>',
    check: async (): Promise<Mailed> => ({ kind: 'sent' }),
    send: async (letter: MailMessage): Promise<Mailed> => {
      letters.push(letter);
      return answers.shift() ?? { kind: 'sent' };
    },
  };
}

export interface ReminderStage {
  world: World;
  mail: ReturnType<typeof noteBook>;
  ada: Awaited<ReturnType<World['member']>>;
  /** Asks the API as Ada; gives the status. */
  asked(method: string, path: string, body?: unknown): Promise<number>;
  /** Confirms an address with the code that came there, and switches e-mail on. */
  remind(form?: Partial<ReminderForm>): Promise<void>;
  goalToReview(able: string, reviewOn: string): Promise<number>;
  /** What the server does by the clock, once. */
  turn(): Promise<void>;
}

export async function setReminderStage(
  engine: TestEngine,
  settings: Record<string, string> = {},
): Promise<ReminderStage> {
  const mail = noteBook();
  const world = await makeWorld({
    engine,
    mail,
    settings: { KITH_URL: 'https://kith.example', ...settings },
  });
  const { kith } = world;
  const ada = await world.member('ada');
  const asked = async (method: string, path: string, body?: unknown) =>
    (await world.ask(method, `/api/v1${path}`, { as: ada, body })).status;
  return {
    world,
    mail,
    ada,
    asked,
    remind: async (form = {}) => {
      await asked('PUT', '/reminders/email', { address: 'ada@there.example' });
      const code = /\d{6}/.exec(mail.letters.pop()?.subject ?? '')?.[0];
      await asked('POST', '/reminders/email/confirm', { code });
      const all = { ...defaultForm(), isEmailOn: true, days: EVERY_DAY, ...form };
      const status = await asked('PUT', '/reminders/settings', all);
      if (status !== 200) throw new Error(`the settings were not taken: ${status}`);
    },
    goalToReview: async (able, reviewOn) => {
      const { id } = await draftGoal(kith, ada.id, { able, questions: [{ text: 'How?' }] });
      await setGoalStatus(kith, ada.id, id, 'active');
      await changeGoal(kith, ada.id, id, { reviewOn });
      return id;
    },
    turn: async () => {
      await enqueueDigests(kith);
      await world.settle();
    },
  };
}
