import { z } from '@hono/zod-openapi';
import { Refusal, refusalOf } from '#platform';

const FOLDER_CODES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOSPC']);

/** A sentence for the terminal about what was thrown; null for a bug, whose stack should be seen. */
export function complaintOf(error: unknown): string | null {
  if (error instanceof Refusal) return error.message;
  if (error instanceof z.ZodError) return refusalOf(error).message;
  const { code, path: place, port } = error as { code?: string; path?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port ?? ''} is in use already. Stop what uses it, or choose another with PORT.`;
  if (code === 'EADDRNOTAVAIL')
    return 'This machine does not have the address to listen on. Look at KITH_HOST.';
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`;
  if (code && FOLDER_CODES.has(code) && place)
    return `${place} cannot be written (${code}). Change its owner, or name another folder with KITH_DATA.`;
  return null;
}
