import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Fold, List } from '#kit';
import { read } from '#web-api';
import { CHANNEL_WORDS } from '../contacts/limits.ts';
import type { ContactView } from '../contacts/schema.ts';

const SHOWN_FIRST = 5;

/** Days on which something passed, as archives tell. Nothing at all where there are none. */
export function PersonContacts({ personId }: { personId: number }) {
  const { data } = useQuery(read<{ contacts: ContactView[] }>(`/people/${personId}/contacts`));
  const [isWhole, setWhole] = useState(false);
  const contacts = data?.contacts ?? [];
  if (contacts.length === 0) return null;
  const more = contacts.length - SHOWN_FIRST;
  const count = `${contacts.length.toLocaleString('en')} ${contacts.length === 1 ? 'day' : 'days'}`;
  return (
    <Fold id="person.contacts" title="From your archives" aside={count}>
      <List
        items={isWhole ? contacts : contacts.slice(0, SHOWN_FIRST)}
        keyOf={({ day, channel }) => `${day} ${channel}`}
        look="plain"
        label="Days on which something passed between you"
      >
        {({ day, direction, channel }) => (
          <p>
            {CHANNEL_WORDS[channel][direction]}{' '}
            <time className="person-provenance" dateTime={day}>
              {dayWords(day)}
            </time>
          </p>
        )}
      </List>
      {!isWhole && more > 0 && (
        <div className="person-contacts-more">
          <Button size="s" onPress={() => setWhole(true)}>
            Show {more.toLocaleString('en')} more
          </Button>
        </div>
      )}
      <p className="person-provenance">
        LinkedIn’s archive tells the days. What was written is not kept here.
      </p>
    </Fold>
  );
}

const dayWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
