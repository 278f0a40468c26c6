import { call, useUndoable } from '#web-api';
import type { SourceView } from '../feeds/queries.ts';

interface Sources {
  sources: SourceView[];
}

const apply = ({ sources }: Sources, source: SourceView): Sources => ({
  sources: sources.filter((other) => other.id !== source.id),
});
const send = (source: SourceView) => call('DELETE', `/sources/${source.id}`);
const undo = (source: SourceView) => call('POST', `/sources/${source.id}/restore`);
const words = (source: SourceView) => `Stopped following ${source.title}`;

/** Stops following at once, with a way back. `path` is the list that is on the page. */
export function useLeaveSource(path: string): (source: SourceView) => void {
  return useUndoable<SourceView, Sources>({
    path,
    apply,
    send,
    undo,
    words,
    alsoRefresh: ['/sources', '/people', '/entries'],
  });
}
