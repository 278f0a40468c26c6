/** Bringing in a file: the entrance, what it would bring, its progress, what came of it, taking it back. */
import './imports.css';

export { ImportProblems, More } from './details.tsx';
export { DropPlace, FileChooser } from './drop-place.tsx';
export {
  type ImportsOf,
  importPathOf,
  isMoving,
  useImport,
  useImportItems,
  useImports,
} from './import-queries.ts';
export { EarlierImports, ImportLine, OpenImports, STOPPED } from './lists.tsx';
export { BringBar, UndoImport, useImportMoves } from './moves.tsx';
export { StopImport, StoppedImport } from './stopped.tsx';
export { useSending } from './use-sending.ts';
