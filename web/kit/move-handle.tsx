import type { ComponentProps } from 'react';

export interface MoveHandleProps extends Omit<ComponentProps<'button'>, 'name'> {
  /** What is moved. */
  name: string;
}

/** What a row is dragged by, or moved by with the arrow keys: with `handleFor` of `useReorder`. */
export function MoveHandle({ name, ...handle }: MoveHandleProps) {
  return (
    <button type="button" className="move-handle" aria-label={`Move: ${name}`} {...handle}>
      <span aria-hidden="true">⠿</span>
    </button>
  );
}
