import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Badge, Button, Fold, Link, List } from '#kit';
import { read } from '#web-api';
import type { HappeningView } from '../places/calendar/schema.ts';
import { dayOfWeekWords, isAhead, oftenWords, timeWords } from './happening-words.ts';
import type { PlaceSourcesProps } from './place-sources.tsx';
import { TakeAsDay } from './take-as-day.tsx';
import { useSources } from './use-sources.ts';
import './happenings.css';

const SHOWN_FIRST = 5;

/** What is on at a place and to come, as its calendar says; nothing where none is followed. */
export function PlaceHappenings({ place }: PlaceSourcesProps) {
  const happenings = useHappenings(place.id);
  const [isWhole, setWhole] = useState(false);
  if (happenings.length === 0) return null;
  const next = happenings.find((one) => !one.isCancelled && isAhead(one));
  const more = happenings.length - SHOWN_FIRST;
  return (
    <Fold id="place.happenings" title="What is on">
      <List
        items={isWhole ? happenings : happenings.slice(0, SHOWN_FIRST)}
        keyOf={({ startsAt, title }) => `${startsAt} ${title}`}
        label="What is on"
      >
        {(happening) => <Happening happening={happening} />}
      </List>
      <div className="happening-more">
        {more > 0 && (
          <Button size="s" aria-expanded={isWhole} onPress={() => setWhole(!isWhole)}>
            {isWhole ? 'Only the next ones' : `${more} more`}
          </Button>
        )}
        {next && <TakeAsDay placeId={place.id} happening={next} />}
      </div>
    </Fold>
  );
}

/** Read again when a source of the place has been looked at meanwhile, as just after it was followed. */
function useHappenings(placeId: number): readonly HappeningView[] {
  const path = `/places/${placeId}/happenings`;
  const { data, refetch } = useQuery(read<{ happenings: HappeningView[] }>(path));
  const { data: followed } = useSources(`/sources?place=${placeId}`);
  const lookedAt = followed?.sources.map(({ polledAt }) => polledAt).join(' ');
  const seen = useRef(lookedAt);
  useEffect(() => {
    if (seen.current !== undefined && lookedAt !== seen.current) void refetch();
    seen.current = lookedAt;
  }, [lookedAt, refetch]);
  return data?.happenings ?? [];
}

function Happening({ happening }: { happening: HappeningView }) {
  const { title, url, location, startsOn, rhythm, isCancelled } = happening;
  const more = [oftenWords(rhythm), location].filter((words) => words !== '');
  return (
    <div className="happening" data-cancelled={isCancelled || undefined}>
      <div className="happening-head">
        <span className="happening-title">
          {url ? (
            <Link href={url} look="plain">
              {title}
            </Link>
          ) : (
            title
          )}
        </span>
        {isCancelled && <Badge tone="warn">Cancelled</Badge>}
      </div>
      <div className="happening-when">
        {dayOfWeekWords(startsOn)}
        {timeWords(happening)}
      </div>
      {more.length > 0 && <div className="happening-soft">{more.join(' · ')}</div>}
    </div>
  );
}
