import { addMember, allMembers, eraseMember, NewMember, setPassword } from '#members';
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
    summary:
      'Give a member who forgot theirs a new password, and end their sessions and API tokens',
    options,
    run: async (kith, args, out) => {
      const account = await accountOf(args);
      await setPassword(kith, account);
      out.answer({ name: account.name }, [
        `${account.name} has a new password. Every session and API token of before has ended.`,
      ]);
      return 0;
    },
  },
  {
    name: 'member list',
    usage: '',
    summary: 'Everybody with an account here, and since when',
    run: async (kith, args, out) => {
      if (args.words.length > 0) throw new Misuse('This takes no words.');
      const members = await allMembers(kith);
      const lines = members.map(
        ({ name, joinedAt, isHost }) =>
          `${name.padEnd(20)} since ${new Date(joinedAt).toISOString().slice(0, 10)}${isHost ? ', host' : ''}`,
      );
      out.answer({ members }, members.length > 0 ? lines : ['This Kith has no member yet.']);
      return 0;
    },
  },
  {
    name: 'member erase',
    usage: 'NAME --for-good',
    summary: 'Erase a member with everything that is theirs; export it first',
    options: { 'for-good': { type: 'boolean', about: 'said, because this cannot be undone' } },
    run: async (kith, args, out) => {
      const [named, ...more] = args.words;
      if (!named || more.length > 0) throw new Misuse('Give one NAME.');
      if (args.options['for-good'] !== true)
        throw new Misuse('This cannot be undone. Say --for-good to have it done.');
      const { name, newHost } = await eraseMember(kith, named);
      out.answer({ erased: name, newHost }, [
        `Erased ${name}, with everything that was theirs.`,
        ...(newHost ? [`${newHost} is the host of this Kith now.`] : []),
      ]);
      return 0;
    },
  },
];
