import { useQuery } from '@tanstack/react-query';
import { Link, Page } from '#kit';
import { Loaded, read } from '#web-api';
import { MAILBOXES_MAX } from '../../mailboxes/limits.ts';
import type { MailboxView } from '../../mailboxes/schema.ts';
import { ConnectMailbox } from './connect-mailbox.tsx';
import { Mailbox } from './one-mailbox.tsx';
import { PATH } from './use-mailbox.ts';
import './mailboxes.css';

const LOOK_EVERY_MS = 60_000;
const READING_EVERY_MS = 2_000;

/** `/sources/mailboxes`: mailboxes that newsletters are read from, and whose. */
export function MailboxesPage() {
  const query = useQuery({
    ...read<{ mailboxes: MailboxView[] }>(PATH),
    // Who writes there shows up by itself.
    refetchInterval: ({ state }) =>
      state.data?.mailboxes.some(({ isReading }) => isReading) ? READING_EVERY_MS : LOOK_EVERY_MS,
  });
  return (
    <Page
      title="Newsletters by mail"
      lede="Kith looks into a mailbox of yours and reads the newsletters you pick. It marks, moves, deletes and sends nothing there, and nobody else on this Kith sees what comes."
      above={<Link href="/sources">Sources</Link>}
    >
      <div className="mailboxes">
        <Loaded query={query} lines={6} label="Loading your mailboxes">
          {({ mailboxes }) => (
            <>
              {mailboxes.map((mailbox) => (
                <Mailbox key={mailbox.id} mailbox={mailbox} />
              ))}
              {mailboxes.length < MAILBOXES_MAX && (
                <ConnectMailbox isFirst={mailboxes.length === 0} />
              )}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}
