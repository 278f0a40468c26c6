import { type ComponentProps, type ComponentType, lazy, Suspense } from 'react';
import { CloseAtOnce, useStore } from '#kit';
import type { KeepDialog as Dialog } from './keep-dialog.tsx';
import { keepWindow } from './open-keep.ts';

// The dialog is fetched when one first keeps something. Where it does not come, the page says so.
const KeepDialog = lazy<ComponentType<ComponentProps<typeof Dialog>>>(() =>
  import('./keep-dialog.tsx').then(
    (one) => ({ default: one.KeepDialog }),
    () => ({ default: CloseAtOnce }),
  ),
);

/** The window in which something is kept, over whatever page asked for it. */
export function KeepAnywhere() {
  const start = useStore(keepWindow.start);
  if (!start) return null;
  return (
    <Suspense>
      <KeepDialog start={start} onClose={keepWindow.close} />
    </Suspense>
  );
}
