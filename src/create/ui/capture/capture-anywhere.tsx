import { type ComponentProps, type ComponentType, lazy, Suspense } from 'react';
import { Button, CloseAtOnce, PlusIcon, useShortcut, useStore } from '#kit';
import type { CaptureDialog as Dialog } from './capture-dialog.tsx';
import { captureWindow, openCapture } from './open-capture.ts';
import { useOutbox } from './use-outbox.ts';
import './capture.css';

// The dialog is fetched when one first captures; the button costs nothing.
const loadDialog = () => import('./capture-dialog.tsx');
// Where it does not come, the page says so; without it the whole page would go with it.
const CaptureDialog = lazy<ComponentType<ComponentProps<typeof Dialog>>>(() =>
  loadDialog().then(
    (one) => ({ default: one.CaptureDialog }),
    () => ({ default: CloseAtOnce }),
  ),
);

/** The way to write something down from any page: a button in the shell and the key `c`. */
export function CaptureAnywhere() {
  const start = useStore(captureWindow.start);
  const send = useOutbox();
  useShortcut('c', 'Capture something', () => openCapture());
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only fetches the dialog early. */}
      <span
        className="capture-button"
        onPointerEnter={() => void loadDialog()}
        onFocus={() => void loadDialog()}
      >
        <Button onPress={() => openCapture()} aria-label="Capture">
          <PlusIcon />
          <span className="capture-word">Capture</span>
        </Button>
      </span>
      {start && (
        <Suspense>
          <CaptureDialog start={start} onCapture={send} onClose={captureWindow.close} />
        </Suspense>
      )}
    </>
  );
}
