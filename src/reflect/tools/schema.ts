import { z } from '@hono/zod-openapi';
import { C, Phase } from '#goals';
import { isStorable, type Migration, NOT_STORABLE } from '#platform';
import { KINDS } from './catalogue-rules.ts';
import { TOOL_NAME_CHARS_MAX, TOOL_URL_CHARS_MAX } from './limits.ts';

const CELLS_MAX = 12;

export const Kind = z.enum(KINDS.map((one) => one.kind));

export const ToolForm = z
  .object({
    name: z
      .string()
      .trim()
      .min(1, 'A tool needs a name.')
      .max(TOOL_NAME_CHARS_MAX, `A tool’s name has at most ${TOOL_NAME_CHARS_MAX} characters.`)
      .refine(isStorable, NOT_STORABLE),
    kind: Kind,
    url: z
      .url({ protocol: /^https?$/, error: 'Give a whole address, such as https://example.org.' })
      .max(TOOL_URL_CHARS_MAX)
      .refine(isStorable, NOT_STORABLE)
      .nullable(),
  })
  .partial()
  .openapi('ToolForm');
export type ToolForm = z.infer<typeof ToolForm>;
export const NewTool = ToolForm.required({ name: true }).openapi('NewTool');
export type NewTool = z.infer<typeof NewTool>;

export const CellRef = z.object({ c: C, phase: Phase });
const Use = CellRef.extend({ count: z.number() });
export type Use = z.infer<typeof Use>;

export const ToolView = z
  .object({
    id: z.number(),
    name: z.string(),
    kind: z.string(),
    url: z.string().nullable(),
    /** In which cells it was used, by what was added by hand. */
    uses: z.array(Use),
  })
  .openapi('Tool');
export type ToolView = z.infer<typeof ToolView>;

export const KitView = z
  .object({
    tools: z.array(ToolView),
    /** In which cells Kith itself was used. */
    kith: z.array(Use),
    /** The cells that the member wants to live. */
    wanted: z.array(CellRef),
  })
  .openapi('ToolKit');
export type KitView = z.infer<typeof KitView>;

export const WantedForm = z.object({ cells: z.array(CellRef).max(CELLS_MAX) });
export type WantedForm = z.infer<typeof WantedForm>;

declare module '#tables' {
  interface Tables {
    /** A cell that a member wants to live, for which their kit is then looked at. */
    wanted_cell: { member_id: number; c: C; phase: Phase };
  }
}

export const migrations: Migration[] = [
  {
    name: '0020-reflect-tools',
    up: `
alter table tool add column removed_at {int};
create table wanted_cell (
  member_id {int} not null references member (id) on delete cascade,
  c text not null check (c in ('consume', 'create', 'connect', 'contribute')),
  phase text not null check (phase in ('forethought', 'performance', 'reflection')),
  primary key (member_id, c, phase)
) {strict}`,
  },
];
