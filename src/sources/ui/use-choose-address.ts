import { call, useUndoable } from '#web-api';
import type { SourceView } from '../feeds/queries.ts';

interface Sources {
  sources: SourceView[];
}

const other = (source: SourceView): SourceView => {
  const { moved } = source;
  if (!moved) return source;
  const isTaken = !moved.isTaken;
  return { ...source, url: isTaken ? moved.to : moved.from, moved: { ...moved, isTaken } };
};
const put = ({ id }: SourceView, which: 'old' | 'new') =>
  call('PUT', `/sources/${id}/address`, { which });

/** Changes between the two addresses of a source that moved for good, with a way back. */
export function useChooseAddress(path: string): (source: SourceView) => void {
  return useUndoable<SourceView, Sources>({
    path,
    apply: ({ sources }, chosen) => ({
      sources: sources.map((source) => (source.id === chosen.id ? other(source) : source)),
    }),
    send: (source) => put(source, source.moved?.isTaken ? 'old' : 'new'),
    undo: (source) => put(source, source.moved?.isTaken ? 'new' : 'old'),
    words: (source) =>
      source.moved?.isTaken
        ? `${source.title} stays at its old address`
        : `${source.title} is asked at its new address`,
    alsoRefresh: ['/sources'],
  });
}
