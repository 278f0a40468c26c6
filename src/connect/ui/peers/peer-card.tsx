import { useState } from 'react';
import { Button, Card, Form, Menu, TextArea, When } from '#kit';
import { call } from '#web-api';
import { REQUEST_CHARS_MAX, REQUEST_DAYS } from '../../peers/limits.ts';
import type { PeerRequestView, PeerView, RequestKind } from '../../peers/schema.ts';
import { useAct } from '../asks/act.ts';
import { limitWords, reasonWords } from './words.ts';

interface PeerCardProps {
  peer: PeerView;
  /** What stands between the two already, if anything. */
  request: PeerRequestView | undefined;
}

/** A member who agreed to be found: what they can be asked about, and why one may have something for the other. */
export function PeerCard({ peer, request }: PeerCardProps) {
  const [kind, setKind] = useState<RequestKind | null>(null);
  const limits = limitWords(peer);
  return (
    <Card title={peer.name} level={3} actions={<PeerMenu peer={peer} />}>
      <div className="asks-part">
        <p>{`Ask about: ${peer.topics.join(' · ')}`}</p>
        {peer.reasons.length > 0 && (
          <ul className="peer-reasons">
            {peer.reasons.map((reason) => (
              <li key={`${reason.kind} ${reason.mine}`}>{reasonWords(reason)}</li>
            ))}
          </ul>
        )}
        {(limits !== '' || peer.until !== null) && (
          <p className="asks-soft">
            {limits} {peer.until !== null && <When at={peer.until} before="Until" />}
          </p>
        )}
        {request ? (
          <p className="asks-soft">{STANDING[request.stage]}</p>
        ) : kind === null ? (
          <div className="asks-acts">
            <Choice peer={peer} kind="ask" label="Ask for help" onChoose={setKind} />
            <Choice peer={peer} kind="offer" label="Offer help" onChoose={setKind} />
          </div>
        ) : (
          <WriteForm peer={peer} kind={kind} onClose={() => setKind(null)} />
        )}
      </div>
    </Card>
  );
}

const STANDING: Record<PeerRequestView['stage'], string> = {
  open: 'They have written to you; it stands above.',
  waiting: 'You have written to them.',
  agreed: 'You both said yes; how to reach them stands above.',
  over: 'You wrote to them lately.',
};

interface ChoiceProps {
  peer: PeerView;
  kind: RequestKind;
  label: string;
  onChoose: (kind: RequestKind) => void;
}

function Choice({ peer, kind, label, onChoose }: ChoiceProps) {
  const fits = peer.reasons.some((one) => one.kind === (kind === 'ask' ? 'they-can' : 'i-can'));
  return (
    <Button
      size="s"
      tone={fits ? 'primary' : 'quiet'}
      isDisabled={!peer.takesMore}
      aria-label={`${label}: ${peer.name}`}
      onPress={() => onChoose(kind)}
    >
      {label}
    </Button>
  );
}

function PeerMenu({ peer }: { peer: PeerView }) {
  const act = useAct();
  const block = () =>
    act(
      () => call('POST', '/blocked-members', { memberId: peer.id }),
      `Blocked: you and ${peer.name} do not see each other any more`,
      () => call('DELETE', `/blocked-members/${peer.id}`),
    );
  return (
    <Menu
      label="More"
      aria-label={`More for ${peer.name}`}
      size="s"
      items={[{ id: 'block', label: 'Block', tone: 'danger', onPress: () => void block() }]}
    />
  );
}

interface WriteFormProps {
  peer: PeerView;
  kind: RequestKind;
  onClose: () => void;
}

function WriteForm({ peer, kind, onClose }: WriteFormProps) {
  const act = useAct();
  const [words, setWords] = useState('');
  const reason = peer.reasons.find((one) => one.kind === (kind === 'ask' ? 'they-can' : 'i-can'));
  const topic = (kind === 'ask' ? reason?.theirs : reason?.mine) ?? '';
  const send = async () => {
    let id = 0;
    const form = { memberId: peer.id, kind, topic, words, goalId: reason?.goalId ?? null };
    const write = async () => {
      id = (await call<PeerRequestView>('POST', '/peer-requests', form)).id;
    };
    const undo = () => call('DELETE', `/peer-requests/${id}`);
    if (await act(write, `Written to ${peer.name}`, undo)) onClose();
  };
  return (
    <Form
      label={`Write to ${peer.name}`}
      onSubmit={() => void send()}
      actions={
        <>
          <Button type="submit" tone="primary" isDisabled={words.trim() === ''}>
            Send
          </Button>
          <Button onPress={onClose}>Not now</Button>
        </>
      }
    >
      <TextArea
        label={kind === 'ask' ? `What do you ask ${peer.name}?` : `What can you give ${peer.name}?`}
        description={`They see your name${topic === '' ? '' : `, “${topic}”`} and these words. A no is not told: without a yes it is over after ${REQUEST_DAYS} days.`}
        lines={4}
        autoFocus
        value={words}
        onChange={setWords}
        lengthMax={REQUEST_CHARS_MAX}
      />
    </Form>
  );
}
