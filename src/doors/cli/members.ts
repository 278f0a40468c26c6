import { addMember, NewMember, setPassword } from '#members';
import { type Args, type KithCommand, Misuse } from './command.ts';

const options = {
  'password-stdin': { type: 'boolean', about: 'read the password from standard input' },
} as const;

/** The name, and the password that came on standard input. */
async function accountOf(args: Args) {
  const [name, ...more] = args.words;
  if (!name || more.length > 0) throw new Misuse('Give one NAME.');
  if (!args.options['password-stdin']) {
    throw new Misuse(
      'Give the password on standard input and say --password-stdin: on the command line others could read it.',
    );
  }
  const password = (await args.input()).replace(/\r?\n$/, '');
  return NewMember.parse({ name, password });
}

export const memberCommands: KithCommand[] = [
  {
    name: 'member add',
    usage: 'NAME --password-stdin',
    summary: 'Make an account; the first one is the host',
    options,
    run: async (kith, args, out) => {
      const member = await addMember(kith, await accountOf(args));
      out.answer({ member }, [
        `${member.name} is a member now${member.isHost ? ', and the host of this Kith' : ''}.`,
      ]);
      return 0;
    },
  },
  {
    name: 'member password',
    usage: 'NAME --password-stdin',
    summary: 'Give a member who forgot theirs a new password, and sign them out everywhere',
    options,
    run: async (kith, args, out) => {
      const account = await accountOf(args);
      await setPassword(kith, account);
      out.answer({ name: account.name }, [
        `${account.name} has a new password and is signed out everywhere.`,
      ]);
      return 0;
    },
  },
];
