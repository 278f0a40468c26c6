import { useEffect, useRef, useState } from 'react';

/**
 * Takes what is dropped anywhere on the page: beside a small target the browser would open the file and leave the
 * page. True while something is held over it.
 */
export function useDropped(
  onFiles: (files: readonly File[]) => void,
  onText: (text: string) => void = () => {},
): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef({ onFiles, onText });
  useEffect(() => {
    take.current = { onFiles, onText };
  });
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (isField(event.target) && !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      // Text that is dropped into a field lands where it was let go.
      if (files.length === 0 && isField(event.target)) return;
      event.preventDefault();
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (files.length > 0) take.current.onFiles(files);
      else if (text.trim() !== '') take.current.onText(text);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isOver;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
