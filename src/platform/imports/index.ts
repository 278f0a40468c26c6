export {
  beginApplying,
  beginUndoing,
  discardImport,
  fileNameOf,
  forgetOldImports,
  holdImport,
  importRow,
  importRows,
  requireStillApplying,
  takeUpAgain,
  toldOfWork,
} from './batches.ts';
export { fileReader, movedWith } from './reading.ts';
export { importRoutes, type SentFile } from './routes.ts';
export { startImport } from './start.ts';
export { type CarryingOut, importsInSteps, type Made, type Working } from './steps.ts';
export { type ImportRow, ImportState, type ImportTable } from './tables.ts';
export { importShape, importView } from './views.ts';
