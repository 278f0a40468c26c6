import { useRef, useState } from 'react';
import { Button } from '#kit';
import { PictureDialog } from './picture-dialog.tsx';
import { type ChosenPicture, KEPT_TYPES } from './picture-rules.ts';

/** Puts pictures where one writes. */
export type PutPictures = (pictures: readonly ChosenPicture[]) => void;

/** Chooses pictures from the device, several at once, and asks what they show. */
export function AddPictures({ onAdd, isDisabled }: { onAdd: PutPictures; isDisabled: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly File[]>([]);
  return (
    <>
      <Button isDisabled={isDisabled} onPress={() => input.current?.click()}>
        Add pictures
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={KEPT_TYPES.join(',')}
        aria-label="Pictures"
        onChange={(event) => {
          setFiles([...(event.target.files ?? [])]);
          // So that the same file can be chosen again.
          event.target.value = '';
        }}
      />
      {files.length > 0 && (
        <PictureDialog
          files={files}
          onClose={() => setFiles([])}
          onAdd={(pictures) => {
            setFiles([]);
            // Once the window has given the focus back.
            requestAnimationFrame(() => onAdd(pictures));
          }}
        />
      )}
    </>
  );
}
