import { CaptureAnywhere } from '../../src/create/ui/capture/capture-anywhere.tsx';
import { Shell } from '../shell/shell.tsx';

/** The shell with what every page has of a room: capturing. */
export const Inside = () => <Shell capture={<CaptureAnywhere />} />;
