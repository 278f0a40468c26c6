/** ZIP archives, read file by file and bounded, and written piece by piece. A door of its own, so that a reading thread loads nothing else. */
export { fileNameOf, folderNameOf, Names } from './names.ts';
export { Damaged, unpack } from './unpack.ts';
export { type ArchivedFile, zipOf } from './zip.ts';
export { isZip, type ZipEntry, zipDirectory } from './zip-directory.ts';
