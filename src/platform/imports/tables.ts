import { z } from '@hono/zod-openapi';
import type { Generated, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Where an import stands: read and shown, at work, there, being taken back, gone again. */
export const ImportState = z.enum(['preview', 'applying', 'applied', 'undoing', 'undone']);
export type ImportState = z.infer<typeof ImportState>;

/** What a room's table of imports holds; its rows of things refer to it and go with it. */
export interface ImportTable<Format extends string> {
  id: Generated<number>;
  member_id: number;
  format: Format;
  file_name: string;
  state: ImportState;
  /** JSON of what was seen while reading, of the problems, and of the choices once it is carried out. */
  summary: string;
  problems: string;
  choices: string;
  steps_total: number;
  steps_done: number;
  stayed: number;
  /** When its work was given up; null while it goes on, or there is none. */
  stopped_at: number | null;
  /** 1 when the member stopped it: its work rests until they go on with it or take it back. */
  is_held: Generated<number>;
  created_at: number;
  applied_at: number | null;
}

/** The tables that rooms made with at least these columns. */
type Having<Columns> = {
  [Name in keyof Tables]: Tables[Name] extends Columns ? Name : never;
}[keyof Tables];

/** Tables of imports of any kind: with a member, a file and a state. `looking`: the preview is still being made. */
export type BatchName = Having<
  Pick<
    ImportTable<string>,
    'id' | 'member_id' | 'file_name' | 'stopped_at' | 'is_held' | 'created_at' | 'applied_at'
  > & {
    state: ImportState | 'looking';
  }
>;
/** Tables of imports that are carried out and undone in counted steps. */
export type ImportName = Having<ImportTable<string>>;
export type ImportRow<Name extends BatchName> = Selectable<Tables[Name]>;
