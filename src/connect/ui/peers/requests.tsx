import { Button, Card, Link, List, When } from '#kit';
import { call } from '#web-api';
import type { PeerRequestView } from '../../peers/schema.ts';
import { useAct } from '../asks/act.ts';
import { hrefOf, requestTitle } from './words.ts';

/** What others wrote to the member and waits for an answer; a no needs no reason. */
export function ReceivedRequests({ requests }: { requests: readonly PeerRequestView[] }) {
  return requests
    .filter(({ stage }) => stage === 'open')
    .map((request) => <Received key={request.id} request={request} />);
}

function Received({ request }: { request: PeerRequestView }) {
  const act = useAct();
  const { id, peer, topic, words, askedAt } = request;
  const say = (answer: string) => call('PUT', `/peer-requests/${id}/answer`, { answer });
  const again = () => say('open');
  return (
    <Card title={requestTitle(request)} tone="accent">
      <div className="asks-part">
        <p className="asks-quote">{words}</p>
        <p className="asks-soft">
          {topic !== '' && `About “${topic}”. `}
          <When at={askedAt} before="Written" />. A yes shows each of you how to reach the other. A
          no needs no reason, and {peer.name} is not told.
        </p>
        <div className="asks-acts">
          <Button
            tone="primary"
            aria-label={`Yes, to ${peer.name}`}
            onPress={() =>
              void act(() => say('yes'), `You and ${peer.name} can reach each other`, again)
            }
          >
            Yes
          </Button>
          <Button
            aria-label={`No, to ${peer.name}`}
            onPress={() => void act(() => say('no'), 'You said no. Nobody is told', again)}
          >
            No
          </Button>
        </div>
      </div>
    </Card>
  );
}

/** Whom one can reach, since both said yes. */
export function Agreements({ requests }: { requests: readonly PeerRequestView[] }) {
  const agreed = requests.filter(({ stage }) => stage === 'agreed');
  if (agreed.length === 0) return null;
  return (
    <Card title="You both said yes">
      <List items={agreed} keyOf={({ id }) => id} label="Members you can reach">
        {(request) => <Agreement request={request} />}
      </List>
    </Card>
  );
}

function Agreement({ request }: { request: PeerRequestView }) {
  const act = useAct();
  const { id, side, peer, words, contact } = request;
  const path = `/peer-requests/${id}`;
  const say = (answer: string) => call('PUT', `${path}/answer`, { answer });
  const isMine = side === 'sent';
  const href = contact === null ? null : hrefOf(contact);
  return (
    <div className="ask-line">
      <span>
        <b>{peer.name}</b>: {href === null ? contact : <Link href={href}>{contact}</Link>}
      </span>
      <span className="asks-soft">{`${requestTitle(request)}: ${words}`}</span>
      <div className="asks-acts">
        <AddToPeople request={request} />
        <Button
          size="s"
          tone="plain"
          aria-label={`Take your yes back: ${peer.name}`}
          onPress={() =>
            void act(
              () => (isMine ? call('DELETE', path) : say('open')),
              `You and ${peer.name} no longer see how to reach each other`,
              () => (isMine ? call('POST', `${path}/restore`) : say('yes')),
            )
          }
        >
          Take your yes back
        </Button>
      </div>
    </div>
  );
}

/** A member is nobody's person before one says so: then they are kept as others are, with what one heard of them. */
function AddToPeople({ request: { peer, contact } }: { request: PeerRequestView }) {
  const act = useAct();
  const add = async () => {
    let id = 0;
    const isMail = contact !== null && hrefOf(contact)?.startsWith('mailto:');
    const fields = isMail ? [{ field: 'email', value: contact }] : [];
    const make = async () => {
      id = (await call<{ id: number }>('POST', '/people', { name: peer.name, fields })).id;
    };
    await act(make, `${peer.name} is one of your people`, () => call('DELETE', `/people/${id}`));
  };
  return (
    <Button size="s" aria-label={`Add to my people: ${peer.name}`} onPress={() => void add()}>
      Add to my people
    </Button>
  );
}

/** What one wrote oneself and nobody has said yes to. Whether somebody said no does not show. */
export function SentRequests({ requests }: { requests: readonly PeerRequestView[] }) {
  const sent = requests.filter(({ stage }) => stage === 'waiting' || stage === 'over');
  if (sent.length === 0) return null;
  return (
    <Card title="What you wrote">
      <List items={sent} keyOf={({ id }) => id} label="What you wrote to members">
        {(request) => <Sent request={request} />}
      </List>
    </Card>
  );
}

function Sent({ request }: { request: PeerRequestView }) {
  const act = useAct();
  const { id, peer, words, stage, askedAt } = request;
  const path = `/peer-requests/${id}`;
  return (
    <div className="ask-line">
      <span>{`${requestTitle(request)}: ${words}`}</span>
      <span className="asks-soft">
        <When at={askedAt} before="Written" />.{' '}
        {stage === 'waiting'
          ? 'No answer so far. Ask somebody else meanwhile.'
          : 'It came to nothing this time. People have much to do.'}
      </span>
      {stage === 'waiting' && (
        <div className="asks-acts">
          <Button
            size="s"
            tone="plain"
            aria-label={`Take it back: what you wrote to ${peer.name}`}
            onPress={() =>
              void act(
                () => call('DELETE', path),
                `Taken back: ${peer.name} does not see it any more`,
                () => call('POST', `${path}/restore`),
              )
            }
          >
            Take it back
          </Button>
        </div>
      )}
    </div>
  );
}
