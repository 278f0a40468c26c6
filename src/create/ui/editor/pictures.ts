import { EditorView } from '@codemirror/view';

/** Takes a picture and gives the Markdown that shows it, or null when it was not taken. */
export type PictureTaker = (picture: File) => Promise<string | null>;

let count = 0;

/** Pictures that are pasted or dropped go to `take`; what it gives stands where they were put. */
export function pictures(take: PictureTaker) {
  return EditorView.domEventHandlers({
    paste: (event, view) => {
      const files = picturesOf(event.clipboardData);
      if (files.length === 0 || view.state.readOnly) return false;
      void insertAll(view, files, view.state.selection.main.head, take);
      return true;
    },
    drop: (event, view) => {
      const files = picturesOf(event.dataTransfer);
      if (files.length === 0 || view.state.readOnly) return false;
      event.preventDefault();
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      void insertAll(view, files, at ?? view.state.selection.main.head, take);
      return true;
    },
  });
}

const picturesOf = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => file.type.startsWith('image/'));

async function insertAll(view: EditorView, files: File[], at: number, take: PictureTaker) {
  for (const file of files) await insertOne(view, file, Math.min(at, view.state.doc.length), take);
}

/** Holds the place with words of its own until the picture has arrived; one may write on meanwhile. */
async function insertOne(view: EditorView, file: File, at: number, take: PictureTaker) {
  count += 1;
  const holder = `![${file.name.replace(/[[\]\n]/g, ' ')} is on its way…](#${count})`;
  view.dispatch({
    changes: { from: at, insert: holder },
    selection: { anchor: at + holder.length },
    userEvent: 'input.paste',
  });
  const markdown = (await take(file)) ?? '';
  const from = view.state.doc.toString().indexOf(holder);
  if (from < 0) return;
  view.dispatch({ changes: { from, to: from + holder.length, insert: markdown } });
}
