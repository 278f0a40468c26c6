import { memberForCommand } from '#members';
import { refreshProgress, startRefresh } from '#sources';
import type { KithCommand } from './command.ts';
import { drawBar } from './progress-bar.ts';

const LOOK_EVERY_MS = 250;

export const refreshCommands: KithCommand[] = [
  {
    name: 'refresh',
    usage: '[--all]',
    summary: 'Look at the sources that are due, or at every source now',
    options: { all: { type: 'boolean', about: 'every source now, due or not' } },
    run: async (kith, args, out) => {
      const member = await memberForCommand(kith, args.as);
      await startRefresh(kith, member.id, args.options.all === true ? 'all' : 'due');
      kith.startJobs();
      for (;;) {
        const progress = await refreshProgress(kith, member.id);
        if (!progress) throw new Error('a refresh without progress');
        drawBar(out, progress.done + progress.paused, progress.sources);
        if (progress.isDone) {
          const { sources, fetched, unchanged, paused, entriesNew, entriesTotal } = progress;
          const failed = progress.failed.map(({ url, reason }) => ({ url, reason }));
          out.answer({ sources, fetched, unchanged, paused, failed, entriesNew, entriesTotal }, [
            `${sources} sources: ${fetched} fetched, ${unchanged} unchanged, ${failed.length} failed`,
            ...(paused > 0 ? [`${paused} not asked: their servers want no visits for now`] : []),
            `${entriesNew} new entries, ${entriesTotal ?? 0} in all`,
            ...failed.map(({ url, reason }) => `  ${url}\n    ${reason}`),
          ]);
          return 0;
        }
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
  },
];
