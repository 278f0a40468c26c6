import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Checkbox, Dialog } from '#kit';
import { read } from '#web-api';
import type { MachineSettings } from '../../machine/schema.ts';
import { SETTINGS_PATH, setAgreement } from './use-machine.ts';
import './machine.css';

type Asked = NonNullable<MachineSettings['asked']>;

/** To whom texts go, and which. */
function Who({ asked: { model, url, isReadableOnTheWay } }: { asked: Asked }) {
  return (
    <p>
      Whoever runs this Kith has set up the model <b>{model}</b> at <b>{url}</b>. When you ask for a
      summary or a translation, and only then, the title and text of what you read go there. Nothing
      else does: no notes, no goals, no names of your people. Whoever runs the model can read what
      it is sent, and may keep it.
      {isReadableOnTheWay &&
        ' The way there is not encrypted: whoever runs a network in between can read it, too.'}
    </p>
  );
}

interface AgreeProps {
  asked: Asked;
  isOwn: boolean;
  onAnswer: (isAgreed: boolean) => void;
}

/** Asks once, before the first text is sent; and once more before what is one's own alone. */
export function AgreeDialog({ asked, isOwn, onAnswer }: AgreeProps) {
  return (
    <Dialog
      title={isOwn ? 'Send what is yours alone?' : 'Send this text to a model?'}
      isOpen
      onClose={() => onAnswer(false)}
      actions={
        <>
          <Button tone="plain" onPress={() => onAnswer(false)}>
            Do not send it
          </Button>
          <Button tone="primary" onPress={() => onAnswer(true)}>
            Agree and send it
          </Button>
        </>
      }
    >
      <div className="machine-words">
        {isOwn && (
          <p>
            <b>Letters to you, and what you keep, nobody else on this Kith can see.</b> If you
            agree, such a text leaves it whenever you ask for its summary or translation.
          </p>
        )}
        <Who asked={asked} />
        <p>You are asked this once. Under Settings, “Machine text”, you can take it back.</p>
      </div>
    </Dialog>
  );
}

/** In the settings: who writes machine text, and what may be sent there. Not there where nobody is set up. */
export function MachineCard() {
  const client = useQueryClient();
  const { data } = useQuery(read<MachineSettings>(SETTINGS_PATH));
  if (!data?.asked) return null;
  const { asked, isPublishedSent, isOwnSent, left, perDayMax } = data;
  return (
    <Card title="Machine text">
      <div className="machine-words">
        <Who asked={asked} />
        <Checkbox
          label="What my sources publish may be sent, when I ask"
          isChecked={isPublishedSent}
          onChange={(isOn) =>
            void setAgreement(client, { isPublishedSent: isOn, isOwnSent: isOn && isOwnSent })
          }
        />
        <Checkbox
          label="Letters to me, and what I keep, too"
          description="Nobody else on this Kith can see these."
          isChecked={isOwnSent}
          isDisabled={!isPublishedSent}
          onChange={(isOn) => void setAgreement(client, { isPublishedSent: true, isOwnSent: isOn })}
        />
        <p>
          You can ask {left.toLocaleString('en')} times more within these 24 hours, of{' '}
          {perDayMax.toLocaleString('en')}.
        </p>
      </div>
    </Card>
  );
}
