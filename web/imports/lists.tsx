import type { ReactNode } from 'react';
import { Badge, type BadgeProps, Card, Link, List } from '#kit';
import { type Import, type ImportState, isMoving } from './import-queries.ts';

const TONES: Record<ImportState, BadgeProps['tone']> = {
  looking: 'accent',
  preview: 'warn',
  applying: 'accent',
  applied: 'good',
  undoing: 'accent',
  undone: 'plain',
};

/** Where an import stands whose work was given up. */
export const STOPPED = 'Stopped half way';

interface ImportLineProps {
  view: Import;
  href: string;
  name: string;
  /** Where it stands, in words. */
  state: string;
  /** From where, what, and when. */
  about: ReactNode;
  /** How far it is, or what came of it. */
  children?: ReactNode;
  undo: ReactNode;
}

/** One import in a list, with its state and what can be done with it. */
export function ImportLine({ view, href, name, state, about, children, undo }: ImportLineProps) {
  return (
    <article className="import-line">
      <div className="import-line-words">
        <p className="import-line-name">
          <Link href={href}>{name}</Link>
          <Badge tone={view.isStopped ? 'warn' : TONES[view.state]}>
            {view.isStopped ? STOPPED : state}
          </Badge>
        </p>
        <p className="import-soft">{about}</p>
        {children}
      </div>
      {(view.state === 'preview' || view.isStopped) && (
        <Link href={href} look="button" aria-label={`Go on with ${name}`}>
          Go on
        </Link>
      )}
      {view.state === 'applied' && undo}
    </article>
  );
}

interface ListsProps<View> {
  imports: readonly View[];
  /** One of them as a line. */
  children: (view: View) => ReactNode;
}

/** What goes on, and the last that waits for a word: more than that would push the entrance away. */
function openOnes<View extends Import>(imports: readonly View[]): View[] {
  const waiting = imports.find((view) => view.state === 'preview');
  return imports.filter((view) => isMoving(view) || view.isStopped || view === waiting);
}

/** First on the page, as it is why one comes back. */
export function OpenImports<View extends Import>({ imports, children }: ListsProps<View>) {
  const open = openOnes(imports);
  if (open.length === 0) return null;
  return (
    <Card title="Not finished yet" tone="accent">
      <List items={open} keyOf={({ id }) => id} label="Imports not finished yet">
        {children}
      </List>
    </Card>
  );
}

export function EarlierImports<View extends Import>({ imports, children }: ListsProps<View>) {
  const open = openOnes(imports);
  const earlier = imports.filter((view) => !open.includes(view));
  if (earlier.length === 0) return null;
  return (
    <section className="import-earlier" aria-labelledby="import-earlier">
      <h2 id="import-earlier">Earlier imports</h2>
      <List items={earlier} keyOf={({ id }) => id} label="Earlier imports">
        {children}
      </List>
    </section>
  );
}
