import type { Out } from './command.ts';

const WIDTH = 30;

/** Draws how far something is, over itself, where somebody watches. */
export function drawBar(out: Out, done: number, total: number): void {
  if (out.isJson || !out.errors.isTTY) return;
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(share * WIDTH);
  out.errors.write(`\r[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${done} of ${total} `);
  if (done >= total) out.errors.write('\n');
}
