import { addMember, NewMember } from '#members';
import { type KithCommand, Misuse } from './command.ts';

export const memberCommands: KithCommand[] = [
  {
    name: 'member add',
    usage: 'NAME --password-stdin',
    summary: 'Make an account; the first one is the host',
    options: {
      'password-stdin': { type: 'boolean', about: 'read the password from standard input' },
    },
    run: async (kith, args, out) => {
      const [name, ...more] = args.words;
      if (!name || more.length > 0) throw new Misuse('Give one NAME.');
      if (!args.options['password-stdin']) {
        throw new Misuse(
          'Give the password on standard input and say --password-stdin: on the command line others could read it.',
        );
      }
      const password = (await args.input()).replace(/\r?\n$/, '');
      const member = await addMember(kith, NewMember.parse({ name, password }));
      out.answer({ member }, [
        `${member.name} is a member now${member.isHost ? ', and the host of this Kith' : ''}.`,
      ]);
      return 0;
    },
  },
];
