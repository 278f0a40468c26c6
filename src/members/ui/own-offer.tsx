import { useState } from 'react';
import { Button, Card, When } from '#kit';
import { call, useUndoable } from '#web-api';
import type { OfferState, OfferView } from '../offers/schema.ts';
import { OfferForm } from './offer-form.tsx';
import './offer.css';

/** For who has not agreed to be found: what it means, and the form with which one does. */
export function JoinOffer() {
  return (
    <Card title="Help each other on this Kith">
      <div className="offer-words">
        <p>
          Nobody here sees you before you agree, and you see nobody either. Members who agreed too
          see your name, what you can be asked about and your limits; never your people, notes or
          what you think of anybody. Of your goals they see those that you show.
        </p>
        <p>
          How to reach you is shown to one of them only when you both have said yes. You may say no
          without a reason, and nobody is told. When you leave, you are gone from everywhere at
          once.
        </p>
        <OfferForm offer={null} />
      </div>
    </Card>
  );
}

/** What one lets others ask about, to change or to leave. */
export function OwnOffer({ offer }: { offer: OfferView }) {
  const [isOpen, setOpen] = useState(false);
  const leave = useUndoable<null, OfferState>({
    path: '/offer',
    apply: (state) => ({ ...state, offer: null }),
    send: () => call('DELETE', '/offer'),
    undo: () => call('POST', '/offer/restore'),
    words: () => 'You have left. Nobody finds you any more',
    alsoRefresh: ['/peers', '/briefs'],
  });
  return (
    <Card
      title="You can be asked about"
      tone="sunken"
      actions={
        <>
          {!isOpen && (
            <Button size="s" onPress={() => setOpen(true)}>
              Change
            </Button>
          )}
          <Button size="s" tone="plain" onPress={() => leave(null)}>
            Leave
          </Button>
        </>
      }
    >
      {isOpen ? (
        <OfferForm offer={offer} onDone={() => setOpen(false)} />
      ) : (
        <div className="offer-words">
          <p>{offer.topics.join(' · ')}</p>
          <p className="offer-soft">
            {limitWords(offer)}
            {offer.until !== null && (
              <>
                {' '}
                <When at={offer.until} before="Until" />.
              </>
            )}
          </p>
        </div>
      )}
    </Card>
  );
}

function limitWords({ asksPerMonth, languages, channel }: OfferView): string {
  const often = asksPerMonth === 1 ? 'Once in 30 days' : `At most ${asksPerMonth} times in 30 days`;
  const said = [often, languages.join(', '), channel].filter((words) => words !== '');
  return `${said.join('. ')}.`;
}
