import { SendWaitingMarks } from '../../src/consume/ui/highlights/waiting-marks.ts';
import { KeepAnywhere } from '../../src/consume/ui/library/keep-anywhere.tsx';
import { SendWaitingReads } from '../../src/consume/ui/waiting-reads.ts';
import { CaptureAnywhere } from '../../src/create/ui/capture/capture-anywhere.tsx';
import { PageSides } from '../kit/index.ts';
import { Shell } from '../shell/shell.tsx';
import { Sides } from './sides.tsx';

/** The shell with what every page has of a room: capturing and keeping; and the way between pages that belong together. */
export const Inside = () => (
  <PageSides value={<Sides />}>
    <Shell capture={<CaptureAnywhere />} />
    <KeepAnywhere />
    <SendWaitingMarks />
    <SendWaitingReads />
  </PageSides>
);
