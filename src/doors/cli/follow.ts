import { memberForCommand } from '#members';
import { Refusal } from '#platform';
import { followAddress, knownAddress, NewSource } from '#sources';
import { type KithCommand, Misuse, textOption } from './command.ts';

export const followCommands: KithCommand[] = [
  {
    name: 'follow',
    usage: 'ADDRESS [--which ID]',
    summary: 'Follow an address: a site, a feed, a channel, a project, @name@server, r/name',
    more: [
      'Some addresses have several feeds, as a project has releases and commits. The best is taken;',
      'the answer names the others, and --which takes one of them.',
    ],
    options: { which: { type: 'string', about: 'one of the feeds that the answer names' } },
    run: async (kith, args, out) => {
      const [address, more] = args.words;
      if (address === undefined || more !== undefined) throw new Misuse('Give one address.');
      const member = await memberForCommand(kith, args.as);
      const form = NewSource.safeParse({ url: address, which: textOption(args, 'which') });
      if (!form.success) throw new Refusal('invalid', form.error.issues[0]?.message ?? '');
      const followed = await followAddress(kith, member.id, form.data);
      const choices = (knownAddress(form.data.url)?.feeds ?? []).map(({ id, name }) => ({
        id,
        name,
      }));
      out.answer({ followed, choices }, [
        `${followed.isNew ? 'Following' : 'You follow already'}: ${followed.title} (${followed.feedUrl})`,
        ...(choices.length > 1 ? ['This address has, by --which:'] : []),
        ...(choices.length > 1 ? choices.map(({ id, name }) => `  ${id.padEnd(12)} ${name}`) : []),
      ]);
      return 0;
    },
  },
];
