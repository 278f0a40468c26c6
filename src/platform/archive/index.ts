/** ZIP archives, read file by file and bounded. A door of its own, so that a reading thread loads nothing else. */
export { Damaged, unpack } from './unpack.ts';
export { isZip, type ZipEntry, zipDirectory } from './zip-directory.ts';
