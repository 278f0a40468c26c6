import { memo } from 'react';
import { Badge, type BadgeProps, Checkbox, Link } from '#kit';
import type { ImportItemView } from '../imports/queries.ts';
import { BringBack } from './import-bring-back.tsx';
import { type LeaveOut, mayBeLeftOut, withRows } from './import-left-out.ts';
import { bare, changeWords, nameOfRow, type Plan } from './import-words.ts';

const BADGES: Record<Plan, [words: string, tone: BadgeProps['tone']]> = {
  new: ['New', 'good'],
  changed: ['Changed', 'accent'],
  joins: ['Joins', 'accent'],
  gone: ['Gone', 'warn'],
  known: ['Known', 'plain'],
  repeats: ['Repeats', 'plain'],
  skip: ['Not used', 'warn'],
  waiting: ['Being looked at', 'plain'],
};

interface ImportRowProps {
  importId: number;
  item: ImportItemView;
  isLeftOut: boolean;
  leaveOut: LeaveOut | undefined;
}

/** Kept as it is while others change: there may be thousands. */
export const ImportRow = memo(function ImportRow({
  importId,
  item,
  isLeftOut,
  leaveOut,
}: ImportRowProps) {
  const [words, tone] = isLeftOut ? (['Left out', 'warn'] as const) : BADGES[item.plan];
  const name = nameOfRow(item);
  const addresses = [item.siteUrl, item.feedUrl].flatMap((url) => (url ? [bare(url)] : []));
  const where = [...addresses, item.detail].filter((part) => part && part !== name).join(' · ');
  return (
    <div className="import-row" data-out={isLeftOut || item.plan === 'skip' || undefined}>
      <div className="import-row-name">
        {leaveOut && mayBeLeftOut(item.plan) ? (
          <Checkbox
            label={name}
            isChecked={!isLeftOut}
            onChange={(isIn) => leaveOut((before) => withRows(before, [item], isIn))}
          />
        ) : item.personId !== null ? (
          <Link href={`/people/${item.personId}`}>{name}</Link>
        ) : (
          name
        )}
      </div>
      <p className="import-row-why">
        <Badge tone={tone}>{words}</Badge> {isLeftOut ? 'You left it out.' : item.reason}{' '}
        {leaveOut && item.isErased && (
          <BringBack importId={importId} position={item.position} name={name} />
        )}
        {leaveOut && item.personId !== null && (
          <Link href={`/people/${item.personId}`} aria-label={`See them: ${name}`}>
            See them
          </Link>
        )}
        {item.perhapsId !== null && (
          <Link href={`/people/${item.perhapsId}`} aria-label={`See whom you have: ${name}`}>
            See whom you have
          </Link>
        )}
      </p>
      {where && <p className="import-row-where">{where}</p>}
      {item.changes.length > 0 && (
        <ul className="import-row-changes">
          {item.changes.map((change) => (
            <li key={`${change.title} ${change.from} ${change.to}`}>{changeWords(change)}</li>
          ))}
        </ul>
      )}
    </div>
  );
});
