import { useEffect, useRef } from 'react';
import { useIsReachable, useMember } from '#web-api';
import { type Outbox, type Posting, sendOne, sendWaiting } from './outbox.ts';

const TRY_EVERY_MS = 60_000;

interface Sending<Thing, Made> extends Posting<Thing, Made> {
  /** So many have reached the server. */
  onSent: (count: number) => void;
}

/** Sends what waits on this device, whenever the server can be reached. */
export function useSending<Thing extends { draftKey: string }, Made>(
  box: Outbox<Thing>,
  sending: Sending<Thing, Made>,
): void {
  const { id: memberId } = useMember();
  const isReachable = useIsReachable();
  const latest = useRef(sending);
  useEffect(() => {
    latest.current = sending;
  });
  useEffect(() => {
    if (!isReachable) return;
    const send = (thing: Thing) => sendOne(box, memberId, thing, latest.current);
    const sendAll = async () => {
      const count = await sendWaiting(box, memberId, send);
      if (count > 0) latest.current.onSent(count);
    };
    void sendAll();
    // A server that answers may still have had no room for it.
    const trying = setInterval(() => void sendAll(), TRY_EVERY_MS);
    return () => clearInterval(trying);
  }, [box, isReachable, memberId]);
}
