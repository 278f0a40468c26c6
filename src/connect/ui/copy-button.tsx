import { useEffect, useRef, useState } from 'react';
import { Button } from '#kit';

interface CopyButtonProps {
  text: string;
  size?: 's' | 'm' | undefined;
}

const SAID_MS = 4_000;

/**
 * Copies a text and says beside itself that it did: a message of the page would lie behind a
 * window. Without https browsers give no clipboard, so the text is copied the old way there.
 */
export function CopyButton({ text, size }: CopyButtonProps) {
  const place = useRef<HTMLSpanElement>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (said === '') return;
    const timer = setTimeout(() => setSaid(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    const isDone = (await toClipboard(text)) || bySelecting(text, place.current);
    setSaid(isDone ? 'Copied.' : 'Not copied. Select the text and copy it by hand.');
  };
  return (
    <span className="copy-button" ref={place}>
      <Button onPress={() => void copy()} size={size} isDisabled={text === ''}>
        Copy
      </Button>
      <span role="status">{said}</span>
    </span>
  );
}

async function toClipboard(text: string): Promise<boolean> {
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** Inside `place`, because nothing outside an open window can be selected. */
function bySelecting(text: string, place: HTMLElement | null): boolean {
  if (!place) return false;
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  area.readOnly = true;
  place.append(area);
  area.select();
  const isDone = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus();
  return isDone;
}
