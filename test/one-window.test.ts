import { expect, it } from 'vitest';
import { keepWindow, openKeep } from '../src/consume/ui/library/open-keep.ts';
import { captureWindow, openCapture } from '../src/create/ui/capture/open-capture.ts';

it('two windows that are asked for at once are one, the first', () => {
  const open = () => [captureWindow.start.get() !== null, keepWindow.start.get() !== null];
  openCapture();
  openKeep();
  expect(open()).toEqual([true, false]);
  captureWindow.close();
  openKeep();
  openCapture();
  // One that is open already can be opened with something else.
  openKeep({ url: 'https://a.example/' });
  expect(open()).toEqual([false, true]);
  expect(keepWindow.start.get()).toEqual({ url: 'https://a.example/' });
  keepWindow.close();
  keepWindow.close();
  openCapture();
  expect(open()).toEqual([true, false]);
  captureWindow.close();
});
