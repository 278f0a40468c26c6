import { useState } from 'react';
import type { ErrorPanelProps } from '#kit';
import { ApiError, call, errorWords } from '#web-api';

const MEGABYTE = 1024 * 1024;
const NAME_CHARS_MAX = 200;

interface Sending<View> {
  /** Where a file is sent to: `/notes/import`. */
  path: string;
  bytesMax: number;
  /** What to do with a file that is too large, and with one that the device does not give. */
  whatToDo: { large: string; unreadable: string };
  /** Sent and read in this time, also on a small machine. */
  timeoutMs?: number;
  onRead: (view: View, name: string) => void;
}

/** It cannot be sent at all; the words say why. */
class NotSent extends Error {
  readonly words: ErrorPanelProps;
  constructor(words: ErrorPanelProps) {
    super(words.message);
    this.words = words;
  }
}

/** Sends a file to be read. `reading` is the name of what is under way. */
export function useSending<View>({ path, bytesMax, whatToDo, timeoutMs, onRead }: Sending<View>) {
  const [reading, setReading] = useState<string | null>(null);
  const [problem, setProblem] = useState<ErrorPanelProps | null>(null);
  const tooLarge = () =>
    new NotSent({
      message: `This is more than ${bytesMax / MEGABYTE} MB.`,
      whatToDo: whatToDo.large,
    });

  /** Read before it is sent: a folder, or a file that is gone, would look like a broken network. */
  const contentOf = async (file: Blob): Promise<Blob> => {
    if (file.size > bytesMax) throw tooLarge();
    try {
      return new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' });
    } catch {
      const message = 'This cannot be read from your device.';
      throw new NotSent({ message, whatToDo: whatToDo.unreadable });
    }
  };

  const send = async (name: string, content: () => Promise<Blob>): Promise<void> => {
    if (reading !== null) return;
    setProblem(null);
    setReading(name);
    try {
      const asked = new URLSearchParams({ name: name.slice(0, NAME_CHARS_MAX) });
      const view = await call<View>('POST', `${path}?${asked}`, await content(), { timeoutMs });
      onRead(view, name);
    } catch (error) {
      const isFinal = error instanceof ApiError && error.status >= 400 && error.status < 500;
      setProblem(
        error instanceof NotSent
          ? error.words
          : {
              ...errorWords(error),
              onRetry: isFinal ? undefined : () => void send(name, content),
            },
      );
    }
    setReading(null);
  };

  return {
    reading,
    problem,
    refuse: (message: string, then: string) => setProblem({ message, whatToDo: then }),
    tooLarge,
    sendFile: (file: Blob, name: string) => void send(name, () => contentOf(file)),
    send: (name: string, content: () => Promise<Blob>) => void send(name, content),
  };
}
