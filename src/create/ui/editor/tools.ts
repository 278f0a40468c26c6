import type { syntaxTree } from '@codemirror/language';
import { StateEffect } from '@codemirror/state';

/** What the decorations need from outside. Fields may change while the editor is open. */
export interface EditorTools {
  /** Where `[[target]]` leads; null for nowhere. */
  resolve: (target: string) => string | null;
  /** A formula in MathML. The first call fetches the program and gives undefined until it is there. */
  mathOf: (tex: string, isDisplay: boolean) => string | null | undefined;
  /** Whether that program is there. */
  hasMaths: () => boolean;
}

/** What is drawn has to be drawn anew, though neither text nor view have changed. */
export const redraw = StateEffect.define<null>();

type Iterating = Parameters<ReturnType<typeof syntaxTree>['iterate']>[0];
/** A node of the syntax tree while one walks through it. */
export type WalkedNode = Parameters<Iterating['enter']>[0];
