import { createWindowStart } from '#kit';
import { withMore } from '../../library/rules.ts';

/** What is to be kept: an entry, or a page whose address is still to be given. */
export interface KeepStart {
  entry?: { id: number; title: string };
  url?: string;
  /** A PDF. */
  file?: File;
  /** What it is for, as far as that is known. */
  goalId?: number | undefined;
  /** What one selected there, or shared with it: it begins what one takes from it. */
  text?: string;
}

/** What is said of one thing never shows with another. */
export const draftNameOf = ({ entry, url, file }: KeepStart): string => {
  const fileName = file && `${file.name} ${file.size} ${file.lastModified}`;
  return `keep ${entry ? `entry ${entry.id}` : (url ?? fileName ?? 'page')}`;
};

interface Draft {
  takeaway: string;
}

/** A draft that was left, with what was selected or shared anew. */
export const resumedDraft = <Left extends Draft>(left: Left, begun: Draft): Left => ({
  ...left,
  takeaway: withMore(left.takeaway, begun.takeaway),
});

/** The dialog. The shell shows it, any screen opens it. */
export const keepWindow = createWindowStart<KeepStart>();
export const openKeep = (start: KeepStart = {}): void => keepWindow.open(start);
