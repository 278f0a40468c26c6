import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Fold, Link, List, toast } from '#kit';
import type { PlaceView } from '#people';
import { call, Loaded, read, useAttempt } from '#web-api';
import type { LeadView } from '../../places/schema.ts';
import { GATHERING_WORDS } from './place-words.ts';
import './places.css';

export interface PersonPlacesProps {
  person: { id: number; name: string };
}

/** Where a person is: what the member says, and where their entries and accounts lead to. */
export function PersonPlaces({ person }: PersonPlacesProps) {
  const said = useQuery(read<{ places: PlaceView[] }>(`/people/${person.id}/places`));
  const found = useQuery(read<{ leads: LeadView[] }>(`/people/${person.id}/leads`));
  const move = useMoves(person);
  return (
    <Fold id="person.places" title="Where they are">
      <Loaded query={said} lines={2} label="Loading the places">
        {({ places }) => (
          <>
            {places.length === 0 && found.data?.leads.length === 0 && (
              <p>
                No place known yet. On a place’s page you can say who is there;{' '}
                <Link href="/places">your places</Link>.
              </p>
            )}
            <List items={places} keyOf={({ id }) => id} label="Places" look="plain">
              {(place) => (
                <p className="found-place-head">
                  <Link href={`/places/${place.id}`}>{place.name}</Link>
                  <Badge>{GATHERING_WORDS[place.kind]}</Badge>
                </p>
              )}
            </List>
          </>
        )}
      </Loaded>
      <Loaded query={found} lines={2} label="Looking where they are">
        {({ leads }) =>
          leads.length === 0 ? null : (
            <>
              <h3 className="presence-head">Where their entries lead</h3>
              <List items={leads} keyOf={({ key }) => key} label="Where their entries lead">
                {(lead) => <Lead lead={lead} {...move} />}
              </List>
            </>
          )
        }
      </Loaded>
    </Fold>
  );
}

interface LeadProps {
  lead: LeadView;
  add: (lead: LeadView) => Promise<boolean>;
  dismiss: (lead: LeadView) => Promise<boolean>;
}

function Lead({ lead, add, dismiss }: LeadProps) {
  const [yes, no] =
    lead.placeId === null ? ['Add as a place', 'Dismiss'] : ['Is there', 'Not there'];
  return (
    <div className="presence">
      <div className="presence-words">
        <p className="found-place-head">
          <LeadName lead={lead} />
          <Badge>{GATHERING_WORDS[lead.kind]}</Badge>
        </p>
        <p className="found-place-soft">
          {lead.because}
          {lead.examples.map(({ entryId, title }, at) => (
            <span key={entryId}>
              {at === 0 ? ': ' : ' · '}
              <Link href={`/entries/${entryId}`}>{title || 'Untitled'}</Link>
            </span>
          ))}
        </p>
      </div>
      <div className="found-place-actions">
        <Button size="s" aria-label={`${yes}: ${lead.name}`} onPress={() => void add(lead)}>
          {yes}
        </Button>
        <Button
          size="s"
          tone="plain"
          aria-label={`${no}: ${lead.name}`}
          onPress={() => void dismiss(lead)}
        >
          {no}
        </Button>
      </div>
    </div>
  );
}

function LeadName({ lead: { placeId, name, address } }: { lead: LeadView }) {
  if (placeId !== null) return <Link href={`/places/${placeId}`}>{name}</Link>;
  return address ? <Link href={address}>{name}</Link> : <span>{name}</span>;
}

/** What is done with a lead, each with its way back. */
function useMoves(person: PersonPlacesProps['person']) {
  const attempt = useAttempt('/places', '/gatherings', `/people/${person.id}`);
  const say = (placeId: number, presence: 'there' | 'not' | 'open') =>
    call('PUT', `/places/${placeId}/people/${person.id}`, { presence });
  const add = ({ placeId, name, kind, address }: LeadView) =>
    attempt(async () => {
      if (placeId !== null) {
        await say(placeId, 'there');
        const undo = () => void attempt(() => say(placeId, 'open'));
        return toast(`${person.name} is at ${name}`, { undo });
      }
      const form = { name, kind, address, personIds: [person.id] };
      const { id } = await call<{ id: number }>('POST', '/places', form);
      const undo = () => void attempt(() => call('DELETE', `/places/${id}`));
      return toast(`Added: ${name}`, { undo });
    });
  const dismiss = ({ placeId, key, name }: LeadView) =>
    attempt(async () => {
      const put = (isDismissed: boolean) =>
        placeId === null
          ? call('PUT', '/gatherings/dismissed', { key, isDismissed })
          : say(placeId, isDismissed ? 'not' : 'open');
      await put(true);
      toast(`Not proposed again: ${name}`, { undo: () => void attempt(() => put(false)) });
    });
  return { add, dismiss };
}
