import { useEffect, useState } from 'react';
import { Button, Card, Link } from '#kit';
import { useMember } from '#web-api';
import type { SaveState } from './autosave.ts';
import { keptName, keptTexts } from './kept-text.ts';
import './save-words.css';

const WORDS: Record<SaveState<unknown>['status'], string> = {
  saved: 'Saved',
  waiting: 'Saving…',
  sending: 'Saving…',
  refused: 'Not saved yet, kept on this device',
  unreachable: 'Kept on this device; it is saved as soon as Kith can be reached',
  full: 'Kept on this device; the disk of this Kith is full, and it is saved as soon as there is room',
  conflict: 'Changed elsewhere too; both are kept',
};
const NOT_KEPT = 'Not saved yet, and this device has no room to keep it. Leave this tab open';

/** Says whether what is written is safe. Quiet before the first word. */
export function SaveWords({ save }: { save: SaveState<object> }) {
  const isUntouched = save.id === null && save.status === 'saved';
  return (
    <span role="status" className="save-words" data-status={save.status}>
      {isUntouched ? '' : save.isKept || save.status === 'saved' ? WORDS[save.status] : NOT_KEPT}
    </span>
  );
}

/** Text of this device that is older than what the server has: neither is thrown away unasked. */
export function OfferedText(props: { what: string; onTake: () => void; onForget: () => void }) {
  return (
    <Card tone="warn" title="There is unsaved text on this device" level={2}>
      <p>
        {`It was written here before this ${props.what} was last changed elsewhere. What you see is the later one.`}
      </p>
      <div className="offered-actions">
        <Button onPress={props.onTake}>Use the text of this device</Button>
        <Button tone="plain" onPress={props.onForget}>
          Forget it
        </Button>
      </div>
    </Card>
  );
}

const UNDER_WAY_MS = 1_500;

/** What was begun on this device and has never reached the server: no list can show it. */
export function LeftBehind({ kind, href }: { kind: string; href: string }) {
  const member = useMember();
  const [isLeft, setLeft] = useState(false);
  useEffect(() => {
    // Who comes from the form has its last words on their way to the server.
    const check = () => setLeft(keptTexts(keptName(member.id, kind, null)).length > 0);
    const timer = setTimeout(check, UNDER_WAY_MS);
    return () => clearTimeout(timer);
  }, [member.id, kind]);
  if (!isLeft) return null;
  return (
    <Card tone="warn">
      {`There is a ${kind} on this device that is not saved yet. `}
      <Link href={href}>Go on with it</Link>
    </Card>
  );
}
