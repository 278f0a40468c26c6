import { useEffect, useState } from 'react';
import { Button, Dialog, TextField } from '#kit';
import { type ChosenPicture, whyNotKept, wordsOfFile } from './picture-rules.ts';

const ALT_CHARS_MAX = 300;

interface PictureDialogProps {
  files: readonly File[];
  onAdd: (pictures: readonly ChosenPicture[]) => void;
  onClose: () => void;
}

/** Pictures that were chosen, each with words for those who do not see it; what cannot be kept says why. */
export function PictureDialog({ files, onAdd, onClose }: PictureDialogProps) {
  const [said, setSaid] = useState<ReadonlyMap<File, string>>(new Map());
  const fitting = files.filter((file) => whyNotKept(file) === null);
  const add = () =>
    onAdd(fitting.map((file) => ({ file, alt: said.get(file)?.trim() || wordsOfFile(file.name) })));
  return (
    <Dialog
      title={files.length === 1 ? 'Add a picture' : `Add ${files.length} pictures`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{fitting.length === 0 ? 'Close' : 'Cancel'}</Button>
          {fitting.length > 0 && (
            <Button tone="primary" onPress={add}>
              {fitting.length === 1 ? 'Add it' : `Add ${fitting.length} pictures`}
            </Button>
          )}
        </>
      }
    >
      <ul className="chosen-pictures">
        {files.map((file) => (
          <li key={`${file.name}:${file.size}:${file.lastModified}`}>
            <OnePicture
              file={file}
              words={said.get(file) ?? ''}
              onWords={(words) => setSaid(new Map(said).set(file, words))}
            />
          </li>
        ))}
      </ul>
      {fitting.length > 0 && (
        <p className="chosen-pictures-hint">
          The words stand in for a picture where it is not seen. You may leave them out; then its
          name does.
        </p>
      )}
    </Dialog>
  );
}

interface OnePictureProps {
  file: File;
  words: string;
  onWords: (words: string) => void;
}

function OnePicture({ file, words, onWords }: OnePictureProps) {
  const why = whyNotKept(file);
  if (why !== null) {
    return (
      <p role="alert">
        <strong>{file.name}</strong>: {why}
      </p>
    );
  }
  return (
    <>
      <Shown file={file} />
      <TextField
        label={`What does ${file.name} show?`}
        value={words}
        onChange={onWords}
        lengthMax={ALT_CHARS_MAX}
      />
    </>
  );
}

/** As it will look, small. A `data:` address, since the content security policy allows no other of the page's own. */
function Shown({ file }: { file: File }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const reader = new FileReader();
    reader.onload = () => {
      if (typeof reader.result === 'string') setUrl(reader.result);
    };
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);
  return url === undefined ? null : <img src={url} alt="" />;
}
