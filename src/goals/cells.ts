import { z } from '@hono/zod-openapi';

/**
 * The four behaviours of learning in a network (Milligan, Littlejohn & Margaryan 2014) and the three
 * phases of self-regulated learning (Zimmerman). Together twelve cells. None is worth more.
 */
export const C = z.enum(['consume', 'create', 'connect', 'contribute']);
export type C = z.infer<typeof C>;
export const Phase = z.enum(['forethought', 'performance', 'reflection']);
export type Phase = z.infer<typeof Phase>;
export interface Cell {
  c: C;
  phase: Phase;
}
export const CELLS: readonly Cell[] = Phase.options.flatMap((phase) =>
  C.options.map((c) => ({ c, phase })),
);
