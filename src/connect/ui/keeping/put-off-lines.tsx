import { type RefObject, useEffect, useRef } from 'react';
import { asHeading, Button, Fold, Link, List, When } from '#kit';
import { useUndoable } from '#web-api';
import type { PutOffLine } from '../../keeping/schema.ts';
import { bringingBack, QUEUE_TITLES, who } from './putting-off.ts';

interface PutOffLinesProps {
  lines: readonly PutOffLine[];
  /** With those that are not shown yet. */
  count: number;
  path: string;
  onMore: () => void;
}

/** What is kept out of the queues, so that it can be had back also when the message with its undo is long gone. */
export function PutOffLines({ lines, count, path, onMore }: PutOffLinesProps) {
  const place = useRef<HTMLDivElement>(null);
  const askedForMore = useFocusAfterMore(lines.length, place);
  if (lines.length === 0) return null;
  const others = count - lines.length;
  return (
    <Fold
      id="keeping.put-off"
      title={`Put off (${count.toLocaleString('en')})`}
      isOpenAtFirst={false}
    >
      <div ref={place}>
        <List items={[...lines]} keyOf={({ queue, key }) => `${queue} ${key}`} label="Put off">
          {(line) => <Off line={line} path={path} />}
        </List>
      </div>
      {others > 0 && (
        <Button
          onPress={() => {
            askedForMore();
            onMore();
          }}
        >{`Show more of the ${others.toLocaleString('en')} others`}</Button>
      )}
    </Fold>
  );
}

/** Where all are shown the button goes that had the focus: it goes to the first line that came. */
function useFocusAfterMore(shown: number, place: RefObject<HTMLElement | null>) {
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (before.current === null || shown <= before.current) return;
    const first = place.current?.querySelectorAll('li')[before.current];
    before.current = null;
    if (document.activeElement === document.body)
      first?.querySelector<HTMLElement>('a, button')?.focus();
  }, [shown, place]);
  return () => {
    before.current = shown;
  };
}

function Off({ line, path }: { line: PutOffLine; path: string }) {
  const back = useUndoable(bringingBack(path));
  const { person, goal, until, queue } = line;
  return (
    <div className="keeping-off">
      <p>
        {person ? <Link href={`/people/${person.id}`}>{person.name}</Link> : 'Somebody new'}
        {goal && <> for {asHeading(goal.title)}</>}
        <span className="keeping-until">
          {QUEUE_TITLES[queue]},{' '}
          {until === null ? 'let be for good' : <When at={until} before="back" />}
        </span>
      </p>
      <Button size="s" aria-label={`Bring back: ${who(line)}`} onPress={() => back(line)}>
        Bring back
      </Button>
    </div>
  );
}
