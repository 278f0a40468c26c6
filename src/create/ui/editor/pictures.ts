import { EditorView } from '@codemirror/view';
import type { ChosenPicture } from './picture-rules.ts';

/** Takes a picture and gives the Markdown that shows it, or null when it was not taken. */
export type PictureTaker = (picture: File, alt?: string) => Promise<string | null>;

let count = 0;

/** Pictures that are pasted or dropped go to `take`; what it gives stands where they were put. */
export function pictures(take: PictureTaker) {
  return EditorView.domEventHandlers({
    paste: (event, view) => {
      const files = picturesOf(event.clipboardData);
      if (files.length === 0 || view.state.readOnly) return false;
      void insertAll(view, files, { at: view.state.selection.main.head, take });
      return true;
    },
    drop: (event, view) => {
      const files = picturesOf(event.dataTransfer);
      if (files.length === 0 || view.state.readOnly) return false;
      event.preventDefault();
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      void insertAll(view, files, { at: at ?? view.state.selection.main.head, take });
      return true;
    },
  });
}

const picturesOf = (data: DataTransfer | null): { file: File }[] =>
  [...(data?.files ?? [])]
    .filter((file) => file.type.startsWith('image/'))
    .map((file) => ({ file }));

interface Chosen {
  pictures: readonly ChosenPicture[];
  take: PictureTaker;
  /** Whether somebody has written here yet, or read: else a picture belongs to the end. */
  isWritten: boolean;
}

/** Puts chosen pictures where one writes, each on a line of its own. */
export function putPictures(view: EditorView, { pictures, take, isWritten }: Chosen): void {
  const { doc, selection } = view.state;
  const { main } = isWritten ? selection : { main: { head: doc.length } };
  const line = doc.lineAt(main.head);
  // After the line one is in, if something stands there.
  const at = line.text.trim() === '' ? main.head : line.to;
  void insertAll(view, pictures, { at, take, isApart: line.text.trim() !== '' });
  view.focus();
}

interface Putting {
  at: number;
  take: PictureTaker;
  /** Each in a paragraph of its own. */
  isApart?: boolean;
}

type Taken = Pick<ChosenPicture, 'file'> & Partial<ChosenPicture>;

async function insertAll(
  view: EditorView,
  pictures: readonly Taken[],
  { at, take, isApart = false }: Putting,
) {
  const holders = pictures.map(holderFor);
  const between = isApart || pictures.length > 1 ? '\n\n' : '';
  const insert = (isApart ? between : '') + holders.join(between);
  const from = Math.min(at, view.state.doc.length);
  view.dispatch({
    changes: { from, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input.paste',
  });
  for (const [number, picture] of pictures.entries())
    await takeOne(view, holders[number] ?? '', () => take(picture.file, picture.alt));
}

/** Holds the place with words of its own until the picture has arrived; one may write on meanwhile. */
function holderFor({ file }: Taken): string {
  count += 1;
  return `![${file.name.replace(/[[\]\n]/g, ' ')} is on its way…](#${count})`;
}

async function takeOne(view: EditorView, holder: string, take: () => Promise<string | null>) {
  const markdown = (await take()) ?? '';
  const from = view.state.doc.toString().indexOf(holder);
  if (from < 0) return;
  view.dispatch({ changes: { from, to: from + holder.length, insert: markdown } });
}
